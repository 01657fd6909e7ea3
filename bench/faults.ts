import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { argumentsOrExit } from "../cli/arguments.ts";
import { endPrograms, startProgram } from "../test/process.ts";
import { createRedis } from "../src/redis.ts";
import { hasRedis, startRedis } from "../test/redis.ts";
import type { TestRedis } from "../test/redis.ts";
import { startRedisProxy } from "../test/redis-proxy.ts";
import { startGateway } from "../test/start.ts";
import type { Gateway, StartOptions } from "../test/start.ts";
import { until } from "../test/until.ts";
import { median, print, printTable } from "./print.ts";

/**
 * Measures durations during faults, each with a control in the same run, so that other load on the machine affects both. The
 * tests prove what happens (`test/faults`, `test/main.test.ts`); this shows how fast. `npm run bench:faults`
 */
const { values } = argumentsOrExit({
  usage: "npm run bench:faults",
  about: "Shows how long things take when something fails, each beside a control.",
  flags: { rounds: { value: "NUMBER", meaning: "How often each is measured.", default: 5, min: 1 } },
});
const ROUNDS = values.rounds;

const LIBRARY = "GET /api/v2/responsemanagement/libraries/{libraryId}";
const library = (number: number) =>
  `{ library(id: "11111111-0000-4000-8000-${String(number).padStart(12, "0")}") { name } }`;
const response = (number: number) =>
  `{ response(id: "22222222-0000-4000-8000-${String(number).padStart(12, "0")}") { name } }`;

/** Milliseconds with the fault and of the control. */
interface Pair {
  fault: number;
  control: number;
}

interface Figure {
  what: string;
  control: string;
  /** Maximum ratio of the two. */
  bar: number;
  measure(): Promise<Pair>;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The 99th percentile. */
function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1]!;
}

async function timesOf(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) times.push(await timeOf(() => work(at)));
  return times;
}

async function withGateway<T>(options: StartOptions, use: (gateway: Gateway) => Promise<T>): Promise<T> {
  const gateway = await startGateway(options);
  try {
    for (let round = 0; round < 20; round += 1) await gateway.query("{ __typename }");
    return await use(gateway);
  } finally {
    await gateway.close();
  }
}

const trivial = (gateway: Gateway) => () => gateway.query("{ __typename }");

/** A program that only listens, until it gets a signal. */
const EMPTY_SERVER = `require("node:http").createServer().listen(0, "127.0.0.1", () => console.log("listening"));
  process.on("SIGTERM", () => process.exit(0));`;
// As with `npm start`: without Node's compile cache.
const COLD = { NODE_DISABLE_COMPILE_CACHE: "1" };
const emptyServer = () => startProgram([process.execPath, "-e", EMPTY_SERVER], { env: COLD });
const main = (env: Record<string, string> = {}) =>
  startProgram([process.execPath, "src/main.ts"], { env: { PORT: "0", DRAIN_DELAY: "0", ...COLD, ...env } });

/** Sixty answers, three at a time, some of them from the cache. */
async function sixty(gateway: Gateway): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < 60; number += 3) {
    const three = [library(1 + (number % 8)), response(1 + number), response(2 + number)];
    times.push(...(await Promise.all(three.map((query) => timeOf(() => gateway.query(query))))));
  }
  return times;
}

const KEEPING = { cache: true, env: { CACHE_FRESH_LIBRARIES: "1", CACHE_FRESH_RESPONSES: "1" } };

/** Brings a Redis into a state. */
type Spoil = (redis: TestRedis, gateway: Gateway) => Promise<unknown>;

/** Writes garbage under every key of the gateway. */
async function fillWithGarbage({ url }: TestRedis): Promise<void> {
  const { client, close } = createRedis(url);
  await once(client, "ready");
  for (const key of await client.keys("*")) await client.set(key, '{"at":1,"value":{"id":"garbage');
  close();
}

/** The p99 of answers with a Redis in that state; the control has no Redis. */
async function besideRedis(spoil: Spoil): Promise<Pair> {
  const without = () => withGateway(KEEPING, async (gateway) => (await sixty(gateway), p99(await sixty(gateway))));
  const control = await without();
  const redis = await startRedis();
  const proxy = await startRedisProxy(redis.url);
  const env = { ...KEEPING.env, REDIS_URL: proxy.url };
  try {
    return await withGateway({ ...KEEPING, env }, async (gateway) => {
      await sixty(gateway);
      await spoil(redis, gateway);
      return { fault: p99(await sixty(gateway)), control };
    });
  } finally {
    await proxy.close();
    endPrograms();
  }
}

