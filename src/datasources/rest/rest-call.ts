import type { CacheConfig } from "../../config/config.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import type { EntityRules } from "./entity-rules.ts";
import type { Entity } from "./parse.ts";

/** Kinds of answers, each with its own setting of freshness. */
export type CacheKind = keyof CacheConfig["fresh"];

/** The kinds of entities whose changes Genesys Cloud may tell of. */
export type AuditedKind =
  | "library"
  | "response"
  | "response-asset"
  | "supported-content-profile"
  | "messaging-setting"
  | "integration";

/** How the cache keeps the answers of a read. */
export interface CacheRules {
  kind: CacheKind;
  /**
   * The kinds of entities whose changes alter the answer: while the gateway learns of each of them, the answer is fresh for longer. Left
   * out: it never learns of all.
   */
  changedBy?: readonly AuditedKind[] | undefined;
  /** What the answer depends on: a write that changes one of these tags makes the answer unreachable. */
  tags: readonly string[];
  /** The tag of the one entity that the call reads. A write of this entity can then store its own answer for this read. */
  entityTag?: string;
  /** The entities inside the answer that have writes of their own. */
  embedded?: EmbeddedEntities;
  /** False for a row that Genesys Cloud is about to change by itself. Left out: every row is settled. */
  isSettled?: (row: Entity & Record<string, unknown>) => boolean;
  /** True where an empty answer is valid, such as "there is no default". */
  mayBeEmpty?: boolean;
  /** The entities that the answer shows and this gateway writes. Left out: there are none. */
  shows?: EntityRules;
  /** True for an answer that is one object without an id. */
  hasNoId?: boolean;
  /** What is kept and answered in place of the answer: less of it. Throws where it has another shape. */
  keeps?: (answer: unknown) => unknown;
}

/** The entities inside an answer that have writes of their own, as a response holds the names of its libraries. */
export interface EmbeddedEntities {
  /** At least one of these tags changes with every write of an embedded entity. */
  anyWrite: readonly string[];
  /** The tags that make the whole answer unusable when they change. */
  mustMatch: (answer: unknown) => string[];
  /** The call that reads each embedded entity, and the tags that change with what the answer shows of it. */
  readsOf: (answer: unknown) => { call: CachedCall; tags: readonly string[] }[];
  /** Any one of these calls: the cache keeps all of them by the same rules. */
  exampleRead: () => CachedCall;
  /** The answer with these entities in place of the older ones. */
  replace: (answer: unknown, entities: readonly unknown[]) => unknown;
}

type Reading = GenesysCall & ({ method: "GET" } | { method: "POST"; readOnly: true });

/** A read whose answers the cache keeps. */
export type CachedCall = Reading & { cache: CacheRules };

/** A read, with the rules of the cache for its answers. The collection that owns the path builds it. */
export type ReadCall = Reading & { cache: CacheRules | "never" };

/** True for a read whose answers the cache keeps. */
export function isCached(call: ReadCall): call is CachedCall {
  return call.cache !== "never";
}

/** A write, with what it changes. The collection that owns the path builds it. */
export interface WriteCall extends GenesysCall {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  readOnly?: never;
  /**
   * The tags of everything that the write can have changed. `entities` are the entity before and after the write: only the
   * new one after a POST, only the old one after a DELETE. One that is not known is undefined; then the tags are wider.
   */
  changes: (entities: readonly unknown[]) => readonly string[];
  /** The entity that the write is about. */
  writes: WrittenName;
}

/** The entity that a write is about: one with an id, which only the answer of a POST tells, or the choice of one. */
export interface WrittenName {
  kind: string;
  id?: string;
  /** As `EntityRules.choice`: the answer of the write is the entity that is chosen now. */
  choice?: string;
  /** As `EntityRules.object`: the answer of the write is the object. */
  object?: string;
  /** Fields that reads of the entity have, and the answer of the write has not. */
  fields?: object;
}

export interface RestReadOptions {
  /** Asks Genesys Cloud even where the cache has an answer. */
  bypassCache?: boolean;
  /** A read whose answer includes the answer of this one: it is sent instead. */
  sentAs?: ReadCall;
  /** Other reads that the same answer serves, with the same tags. */
  alsoAnswers?: readonly CachedCall[];
  /** Called when the cache has no answer and Genesys Cloud is asked. */
  onAsked?: () => void;
  /** True for a read that begins before it is known to be needed: it fails where it would make others too expensive. */
  isEarly?: boolean;
}

export interface RestWriteOptions {
  /** True for a DELETE that only clears a default. */
  clearsDefault?: boolean;
  /** The entity before this write, where it is known. */
  before?: unknown;
  /** True where the answer is an object without an id. */
  hasNoId?: boolean;
  /** The entity as the write would leave it: the answer of a dry run. One that would be created has no id. */
  preview?: unknown;
  /** The reads of the written entity, which the answer of this write serves. */
  alsoAnswers?: readonly CachedCall[];
}

/** Sends one call to Genesys Cloud, past the cache. `keys` is the number of ids that it asks for. */
export type Send = (call: GenesysCall, keys?: number) => Promise<unknown>;

/** Entities to read by id, and how to read those that the cache does not have. */
export interface EntityReads<T> {
  ids: readonly string[];
  /** The call that reads one of them: the cache knows an entity by this call, however it was read. */
  one: (id: string) => CachedCall;
  /** Ids that are not in the answer do not exist. An Error is the answer of its id alone. */
  load: (ids: readonly string[], send: Send) => Promise<Map<string, T | Error>>;
}
