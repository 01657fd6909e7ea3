import { isDeepStrictEqual } from "node:util";
import { ASSETS_TAG } from "../response-assets.ts";
import { isEntity } from "../rest/parse.ts";
import type { Reference } from "../rest/parse.ts";
import { textTags } from "./search-tags.ts";
import { ANY_RESPONSE_TAG, contentsOf, RESPONSES_TAG, responsesOf, responseTag } from "./tags.ts";

interface WholeResponse {
  name?: string;
  libraries: Reference[];
  texts?: ({ content?: string } | null)[] | null;
}

/**
 * The tags of everything that a write of a response can have changed. `entities` are the response before and after the write.
 * Where one of them is not known, every list and every search may have changed.
 */
export function tagsChangedBy(entities: readonly unknown[], id?: string): string[] {
  const known = entities.filter(isResponse);
  const isKnown = known.length > 0 && known.length === entities.length;
  const tagsOfLists = isKnown ? [...changedLists(known), ...known.flatMap(contentTags)] : [RESPONSES_TAG];
  return [...new Set([ANY_RESPONSE_TAG, ASSETS_TAG, ...(id === undefined ? [] : [responseTag(id)]), ...tagsOfLists])];
}

/** The tags of the contents of its libraries, and of the searches that may find it. */
function contentTags({ libraries, name, texts }: WholeResponse): string[] {
  const contents = libraries.map(({ id }) => contentsOf(id));
  return [...contents, ...textTags([name ?? "", ...(texts ?? []).map((text) => text?.content ?? "")])];
}

/**
 * The tags of the lists whose rows or order a write has changed. The vendor does not document how lists are sorted, but a
 * response has nothing to sort by except its name, its id and its creation. So a write that keeps the name and the libraries
 * changes no list.
 */
function changedLists(known: readonly WholeResponse[]): string[] {
  const [before, after] = known;
  const idsOf = ({ libraries }: WholeResponse) => libraries.map(({ id }) => id).toSorted();
  const isInPlace = before && after && before.name === after.name && isDeepStrictEqual(idsOf(before), idsOf(after));
  return isInPlace ? [] : known.flatMap(({ libraries }) => libraries.map(({ id }) => responsesOf(id)));
}

function isResponse(entity: unknown): entity is WholeResponse {
  return isEntity(entity) && Array.isArray(entity["libraries"]) && entity["libraries"].every(isEntity);
}
