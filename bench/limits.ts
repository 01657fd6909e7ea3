import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { argumentsOrExit } from "../cli/arguments.ts";
import { readConfig } from "../src/config/config.ts";
import { allocateInNewSpace, keepShapeOfTicks } from "../src/garbage-collector.ts";
import { createGateway } from "../src/gateway.ts";
import { median, percent, print, printTable } from "./print.ts";
import { createUnlimitedServer } from "./unlimited-server.ts";

/** Maximum share of a trivial query's throughput that all limits together may cost. */
const BAR = 0.08;
/** Concurrent requests. */
const CONCURRENCY = 16;
/** Rounds that are not measured: V8 compiles most of the code for the last time within 20,000 requests. */
const WARM_UP = 100;

const { values } = argumentsOrExit({
  usage: "npm run bench:limits",
  about: "Shows what the limits on requests take from the throughput of a trivial query.",
  flags: {
    serve: { value: "KIND", meaning: "Only for this program itself: what its other processes serve." },
    // Two processes that run the same code differ by some per cent, each for as long as it lives.
    starts: { value: "NUMBER", meaning: "How often all processes are started again.", default: 5, min: 1 },
    rounds: { value: "NUMBER", meaning: "Rounds of each start.", default: 30, min: 1 },
    requests: { value: "NUMBER", meaning: "Requests of each round.", default: 300, min: 1 },
  },
});

/** The gateway; the gateway without its limits; a server that only answers. */
const KINDS = ["all", "guarded", "plain"] as const;
type Kind = (typeof KINDS)[number];

/** Requests per second. */
type Speed = Record<"clock" | "processor", number>;
const SPEEDS = ["clock", "processor"] as const;
const SPEED_NAMES: Record<keyof Speed, string> = { clock: "clock", processor: "processor's time" };

/** Each server runs in its own process, so that the sender's cost is not counted. */
interface Server {
  url: string;
  /** Processor time of the process so far, in seconds. */
  spent(): Promise<number>;
  child: ChildProcess;
}

async function serve(kind: string): Promise<void> {
  // Requests are counted as for any client, but the limit is above their number. Every request is executed: the other two servers give
  // no answer again.
  const config = readConfig({
    LOG_LEVEL: "silent",
    // With the page the gateway has telemetry, as the guarded server has.
    STATUS_PAGE: "on",
    CLIENT_REQUESTS_PER_MINUTE: "1000000",
    CACHE_ANSWERS_MB: "0",
  });
  // As the program does before it serves.
  allocateInNewSpace();
  keepShapeOfTicks();
  const server =
    kind === "all"
      ? (await createGateway(config, () => true)).server
      : await createUnlimitedServer(config, { guarded: kind === "guarded" });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1e6);
  });
  process.on("disconnect", () => process.exit());
  process.send!(await server.listen({ host: "127.0.0.1", port: 0 }));
}

async function start(kind: Kind): Promise<Server> {
  const child = fork(new URL(import.meta.url), ["--serve", kind]);
  const [url] = (await once(child, "message")) as [string];
  async function spent(): Promise<number> {
    child.send("spent");
    const [seconds] = (await once(child, "message")) as [number];
    return seconds;
  }
  return { url, spent, child };
}

/** Sends that many queries. Returns the answers per second, by the clock and by processor time. */
async function measure(server: Server, queryOf: (at: number) => string): Promise<Speed> {
  const count = values.requests;
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

type Round = Record<Kind, Speed>;
type Servers = Record<Kind, Server>;

/** Measures the servers in turn, so that other load on the machine affects all of them. */
async function takeTurns(servers: Servers, queryOf: (round: number) => (at: number) => string): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = -WARM_UP; round < values.rounds; round += 1) {
    const measured: Partial<Round> = {};
    for (const at of KINDS.keys()) {
      const kind = KINDS[(at + round + WARM_UP) % KINDS.length]!;
      measured[kind] = await measure(servers[kind], queryOf(round));
    }
    if (round >= 0) rounds.push(measured as Round);
  }
  return rounds;
}

const QUERIES: Record<string, (round: number) => (at: number) => string> = {
  "the same query again": () => () => "{ __typename }",
  "a new query each time": (round) => (at) => `{ r${round + WARM_UP}n${at}: __typename }`,
};

/** The rounds of new processes, by query name. */
async function measureOnce(): Promise<Record<string, Round[]>> {
  const [all, guarded, plain] = await Promise.all([start("all"), start("guarded"), start("plain")]);
  try {
    const rounds: Record<string, Round[]> = {};
    for (const [name, queryOf] of Object.entries(QUERIES))
      rounds[name] = await takeTurns({ all, guarded, plain }, queryOf);
    return rounds;
  } finally {
    for (const { child } of [all, guarded, plain]) child.disconnect();
  }
}

/** The cost of the gateway compared with another server: for each start, the median of its rounds. */
const costsOf = (starts: Round[][], beside: Kind, of: keyof Speed) =>
  starts.map((rounds) => 1 - median(rounds.map((round) => round.all[of] / round[beside][of])));

function rowsOf(name: string, starts: Round[][], beside: Kind): (string | number)[][] {
  return SPEEDS.map((of) => {
    const speed = (kind: Kind) => Math.round(median(starts.flat().map((round) => round[kind][of])));
    const costs = costsOf(starts, beside, of);
    const each = costs.map((cost) => (100 * cost).toFixed(1)).join(" ");
    return [`${name}, by the ${SPEED_NAMES[of]}`, speed(beside), speed("all"), percent(median(costs), 1), each];
  });
}

async function main(): Promise<void> {
  const starts: Record<string, Round[]>[] = [];
  for (let count = 0; count < values.starts; count += 1) starts.push(await measureOnce());
  const roundsOf = (name: string) => starts.map((rounds) => rounds[name]!);
  for (const [beside, without] of [
    ["guarded", "without its limits"],
    ["plain", "without anything"],
  ] as const) {
    const rows = Object.keys(QUERIES).flatMap((name) => rowsOf(name, roundsOf(name), beside));
    printTable(["requests a second", without, "the gateway", "cost", "in each start, %"], rows);
    print();
  }
  const cost = median(costsOf(roundsOf("the same query again"), "guarded", "processor"));
  const kept = cost <= BAR;
  print(kept ? "The bar is kept." : `BROKEN: all limits cost more than ${100 * BAR} % of the throughput.`);
  process.exitCode = kept ? 0 : 1;
}

await (values.serve === undefined ? main() : serve(values.serve));
