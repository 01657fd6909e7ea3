import { countBy, print, printTable } from "../print.ts";
import { BUDGET } from "./trial.ts";
import type { Trial } from "./trial.ts";

/** What a gateway may answer from before a write: nothing, or nothing older than a second. */
export interface Bars {
  /** Milliseconds by which an answer may be older than an answered write. */
  oldest: number;
}

interface Column {
  title: string;
  bar?: (bars: Bars) => string;
  figure(trial: Trial): number | string;
  isBroken?(trial: Trial, bars: Bars): boolean;
}

const oldestOf = ({ older }: Trial) => Math.max(0, ...older.map(({ olderBy }) => Math.ceil(olderBy)));

/** A figure that must be 0. */
function zero(title: string, figure: (trial: Trial) => number): Column {
  return { title, figure, bar: () => "0", isBroken: (trial) => figure(trial) > 0 };
}

const COLUMNS: readonly Column[] = [
  { title: "blows", figure: ({ blows }) => blows },
  { title: "reads", figure: ({ reads }) => reads },
  {
    title: "older",
    figure: ({ older }) => older.length,
    bar: ({ oldest }) => (oldest === 0 ? "0" : ""),
    isBroken: ({ older }, { oldest }) => oldest === 0 && older.length > 0,
  },
  {
    title: "by ms",
    figure: (trial) => oldestOf(trial) || "-",
    bar: ({ oldest }) => `${oldest}`,
    isBroken: (trial, { oldest }) => oldestOf(trial) > oldest,
  },
  { title: "marked", figure: ({ marked }) => marked },
  { title: "warned", figure: ({ afterWarning }) => afterWarning },
  zero("too long", ({ afterWarningLate }) => afterWarningLate),
  zero("failed", ({ failedReads }) => failedReads.length),
  zero("codes", ({ unknownCodes }) => unknownCodes.length),
  { title: "writes", figure: ({ writes }) => writes },
  { title: "failed", figure: ({ failedWrites }) => failedWrites.length },
  zero("lost", ({ lost }) => lost),
  { title: "keys", figure: ({ keys }) => keys },
  { title: "done", figure: ({ carriedOut }) => carriedOut },
  {
    title: "twice",
    figure: ({ carriedOut, twice, twiceSoon }) => (carriedOut === 0 ? "-" : twice - twiceSoon),
    bar: () => "0",
    isBroken: ({ faults, twice, twiceSoon }) =>
      twice > twiceSoon && faults.every(({ loses }) => loses !== "at any time"),
  },
  { title: "soon", figure: ({ carriedOut, twiceSoon }) => (carriedOut === 0 ? "-" : twiceSoon) },
  { title: "until ms", figure: ({ unknownFor }) => (unknownFor === undefined ? "-" : Math.round(unknownFor)) },
  { title: "unknown", figure: ({ notKnown }) => notKnown },
  { title: "refused", figure: ({ failedKeys }) => failedKeys.length },
  {
    title: "calls",
    figure: ({ mostCalls }) => mostCalls ?? "-",
    bar: () => `${BUDGET}`,
    isBroken: ({ mostCalls = 0 }) => mostCalls > BUDGET,
  },
];

const LEGEND = `blows: how often the fault struck. Of the reads,
  older:    show an entity as it was before a write that had been answered before the read began; by how many milliseconds at most
  marked:   the same, but extensions.stale says so
  warned:   the same, but every such write was answered with a warning in extensions; too long: a second after the fault had ended
  failed:   got an error; codes: error codes of reads and writes that are not in the closed list
Of the writes, failed: got an error, or a user error; lost: were answered as done, and the sandbox has not carried them out.
Of the keys, each sent to both gateways at once and once more later,
  done:     were carried out at all
  twice:    were carried out more than once; soon: the same, but only within a second after a Redis without its data had come
            back; until: how long after its return at most. There is no bar where Redis loses data at any time. "-" where none
            was carried out: then the figure says nothing
  unknown:  sendings answered "not known" (UPSTREAM_TIMEOUT), though another one was answered as done; refused: all that failed
calls: the most REST calls in 60 s, with a budget of ${BUDGET} and ten times as many asked for`;

/** Prints a table with a row for each trial. A figure that breaks its bar has a "!". Returns the broken bars. */
export function reportTrials(trials: readonly Trial[], bars: Bars): string[] {
  const broken: string[] = [];
  const rows = trials.map((trial) => [
    trial.name,
    ...COLUMNS.map((column) => {
      if (column.isBroken?.(trial, bars) !== true) return column.figure(trial);
      broken.push(`${trial.name}: ${column.title} ${column.figure(trial)}`);
      return `${column.figure(trial)}!`;
    }),
  ]);
  const bar = ["the bar, at most", ...COLUMNS.map((column) => column.bar?.(bars) ?? "")];
  printTable(["fault", ...COLUMNS.map(({ title }) => title)], [...rows, bar]);
  print();
  print(LEGEND);
  print();
  for (const trial of trials) {
    if (trial.keys > 0 && trial.carriedOut === 0) {
      print(`${trial.name}: says nothing of keys carried out twice, because none of ${trial.keys} was carried out`);
    }
    for (const [what, codes] of [
      ["reads", trial.failedReads],
      ["writes", trial.failedWrites],
      ["sendings of keys", trial.failedKeys],
    ] as const) {
      const counts = countBy(codes).map(([code, count]) => `${count} ${code}`);
      if (counts.length > 0) print(`${trial.name}: failed ${what}: ${counts.join(", ")}`);
    }
  }
  return broken;
}
