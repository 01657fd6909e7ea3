import { OTHER } from "./bounded-names.ts";

/** Counts by labels. A reader of metrics gets all of them at once, so that an event costs no more than an addition. */
export interface Series {
  /** One value for each label, in their order. */
  add(values: readonly string[], by?: number): void;
  /** Every count so far. */
  all(): Iterable<SeriesCount>;
}

export interface SeriesCount {
  labels: Readonly<Record<string, string>>;
  count: number;
}

interface SeriesOptions {
  /** The most different counts. */
  max?: number;
  /** The labels that become `other` where there are more. Default: all. */
  foldable?: readonly string[];
}

/** OpenTelemetry's SDK folds what is beyond 2,000 attribute sets of one metric. These are fewer, with all that `other` adds. */
const MAX_COUNTS = 1500;

/** Makes counts with these labels. */
export function createSeries(
  labels: readonly string[],
  { max = MAX_COUNTS, foldable = labels }: SeriesOptions = {},
): Series {
  const counts = new Map<string, SeriesCount>();
  const folded = labels.map((label) => foldable.includes(label));

  function add(values: readonly string[], by = 1): void {
    const key = values.join("\0");
    const known = counts.get(key);
    if (known) known.count += by;
    else if (counts.size < max || isFolded(values)) counts.set(key, { labels: labelled(values), count: by });
    else
      add(
        values.map((value, at) => (folded[at] ? OTHER : value)),
        by,
      );
  }

  const isFolded = (values: readonly string[]) => values.every((value, at) => !folded[at] || value === OTHER);
  const labelled = (values: readonly string[]) => Object.fromEntries(labels.map((label, at) => [label, values[at]!]));

  return { add, all: () => counts.values() };
}
