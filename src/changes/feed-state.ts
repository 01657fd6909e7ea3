import { LAG_LIMIT } from "./echoes.ts";

/**
 * Why answers are not fresh for longer. `starting`: nothing was polled yet. `idle`: nothing is read that would profit. `forbidden`: the
 * OAuth client may not read audits. `uncovered`: Genesys Cloud has no audits of what is read. `behind`: there are more audits than a poll
 * reads. `late`: audits were lost or came too late. `failing`: polls fail.
 */
export type FeedState =
  | "off"
  | "starting"
  | "healthy"
  | "idle"
  | "forbidden"
  | "uncovered"
  | "behind"
  | "late"
  | "failing";

/** What is said of a state that lasts; the others come and go. */
const LINES: Partial<Record<FeedState, string>> = {
  forbidden:
    "The gateway may not read the audit log of Genesys Cloud (permission audits:audit:view), so it learns of no change made past it",
  uncovered: "The audit log of Genesys Cloud covers nothing that the gateway reads",
  behind:
    "There are more changes in Genesys Cloud than the gateway reads at once; answers age as without its audit log",
  late: `Audits of Genesys Cloud are missing, or later than ${LAG_LIMIT / 1000} s; answers age as without them`,
  failing: "The audit log of Genesys Cloud cannot be read; answers soon age as without it",
  healthy: "The gateway follows the audit log of Genesys Cloud",
};

/** What other parts may know of the feed. */
export interface FeedHealth {
  state: FeedState;
  /** Milliseconds from the last own write whose audit has come to that audit. */
  lag: number | undefined;
}

/** The state of the feed in this replica. */
export interface FeedStatus {
  now(): FeedState;
  /** Enters a state. The replica that polls says what lasts, once. */
  enter(next: FeedState, isPoller: boolean): void;
  /** Enters `failing` where all was well: a beat has failed, or hangs. */
  fail(): void;
}

/** Creates it with its first state. */
export function createFeedStatus(first: FeedState, say: (level: "info" | "warn", line: string) => void): FeedStatus {
  let state = first;
  let said: FeedState | undefined;

  function enter(next: FeedState, isPoller: boolean): void {
    state = next;
    const line = LINES[next];
    // A feed that is healthy from its first poll on is nothing to speak of.
    if (!isPoller || line === undefined || said === next || (said === undefined && next === "healthy")) {
      if (next === "healthy") said ??= next;
      return;
    }
    said = next;
    say(next === "healthy" ? "info" : "warn", line);
  }

  return {
    now: () => state,
    enter,
    fail() {
      if (state === "healthy") enter("failing", true);
    },
  };
}
