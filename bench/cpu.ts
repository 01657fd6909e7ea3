import { argumentsOrExit } from "../cli/arguments.ts";
import { endPrograms } from "../test/process.ts";
import { hasRedis, startRedis } from "../test/redis.ts";
import { divideCores } from "./cores.ts";
import { createModes, MODE_NAMES, TELEMETRY_LONGER, WITH_REDIS } from "./cpu-modes.ts";
import type { Group } from "./cpu-modes.ts";
import { CPU_QUERIES } from "./cpu-queries.ts";
import { measureGroup } from "./cpu-rounds.ts";
import type { Figures } from "./cpu-rounds.ts";
import { endCpuServers, endOnSignals, startCpuServer } from "./cpu-server.ts";
import { median, print, printTable } from "./print.ts";

/** Compares the processor time of an operation with that of reference servers. See docs/benchmarks.md. */
const { values } = argumentsOrExit({
  usage: "npm run bench:cpu\nnpm run bench:cpu -- --modes repeated,cold --queries Q2,Q3",
  about: "Compares what an answer costs the processor with other servers that answer the same.",
  flags: {
    modes: { value: "LIST", meaning: `Only these modes, of ${MODE_NAMES.join(", ")}.`, default: MODE_NAMES.join(",") },
    queries: { value: "LIST", meaning: "Only these queries.", default: CPU_QUERIES.map(({ name }) => name).join(",") },
    rounds: { value: "NUMBER", meaning: "Rounds, in each of which every server has a turn.", default: 5, min: 1 },
    seconds: { value: "NUMBER", meaning: "Seconds of a turn.", default: 1, min: 1 },
    quick: { meaning: "One round: the figures are rough." },
  },
});

/** Those of the choices that the list names. Ends the program if it names another. */
function chosen<T extends string>(flag: string, list: string, choices: readonly T[]): T[] {
  const words = list.split(",");
  const wrong = words.find((word) => !choices.some((choice) => choice === word));
  if (wrong === undefined) return choices.filter((choice) => words.includes(choice));
  process.stderr.write(`--${flag} takes some of ${choices.join(",")}, not "${wrong}".\n`);
  process.exit(2);
}

const modeNames = chosen("modes", values.modes, MODE_NAMES);
const queryNames = chosen(
  "queries",
  values.queries,
  CPU_QUERIES.map(({ name }) => name),
);
const queries = CPU_QUERIES.filter(({ name }) => queryNames.includes(name));

/** An organization that is too large to be read ahead: cold requests with ids would otherwise start that again and again. */
const TOO_LARGE = {
  match: "POST /api/v2/responsemanagement/responses/query",
  body: { results: { entities: [], pageSize: 500, pageNumber: 1, total: 1_000_000, pageCount: 2000 } },
};

const ratioOf = ({ ratios }: Figures) => median(ratios);
const barOf = ({ mode, query }: Figures) => mode.bar?.(query);
/** A cold request that finds something in a cache is no cold one, and one that is not cold has to find everything. */
const hasWrongCalls = ({ mode, query, gateway }: Figures) =>
  Math.abs(gateway.calls - (mode.group.readsAll ? query.calls : 0)) >= 0.5;
const isBroken = (figures: Figures) => ratioOf(figures) > (barOf(figures) ?? Infinity) || hasWrongCalls(figures);

function report(figures: readonly Figures[]): void {
  const rows = figures.map((one) => {
    const { query, peer, gateway, ratios } = one;
    const bar = barOf(one);
    const range = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
    const verdict = `${bar === undefined ? "" : `<= ${bar}`}${isBroken(one) ? " BROKEN" : ""}`.trim();
    const ms = [peer, gateway].map((turn) => turn.ms.toFixed(3));
    const calls = [peer, gateway].map((turn) => turn.calls.toFixed(1));
    return [`${query.name} ${query.about}`, ...ms, ratioOf(one).toFixed(2), range, verdict, ...calls];
  });
  const { mode } = figures[0]!;
  print(`${mode.name}: ${mode.about}, over ${mode.group.peer}`);
  print();
  printTable(["CPU ms an operation", "peer", "gateway", "ratio", "rounds", "bar", "calls: peer", "gateway"], rows);
  print();
}

let forgetIdentity = () => {};
function end(): void {
  forgetIdentity();
  endCpuServers();
  endPrograms();
}

endOnSignals(end);
let broken: Figures[] = [];
try {
  const { pinned, about } = divideCores();
  const sandbox = await startCpuServer({ kind: "sandbox", latency: 0 });
  await fetch(`${sandbox.url}/__sandbox/faults`, { method: "POST", body: JSON.stringify([TOO_LARGE]) });
  const redisUrl =
    hasRedis && WITH_REDIS.some((name) => modeNames.includes(name)) ? (await startRedis()).url : undefined;
  const { modes, close } = await createModes({ restUrl: sandbox.url, redisUrl });
  forgetIdentity = close;
  const wanted = modes.filter(({ name }) => modeNames.some((chosenName) => chosenName === name));
  const options = {
    sandboxUrl: sandbox.url,
    pinned,
    rounds: values.quick ? 1 : values.rounds,
    seconds: values.seconds,
  };
  const long = options.seconds * TELEMETRY_LONGER;
  print(`${about} Medians of ${options.rounds} rounds of ${options.seconds} s for each server;`);
  print(`of ${long} s for off, metrics and traces.`);
  print();
  for (const [group, members] of Map.groupBy(wanted, (mode): Group => mode.group)) {
    process.stderr.write(`beside ${group.peer}: ${members.map(({ name }) => name).join(", ")}\n`);
    const figures = await measureGroup(members, queries, options);
    for (const mode of members) report(figures.filter((one) => one.mode === mode));
    broken = [...broken, ...figures.filter(isBroken)];
  }
} finally {
  end();
}
const names = broken.map(({ mode, query }) => `${mode.name} ${query.name}`);
print(names.length === 0 ? "Every bar is kept." : `BROKEN: ${names.length} bars: ${names.join(", ")}.`);
process.exitCode = names.length === 0 ? 0 : 1;
