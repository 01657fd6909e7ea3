import type { GenesysCall } from "./genesys.ts";
import { isEntity } from "./shapes.ts";
import type { Reference } from "./shapes.ts";

/** Kinds of answers, each with freshness of its own. */
export type CacheKind = "libraries" | "responses" | "search" | "messaging" | "users";

/** What a cached answer depends on, and what kind of answer it is. */
export interface ReadTags {
  kind: CacheKind;
  tags: string[];
}

const RM = "/api/v2/responsemanagement";
/** Tags of single entities share this many names, so that the table of versions stays small; a clash costs one call. */
const BUCKETS = 4096;

function bucket(kind: string, id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return `${kind}#${hash % BUCKETS}`;
}

/** Tag of one library: its own fields. */
export const libraryTag = (id: string): string => bucket("library", id);
const responseTag = (id: string) => bucket("response", id);
const shelfTag = (libraryId: string) => bucket("shelf", libraryId);

/** The tags of what a read answers; nothing where the answer is not to be kept. */
export function readTags({ route, path = {}, query = {} }: GenesysCall): ReadTags | undefined {
  if (route === `${RM}/libraries`) return { kind: "libraries", tags: ["libraries"] };
  if (route === `${RM}/libraries/{libraryId}`)
    return { kind: "libraries", tags: [libraryTag(path["libraryId"] ?? "")] };
  if (route === `${RM}/responses`) {
    return { kind: "responses", tags: ["responses", shelfTag(String(query["libraryId"]))] };
  }
  if (route === `${RM}/responses/{responseId}`) {
    return { kind: "responses", tags: ["responses", responseTag(path["responseId"] ?? "")] };
  }
  if (route === `${RM}/responses/query`) return { kind: "search", tags: ["responses", "search"] };
  // Integrations show the names of the settings and profiles that they use.
  if (isIntegrations(route)) return { kind: "messaging", tags: ["integrations", "settings", "profiles"] };
  if (route.includes("/messaging/settings")) return { kind: "messaging", tags: ["settings"] };
  if (route.includes("/messaging/supportedcontent")) return { kind: "messaging", tags: ["profiles"] };
  if (route.includes("/messaging/stickers")) return { kind: "messaging", tags: [] };
  // Assets show which responses use them.
  if (route.startsWith(`${RM}/responseassets`)) return { kind: "responses", tags: ["responses", "assets"] };
  if (route.startsWith("/api/v2/users")) return { kind: "users", tags: [] };
  return undefined;
}

/**
 * The tags of everything that a write can have changed. `entities` are the entity as it was before and as it is now, as
 * far as they are known: where they are not, the tags are wider.
 */
export function writeTags({ route, path = {} }: GenesysCall, entities: readonly unknown[]): string[] {
  if (route.startsWith(`${RM}/libraries`)) {
    // Every response shows the names of its libraries, and a deleted library takes its responses along.
    const id = path["libraryId"];
    return id === undefined ? ["libraries"] : ["libraries", libraryTag(id), "responses"];
  }
  if (route.startsWith(`${RM}/responses`)) {
    const id = path["responseId"];
    const shelves = entities.map(shelvesOf);
    const isKnown = shelves.length > 0 && shelves.every((tags) => tags !== undefined);
    const places = isKnown ? [...new Set(shelves.flat())] : ["responses"];
    return ["search", "assets", ...(id === undefined ? [] : [responseTag(id)]), ...(places as string[])];
  }
  if (isIntegrations(route)) return ["integrations"];
  if (route.includes("/messaging/settings")) return ["settings"];
  if (route.includes("/messaging/supportedcontent")) return ["profiles"];
  return [];
}

function isIntegrations(route: string): boolean {
  return route.includes("/messaging/integrations");
}

function shelvesOf(entity: unknown): string[] | undefined {
  const libraries = (entity as { libraries?: Reference[] } | null | undefined)?.libraries;
  return Array.isArray(libraries) ? libraries.map(({ id }) => shelfTag(id)) : undefined;
}

/** Tags of which one changes with every write that could have changed a row of such an answer. */
export function tagsOfAllWrites(kind: CacheKind): string[] {
  return kind === "libraries" ? ["libraries"] : ["responses", "search"];
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
export function keyOf({ method, route, path = {}, query = {}, body }: GenesysCall): readonly unknown[] {
  const named = (record: object) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .toSorted();
  return [method, route, named(path), named(query), body ?? null];
}
