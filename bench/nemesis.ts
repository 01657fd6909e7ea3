import { argumentsOrExit } from "../cli/arguments.ts";
import { endPrograms } from "../test/process.ts";
import { chosenFaults } from "./nemesis/choice.ts";
import { FAULTS } from "./nemesis/faults.ts";
import { removeFolders } from "./nemesis/redis-host.ts";
import { tryFaults } from "./nemesis/trial.ts";
import type { Trial } from "./nemesis/trial.ts";
import { reportTrials } from "./nemesis/trial-report.ts";
import { reportWithoutRedis } from "./nemesis/without-redis.ts";
import { print } from "./print.ts";

const { values } = argumentsOrExit({
  usage: "npm run bench:nemesis\nnpm run bench:nemesis -- --faults link-cut,redis-paused+failover --operations 2000",
  about: `Shows what two gateways answer, write and call while something is wrong with Redis, with them, or between them.

Faults:
${FAULTS.map(({ name, about }) => `  ${name.padEnd(15)}  ${about}`).join("\n")}
  ${"without-redis".padEnd(15)}  a minute without Redis, with figures of its own`,
  flags: {
    faults: {
      value: "LIST",
      meaning: 'Names with commas between them; a+b acts at once. "all" is each alone, "pairs" is every two at once.',
      default: "",
    },
    seed: { value: "NUMBER", meaning: "Seed of the operations and the faults.", default: 1, min: 0 },
    operations: { value: "NUMBER", meaning: "Reads and renames under each fault. Default: 500.", min: 1 },
    keys: {
      value: "NUMBER",
      meaning: "Writes with a key under each fault, each sent three times. Default: 200.",
      min: 0,
    },
    pace: { value: "NUMBER", meaning: "Operations a second.", default: 50, min: 1 },
    clients: { value: "NUMBER", meaning: "Operations at the same time, at most.", default: 4, min: 1 },
    budget: { value: "SECONDS", meaning: "How long ten times the budget is asked for; 0: not. Default: 6.", min: 0 },
    "away-fresh": { value: "SECONDS", meaning: "REDIS_AWAY_FRESH of the gateways. Default: left out.", min: 0 },
    settings: { value: "LIST", meaning: "Further settings of the gateways: NAME=VALUE,NAME=VALUE.", default: "" },
    quick: { meaning: "A few faults in a minute." },
  },
});

const QUICK = "none,late-25-35,redis-paused,link-cut,emptied,failover,without-redis";
const { quick, seed, pace, "away-fresh": awayFresh } = values;
const chosen = chosenFaults(values.faults || (quick ? QUICK : "all,without-redis"));
if (chosen.unknown !== undefined) {
  process.stderr.write(`${chosen.unknown} is not a fault. --help lists all faults.\n`);
  process.exit(2);
}
const given = values.settings.split(",").filter(Boolean);
const malformed = given.find((text) => !/^[A-Z_]+=/.test(text));
if (malformed !== undefined) {
  process.stderr.write(`--settings: ${malformed} is not NAME=VALUE.\n`);
  process.exit(2);
}
const settings: Record<string, string> = {
  ...Object.fromEntries(given.map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)])),
  ...(awayFresh !== undefined && { REDIS_AWAY_FRESH: String(awayFresh) }),
};
const options = {
  ...{ seed, pace, concurrency: values.clients, settings },
  operations: values.operations ?? (quick ? 150 : 500),
  keys: values.keys ?? (quick ? 60 : 200),
  budgetSeconds: values.budget ?? (quick ? 0 : 6),
};

// Its processes have process groups of their own, which Ctrl-C does not reach.
process.on("exit", () => {
  endPrograms();
  removeFolders();
});
for (const [signal, status] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.on(signal, () => process.exit(status));
}

const trials: Trial[] = [];
for (const [at, faults] of chosen.trials.entries()) {
  process.stderr.write(`${at + 1} of ${chosen.trials.length}: ${faults.map(({ about }) => about).join("; and ")}\n`);
  const trial = await tryFaults(faults, options);
  const { older, twice, failedReads, mostCalls } = trial;
  // The table comes at the end, which is far off when there are many faults.
  process.stderr.write(
    `  ${older.length} older, ${twice} keys twice, ${failedReads.length} failed reads, ${mostCalls ?? "-"} calls\n`,
  );
  trials.push(trial);
}
const broken: string[] = [];
if (trials.length > 0) {
  print(
    `Two gateways, one Redis; ${options.operations} operations and ${options.keys} keys under each fault, seed ${seed}`,
  );
  print();
  broken.push(...reportTrials(trials, { oldest: (awayFresh ?? 1) * 1000 }));
}
if (chosen.withoutRedis) {
  const seconds = quick ? 10 : 60;
  process.stderr.write(`${seconds} s without Redis\n`);
  broken.push(...(await reportWithoutRedis(seconds, seed, settings)));
}
print();
print(broken.length === 0 ? "Every bar is kept." : broken.map((bar) => `BROKEN: ${bar}`).join("\n"));
process.exitCode = broken.length === 0 ? 0 : 1;
