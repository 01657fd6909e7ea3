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
  /** Milliseconds that a creation goes on which is answered with 202. */
  creationTime: number;
  /** The next id: looks like a random UUID, yet is the same in every run with the same seed. */
  newId(): string;
  /** The date and time now, as the API writes it. */
  date(): string;
}

/** What a state begins with. */
type Start = Omit<State, "clock" | "creationTime" | "newId" | "date">;

const starts = new Map<string, Start>();

/** Made once: rows are frozen, and replaced where something changes, so that every state may have the same ones. */
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

/** A fresh organization of the given size; the same size and seed always give the same data and the same new ids. */
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
