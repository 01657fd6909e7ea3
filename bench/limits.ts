import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { parseArgs } from "node:util";
import { readConfig } from "../src/config.ts";
import { createGateway } from "../src/gateway.ts";
import { createBareServer } from "./bare-server.ts";
import { print, printTable } from "./print.ts";

/** The most that all limits together may take from the throughput of a trivial query. */
const BAR = 0.08;
/** Requests under way at once. */
const CONCURRENCY = 16;
/** Rounds that show how the code is compiled, not how it runs. */
const WARM_UP = 20;

const { values } = parseArgs({
  options: {
    /** What the forked half of this program serves. */
    serve: { type: "string" },
    rounds: { type: "string", default: "100" },
    requests: { type: "string", default: "300" },
  },
});

/** The servers run each in a process of its own: what the sender costs is not theirs. */
interface Server {
  url: string;
  /** Seconds of processor time that the process has taken so far. */
  spent(): Promise<number>;
  child: ChildProcess;
}

async function serve(kind: string): Promise<void> {
  // Requests are counted as for any client, and there are more of them than anybody may send.
  const config = readConfig({ LOG_LEVEL: "silent", CLIENT_REQUESTS_PER_MINUTE: "1000000" });
  const server = kind === "on" ? (await createGateway(config, () => true)).server : await createBareServer(config);
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1e6);
  });
  process.on("disconnect", () => process.exit());
  process.send!(await server.listen({ host: "127.0.0.1", port: 0 }));
}

async function start(kind: "on" | "off"): Promise<Server> {
  const child = fork(new URL(import.meta.url), ["--serve", kind]);
  const [url] = (await once(child, "message")) as [string];
  async function spent(): Promise<number> {
    child.send("spent");
    const [seconds] = (await once(child, "message")) as [number];
    return seconds;
  }
  return { url, spent, child };
}

/** Sends that many queries, and answers how many a second were answered, by the clock and by the processor's time. */
async function measure(server: Server, queryOf: (at: number) => string) {
  const count = Number(values.requests);
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let begun = 0;
  async function work(): Promise<void> {
    while (begun < count) await ask(server.url, queryOf(begun++), agent);
  }
  const begin = performance.now();
  const before = await server.spent();
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const processor = (await server.spent()) - before;
  const clock = (performance.now() - begin) / 1000;
  agent.destroy();
  return { clock: count / clock, processor: count / processor };
}

async function ask(url: string, query: string, agent: Agent): Promise<void> {
  const headers = { "content-type": "application/json" };
  const outgoing = request(`${url}/graphql`, { method: "POST", headers, agent });
  outgoing.end(JSON.stringify({ query }));
  const [answer] = (await once(outgoing, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
  answer.resume();
  await once(answer, "end");
  if (answer.statusCode !== 200) throw new Error(`${query} is answered ${answer.statusCode}`);
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Lets the two take turns, so that what else the machine does falls on both, and compares them round by round. */
async function compare(name: string, on: Server, off: Server, queryOf: (round: number) => (at: number) => string) {
  const rounds: Record<"on" | "off", Awaited<ReturnType<typeof measure>>>[] = [];
  for (let round = -WARM_UP; round < Number(values.rounds); round += 1) {
    const order = round % 2 === 0 ? [on, off] : [off, on];
    const results = new Map<Server, Awaited<ReturnType<typeof measure>>>();
    for (const server of order) results.set(server, await measure(server, queryOf(round)));
    if (round >= 0) rounds.push({ on: results.get(on)!, off: results.get(off)! });
  }
  const cost = (of: "clock" | "processor") => 1 - median(rounds.map((each) => each.on[of] / each.off[of]));
  const row = (of: "clock" | "processor") => [
    `${name}, by the ${of === "clock" ? "clock" : "processor's time"}`,
    Math.round(median(rounds.map((each) => each.off[of]))),
    Math.round(median(rounds.map((each) => each.on[of]))),
    `${(100 * cost(of)).toFixed(1)} %`,
  ];
  return { rows: [row("clock"), row("processor")], cost: cost("processor") };
}

async function main(): Promise<void> {
  const [on, off] = await Promise.all([start("on"), start("off")]);
  try {
    const same = await compare("the same query again", on, off, () => () => "{ __typename }");
    const fresh = await compare(
      "a new query each time",
      on,
      off,
      (round) => (at) => `{ r${round + WARM_UP}n${at}: __typename }`,
    );
    printTable(["requests a second", "without limits", "with all", "cost"], [...same.rows, ...fresh.rows]);
    print();
    const kept = same.cost <= BAR;
    print(kept ? "The bar is kept." : `BROKEN: all limits cost more than ${100 * BAR} % of the throughput.`);
    process.exitCode = kept ? 0 : 1;
  } finally {
    on.child.disconnect();
    off.child.disconnect();
  }
}

await (values.serve === undefined ? main() : serve(values.serve));
