import { createHash } from "node:crypto";
import type { SandboxClock } from "./clock.ts";
import { largeData } from "./data/large.ts";
import { smallData } from "./data/small.ts";
import type { Data } from "./data/small.ts";

export type Size = "small" | "large";

/** The names of the collections, such as `libraries`. */
export type CollectionName = Exclude<keyof Data, "defaults">;

/** The entities of each collection by their ids. */
type Collections = { [Name in CollectionName]: Map<string, Data[Name][number]> };

export interface State extends Collections {
  defaults: Data["defaults"];
  clock: SandboxClock;
  /** Milliseconds from a 202 until the creation has finished. */
  creationTime: number;
  /** Returns the next id, a UUID. The same seed gives the same ids in every run. */
  newId(): string;
  /** The current date and time in the API's format. */
  date(): string;
}

/** The data of a new state. */
type Start = Omit<State, "clock" | "creationTime" | "newId" | "date">;

const starts = new Map<string, Start>();

/** Builds the initial data once per size and seed. Rows are frozen and writes replace them, so all states can share them. */
function startOf(size: Size, seed: number): Start {
  const key = size === "large" ? `large ${seed}` : "small";
  const known = starts.get(key);
  if (known) return known;
  const { defaults, ...rows } = freeze(size === "large" ? largeData(seed) : smallData());
  const start = { ...keyed(rows), defaults };
  starts.set(key, start);
  return start;
}

/** Creates an organization. The same size and seed give the same data and the same new ids. */
export function createState(size: Size, seed: number, manner: Pick<State, "creationTime" | "clock">): State {
  const { defaults, ...collections } = startOf(size, seed);
  let made = 0;
  return {
    ...copied(collections),
    defaults: { ...defaults },
    ...manner,
    date: () => new Date(manner.clock.wallTime()).toISOString(),
    newId() {
      made += 1;
      const hash = createHash("sha256").update(`${seed}:${made}`).digest("hex");
      return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
    },
  };
}

interface Identified {
  id: string;
}

function keyed(collections: Record<CollectionName, readonly Identified[]>): Collections {
  const entries = Object.entries(collections);
  return Object.fromEntries(
    entries.map(([name, rows]) => [name, new Map(rows.map((row) => [row.id, row]))]),
  ) as unknown as Collections;
}

function copied(collections: Record<CollectionName, Map<string, Identified>>): Collections {
  const entries = Object.entries(collections);
  return Object.fromEntries(entries.map(([name, entities]) => [name, new Map(entities)])) as unknown as Collections;
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}
