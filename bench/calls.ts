import { parseArgs } from "node:util";
import { endPrograms } from "../test/process.ts";
import { benchCrowd } from "./crowd.ts";
import { benchQueries, benchWalk } from "./plans.ts";
import { print } from "./print.ts";
import { replay } from "./replay.ts";
import type { ReplayOptions } from "./replay.ts";
import { reportReplay } from "./replay-report.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    operations: { type: "string", default: "10000" },
    /** Operations per second. Default: as fast as possible. */
    pace: { type: "string" },
    /** The users whose day is replayed: agents, or editors, who have no bar. */
    mix: { type: "string", default: "agents" },
    /** Runs only the replayed day. */
    replay: { type: "boolean", default: false },
  },
});

async function benchReplay(): Promise<string[]> {
  const mix = values.mix === "editors" ? "editors" : "agents";
  const options: ReplayOptions = {
    mix,
    seed: Number(values.seed),
    operations: Number(values.operations),
    concurrency: 10,
    pace: values.pace === undefined ? undefined : Number(values.pace),
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
