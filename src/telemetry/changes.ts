import type { FeedObserver } from "../changes/feed.ts";
import { createSeries } from "./series.ts";

/** Counts the changes that the gateway learns of, the audits that say nothing new, and the polls. */
export function createFeedCounts() {
  const changes = createSeries(["source", "kind"]);
  const skipped = createSeries(["reason"]);
  const polls = createSeries(["outcome"]);
  const observer: FeedObserver = {
    changed: (source, kind) => changes.add([source, kind]),
    skipped: (reason) => skipped.add([reason]),
    polled: (outcome) => polls.add([outcome]),
  };
  return { changes, skipped, polls, observer };
}
