import { setTimeout as delay } from "node:timers/promises";
import { argumentsOrExit } from "../cli/arguments.ts";
import { libraryId } from "../sandbox/data/ids.ts";
import { startSandbox } from "../sandbox/server.ts";
import { createCache } from "../src/cache/cache.ts";
import { createChangeHub } from "../src/changes/hub.ts";
import { systemClock } from "../src/deadline.ts";
import { CACHE_SCHEMA } from "../src/gateway.ts";
import { createKeys } from "../src/redis.ts";
import { libraryTag } from "../src/datasources/libraries.ts";
import { freePort } from "../test/free-port.ts";
import { endPrograms, memoryOf, startProgram } from "../test/process.ts";
import type { Program } from "../test/process.ts";
import { hasRedis, openRedis, startRedis } from "../test/redis.ts";
import { until } from "../test/until.ts";
import { print, printTable } from "./print.ts";
import { openStreams } from "./subscribers.ts";
import type { StreamClient } from "./subscribers.ts";

/** The most kilobytes of one idle stream, and the most REST reads of one event at one replica. */
const MEMORY_BAR = 25;
const READS_BAR = 1;

const { values } = argumentsOrExit({
  usage: "npm run bench:subscriptions",
  about:
    "Memory of idle streams, queries beside them, events to many subscribers on two replicas, and clients that come back.",
  flags: {
    idle: { value: "NUMBER", meaning: "How many idle streams.", default: 10_000, min: 100 },
    subscribers: { value: "NUMBER", meaning: "How many subscribers of two replicas.", default: 1000, min: 2 },
    back: { value: "NUMBER", meaning: "How many come back after a restart.", default: 100, min: 1 },
  },
});
if (!hasRedis) throw new Error("redis-server has to be installed");
process.on("exit", endPrograms);
const sandbox = await startSandbox();
const redis = await startRedis();
const QUERY = "subscription { libraryChanged { action libraryId library { id name version } } }";
const ROUTE = "GET /api/v2/responsemanagement/libraries/{libraryId}";
const ID = libraryId(1);
const broken: string[] = [];

const settings = {
  GENESYS_API_URL: sandbox.url,
  GENESYS_LOGIN_URL: sandbox.url,
  GENESYS_CLIENT_ID: "sandbox",
  GENESYS_CLIENT_SECRET: "sandbox",
  GENESYS_REQUESTS_PER_MINUTE: "1000000",
  CLIENT_REQUESTS_PER_MINUTE: "0",
  MAX_SUBSCRIPTIONS_PER_CLIENT: "1000000",
  AUTH_MODE: "open",
};

async function start(env: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
  const program = startProgram([process.execPath, "src/main.ts"], { env: { ...settings, PORT: "0", ...env } });
  return { program, url: await program.printed(/gateway: (http:\S+)\/graphql,/) };
}

async function stop({ program }: { program: Program }): Promise<void> {
  program.kill("SIGTERM");
  await program.ended;
}

async function ask(url: string, query: string): Promise<{ data: unknown; errors?: unknown }> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return (await answer.json()) as { data: unknown; errors?: unknown };
}

const rename = (name: string) =>
  `mutation { updateLibrary(input: { id: "${ID}", name: "${name}" }) { userErrors { message } } }`;

function percentile(numbers: readonly number[], part: number): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1);
}

function closeAll(clients: readonly StreamClient[]): void {
  for (const client of clients) client.close();
}

/** The memory of idle streams on one process, and queries beside them. */
async function measureIdle(): Promise<void> {
  const gateway = await start();
  // Code that runs for the first time, and the space for new objects that V8 gives a process in use, are not theirs.
  closeAll(await openStreams([gateway.url], QUERY, 1000));
  for (let count = 0; count < 2000; count += 1) await ask(gateway.url, `{ library(id: "${ID}") { name } } # ${count}`);
  await delay(1000);
  const before = await memoryOf(gateway.program.pid);
  const clients = await openStreams([gateway.url], QUERY, values.idle);
  await delay(20_000);
  const after = await memoryOf(gateway.program.pid);
  const each = ((after - before) * 1024) / values.idle;
  print(`${values.idle} idle streams: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB with them`);
  print(`memory of one: ${each.toFixed(1)} kB (bar: ${MEMORY_BAR})`);
  if (each > MEMORY_BAR) broken.push(`an idle stream takes ${each.toFixed(1)} kB`);
  if (clients.some((client) => client.isOver())) broken.push("an idle stream was closed");

  const times: number[] = [];
  for (let count = 0; count < 500; count += 1) {
    const since = performance.now();
    await ask(gateway.url, `{ library(id: "${libraryId((count % 8) + 1)}") { name } }`);
    times.push(performance.now() - since);
    await delay(5);
  }
  print(`a query beside them: p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`);
  let got = 0;
  closeAll(clients);
  await delay(1000);
  const live = await openStreams([gateway.url], QUERY, values.idle, () => (got += 1));
  const since = performance.now();
  await ask(gateway.url, rename("All"));
  await until(() => got === values.idle);
  print(`one event to all ${values.idle} of them: ${(performance.now() - since).toFixed(0)} ms`);
  closeAll(live);
  await stop(gateway);
}

