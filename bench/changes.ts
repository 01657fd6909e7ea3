import { argumentsOrExit } from "../cli/arguments.ts";
import { runDay } from "./paced-day.ts";
import type { Day } from "./paced-day.ts";
import { countBy, print, printTable } from "./print.ts";

/** Lets an organization work for a day, with edits past the gateway, and looks for answers that are older than promised. */
const { values } = argumentsOrExit({
  usage: "npm run bench:changes\nnpm run bench:changes -- --operations 2000",
  about:
    "Counts the answers of a paced day that are too old, and its REST calls, with and without the feed of changes.",
  flags: {
    operations: {
      value: "NUMBER",
      meaning: "Operations; the pace is that of 10,000 in 8 hours.",
      default: 10_000,
      min: 1,
    },
    seed: { value: "NUMBER", meaning: "Seed of the operations.", default: 1, min: 0 },
    fresh: {
      value: "SECONDS",
      meaning: "How long answers are fresh with the feed (CACHE_FRESH_WITH_FEED).",
      default: 3600,
      min: 0,
    },
    way: { value: "NUMBER", meaning: "Only this one of the three ways, from 0.", min: 0, max: 2 },
  },
});
const { operations, seed, fresh } = values;
/** Seconds of a working day, or as much of it as there are operations for. */
const length = (28_800 * operations) / 10_000;

const WAYS = [
  { name: "without the feed", interval: 0 },
  { name: "polls every 15 s", interval: 15 },
  { name: "events are pushed, polls every 300 s", interval: 15, pushes: true },
];

const perThousand = (calls: number) => ((1000 * calls) / operations).toFixed(0);

/** The REST calls by reason and path. */
function printCauses({ arrivals, causes }: Day): void {
  const words = arrivals.map(({ route }, at) => `${causes[at]} | ${route}`);
  for (const [title, list] of [
    ["reason", causes],
    ["reason and path", words],
  ] as const) {
    const rows = countBy(list).map(([word, calls]) => [word, calls, ((1000 * calls) / operations).toFixed(1)]);
    printTable([title, "calls", "per 1,000"], rows);
    print();
  }
}

print(`${operations} operations of agents over ${(length / 3600).toFixed(1)} hours, seed ${seed}, feed lag 0 to 20 s`);
print();
const days: { name: string; isFed: boolean; day: Day }[] = [];
for (const { name, ...way } of WAYS.filter((_, at) => values.way === undefined || values.way === at)) {
  const day = await runDay({ operations, seed, length, fresh, ...way });
  days.push({ name, isFed: way.interval > 0, day });
  print(`${name}: ${day.edits.through} edits through the gateway, ${day.edits.past} past it`);
  for (const line of day.tooOld.slice(0, 10)) print(`  ${line}`);
  print();
  printCauses(day);
}
printTable(
  ["a paced day", "REST calls for 1,000", "of these polls", "too old", "too old, but marked", "marked as stale"],
  days.map(({ name, day }) => [
    name,
    perThousand(day.arrivals.length),
    perThousand(day.auditCalls),
    day.tooOld.length,
    day.staleTooOld,
    day.stale,
  ]),
);
process.exitCode = days.every(({ isFed, day }) => !isFed || day.tooOld.length === 0) ? 0 : 1;
