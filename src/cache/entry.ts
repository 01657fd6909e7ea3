import type { EmbeddedState } from "./embedded-state.ts";
import type { Parts } from "./parts.ts";
import type { Freshness } from "./policy.ts";
import type { Tier } from "./store.ts";

/** A stored answer, as it may be used now. */
export interface FoundEntry {
  value: unknown;
  tier: Tier;
  /** Seconds since it was read upstream. */
  age: number;
  freshness: Freshness;
  /** When it was read, in milliseconds. */
  at: number;
  embedded?: EmbeddedState | undefined;
  isUnsettled?: boolean | undefined;
  /** Until when it is fresh and sure to be the newest one, in milliseconds of the wall clock. */
  until?: number | undefined;
}

/** An answer that is to be stored. */
export interface NewEntry {
  entryKey: string;
  /** Further keys under which it is found. */
  otherKeys?: readonly string[] | undefined;
  value: unknown;
  embedded?: EmbeddedState | undefined;
  /** When it was read, in milliseconds; by default now. */
  at?: number;
  /** When this process began to read it, on its own clock; left out where it has not. */
  begun?: number | undefined;
  /** True if Genesys Cloud may not have shown a recent write in it yet. */
  isUnsettled?: boolean | undefined;
  /** Parts that show at least the state of `asOf`. Each becomes an entry when it is asked for. Only where `keepsParts`. */
  parts?: { parts: Parts; state: EmbeddedState } | undefined;
}
