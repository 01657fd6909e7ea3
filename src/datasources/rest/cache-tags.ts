import { isDeepStrictEqual } from "node:util";
import type { Place } from "../../cache/embedded.ts";
import { ASSETS_PATH, LIBRARIES_PATH, RESPONSES_PATH } from "./entity-reads.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { phraseTags, textTags } from "../responses/search-tags.ts";
import { isEntity } from "./parse.ts";
import type { Reference } from "./parse.ts";

/** Kinds of answers, each with freshness of its own. */
export type CacheKind = "libraries" | "responses" | "search" | "messaging" | "users";

/** What a cached answer depends on, and what kind of answer it is. */
export interface ReadTags {
  kind: CacheKind;
  tags: string[];
}

/** Tags of single entities share this many names, so that the table of versions stays small; a clash costs one call. */
const BUCKETS = 131_072;

function bucket(kind: string, id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return `${kind}#${hash % BUCKETS}`;
}

export const libraryTag = (id: string): string => bucket("library", id);
export const responseTag = (id: string): string => bucket("response", id);
/** Which responses are in a library, and by what they may be sorted. */
const shelfTag = (libraryId: string) => bucket("shelf", libraryId);
/** Everything about the responses of a library. */
const contentTag = (libraryId: string) => bucket("content", libraryId);

/** Changes with every write of a response; the others of this page change with the writes that concern them. */
export const ANY_RESPONSE = "any-response";
/** Of all lists and searches: changes when a response was written of which nobody knows in which of them it was. */
const RESPONSES = "responses";
/** Changes with every write of a library. */
export const LIBRARIES = "libraries";
/** Changes when a library was deleted with its responses: lists that go on past what is at hand may have lost some. */
export const LIBRARY_DELETED = "library-deleted";

/** The tags of what a read answers; nothing where the answer is not to be kept. */
export function readTags({ route, path = {}, query = {}, body }: GenesysCall): ReadTags | undefined {
  if (route === LIBRARIES_PATH) return { kind: "libraries", tags: [LIBRARIES] };
  if (route === `${LIBRARIES_PATH}/{libraryId}`)
    return { kind: "libraries", tags: [libraryTag(path["libraryId"] ?? "")] };
  if (route === RESPONSES_PATH) {
    const libraryId = String(query["libraryId"]);
    return { kind: "responses", tags: [RESPONSES, shelfTag(libraryId)] };
  }
  if (route === `${RESPONSES_PATH}/{responseId}`) {
    return { kind: "responses", tags: [responseTag(path["responseId"] ?? "")] };
  }
  if (route === `${RESPONSES_PATH}/query`) return { kind: "search", tags: [RESPONSES, ...searchTags(body)] };
  // Integrations show the names of the settings and profiles that they use.
  if (isIntegrations(route)) return { kind: "messaging", tags: ["integrations", "settings", "profiles"] };
  if (route.includes("/messaging/settings")) return { kind: "messaging", tags: ["settings"] };
  if (route.includes("/messaging/supportedcontent")) return { kind: "messaging", tags: ["profiles"] };
  if (route.includes("/messaging/stickers")) return { kind: "messaging", tags: [] };
  // Assets show which responses use them.
  if (route.startsWith(ASSETS_PATH)) return { kind: "responses", tags: [RESPONSES, "assets"] };
  if (route.startsWith("/api/v2/users")) return { kind: "users", tags: [] };
  return undefined;
}

/** The tag of the one entity that such a call reads, where writes of it can be told from those of others. */
export function entityTag({ route, path = {} }: GenesysCall): string | undefined {
  if (route === `${LIBRARIES_PATH}/{libraryId}`) return libraryTag(path["libraryId"] ?? "");
  return route === `${RESPONSES_PATH}/{responseId}` ? responseTag(path["responseId"] ?? "") : undefined;
}

/** A search depends on the responses of its libraries, else on those that hold something of its phrase, else on all. */
function searchTags(body: unknown): string[] {
  const { queryPhrase, filters = [] } = body as { queryPhrase?: string; filters?: ResponseFilter[] };
  const libraryIds = filters.find(({ name }) => name === "libraryId")?.values;
  if (libraryIds) return libraryIds.flatMap((id) => [contentTag(id), shelfTag(id)]);
  return (queryPhrase && phraseTags(queryPhrase)) || [ANY_RESPONSE];
}

