import type { Operation } from "./contract.ts";
import { createRandom } from "./random.ts";
import type { Query } from "./validation.ts";

/** A read with this header answers from the present state, whatever the lag. */
export const presentHeader = "x-sandbox-present";

/** The longest lag in milliseconds. */
export const maximumLag = 600_000;

// Each kind of entity by the part of the path that names its collection.
const kindByCollection = {
  libraries: "library",
  responses: "response",
  responseassets: "asset",
  users: "user",
  divisions: "division",
  settings: "setting",
  supportedcontent: "profile",
  integrations: "integration",
  stickers: "sticker",
  threadingtimeline: "timeline",
  // Below `facebook`, which is also the name of a channel.
  app: "app",
  permissions: "app",
} as const;

const changing = ["library", "response", "setting", "profile", "integration"] as const;
/** There is one of each, so no list. */
const single = ["timeline", "app"] as const;
/** The kinds that each sort of read can answer. */
const kinds = {
  entities: [...changing, ...single, "asset", "user", "division"],
  lists: [...changing, "user", "division", "sticker"],
  search: ["response"],
} as const;

type Reads = keyof typeof kinds;
type Kind = (typeof kindByCollection)[keyof typeof kindByCollection];
type LagOf<K extends Kind> = number | Partial<Record<K, number>>;

/**
 * By how many milliseconds reads lag behind writes: a number for all kinds of entity, or a number for each kind (`library`,
 * `response`, …). What is left out does not lag.
 */
export interface SandboxLag {
  /** Reads by id, one or many, and reads of a default. */
  entities?: LagOf<(typeof kinds)["entities"][number]>;
  lists?: LagOf<(typeof kinds)["lists"][number]>;
  search?: LagOf<(typeof kinds)["search"][number]>;
  /** Each read draws its lag from 0 to the given one. So a read can answer from an older state than an earlier read. */
  jitter?: boolean;
  /** Seed of the draws. Default: the sandbox's. */
  seed?: number;
}

/** The sort of a read, and the kind of entity that it answers. */
export interface Read {
  reads: Reads;
  kind: Kind;
}

export interface Lag {
  /** Replaces the lag; a number is that of all reads. Throws an error that names the invalid field. */
  set(given: unknown): void;
  /** The lag in use, with the defaults of what was left out. */
  shown(): Required<SandboxLag>;
  /** The longest lag in milliseconds. 0: no read lags. */
  longest(): number;
  /** The lag of one read in milliseconds. With jitter, the next draw. */
  of(read: Read): number;
}

/** Holds the lag of the sandbox's reads. At first there is none. */
export function createLag(seed: number): Lag {
  let lag = withDefaults({}, seed);
  let random = createRandom(seed);

  function most({ reads, kind }: Read): number {
    const given = lag[reads];
    return typeof given === "number" ? given : ((given as Partial<Record<Kind, number>>)[kind] ?? 0);
  }

  return {
    set(given) {
      lag = withDefaults(checkLag(given), seed);
      random = createRandom(lag.seed);
    },
    shown: () => lag,
    longest: () => Math.max(0, ...[lag.entities, lag.lists, lag.search].flatMap(numbersOf)),
    of(read) {
      const milliseconds = most(read);
      return lag.jitter && milliseconds > 0 ? Math.floor(random() * (milliseconds + 1)) : milliseconds;
    },
  };
}

/**
 * What a call reads; undefined for a write. Bulk reads and lists with `id` are reads of entities, because their clients use
 * them so.
 */
export function readOf({ method, path }: Pick<Operation, "method" | "path">, query: Query): Read | undefined {
  const segments = path.split("/");
  const collection = segments.findLast((segment) => Object.hasOwn(kindByCollection, segment));
  if (collection === undefined) return undefined;
  const kind = kindByCollection[collection as keyof typeof kindByCollection];
  const last = segments.at(-1)!;
  if (method === "POST" && last === "bulk") return { reads: "entities", kind };
  if (method === "POST" && last === "query") return { reads: "search", kind };
  if (method !== "GET") return undefined;
  // The id at the end of this path is that of a network.
  if (kind === "sticker") return { reads: "lists", kind };
  const isSingle = (single as readonly string[]).includes(kind);
  const isById = isSingle || last.startsWith("{") || last === "default" || query.id !== undefined;
  return { reads: isById ? "entities" : "lists", kind };
}

function withDefaults(given: SandboxLag, seed: number): Required<SandboxLag> {
  return { entities: 0, lists: 0, search: 0, jitter: false, seed, ...given };
}

function numbersOf(lag: LagOf<Kind>): number[] {
  return typeof lag === "number" ? [lag] : Object.values(lag);
}

function checkLag(given: unknown): SandboxLag {
  if (typeof given === "number") {
    checkMilliseconds(given, "lag");
    return { entities: given, lists: given, search: given };
  }
  if (!isObject(given)) throw new TypeError("lag: a number or an object is needed");
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(kinds, name)) checkReads(name as Reads, value);
    else if (name === "jitter") {
      if (typeof value !== "boolean") throw new TypeError("lag.jitter: true or false is needed");
    } else if (name === "seed") {
      if (!Number.isInteger(value)) throw new TypeError("lag.seed: a whole number is needed");
    } else throw new TypeError(`lag.${name}: there are only entities, lists, search, jitter and seed`);
  }
  return structuredClone(given);
}

function checkReads(reads: Reads, value: unknown): void {
  if (!isObject(value)) return checkMilliseconds(value, `lag.${reads}`);
  for (const [kind, milliseconds] of Object.entries(value)) {
    const known: readonly string[] = kinds[reads];
    if (!known.includes(kind)) throw new TypeError(`lag.${reads}.${kind}: there are only ${known.join(", ")}`);
    checkMilliseconds(milliseconds, `lag.${reads}.${kind}`);
  }
}

function checkMilliseconds(value: unknown, at: string): void {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= maximumLag) return;
  throw new TypeError(`${at}: a whole number of milliseconds from 0 to ${maximumLag} is needed`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
