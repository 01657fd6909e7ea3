import { createHash } from "node:crypto";
import type { SandboxClock } from "./clock.ts";
import { largeData } from "./data/large.ts";
import { smallData } from "./data/small.ts";
import type {
  CannedResponse,
  Data,
  Integration,
  Library,
  MessagingSetting,
  ResponseAsset,
  Sticker,
  SupportedContentProfile,
  User,
} from "./model.ts";

export type Size = "small" | "large";

export interface State {
  libraries: Map<string, Library>;
  responses: Map<string, CannedResponse>;
  users: Map<string, User>;
  assets: Map<string, ResponseAsset>;
  settings: Map<string, MessagingSetting>;
  profiles: Map<string, SupportedContentProfile>;
  integrations: Map<string, Integration>;
  stickers: Map<string, Sticker>;
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
  const data = freeze(size === "large" ? largeData(seed) : smallData());
  const start = {
    libraries: keyed(data.libraries),
    responses: keyed(data.responses),
    users: keyed(data.users),
    assets: keyed(data.assets),
    settings: keyed(data.settings),
    profiles: keyed(data.profiles),
    integrations: keyed(data.integrations),
    stickers: keyed(data.stickers),
    defaults: data.defaults,
  };
  starts.set(key, start);
  return start;
}

/** Creates an organization. The same size and seed give the same data and the same new ids. */
export function createState(size: Size, seed: number, manner: Pick<State, "creationTime" | "clock">): State {
  const start = startOf(size, seed);
  let made = 0;
  return {
    libraries: new Map(start.libraries),
    responses: new Map(start.responses),
    users: new Map(start.users),
    assets: new Map(start.assets),
    settings: new Map(start.settings),
    profiles: new Map(start.profiles),
    integrations: new Map(start.integrations),
    stickers: new Map(start.stickers),
    defaults: { ...start.defaults },
    ...manner,
    date: () => new Date(manner.clock.wallTime()).toISOString(),
    newId() {
      made += 1;
      const hash = createHash("sha256").update(`${seed}:${made}`).digest("hex");
      return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
    },
  };
}

function keyed<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}