/**
 * The tags of everything that a write can have changed. `entities` are the entity as it was before and as it is now, as
 * far as they are known: where they are not, the tags are wider.
 */
export function writeTags({ method, route, path = {} }: GenesysCall, entities: readonly unknown[]): string[] {
  if (route.startsWith(LIBRARIES_PATH)) {
    const id = path["libraryId"];
    if (id === undefined) return [LIBRARIES];
    // A deleted library takes its responses along, and these are what assets show.
    const deleted = method === "DELETE" ? [shelfTag(id), LIBRARY_DELETED, ANY_RESPONSE, "assets"] : [];
    return [LIBRARIES, libraryTag(id), ...deleted];
  }
  if (route.startsWith(RESPONSES_PATH)) {
    const id = path["responseId"];
    const known = entities.filter(isResponse);
    const isKnown = known.length > 0 && known.length === entities.length;
    const places = isKnown ? [...shelvesOf(known), ...known.flatMap(placesOf)] : [RESPONSES];
    return [...new Set([ANY_RESPONSE, "assets", ...(id === undefined ? [] : [responseTag(id)]), ...places])];
  }
  if (isIntegrations(route)) return ["integrations"];
  if (route.includes("/messaging/settings")) return ["settings"];
  if (route.includes("/messaging/supportedcontent")) return ["profiles"];
  return [];
}

/** The lists that a response is in, and the searches it may be found by. */
function placesOf({ libraries, name, texts = [] }: WholeResponse): string[] {
  const contents = libraries.map(({ id }) => contentTag(id));
  return [...contents, ...textTags([name ?? "", ...texts.map(({ content }) => content ?? "")])];
}

/**
 * The lists whose rows or their order a write has changed. Nobody has said how they are sorted; but a response has no more
 * to sort it by than its name, its id and when it was made: lists stay as they are when it keeps its name and its libraries.
 */
function shelvesOf(known: readonly WholeResponse[]): string[] {
  const [before, after] = known;
  const idsOf = ({ libraries }: WholeResponse) => libraries.map(({ id }) => id).toSorted();
  const isInPlace = before && after && before.name === after.name && isDeepStrictEqual(idsOf(before), idsOf(after));
  return isInPlace ? [] : known.flatMap(({ libraries }) => libraries.map(({ id }) => shelfTag(id)));
}

interface WholeResponse {
  name?: string;
  libraries: Reference[];
  texts?: { content?: string }[];
}

interface ResponseFilter {
  name?: string;
  values?: string[];
}

function isResponse(entity: unknown): entity is WholeResponse {
  return isEntity(entity) && Array.isArray(entity["libraries"]);
}

function isIntegrations(route: string): boolean {
  return route.includes("/messaging/integrations");
}

/** Nobody has said how far the index behind a search lags behind writes. A minute is more than anybody would put up with. */
const INDEX_LAG = 60;

/** How many seconds the rows of such an answer may lag behind writes. */
export function lagOf(kind: CacheKind): { lag?: number } {
  return kind === "search" ? { lag: INDEX_LAG } : {};
}

/** True for an answer that may serve others: it has the shape of its contract, and is not about to change by itself. */
export function isKeepable({ route }: GenesysCall, answer: unknown): boolean {
  // "There is no default" is an empty answer.
  if (answer === undefined) return route.endsWith("/default");
  const { entities, results } = (answer ?? {}) as { entities?: unknown; results?: { entities?: unknown } };
  const rows = entities ?? results?.entities ?? [answer];
  const mayBeInTheMaking = isIntegrations(route);
  return Array.isArray(rows) && rows.every((row) => isEntity(row) && !(mayBeInTheMaking && isInTheMaking(row)));
}

/** An integration whose making goes on says so, save in the list of all channels: there it has no status and no recipient. */
function isInTheMaking({ createStatus, status, recipient }: Record<string, unknown>): boolean {
  return createStatus === "Initiated" || (status === undefined && recipient === undefined);
}

/** What tells one read from another. Absent values and the order of names make no difference. */
function keyOf({ method, route, path = {}, query = {}, body }: GenesysCall): readonly unknown[] {
  const named = (record: object) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .toSorted();
  return [method, route, named(path), named(query), body ?? null];
}

/** The place of a read in the cache. */
export function placeOf(call: GenesysCall): Place {
  return { key: keyOf(call), tags: readTags(call)?.tags ?? [] };
}
