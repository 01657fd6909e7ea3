import { Session } from "node:inspector";
import type { Profiler } from "node:inspector";

export interface Work {
  /** How often each function has run since the last time that this was asked, or since the beginning, by file and name. */
  runs(): Record<string, number>;
  /** The sum of these. */
  sum(): number;
  end(): void;
}

/** What a request goes through: the gateway, and the packages that it reads, checks and carries it out with. */
const GATEWAY = /\/src\/|\/node_modules\/(graphql|@apollo|@as-integrations|@graphql-tools|@?fastify)\//;

/**
 * Counts what runs, for tests of how much something costs: the same on every machine, and however busy it is. V8 counts
 * each run of a function, and of the blocks in it, such as the body of a loop, if it was compiled since this began.
 */
export function countWork(files = GATEWAY): Work {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

  function runs(): Record<string, number> {
    let scripts: Profiler.ScriptCoverage[] = [];
    // Answered before it returns: the session is one with its own thread.
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
