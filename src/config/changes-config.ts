import type { Secret } from "./secret.ts";
import type { SettingsReader } from "./settings.ts";

/** How the gateway learns of changes that were made past it. */
export interface ChangesConfig {
  /** Milliseconds between two looks at the audit log; 0: none. */
  pollInterval: number;
  /** The same while events push each change. */
  pollIntervalWithEvents: number;
  /** Seconds for which an answer is fresh while the gateway learns of every change of it. */
  fresh: number;
  /** The key of who may push events. Left out: none may. */
  eventsKey: Secret | undefined;
}

/** Reads it. */
export function readChanges({ get, faults }: SettingsReader): ChangesConfig {
  const eventsKey = get("EVENTS_KEY");
  const length = eventsKey?.reveal().length ?? LEAST;
  if (length < LEAST) faults.push(`EVENTS_KEY: a key needs ${LEAST} characters or more. Use a random one.`);
  return {
    pollInterval: get("CHANGES_POLL_INTERVAL"),
    pollIntervalWithEvents: get("CHANGES_POLL_INTERVAL_WITH_EVENTS"),
    fresh: get("CACHE_FRESH_WITH_FEED"),
    eventsKey,
  };
}

/** Characters that a key has at least. */
const LEAST = 16;
