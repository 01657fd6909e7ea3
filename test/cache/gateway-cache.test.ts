import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { NO_CACHE } from "../no-cache.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { startReplicas } from "./replicas.ts";
import { libraryId, responseId } from "./views.ts";
import { letBulkGo, untilRunning } from "./waits.ts";

const open: Gateway[] = [];
afterEach(async () => {
  for (const gateway of open.splice(0).toReversed()) await gateway.close();
  endPrograms();
});

async function start(options: Parameters<typeof startGateway>[0] = {}): Promise<Gateway> {
  const gateway = await startGateway({ cache: true, ...options });
  open.push(gateway);
  return gateway;
}

const ids = Array.from({ length: 50 }, (_, at) => responseId(at + 1));
/** The entities, the fewest calls that read them, and the query. */
const known: [what: string, cold: number, query: string][] = [
  [
    "a library with its responses",
    2,
    `{ library(id: ${libraryId(1)}) { id name version dateCreated }
       responses(libraryId: ${libraryId(1)}) { nodes { id name texts { content } } } }`,
  ],
  [
    "25 libraries with their first 10 responses",
    26,
    `{ libraries(first: 25) { nodes { id name responses(first: 10) { nodes { id name } } } } }`,
  ],
  [
    "50 responses with whole libraries",
    51,
    `{ responsesById(ids: [${ids.join()}]) { id name libraries { id name version dateCreated } } }`,
  ],
  [
    "integrations with what they use",
    1,
    `{ integrations(first: 100) { nodes { id name messagingSetting { id name version event { typing { on { inbound } } } }
       supportedContentProfile { id name mediaTypes { allow { inbound { type } } } } } } }`,
  ],
  [
    "the same with who changed it",
    2,
    `{ integrations(first: 100) { nodes { id name messagingSetting { id name version }
       supportedContentProfile { id name version dateCreated modifiedBy { id } } } } }`,
  ],
  [
    "a search with names of libraries",
    1,
    `{ searchResponses(phrase: "invoice") { totalCount nodes { id name libraries { id name } } } }`,
  ],
  [
    "a search with whole libraries",
    2,
    `{ searchResponses(phrase: "welcome") { totalCount nodes { id name libraries { id name version } } } }`,
  ],
  [
    "settings with the integrations that use them",
    2,
    `{ messagingSettings(first: 100) { nodes { id name integrations(first: 100) { nodes { id name } } } } }`,
  ],
];

describe("a repeated query", () => {
  // Nothing is written to it.
  let large: Sandbox;
  beforeAll(async () => {
    large = await startSandbox({ size: "large" });
  });
  afterAll(() => large.close());

  test.each(known)("for %s costs %i calls, and then none", async (_, cold, query) => {
    const gateway = await start({ sandbox: large });
    const first = await gateway.counted(query);
    expect(first.errors).toBeUndefined();
    expect(first.calls).toBe(cold);
    const second = await gateway.counted(query);
    expect(second.calls).toBe(0);
    expect(second.data).toEqual(first.data);
    expect(second.extensions).toBeUndefined();
  });

  test("costs as many calls as the first time with Cache-Control: no-cache", async () => {
    const gateway = await start({ sandbox: large });
    const noCache = { "cache-control": "no-cache" };
    for (const [what, cold, query] of known) {
      await gateway.query(query);
      gateway.sandbox.resetCalls();
      const { errors } = await gateway.query(query, {}, noCache);
      expect(errors).toBeUndefined();
      const { total } = gateway.sandbox.calls();
      expect([what, total]).toEqual([what, cold]);
      expect((await gateway.counted(query)).calls).toBe(0);
    }
  });

  test("with no-cache sees changes made past the gateway, and so do all later queries", async () => {
    const gateway = await start();
    const other = await start({ sandbox: gateway.sandbox });
    const query = `{ library(id: ${libraryId(1)}) { name } }`;
    const name = async (headers = {}) => (await gateway.query(query, {}, headers)).data.library.name;
    expect(await name()).toBe("Greetings");
    // Another process, and no Redis: this one does not learn of the change.
    await other.query(
      `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "Hello" }) { userErrors { code } } }`,
    );
    expect(await name()).toBe("Greetings");
    expect(await name({ "Cache-Control": "max-age=0, No-Cache" })).toBe("Hello");
    expect(await name()).toBe("Hello");
  });

  test("makes other queries cheaper: rows of a list need no read of their own", async () => {
    const gateway = await start();
    await gateway.query(
      `{ libraries(first: 100) { nodes { name } } responses(libraryId: ${libraryId(1)}) { nodes { name } } }`,
    );
    const { data, calls } = await gateway.counted(
      `{ library(id: ${libraryId(2)}) { name } librariesById(ids: [${libraryId(1)}, ${libraryId(5)}]) { name version }
         response(id: ${responseId(1)}) { name texts { content } libraries { version } } }`,
    );
    expect(data).toMatchObject({ library: { name: "Billing" }, response: { libraries: [{ version: 3 }] } });
    expect(calls).toBe(0);
  });
});

