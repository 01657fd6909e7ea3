import { argumentsOrExit } from "../cli/arguments.ts";
import { endPrograms } from "../test/process.ts";
import { benchCrowd } from "./crowd.ts";
import { benchQueries, benchWalk } from "./plans.ts";
import { print } from "./print.ts";
import { replay } from "./replay.ts";
import type { ReplayOptions } from "./replay.ts";
import { reportReplay } from "./replay-report.ts";

const { values } = argumentsOrExit({
  usage: "npm run bench:calls",
  about: "Counts the REST calls of queries, of many agents at once, of a walk through lists, and of a replayed day.",
  flags: {
    seed: { value: "NUMBER", meaning: "Seed of the replayed day.", default: 1, min: 0 },
    operations: { value: "NUMBER", meaning: "Operations of the replayed day.", default: 10_000, min: 1 },
    pace: { value: "NUMBER", meaning: "Operations per second; by default as many as possible.", min: 1 },
    mix: {
      value: "NAME",
      meaning: "Who works that day; editors have no bar.",
      choices: ["agents", "editors"],
      default: "agents",
    },
    replay: { meaning: "Only replay the day." },
  },
});

async function benchReplay(): Promise<string[]> {
  const options: ReplayOptions = {
    mix: values.mix,
    seed: values.seed,
    operations: values.operations,
    concurrency: 10,
    pace: values.pace,
  };
  return reportReplay(options, await replay(options));
}

const parts = values.replay ? [benchReplay] : [benchQueries, benchCrowd, benchWalk, benchReplay];
const broken: string[] = [];
try {
  for (const part of parts) {
    broken.push(...(await part()));
    print();
  }
} finally {
  // A failed part does not stop its Redis.
  endPrograms();
}
print(broken.length === 0 ? "Every bar is kept." : broken.map((bar) => `BROKEN: ${bar}`).join("\n"));
process.exitCode = broken.length > 0 ? 1 : 0;
