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
/** Rounds that show how the code is compiled, not how it runs: after 20,000 requests most of it was compiled for the last time. */
const WARM_UP = 100;

const { values } = parseArgs({
  options: {
    /** What the forked half of this program serves. */
    serve: { type: "string" },
    /** Pairs of processes: two that run the same code differ by some per cent, each for as long as it lives. */
    starts: { type: "string", default: "5" },
    rounds: { type: "string", default: "30" },
    requests: { type: "string", default: "300" },
  },
});

const KINDS = ["on", "off"] as const;
type Kind = (typeof KINDS)[number];

/** Requests a second. */
type Speed = Record<"clock" | "processor", number>;
const SPEEDS = ["clock", "processor"] as const;
const SPEED_NAMES: Record<keyof Speed, string> = { clock: "clock", processor: "processor's time" };

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

/** Sends that many queries, and answers how many a second were answered, by the clock and by the processor's time. */
async function measure(server: Server, queryOf: (at: number) => string): Promise<Speed> {
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

type Round = Record<Kind, Speed>;

/** Lets the two take turns, so that what else the machine does falls on both. */
async function takeTurns({ on, off }: Record<Kind, Server>, queryOf: (round: number) => (at: number) => string) {
  const rounds: Round[] = [];
  for (let round = -WARM_UP; round < Number(values.rounds); round += 1) {
    const measured: Partial<Round> = {};
    for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) {
      measured[kind] = await measure(kind === "on" ? on : off, queryOf(round));
    }
    if (round >= 0) rounds.push(measured as Round);
  }
  return rounds;
}

/** The same for two new processes. */
async function takeTurnsOnce() {
  const [on, off] = await Promise.all([start("on"), start("off")]);
  try {
    const same = await takeTurns({ on, off }, () => () => "{ __typename }");
    const fresh = await takeTurns({ on, off }, (round) => (at) => `{ r${round + WARM_UP}n${at}: __typename }`);
    return { same, fresh };
  } finally {
    on.child.disconnect();
    off.child.disconnect();
  }
}

/** Compares them round by round. */
const costOf = (rounds: Round[], of: keyof Speed) => 1 - median(rounds.map(({ on, off }) => on[of] / off[of]));
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function rowsOf(name: string, starts: Round[][]): (string | number)[][] {
  return SPEEDS.map((of) => {
    const speed = (kind: Kind) => Math.round(median(starts.flat().map((round) => round[kind][of])));
    const costs = starts.map((rounds) => costOf(rounds, of));
    const each = costs.map((cost) => (100 * cost).toFixed(1)).join(" ");
    return [`${name}, by the ${SPEED_NAMES[of]}`, speed("off"), speed("on"), percent(costOf(starts.flat(), of)), each];
  });
}

async function main(): Promise<void> {
  const same: Round[][] = [];
  const fresh: Round[][] = [];
  for (let count = 0; count < Number(values.starts); count += 1) {
    const rounds = await takeTurnsOnce();
    same.push(rounds.same);
    fresh.push(rounds.fresh);
  }
  const rows = [...rowsOf("the same query again", same), ...rowsOf("a new query each time", fresh)];
  printTable(["requests a second", "without limits", "with all", "cost", "of each start"], rows);
  print();
  const kept = costOf(same.flat(), "processor") <= BAR;
  print(kept ? "The bar is kept." : `BROKEN: all limits cost more than ${100 * BAR} % of the throughput.`);
  process.exitCode = kept ? 0 : 1;
}

await (values.serve === undefined ? main() : serve(values.serve));