describe("1,000 cold queries at once", () => {
  const query = `{ libraries(first: 2) { nodes { name createdBy { name } } } response(id: ${responseId(1)}) { libraries { version } } }`;
  // A slow machine takes long to send them all: nothing may age or be cut off meanwhile.
  const unhurried = {
    latency: 5,
    env: Object.fromEntries(Object.keys(NO_CACHE).map((name) => [name, "3600"])),
    clientTimes: { headers: 300_000, request: 300_000, look: 1000 },
  };
  const burst = (gateways: Gateway[]) =>
    Promise.all(Array.from({ length: 1000 }, (_, at) => gateways[at % gateways.length]!.query(query)));
  const alike = (answers: Answer[]) => new Set(answers.map((answer) => JSON.stringify(answer.data))).size;

  test("cost the calls of one", async () => {
    const single = await start();
    const { calls, data } = await single.counted(query);
    const gateway = await start(unhurried);
    const answers = await burst([gateway]);
    expect(gateway.sandbox.calls().total).toBe(calls);
    expect(alike(answers)).toBe(1);
    expect(answers[999]).toEqual({ data });
  });

  (hasRedis ? describe : describe.skip)("through two replicas", () => {
    test("cost at most twice that", async () => {
      const single = await start();
      const { calls, data } = await single.counted(query);
      const replicas = await startReplicas(2, await startRedis(), unhurried);
      open.push(...replicas);
      replicas[0]!.sandbox.resetCalls();
      const answers = await burst(replicas);
      expect(replicas[0]!.sandbox.calls().total).toBeLessThanOrEqual(2 * calls);
      expect(alike(answers)).toBe(1);
      expect(answers[999]).toEqual({ data });
    });
  });
});

describe("a client that leaves", () => {
  const query = `{ library(id: ${libraryId(1)}) { name } responses(libraryId: ${libraryId(1)}) { totalCount } }`;
  const ask = (gateway: Gateway, signal: AbortSignal) =>
    fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal,
    }).then((answer) => answer.json() as Promise<Answer>);

  test("does not affect others with the same query, and the call is made once", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    const hold = gateway.sandbox.hold("*");
    const leaver = new AbortController();
    const left = ask(gateway, leaver.signal).catch((error: Error) => error.name);
    await letBulkGo(clock);
    await hold.reached(2);
    const stays = ask(gateway, new AbortController().signal);
    await letBulkGo(clock);
    // It came after the two, and waits for the same call.
    const other = gateway.query(`{ library(id: ${libraryId(2)}) { name } }`);
    await hold.reached(3);
    leaver.abort();
    expect(await left).toBe("AbortError");
    // The gateway has seen it leave.
    await untilRunning(clock, 2);
    hold.release();
    expect(await stays).toEqual({ data: { library: { name: "Greetings" }, responses: { totalCount: 13 } } });
    expect(await other).toEqual({ data: { library: { name: "Billing" } } });
    expect(gateway.sandbox.calls().total).toBe(2 + 1);
  });

  test("as the last one ends the calls upstream; the next query starts new calls", async () => {
    const log: string[] = [];
    const logStream = { write: (line: string) => void log.push(line) };
    const clock = createTestClock();
    const gateway = await start({ clock, logLevel: "warn", logStream });
    await gateway.query(`{ stickers(messenger: LINE) { totalCount } }`);
    const hold = gateway.sandbox.hold("*", { times: 2 });
    const leavers = Array.from({ length: 100 }, () => new AbortController());
    const left = leavers.map(({ signal }) => ask(gateway, signal).catch((error: Error) => error.name));
    await untilRunning(clock, leavers.length);
    await letBulkGo(clock);
    await hold.reached(2);
    for (const leaver of leavers) leaver.abort();
    await Promise.all(left);
    // The gateway has cut both calls off, which are still without an answer.
    await until(() => gateway.sandbox.pendingCalls() === 0);
    expect(hold.held()).toBe(2);
    expect(await ask(gateway, new AbortController().signal)).toMatchObject({
      data: { library: { name: "Greetings" } },
    });
    expect(hold.held()).toBe(2);
    expect(gateway.sandbox.calls().total).toBe(5);
    expect(log).toEqual([]);
  });
});
