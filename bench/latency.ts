import { argumentsOrExit } from "../cli/arguments.ts";
import { divideCores } from "./cores.ts";
import { createModes } from "./cpu-modes.ts";
import { bodyOf, CPU_QUERIES } from "./cpu-queries.ts";
import type { CpuQuery } from "./cpu-queries.ts";
import type { Served } from "./cpu-server.ts";
import { endCpuServers, startCpuServer } from "./cpu-server.ts";
import { openConnection, refuseErrors, requestOf } from "./load.ts";
import type { Connection } from "./load.ts";
import { median, print, printTable } from "./print.ts";

/** Milliseconds that an answer may take beyond those that Genesys Cloud needs. */
const BARS: Record<string, number> = { Q1: 12, Q2: 30, Q3: 30, Q4: 30, Q5: 12, Q6: 12 };

const { values } = argumentsOrExit({
  usage: "npm run bench:latency",
  about: "Shows how much longer a cold query takes than the REST calls that have to wait for each other.",
  flags: {
    latency: { value: "MILLISECONDS", meaning: "How long each REST call takes.", default: 50, min: 1 },
    runs: { value: "NUMBER", meaning: "Runs of each query that count.", default: 15, min: 1 },
    warmup: { value: "NUMBER", meaning: "Runs of each query before that.", default: 30, min: 0 },
  },
});

/** Milliseconds of one request, from its first byte to the last of its answer. */
async function timeOf({ ask }: Connection, query: CpuQuery, at: number): Promise<number> {
  const request = requestOf(bodyOf(query, at));
  const begun = performance.now();
  const answer = await ask(request);
  const time = performance.now() - begun;
  refuseErrors(answer);
  return time;
}

/** Starts a server and connects to it. Within a query the connection is never idle for so long that the server closes it. */
async function startServer(served: Served, pinned: readonly string[]): Promise<() => Promise<Connection>> {
  const { url } = await startCpuServer(served, pinned);
  return () => openConnection(url);
}

let broken = 0;
try {
  const { pinned, about } = divideCores();
  const sandbox = await startCpuServer({ kind: "sandbox", latency: values.latency });
  const { modes, close } = await createModes({ restUrl: sandbox.url, redisUrl: undefined });
  const { gateway, group } = modes.find(({ name }) => name === "cold")!;
  const served = [gateway, group.served(new Map())].map(({ processes }) => processes[0]!);
  const servers = await Promise.all(served.map((one) => startServer(one, pinned)));
  const rows: (string | number)[][] = [];
  for (const query of CPU_QUERIES) {
    const connections = await Promise.all(servers.map((connect) => connect()));
    const times: number[][] = servers.map(() => []);
    for (let run = 1; run <= values.warmup + values.runs; run += 1)
      for (const [at, connection] of connections.entries()) {
        const time = await timeOf(connection, query, run);
        if (run > values.warmup) times[at]!.push(time);
      }
    for (const connection of connections) connection.close();
    const least = query.roundTrips * values.latency;
    const [over = 0, peer = 0] = times.map((all) => median(all) - least);
    const bar = BARS[query.name]!;
    if (over > bar) broken += 1;
    const verdict = `<= ${bar}${over > bar ? " BROKEN" : ""}`;
    rows.push([`${query.name} ${query.about}`, least, over.toFixed(1), verdict, peer.toFixed(1)]);
    process.stderr.write(`${rows.at(-1)!.join(" | ")}\n`);
  }
  close();
  print(`${about} One client; medians of ${values.runs} cold runs; each REST call takes ${values.latency} ms.`);
  print();
  printTable(["milliseconds", "REST calls in a row", "over that", "bar", "plain Apollo over that"], rows);
} finally {
  endCpuServers();
}
print();
print(broken === 0 ? "Every bar is kept." : `BROKEN: ${broken} of ${CPU_QUERIES.length} bars.`);
process.exitCode = broken === 0 ? 0 : 1;
