import type { ReadObserver } from "../datasources/rest/call-trace.ts";
import { createSeries } from "./series.ts";

/** Counts reads through the cache, by kind and source. */
export function createReadCounts() {
  const counts = createSeries(["kind", "source"]);
  const corrections = createSeries([]);
  corrections.add([], 0);
  const observer: ReadObserver = {
    read: (kind, source) => counts.add([kind, source]),
    corrected: () => corrections.add([]),
  };
  return { observer, counts, corrections };
}
