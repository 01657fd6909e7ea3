import { afterEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { empty } from "../cache/replicas.ts";
import { assetId, libraryId, responseId } from "../ids.ts";
import { hasRedis, PATIENT, startRedis } from "../redis.ts";
import { assetsPath, librariesPath, login } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

const KEY = "a key for events of tests";
const INTERVAL = 15_000;
const AUDITS = "POST /api/v2/audits/query/realtime";
const LIBRARY = `{ library(id: "${libraryId(1)}") { name } }`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface World {
  clock: TestClock;
  sandbox: Sandbox;
  replicas: Gateway[];
  rename(name: string): Promise<void>;
  nameAt(replica?: number): Promise<string>;
  polls(): number;
  /** Passes time until a poll has been made since. */
  passPoll(): Promise<void>;
}

interface Given {
  replicas?: number;
  env?: Record<string, string>;
  /** Milliseconds by which the clock of the gateway is ahead of that of Genesys Cloud. */
  ahead?: number;
}

async function start({ replicas: count = 1, env = {}, ahead = 0 }: Given = {}): Promise<World> {
  const clock = createTestClock();
  const wrong = { ...clock, wallTime: () => clock.wallTime() + ahead };
  const sandbox = await startSandbox({ clock });
  closing.push(sandbox.close);
  const replicas: Gateway[] = [];
  for (let at = 0; at < count; at += 1) {
    const gateway = await startGateway({
      ...{
        cache: true,
        sandbox,
        clock: wrong,
        redisPatience: PATIENT,
        mayContradict: "answers are compared one by one",
      },
      env: { CHANGES_POLL_INTERVAL: "15", EVENTS_KEY: KEY, ...env },
    });
    closing.push(gateway.close);
    replicas.push(gateway);
  }
  const admin = await login(sandbox, "admin", "admin");
  const path = `${librariesPath}/${libraryId(1)}`;
  const polls = () => sandbox.calls().byRoute[AUDITS] ?? 0;
  return {
    ...{ clock, sandbox, replicas, polls },
    async rename(name) {
      const { body } = await admin.call("GET", path);
      expect((await admin.call("PUT", path, { ...body, name })).status).toBe(200);
    },
    nameAt: async (replica = 0) => (await replicas[replica]!.query(LIBRARY)).data.library.name,
    async passPoll() {
      const before = polls();
      await until(async () => {
        if (polls() > before) return true;
        // Without a read for a minute of this clock, which is a moment of Redis', nothing is polled.
        await replicas.at(-1)!.query(LIBRARY);
        await clock.pass(1000);
        return false;
      });
    },
  };
}

/** Reads until the feed is wanted, and has polled. */
async function follow({ clock, replicas, nameAt, passPoll }: World): Promise<void> {
  for (const at of replicas.keys()) await nameAt(at);
  await clock.pass(40_000);
  for (const at of replicas.keys()) await nameAt(at);
  await passPoll();
  // What was read before may be older than the feed covers.
  for (const at of replicas.keys()) await nameAt(at);
}

const send = ({ url }: Gateway, body: unknown, headers: Record<string, string> = { "x-api-key": KEY }) =>
  fetch(`${url}/events/genesys`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const event = (id: string, more: object = {}) => ({
  "detail-type": `v2.audits.entitytype.Library.entityid.${libraryId(1)}`,
  detail: {
    topicName: `v2.audits.entitytype.Library.entityid.${libraryId(1)}`,
    eventBody: {
      ...{ id, serviceName: "ResponseManagement", entityType: "Library", action: "Update", status: "SUCCESS" },
      ...{ eventDate: "2026-11-28T12:00:00.000Z", entity: { id: libraryId(1) }, userId: libraryId(9), ...more },
    },
  },
});

describe("a gateway with a feed", () => {
  test("shows a change of a person after the next poll, and reads nothing again before", async () => {
    const world = await start();
    const { clock, sandbox, rename, nameAt, passPoll } = world;
    await follow(world);
    sandbox.resetCalls();
    for (let at = 0; at < 20; at += 1) {
      await nameAt();
      await clock.pass(10_000);
    }
    expect(Object.keys(sandbox.calls().byRoute)).toEqual([AUDITS]);
    await rename("Renamed by a person");
    await passPoll();
    await until(async () => (await nameAt()) === "Renamed by a person");
  });

  test.each([-3_600_000, -30_000, 30_000, 400_000])(
    "shows it as soon, and its own writes are no changes of others, where its clock is ahead by %i ms",
    async (ahead) => {
      const world = await start({ ahead });
      const { sandbox, rename, nameAt, passPoll, replicas } = world;
      await follow(world);
      await rename("Renamed by a person");
      await passPoll();
      await until(async () => (await nameAt()) === "Renamed by a person");
      const write = `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "Renamed here" }) { library { name } } }`;
      expect((await replicas[0]!.query(write)).errors).toBeUndefined();
      for (let polls = 0; polls < 10; polls += 1) await passPoll();
      sandbox.resetCalls();
      expect(await nameAt()).toBe("Renamed here");
      expect(sandbox.calls().byRoute).toEqual({});
    },
  );

  test.each([
    ["an error page of a proxy", { status: 502, headers: { "content-type": "text/html" } }],
    ["an answer", { headers: {} }],
  ])("loses no change where %s has another time once", async (_, fault) => {
    const world = await start();
    const { clock, sandbox, rename, nameAt, passPoll } = world;
    await follow(world);
    const date = new Date(clock.wallTime() - 300_000).toUTCString();
    sandbox.faults([{ match: AUDITS, times: 1, ...fault, headers: { ...fault.headers, date } }]);
    await passPoll();
    await rename("Renamed by a person");
    await passPoll();
    await passPoll();
    await until(async () => (await nameAt()) === "Renamed by a person");
    expect(await nameAt()).toBe("Renamed by a person");
  });

  test("keeps pages of a library and the schema of a response for as long as single entities", async () => {
    const world = await start();
    const { clock, sandbox, replicas } = world;
    const query = `{ library(id: "${libraryId(1)}") { responses(first: 2) { nodes { name substitutionsSchema } } } }`;
    await follow(world);
    await replicas[0]!.query(query);
    sandbox.resetCalls();
    for (let at = 0; at < 20; at += 1) {
      await replicas[0]!.query(query);
      await clock.pass(10_000);
    }
    expect(Object.keys(sandbox.calls().byRoute)).toEqual([AUDITS]);
  });

  test("shows a renamed asset after the next poll, and reads nothing again before", async () => {
    const world = await start();
    const { clock, sandbox, passPoll, replicas } = world;
    const query = `{ response(id: "${responseId(49)}") { assets { asset { name } } } }`;
    const names = async () => JSON.stringify(await replicas[0]!.query(query));
    await follow(world);
    expect(await names()).toContain("invoice-terms.pdf");
    sandbox.resetCalls();
    for (let at = 0; at < 20; at += 1) {
      await names();
      await clock.pass(10_000);
    }
    expect(Object.keys(sandbox.calls().byRoute)).toEqual([AUDITS]);
    const admin = await login(sandbox, "admin", "admin");
    expect((await admin.call("PUT", `${assetsPath}/${assetId(1)}`, { name: "renamed.pdf" })).status).toBe(200);
    await passPoll();
    await until(async () => (await names()).includes("renamed.pdf"));
    expect(await names()).toContain("renamed.pdf");
  });

  test("takes events with its key, once each, and no others", async () => {
    const { replicas, rename, nameAt } = await start();
    const gateway = replicas[0]!;
    await nameAt();
    await rename("Pushed");
    expect((await send(gateway, event("a"), {})).status).toBe(401);
    expect((await send(gateway, event("a"), { "x-api-key": "wrong" })).status).toBe(401);
    expect((await send(gateway, "{")).status).toBe(400);
    expect((await send(gateway, { events: [event("a"), { nothing: true }] })).status).toBe(400);
    expect((await send(gateway, "[]", { "x-api-key": KEY, "content-type": "text/plain" })).status).toBe(415);
    expect((await send(gateway, { padding: "x".repeat(2_000_000) })).status).toBe(413);
    expect(await nameAt()).not.toBe("Pushed");
    expect((await send(gateway, [event("a"), event("b")], { authorization: `Bearer ${KEY}` })).status).toBe(204);
    expect(await nameAt()).toBe("Pushed");
    const { calls } = await gateway.counted(LIBRARY);
    expect(calls).toBe(0);
    // Again, and of another kind.
    expect((await send(gateway, { events: [event("a"), { "detail-type": "v2.users.x", detail: {} }] })).status).toBe(
      204,
    );
    expect((await gateway.counted(LIBRARY)).calls).toBe(0);
  });

  test("without a key has no address for events", async () => {
    const { replicas } = await start({ env: { EVENTS_KEY: "" } });
    expect((await send(replicas[0]!, event("a"))).status).toBe(404);
  });
});

const describeWithRedis = hasRedis ? describe : describe.skip;

describeWithRedis("two replicas with a feed", () => {
  test("poll once for both, and the other one goes on when one ends", async () => {
    const redis = await startRedis();
    closing.push(redis.stop);
    await empty(redis);
    const world = await start({ replicas: 2, env: { REDIS_URL: redis.url } });
    const { clock, polls, rename, nameAt, passPoll, replicas } = world;
    await follow(world);
    await passPoll();
    const before = polls();
    for (let at = 0; at < 4; at += 1) {
      await nameAt(0);
      await nameAt(1);
      await clock.pass(INTERVAL);
      await until(() => polls() > before + at);
    }
    expect(polls()).toBe(before + 4);
    await rename("Seen by both");
    await passPoll();
    for (const at of [0, 1]) await until(async () => (await nameAt(at)) === "Seen by both");

    closing.splice(closing.indexOf(replicas[0]!.close), 1);
    await replicas[0]!.close();
    await rename("Seen by the other one");
    await passPoll();
    await until(async () => (await nameAt(1)) === "Seen by the other one");
  });

  test("poll seldom while events are pushed to any of them", async () => {
    const redis = await startRedis();
    closing.push(redis.stop);
    await empty(redis);
    const world = await start({ replicas: 2, env: { REDIS_URL: redis.url } });
    const { clock, polls, rename, nameAt, passPoll, replicas, sandbox } = world;
    await follow(world);
    await passPoll();
    // The first one polls.
    sandbox.audits({ push: `${replicas[1]!.url}/events/genesys`, pushKey: KEY });
    await rename("Pushed to the other one");
    await clock.pass(0);
    await until(async () => (await nameAt(1)) === "Pushed to the other one");
    await until(async () => (await nameAt(0)) === "Pushed to the other one");
    await passPoll();
    // A poll may have come between the change and the note of its event: then it is the next one that compares.
    let polled = Infinity;
    await until(async () => {
      const before = polls();
      for (let at = 0; at < 6; at += 1) {
        await nameAt(0);
        await nameAt(1);
        await clock.pass(INTERVAL);
      }
      polled = polls() - before;
      return polled === 0;
    });
    expect(polled).toBe(0);
  });

  test("go on when Redis comes back empty", async () => {
    const redis = await startRedis();
    closing.push(redis.stop);
    await empty(redis);
    const world = await start({ replicas: 2, env: { REDIS_URL: redis.url } });
    const { clock, rename, nameAt, passPoll, polls } = world;
    await follow(world);
    await redis.stop();
    const before = polls();
    await rename("While Redis was away");
    await clock.pass(4 * INTERVAL);
    expect(polls()).toBe(before);
    await redis.start();
    await until(async () => {
      await clock.pass(1000);
      return (await nameAt(0)) === "While Redis was away" && (await nameAt(1)) === "While Redis was away";
    });
    await clock.pass(40_000);
    await nameAt(0);
    await passPoll();
    await rename("After that");
    await passPoll();
    for (const at of [0, 1]) await until(async () => (await nameAt(at)) === "After that");
  });
});
