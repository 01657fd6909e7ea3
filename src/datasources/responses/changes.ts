import { isDeepStrictEqual } from "node:util";
import { ASSETS_TAG } from "../response-assets.ts";
import { isEntity } from "../rest/parse.ts";
import type { Reference } from "../rest/parse.ts";
import { textTags } from "./search-tags.ts";
import {
  ANY_RESPONSE_TAG,
  CONTENTS_TAG,
  contentsOf,
  PHRASES_TAG,
  RESPONSES_TAG,
  responsesOf,
  responseTag,
} from "./tags.ts";

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

/** What is known of a change of a response that was made elsewhere. */
export interface ResponseChange {
  id: string;
  action: "created" | "updated" | "deleted";
  /** The libraries that it has left, and those that it is in now; of an update at least those that it has left and entered. */
  libraryIds?: readonly string[] | undefined;
  /** True where neither its name nor its libraries have changed. */
  isInPlace?: boolean | undefined;
  /** True where its name may have changed. */
  mayBeRenamed?: boolean | undefined;
}

/** The same for a change that was made elsewhere. Its texts are not known, so every search for a phrase may have changed. */
export function tagsChangedElsewhere({ id, action, libraryIds, isInPlace, mayBeRenamed }: ResponseChange): string[] {
  const own = [ANY_RESPONSE_TAG, ASSETS_TAG, responseTag(id)];
  if (isInPlace) return [...own, PHRASES_TAG, CONTENTS_TAG];
  // A new name may change its place in the lists of libraries that it stays in.
  if (libraryIds === undefined || (action === "updated" && mayBeRenamed)) return [...own, RESPONSES_TAG];
  const contents = action === "updated" ? [CONTENTS_TAG] : libraryIds.map(contentsOf);
  return [...own, PHRASES_TAG, ...contents, ...libraryIds.map(responsesOf)];
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