/** Events to many subscribers of two replicas. */
async function measureEvents(): Promise<void> {
  const env = { REDIS_URL: redis.url };
  const replicas = [await start(env), await start(env)];
  const urls = replicas.map(({ url }) => url);
  let got = 0;
  const clients = await openStreams(urls, QUERY, values.subscribers, () => (got += 1));
  const connection = await openRedis(redis.url);
  const scope = [sandbox.url, "sandbox"];
  // As the feed of audits does it: a third process that has not written, but knows of a change.
  const cache = createCache({
    ...{ redis: connection, namespace: scope, variant: ["conversations", CACHE_SCHEMA] },
    ...{ maxBytes: 1_000_000, clock: systemClock },
  });
  const hub = createChangeHub({
    ...{ redis: connection, key: createKeys("changes", scope, connection.keyPrefix)(), clock: systemClock },
  });
  const rows: (readonly [string, number, number, string, string])[] = [];

  async function round(what: string, change: (at: number) => Promise<number>, own: number): Promise<void> {
    const last: number[] = [];
    let mostReads = 0;
    for (let at = 0; at < 20; at += 1) {
      got = 0;
      for (const client of clients) client.events.length = 0;
      sandbox.resetCalls();
      const since = await change(at);
      await until(() => got === clients.length);
      last.push(Math.max(...clients.map(({ events }) => events[0]!)) - since);
      mostReads = Math.max(mostReads, (sandbox.calls().byRoute[ROUTE] ?? 0) - own);
      // Both replicas say the same.
      const said = new Set(
        clients.map((client) =>
          client
            .last()
            .replace(/^[^{]*/, "")
            .trim(),
        ),
      );
      if (said.size !== 1) broken.push(`${what}: ${said.size} different events`);
      await delay(50);
    }
    rows.push([what, clients.length, mostReads, percentile(last, 0.5), percentile(last, 0.99)]);
    if (mostReads > READS_BAR * urls.length) broken.push(`${what}: ${mostReads} REST reads at two replicas`);
  }

  // The two replicas start cold.
  for (const url of urls) await ask(url, `{ library(id: "${ID}") { name version } }`);
  await round(
    "past the gateway",
    async (at) => {
      await directly(`Past ${at}`);
      const since = performance.now();
      await cache.invalidate([libraryTag(ID)]);
      hub.publish({ kind: "library", id: ID, action: "updated", at: Date.now(), source: "audits" });
      return since;
    },
    0,
  );
  await round(
    "through a replica",
    async (at) => {
      const since = performance.now();
      const { errors } = await ask(urls[0]!, rename(`Through ${at}`));
      if (errors) broken.push("a write failed");
      return since;
    },
    // The read of the versioned update itself.
    1,
  );
  printTable(["one edit", "subscribers", "REST reads", "last client p50 ms", "p99 ms"], rows);
  closeAll(clients);
  hub.close();
  connection.close();
  for (const replica of replicas) await stop(replica);
}

/** Changes the library at Genesys Cloud, as another program would. */
async function directly(name: string): Promise<void> {
  const login = await fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from("sandbox:sandbox").toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const path = `${sandbox.url}/api/v2/responsemanagement/libraries/${ID}`;
  const { version } = (await (await fetch(path, { headers })).json()) as { version: number };
  const written = await fetch(path, { method: "PUT", headers, body: JSON.stringify({ name, version }) });
  if (!written.ok) throw new Error(`The sandbox refused a write: ${written.status}`);
  sandbox.resetCalls();
}

/** Clients that come back at once after a restart. */
async function measureRestart(): Promise<void> {
  const PORT = String(await freePort());
  const first = await start({ PORT });
  const clients = await openStreams([first.url], QUERY, values.back);
  const stopping = stop(first);
  await until(() => clients.every((client) => client.isOver()));
  await stopping;
  const second = await start({ PORT });
  let got = 0;
  const since = performance.now();
  const back = await openStreams([second.url], QUERY, values.back, () => (got += 1));
  const took = performance.now() - since;
  sandbox.resetCalls();
  await ask(second.url, rename("Back"));
  await until(() => got === back.length);
  const reads = (sandbox.calls().byRoute[ROUTE] ?? 0) - 1;
  print(
    `${values.back} clients are back after ${took.toFixed(0)} ms; their next event makes ${Math.max(0, reads)} REST reads`,
  );
  if (reads > READS_BAR) broken.push(`${reads} REST reads after a restart`);
  closeAll(back);
  await stop(second);
}

await measureIdle();
print();
await measureEvents();
print();
await measureRestart();
print();
print(broken.length === 0 ? "Every bar is kept." : `BROKEN: ${broken.join("; ")}.`);
endPrograms();
await sandbox.close();
process.exitCode = broken.length === 0 ? 0 : 1;
