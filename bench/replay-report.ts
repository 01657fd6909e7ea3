import { MIXES } from "./mix.ts";
import { countBy, percent, print, printTable } from "./print.ts";
import type { Replay, ReplayOptions } from "./replay.ts";

/** Prints the cost of a replayed day and its calls by cause. Returns the broken bars. */
export function reportReplay(options: ReplayOptions, day: Replay): string[] {
  const { outcomes, arrivals, causes, wrong, wrongWrites, seconds } = day;
  const reads = outcomes.filter(({ isWrite }) => !isWrite);
  const hits = reads.filter(({ waitedFor }) => waitedFor === 0);
  const stale = reads.filter(({ isStale }) => isStale);
  const waited = outcomes.reduce((sum, { waitedFor }) => sum + waitedFor, 0);
  const perThousand = (calls: number) => ((calls * 1000) / outcomes.length).toFixed(1);

  print(
    `A day of ${options.mix} (out of 1,000 operations), Zipf s = 1 over responses, libraries and words, seed ${options.seed}:`,
  );
  for (const [kind, shares] of Object.entries(MIXES[options.mix])) {
    const parts = Object.entries(shares).map(([name, share]) => `${name} ${share}`);
    print(`  ${kind}: ${parts.join(" · ")}`);
  }
  print();
  const total = arrivals.length;
  const names = [...new Set(outcomes.map(({ name }) => name))];
  printTable(
    ["operation", "times", "without waiting for a call", "calls while waiting"],
    names.map((name) => {
      const own = outcomes.filter((outcome) => outcome.name === name);
      const free = own.filter(({ waitedFor }) => waitedFor === 0).length;
      const calls = own.reduce((sum, { waitedFor }) => sum + waitedFor, 0);
      return [name, own.length, percent(free, own.length), calls];
    }),
  );
  print();
  const by = (title: string, words: readonly string[]) => {
    const rows = countBy(words)
      .slice(0, 15)
      .map(([word, count]) => [word, count, perThousand(count)]);
    printTable([title, "calls", "per 1,000"], rows);
    print();
  };
  by(
    "route",
    arrivals.map(({ route }) => route),
  );
  by("cause", causes);
  by(
    "cause and route",
    arrivals.map(({ route }, at) => `${causes[at]} | ${route}`),
  );

  const wrongCount = wrong.length + wrongWrites.length;
  const failed = outcomes.filter(({ errors }) => errors.length > 0);
  printTable(
    ["a replayed day", "figure", "bar"],
    [
      ["operations", outcomes.length, ""],
      ["REST calls", total, ""],
      ["of these in the background", total - waited, ""],
      ["calls per 1,000 operations", perThousand(total), "<= 60"],
      ["hit rate (reads that waited for no call)", percent(hits.length, reads.length), ""],
      ["stale rate (reads served past freshness)", percent(stale.length, reads.length), ""],
      ["wrong answers", wrongCount, "0"],
      ["answers with errors", failed.length, "0"],
      ["writes refused (what they meant was deleted)", outcomes.filter(({ isRefused }) => isRefused).length, ""],
      ["answers 429 of the sandbox", arrivals.filter(({ status }) => status === 429).length, ""],
      ["seconds", seconds.toFixed(1), ""],
    ],
  );
  for (const one of [...wrong, ...wrongWrites].slice(0, 10)) print(`wrong: ${JSON.stringify(one)}`);
  for (const [code, count] of countBy(failed.flatMap(({ errors }) => errors))) print(`error: ${code} ${count}`);
  return [
    ...((total * 1000) / outcomes.length > 60 ? ["more than 60 calls per 1,000 operations"] : []),
    ...(wrongCount > 0 ? ["wrong answers in the replayed day"] : []),
    ...(failed.length > 0 ? ["answers with errors in the replayed day"] : []),
  ];
}