const figures: Figure[] = [
  {
    what: "ready after its start",
    control: "a Node process that only listens",
    bar: 40,
    async measure() {
      const control = await timeOf(() => emptyServer().printed(/listening/));
      const fault = await timeOf(() => main().printed(/gateway: (http:\S+)\/graphql,/));
      endPrograms();
      return { fault, control };
    },
  },
  {
    what: "ended, because its port is in use",
    control: "ready after its start",
    bar: 2,
    async measure() {
      const control = await timeOf(() => main().printed(/gateway: (http:\S+)\/graphql,/));
      const other = createServer().listen(0, "127.0.0.1");
      await once(other, "listening");
      const fault = await timeOf(() => main({ PORT: String((other.address() as AddressInfo).port) }).ended);
      other.close();
      endPrograms();
      return { fault, control };
    },
  },
  {
    what: "ended after SIGTERM without open requests",
    control: "a Node process that only listens",
    bar: 20,
    async measure() {
      const end = async (program: ReturnType<typeof main>) => {
        program.kill("SIGTERM");
        await program.ended;
      };
      const [one, other] = [emptyServer(), main()];
      await Promise.all([one.printed(/listening/), other.printed(/graphql, answering/)]);
      const control = await timeOf(() => end(one));
      return { fault: await timeOf(() => end(other)), control };
    },
  },
  {
    what: "20 clients have left: their REST calls are gone",
    control: "20 trivial queries at once",
    bar: 5,
    measure: () =>
      withGateway({}, async (gateway) => {
        const control = await timeOf(() => Promise.all(Array.from({ length: 20 }, trivial(gateway))));
        const hold = gateway.sandbox.hold(LIBRARY);
        const leaving = new AbortController();
        const clients = Array.from({ length: 20 }, (_, at) =>
          fetch(`${gateway.url}/graphql`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ query: library(100 + at) }),
            signal: leaving.signal,
          }).catch(() => undefined),
        );
        await hold.reached(20);
        const fault = await timeOf(async () => {
          leaving.abort();
          await Promise.all(clients);
          await until(() => gateway.sandbox.pendingCalls() === 0);
        });
        return { fault, control };
      }),
  },
  {
    what: "refused while overloaded, p99",
    control: "a trivial query, p99",
    bar: 3,
    measure: () =>
      withGateway({ env: { MAX_CONCURRENT_REQUESTS: "20" } }, async (gateway) => {
        const control = p99(await timesOf(100, trivial(gateway)));
        const hold = gateway.sandbox.hold(LIBRARY);
        const admitted = Array.from({ length: 20 }, (_, at) => gateway.query(library(100 + at)));
        await hold.reached(20);
        const fault = p99(await timesOf(100, () => gateway.query(library(1))));
        hold.release();
        await Promise.all(admitted);
        return { fault, control };
      }),
  },
  {
    what: "refused by an open circuit, p99",
    // Each text is new, so that both sides parse and validate it.
    control: "a trivial query that is new, p99",
    bar: 5,
    measure: () =>
      withGateway({}, async (gateway) => {
        const control = p99(await timesOf(300, (at) => gateway.query(`{ new${at}: __typename }`)));
        gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
        for (let at = 0; at < 20; at += 1) await gateway.query(library(100 + at));
        const fault = p99(await timesOf(300, (at) => gateway.query(library(200 + at))));
        return { fault, control };
      }),
  },
  {
    what: "refused, too many requests of one client, p99",
    control: "a trivial query, p99",
    bar: 3,
    measure: () =>
      withGateway({ env: { CLIENT_REQUESTS_PER_MINUTE: "130" } }, async (gateway) => {
        const control = p99(await timesOf(100, trivial(gateway)));
        for (let at = 0; at < 20; at += 1) await gateway.query("{ __typename }");
        return { fault: p99(await timesOf(100, trivial(gateway))), control };
      }),
  },
];

if (hasRedis) {
  const redisFigures: [string, Spoil][] = [
    ["Redis has just been stopped", (redis) => redis.stop()],
    ["Redis is away", async (redis, gateway) => (await redis.stop(), await sixty(gateway))],
    // The first answers wait for Redis, twice 50 ms.
    ["Redis is silent", async (redis, gateway) => (redis.freeze(), await sixty(gateway))],
    ["Redis is full of garbage", fillWithGarbage],
  ];
  for (const [what, spoil] of redisFigures) {
    figures.push({
      what: `${what}: answers, p99`,
      control: "the same without Redis, p99",
      bar: 8,
      measure: () => besideRedis(spoil),
    });
  }
}

const rows: (string | number)[][] = [];
let broken = 0;
for (const { what, control, bar, measure } of figures) {
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pairs.push(await measure());
  const ratio = median(pairs.map((pair) => pair.fault / pair.control));
  if (ratio > bar) broken += 1;
  const ms = (of: keyof Pair) => median(pairs.map((pair) => pair[of])).toFixed(1);
  rows.push([what, ms("fault"), ms("control"), ratio.toFixed(1), `<= ${bar}`, control]);
  process.stderr.write(`${rows.at(-1)!.join(" | ")}\n`);
}
printTable(["milliseconds", "figure", "control", "ratio", "bar", "the control is"], rows);
print();
print(broken === 0 ? "Every bar is kept." : `BROKEN: ${broken} of ${rows.length}.`);
endPrograms();
process.exitCode = broken === 0 ? 0 : 1;
