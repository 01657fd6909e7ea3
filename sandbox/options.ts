import { parseArgs } from "node:util";
import type { SandboxOptions } from "./server.ts";

export const usage =
  "usage: npm run sandbox -- [--port n] [--size small|large] [--latency ms] [--rate-limit calls-a-minute] [--seed n]";

// The platform's limit for each client credentials token.
const defaultRateLimit = 300;
const defaultPort = 4010;

/** Reads the command line. Throws a one-line error that names the invalid flag. */
export function readOptions(args: string[]): SandboxOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: { port: text, size: text, latency: text, "rate-limit": text, seed: text },
  });
  const { size = "small" } = values;
  if (size !== "small" && size !== "large") throw new Error("--size must be small or large");
  const whole = (flag: keyof typeof values, fallback: number, least: number, most: number): number => {
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
    rateLimit: whole("rate-limit", defaultRateLimit, 1, 1_000_000_000),
    seed: whole("seed", 1, 0, 2 ** 32 - 1),
  };
}
