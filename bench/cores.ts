import { execFileSync } from "node:child_process";

/** The cores of this machine that a benchmark uses: one for the measured servers, another for everything else. */
export interface Cores {
  /** A command that runs a program on the core of the servers; empty where programs cannot be pinned. */
  pinned: readonly string[];
  /** What to tell the reader of the figures. */
  about: string;
}

/** Moves this process to a core of its own, which its children inherit unless they are started with `pinned`. */
export function divideCores(): Cores {
  let allowed: number[];
  try {
    const affinity = execFileSync("taskset", ["-c", "-p", String(process.pid)], { encoding: "utf8" });
    allowed = coresIn(/list: (\S+)/.exec(affinity)?.[1] ?? "");
  } catch {
    return { pinned: [], about: "Nothing is pinned: this machine has no taskset." };
  }
  const [servers, others] = allowed;
  if (servers === undefined || others === undefined) {
    return { pinned: [], about: "Nothing is pinned: there is only one core." };
  }
  execFileSync("taskset", ["-a", "-c", "-p", String(others), String(process.pid)]);
  return {
    pinned: ["taskset", "-c", String(servers)],
    about: `The servers share core ${servers}; sandbox, Redis and clients share core ${others}.`,
  };
}

/** The cores of a list as `taskset` prints it: `0,2-4`. */
export function coresIn(list: string): number[] {
  return list
    .split(",")
    .filter(Boolean)
    .flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}
