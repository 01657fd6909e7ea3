import { Session } from "node:inspector";
import type { Profiler } from "node:inspector";

export interface Work {
  /** Runs of each function by file and name, since the last call or the start. */
  runs(): Record<string, number>;
  /** The sum of these runs. */
  sum(): number;
  end(): void;
}

/** The code that a request runs: the gateway, and the packages that parse, validate and execute it. */
const GATEWAY = /\/src\/|\/node_modules\/(graphql|@apollo|@as-integrations|@graphql-tools|@?fastify)\//;

/**
 * Counts the runs of functions, for tests of costs: the result is the same on every machine and under any load. V8 counts
 * each run of a function and of its blocks, such as loop bodies, if it was compiled after the start.
 */
export function countWork(files = GATEWAY): Work {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

  function runs(): Record<string, number> {
    let scripts: Profiler.ScriptCoverage[] = [];
    // Answered synchronously: the session is in the same thread.
    session.post("Profiler.takePreciseCoverage", (_error, answer) => (scripts = answer!.result));
    const sums: Record<string, number> = {};
    for (const { url, functions } of scripts.filter((script) => files.test(script.url))) {
      const file = url.replace(/^file:.*\//, "");
      for (const { functionName, ranges } of functions) {
        const count = ranges.reduce((sum, range) => sum + range.count, 0);
        if (count > 0) sums[`${file} ${functionName}`] = (sums[`${file} ${functionName}`] ?? 0) + count;
      }
    }
    return sums;
  }

  return {
    runs,
    sum: () => Object.values(runs()).reduce((sum, count) => sum + count, 0),
    end() {
      session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}
