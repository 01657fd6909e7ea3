import { parseArgs } from "node:util";
import { maximumLag } from "./lag.ts";
import type { SandboxOptions } from "./server.ts";

export const usage =
  "Usage: npm run sandbox -- [--port n] [--size small|large] [--latency ms] [--lag ms] [--rate-limit calls-a-minute] [--seed n]";

export const help = `${usage}

Starts the pretend Genesys Cloud. docs/sandbox.md describes its data and its controls.

  --port n        Port to listen on. (default 4010; 0 takes any free port)
  --size NAME     How much data there is. (small or large; default small)
  --latency ms    Milliseconds that each answer takes longer. (default 0)
  --lag ms        Milliseconds by which reads lag behind writes. (default 0)
  --rate-limit n  REST calls per minute that a token may make. (default 300)
  --seed n        Seed of the data of --size large. (default 1)
  --help          Print this help and exit.`;

const flags = ["port", "size", "latency", "lag", "rate-limit", "seed", "help"] as const;

// The platform's limit for each client credentials token.
const defaultRateLimit = 300;
const defaultPort = 4010;

/** Reads the command line; undefined for `--help`. Throws an error that names the invalid flag. */
export function readOptions(args: string[]): SandboxOptions | undefined {
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(flags.map((name) => [name, { type: name === "help" ? "boolean" : "string" }] as const)),
    strict: false,
    tokens: true,
  });
  const values: Partial<Record<(typeof flags)[number], string>> = {};
  for (const token of tokens) {
    if (token.kind === "positional") throw new Error(`"${token.value}" is an argument too many.`);
    if (token.kind !== "option") continue;
    const name = flags.find((flag) => flag === token.name);
    if (name === undefined) throw new Error(`${token.rawName} is not a flag.${adviceFor(token.name)}`);
    if (name === "help") return undefined;
    if (!token.value) throw new Error(`--${name} needs a value.`);
    values[name] = token.value;
  }
  const { size = "small" } = values;
  if (size !== "small" && size !== "large") throw new Error("--size must be small or large");
  const whole = (flag: (typeof flags)[number], fallback: number, least: number, most: number): number => {
    const given = values[flag];
    if (given === undefined) return fallback;
    const number = /^\d+$/.test(given) ? Number(given) : NaN;
    if (number >= least && number <= most) return number;
    throw new Error(`--${flag} must be a whole number from ${least} to ${most}`);
  };
  return {
    size,
    port: whole("port", defaultPort, 0, 65_535),
    latency: whole("latency", 0, 0, 600_000),
    lag: whole("lag", 0, 0, maximumLag),
    rateLimit: whole("rate-limit", defaultRateLimit, 1, 1_000_000_000),
    seed: whole("seed", 1, 0, 2 ** 32 - 1),
  };
}

/** Names the flag that was probably meant: one with the same letters in another order, or with the same beginning. */
function adviceFor(given: string): string {
  const sorted = (word: string) => [...word].toSorted().join("");
  const meant = flags.find((flag) => sorted(flag) === sorted(given) || flag.slice(0, 3) === given.slice(0, 3));
  return meant === undefined ? " --help lists all flags." : ` Did you mean --${meant}?`;
}
