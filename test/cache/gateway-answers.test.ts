import { afterEach, describe, expect, test } from "@jest/globals";
import type { RedisClient } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { startReplicas } from "./replicas.ts";
import { EVERYTHING, integrationId, libraryId, profileId, responseId, settingId } from "./views.ts";
import { letBulkGo, retried, untilRunning } from "./waits.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const SETTINGS = "/api/v2/conversations/messaging/settings";
const TWITTER = "/api/v2/conversations/messaging/integrations/twitter/{integrationId}";
const LIBRARY = `{ library(id: ${libraryId(1)}) { name } }`;

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

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

const explain = { "x-explain": "1" };
/** Route, source and number of ids of each step of the plan. */
const stepsOf = ({ extensions }: Answer) =>
  extensions!.plan!.calls.map(({ method, route, source, keys }) => [`${method} ${route}`, source, keys]);

describe("the plan of a query", () => {
  test("lists every call with its route, number of ids and time, and as many calls as the sandbox", async () => {
    const gateway = await start();
    const query = `{ librariesById(ids: [${[1, 2, 3].map(libraryId).join()}]) { name createdBy { name } }
      response(id: ${responseId(1)}) { name } messagingSettings { totalCount } searchResponses(phrase: "x") { totalCount } }`;
    gateway.sandbox.resetCalls();
    const cold = await gateway.query(query, {}, explain);
    const { total, byRoute } = gateway.sandbox.calls();
    expect(cold.extensions!.plan!.total).toBe(total);
    expect(stepsOf(cold).toSorted()).toEqual(
      [
        [`GET ${SETTINGS}`, "network", undefined],
        [`POST ${LIBRARIES}/bulk`, "network", 3],
        [`GET ${RESPONSES}/{responseId}`, "network", undefined],
        [`POST ${RESPONSES}/query`, "network", undefined],
        ["GET /api/v2/users", "network", 3],
      ].toSorted(),
    );
    expect(Object.keys(byRoute).toSorted()).toEqual(
      stepsOf(cold)
        .map(([route]) => route)
        .toSorted(),
    );
    for (const { milliseconds, age } of cold.extensions!.plan!.calls) {
      expect(milliseconds).toBeGreaterThan(0);
      expect(age).toBe(0);
    }

    const warm = await gateway.query(query, {}, explain);
    expect(warm.extensions!.plan!.total).toBe(0);
    expect(stepsOf(warm).toSorted()).toEqual(
      [
        [`GET ${SETTINGS}`, "memory", undefined],
        [`GET ${LIBRARIES}/{libraryId}`, "memory", 3],
        [`GET ${RESPONSES}/{responseId}`, "memory", undefined],
        [`POST ${RESPONSES}/query`, "memory", undefined],
        ["GET /api/v2/users/{userId}", "memory", 3],
      ].toSorted(),
    );
  });

  test("tells stored entities from loaded ones, also within one batch", async () => {
    const gateway = await start();
    await gateway.query(`{ librariesById(ids: [${libraryId(1)}, ${libraryId(2)}]) { name } }`);
    const ids = [1, 2, 3, 4].map(libraryId).join();
    const answer = await gateway.query(`{ librariesById(ids: [${ids}]) { name } }`, {}, explain);
    expect(stepsOf(answer).toSorted()).toEqual([
      [`GET ${LIBRARIES}/{libraryId}`, "memory", 2],
      [`POST ${LIBRARIES}/bulk`, "network", 2],
    ]);
  });

  test("counts calls that found nothing and calls that failed", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    const nowhere = "99999999-0000-4000-8000-000000000000";
    const none = await gateway.query(`{ library(id: "${nowhere}") { name } }`, {}, explain);
    expect(none.data).toEqual({ library: null });
    expect(none.extensions!.plan!.total).toBe(1);
    gateway.sandbox.faults([{ match: "*", status: 503 }]);
    const failed = await retried(clock, gateway, gateway.query(LIBRARY, {}, explain));
    expect(codeOf(failed)).toBe("UPSTREAM_UNAVAILABLE");
    // Every attempt is a call.
    expect(stepsOf(failed)).toEqual(Array.from({ length: 3 }, () => [`GET ${LIBRARIES}/{libraryId}`, "network", 1]));
    expect(failed.extensions!.plan!.total).toBe(3);
  });

  test("lists the reads and the write of a mutation", async () => {
    const gateway = await start();
    const answer = await gateway.query(
      `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "Hi" }) { library { name } } }`,
      {},
      explain,
    );
    expect(stepsOf(answer)).toEqual([
      [`GET ${LIBRARIES}/{libraryId}`, "network", undefined],
      [`PUT ${LIBRARIES}/{libraryId}`, "network", undefined],
    ]);
  });

  test("marks the call of another request as shared", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    const hold = gateway.sandbox.hold("*");
    const asked = [1, 2, 3].map(() => gateway.query(LIBRARY, {}, explain));
    await untilRunning(clock, 3);
    // It came after the three, and has gone as far as they have.
    const other = gateway.query(`{ library(id: ${libraryId(2)}) { name } }`);
    await hold.reached(2);
    hold.release();
    const answers = await Promise.all(asked);
    await other;
    const sources = answers.map((answer) => stepsOf(answer)[0]![1]);
    expect(sources.toSorted()).toEqual(["network", "shared", "shared"]);
    expect(answers.map(({ extensions }) => extensions!.plan!.total).toSorted()).toEqual([0, 0, 1]);
  });

  test.each([
    ["without the header", "on", {}],
    ["with another value of it", "on", { "x-explain": "0" }],
    ["where it is off", "off", explain],
  ])("is not shown %s", async (_, setting, headers) => {
    const gateway = await start({ env: { EXPLAIN: setting } });
    expect(await gateway.query(LIBRARY, {}, headers)).toEqual({ data: { library: { name: "Greetings" } } });
  });
});

describe("while Genesys Cloud is down", () => {
  const down = { match: "*", status: 503 };

  test("stale answers are served with their age, and refreshed when it is back", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock, env: { CACHE_FRESH_LIBRARIES: "1", CACHE_STALE: "60" } });
    const { sandbox } = gateway;
    const untilRefreshed = (calls: number) =>
      until(() => sandbox.calls().total === calls && sandbox.pendingCalls() === 0);
    await gateway.query(LIBRARY);
    sandbox.faults([down]);
    await clock.pass(1200);
    expect(await gateway.query(LIBRARY)).toEqual({
      data: { library: { name: "Greetings" } },
      extensions: { stale: [1] },
    });
    await untilRefreshed(2);
    await clock.pass(1000);
    expect((await gateway.query(LIBRARY)).extensions).toEqual({ stale: [2] });
    await untilRefreshed(3);
    sandbox.faults([]);
    expect((await gateway.query(LIBRARY)).extensions).toEqual({ stale: [2] });
    await untilRefreshed(4);
    // The sandbox has answered, which the gateway hears in a moment.
    await until(async () => (await gateway.query(LIBRARY)).extensions === undefined);
    expect(await gateway.query(LIBRARY)).toEqual({ data: { library: { name: "Greetings" } } });
    expect(sandbox.calls().total).toBe(4);
  });

  test("a refresh is not in the plan of the query that caused it", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock, env: { CACHE_FRESH_LIBRARIES: "1" } });
    await gateway.query(LIBRARY);
    await clock.pass(1200);
    const hold = gateway.sandbox.hold(`GET ${RESPONSES}/{responseId}`);
    const query = `{ library(id: ${libraryId(1)}) { name } response(id: ${responseId(1)}) { name } }`;
    const asked = gateway.query(query, {}, explain);
    await hold.reached();
    await letBulkGo(clock);
    // The refresh has come and gone before the query is answered.
    await until(() => gateway.sandbox.calls().total === 3 && gateway.sandbox.pendingCalls() === 1);
    expect(hold.held()).toBe(1);
    hold.release();
    const { extensions } = await asked;
    expect(gateway.sandbox.calls().total).toBe(3);
    expect(extensions!.plan!.total).toBe(1);
    expect(extensions!.plan!.calls.map(({ source }) => source).toSorted()).toEqual(["network", "stale"]);
  });

  test("old answers are served until `CACHE_STALE_IF_ERROR` has passed", async () => {
    const env = { CACHE_FRESH_LIBRARIES: "1", CACHE_STALE: "1", CACHE_STALE_IF_ERROR: "3" };
    const clock = createTestClock();
    const gateway = await start({ clock, env });
    const query = `{ library(id: ${libraryId(1)}) { name } libraries { totalCount } }`;
    await gateway.query(query);
    gateway.sandbox.faults([down]);
    await clock.pass(1300);
    const { data, errors, extensions } = await retried(clock, gateway, gateway.query(query));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ library: { name: "Greetings" }, libraries: { totalCount: 8 } });
    // Before an older answer serves, a newer one has been asked for three times.
    expect(extensions!.stale).toHaveLength(2);
    for (const age of extensions!.stale!) expect([1, 2]).toContain(age);
    await clock.pass(2000);
    expect(codeOf(await retried(clock, gateway, gateway.query(query)))).toBe("UPSTREAM_UNAVAILABLE");
  });

  test("a request with no-cache gets the error, other requests get the stored answer", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    await gateway.query(LIBRARY);
    gateway.sandbox.faults([down]);
    const bypassing = gateway.query(LIBRARY, {}, { "cache-control": "no-cache" });
    expect(codeOf(await retried(clock, gateway, bypassing))).toBe("UPSTREAM_UNAVAILABLE");
    expect(await gateway.query(LIBRARY)).toEqual({ data: { library: { name: "Greetings" } } });
  });
});

describe("an update of a stored entity", () => {
  const update = `mutation { updateResponse(input: { id: ${responseId(1)}, name: "Hi" }) {
    response { name version texts { content } } userErrors { code } } }`;
  const read = `{ response(id: ${responseId(1)}) { name version texts { content } substitutionsSchema } }`;
  const ONE = `${RESPONSES}/{responseId}`;

  test("costs one call, the write, and loses no field", async () => {
    const gateway = await start();
    const before = (await gateway.query(read)).data.response;
    gateway.sandbox.resetCalls();
    await gateway.query(update);
    expect(gateway.sandbox.calls().byRoute).toEqual({ [`PUT ${ONE}`]: 1 });
    const oracle = await start({ sandbox: gateway.sandbox, cache: false });
    expect((await oracle.query(read)).data.response).toEqual({ ...before, name: "Hi", version: before.version + 1 });
  });

  test("keeps a change that was made past the gateway: after a conflict it reads and writes once more", async () => {
    const gateway = await start();
    await gateway.query(read);
    const other = await start({ sandbox: gateway.sandbox, cache: false });
    const texts = `[{ content: "Theirs", contentType: TEXT_PLAIN }]`;
    await other.query(
      `mutation { updateResponse(input: { id: ${responseId(1)}, texts: ${texts} }) { response { id } } }`,
    );
    gateway.sandbox.resetCalls();
    const { data } = await gateway.query(update);
    expect(data.updateResponse).toMatchObject({
      response: { name: "Hi", texts: [{ content: "Theirs" }] },
      userErrors: [],
    });
    expect(gateway.sandbox.calls().byRoute).toEqual({ [`GET ${ONE}`]: 1, [`PUT ${ONE}`]: 2 });
  });
});

describe("an unusable answer", () => {
  const entity = { id: "11111111-0000-4000-8000-000000000001", name: "Greetings", version: 3 };
  test.each([
    // Temporary faults are tried twice more.
    ["503", { status: 503, times: 6 }],
    ["500", { status: 500, times: 6 }],
    ["429", { status: 429, times: 6 }],
    ["501", { status: 501 }],
    ["403", { status: 403 }],
    ["404", { status: 404 }],
    ["400", { status: 400 }],
    ["HTML", { body: "<html>", headers: { "content-type": "text/html" } }],
    ["half of the JSON", { body: `{"id": "1`, headers: { "content-type": "application/json" } }],
    ["nothing", { body: "" }],
    ["null", { body: null }],
    ["another shape", { body: { hello: "world" } }],
    ["an id that is none", { body: { ...entity, id: 7 } }],
    ["a list", { body: [entity] }],
  ])("is not kept: %s", async (_, fault) => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    // The batch reads one of them, a call of its own the other.
    const query = `{ library(id: ${libraryId(1)}) { name } response(id: ${responseId(1)}) { name } }`;
    gateway.sandbox.faults([{ match: "*", times: 2, ...fault }]);
    const refused = await retried(clock, gateway, gateway.query(query));
    expect(refused.data).toEqual({ library: null, response: null });
    const { data, errors } = await retried(clock, gateway, gateway.query(query));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ library: { name: "Greetings" }, response: { name: "Welcome (en)" } });
  });

  test.each([
    ["a page without rows", { hello: "world" }],
    ["rows that are no list", { entities: {} }],
    ["a broken row", { entities: [{ ...entity }, { name: "no id" }], total: 2 }],
  ])("is not kept: %s", async (_, body) => {
    const gateway = await start();
    gateway.sandbox.faults([{ match: `GET ${LIBRARIES}`, times: 1, body }]);
    expect((await gateway.query(`{ libraries { nodes { name } } }`)).errors).toBeDefined();
    const { data, errors } = await gateway.query(`{ libraries { nodes { name } } }`);
    expect(errors).toBeUndefined();
    expect(data.libraries.nodes).toHaveLength(8);
  });

  test("is not stored: 401 removes no stored answer of other requests", async () => {
    const gateway = await start();
    await gateway.query(`{ libraries { totalCount } }`);
    gateway.sandbox.faults([{ match: "*", status: 401 }]);
    expect(codeOf(await gateway.query(`{ response(id: ${responseId(1)}) { name } }`))).toBe("UPSTREAM_UNAUTHORIZED");
    expect((await gateway.query(`{ libraries { totalCount } }`)).errors).toBeUndefined();
    gateway.sandbox.faults([]);
    expect((await gateway.query(`{ response(id: ${responseId(1)}) { name } }`)).errors).toBeUndefined();
  });

  test("a row with an unusable id affects neither its page nor other rows", async () => {
    const gateway = await start();
    const body = { entities: [{ ...entity, id: "../users" }, entity], total: 2, pageSize: 25, pageNumber: 1 };
    gateway.sandbox.faults([{ match: `GET ${LIBRARIES}`, times: 1, body }]);
    const { data, errors } = await gateway.query(`{ libraries { nodes { id } } }`);
    expect(errors).toBeUndefined();
    expect(data.libraries.nodes).toEqual([{ id: "../users" }, { id: entity.id }]);
    expect((await gateway.counted(LIBRARY)).calls).toBe(0);
  });

  test.each([
    ["a refused write", 400, 0],
    ["a write without permission", 403, 0],
    ["a write over the limit", 429, 0],
    ["a conflict", 409, 1],
    ["a write whose outcome is unknown", 503, 1],
  ])("of %s (%i) costs others %i calls", async (_, status, calls) => {
    const clock = createTestClock();
    const gateway = await start({ clock });
    const query = `{ libraries { nodes { name } } }`;
    await gateway.query(query);
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}`, status }]);
    const create = `mutation { createLibrary(input: { name: "New" }) { userErrors { code } } }`;
    await retried(clock, gateway, gateway.query(create));
    expect((await gateway.counted(query)).calls).toBe(calls);
  });
});

describe("an integration that is being created", () => {
  const create = `mutation { createFacebookIntegration(input: { name: "New", pageAccessToken: "t" }) { integration { id createStatus } } }`;

  test("is read each time until it is created, by id and in both lists, and then stored", async () => {
    const clock = createTestClock();
    const gateway = await start({ clock, creationTime: 500 });
    const { integration } = (await gateway.query(create)).data.createFacebookIntegration;
    expect(integration.createStatus).toBe("INITIATED");
    const one = `{ integration(by: { onChannel: { id: "${integration.id}", channel: FACEBOOK } }) { createStatus status } }`;
    const channel = `{ integrations(channels: [FACEBOOK]) { nodes { id createStatus } } }`;
    const all = `{ integrations(first: 100) { nodes { id status } } }`;
    for (const query of [one, channel, all, one, channel, all]) expect((await gateway.counted(query)).calls).toBe(1);
    await clock.pass(499);
    expect((await gateway.query(one)).data.integration.createStatus).toBe("INITIATED");
    await clock.pass(1);
    expect((await gateway.query(one)).data.integration).toEqual({ createStatus: "COMPLETED", status: "ACTIVE" });
    const rowOf = (answer: Answer) =>
      answer.data.integrations.nodes.find(({ id }: { id: string }) => id === integration.id);
    expect(rowOf(await gateway.query(channel))).toMatchObject({ createStatus: "COMPLETED" });
    expect(rowOf(await gateway.query(all))).toMatchObject({ status: "ACTIVE" });
    for (const query of [one, channel, all]) expect((await gateway.counted(query)).calls).toBe(0);
  });
});

test.each([
  ["createStatus", { createStatus: "Initiated", status: "Active", recipient: { id: "r" } }],
  ["neither status nor recipient", {}],
])("an integration is not kept that is in the making by its %s", async (_, fields) => {
  const gateway = await start();
  const query = `{ integration(by: { onChannel: { id: ${integrationId(4)}, channel: TWITTER } }) { name status } }`;
  const body = { id: integrationId(4).slice(1, -1), name: "In the making", ...fields };
  gateway.sandbox.faults([{ match: `GET ${TWITTER}`, times: 1, body }]);
  expect((await gateway.query(query)).data.integration.name).toBe("In the making");
  expect((await gateway.query(query)).data.integration).toEqual({ name: "X Support", status: "ACTIVE" });
});

describe("several writes in one request", () => {
  test("each see the result of the one before, also when it was loaded before", async () => {
    const gateway = await start({ creationTime: 0 });
    const profiles = `messagingSetting { name integrations { nodes { supportedContentProfile { id integrations { totalCount } } } } }`;
    const assets = `response { assets { asset { responses { name texts { content } } } } }`;
    const asset = `assets: [{ id: "44444444-0000-4000-8000-000000000001" }]`;
    const { data, errors } = await gateway.query(`mutation {
      before: updateMessagingSetting(input: { id: ${settingId(1)}, name: "One" }) { ${profiles} }
      createInstagramIntegration(input: { name: "A", pageAccessToken: "t", supportedContentProfileId: ${profileId(2)} }) {
        integration { id }
      }
      after: updateMessagingSetting(input: { id: ${settingId(1)}, name: "Two" }) { ${profiles} }
      withAll: updateResponse(input: { id: ${responseId(1)}, ${asset} }) { ${assets} }
      deleteLibrary(input: { id: ${libraryId(2)} }) { deletedId }
      withoutDeleted: updateResponse(input: { id: ${responseId(1)}, ${asset} }) { ${assets} }
    }`);
    expect(errors).toBeUndefined();
    const usersOfProfile = (alias: string): number =>
      data[alias].messagingSetting.integrations.nodes
        .map((node: Data) => node.supportedContentProfile)
        .find(({ id }: { id: string }) => `"${id}"` === profileId(2)).integrations.totalCount;
    expect(usersOfProfile("after")).toBe(usersOfProfile("before") + 1);
    const usersOfAsset = (alias: string) =>
      data[alias].response.assets[0].asset.responses.map(({ name }: Data) => name);
    expect(usersOfAsset("withAll")).toContain("Invoice with attachment");
    expect(usersOfAsset("withoutDeleted")).toEqual(["Welcome (en)"]);
  });
});

/** The value of a key of Redis, of any type. */
async function readKey(client: RedisClient, key: string): Promise<unknown> {
  const type = await client.type(key);
  if (type === "string") return client.get(key);
  if (type === "hash") return JSON.stringify(await client.hgetall(key));
  if (type === "zset") return client.zrange(key, 0, -1);
  throw new Error(`${key} is a ${type}, which this test cannot read`);
}

/** Redis has executed all earlier commands of a replica when it answers this one. No request waits for those commands. */
const ASKS_REDIS = `{ stickers(messenger: LINE, first: 1) { totalCount } }`;

(hasRedis ? describe : describe.skip)("with Redis", () => {
  test("an answer that another replica has read is in the plan as redis", async () => {
    const redis = await startRedis();
    const replicas = await startReplicas(2, redis);
    open.push(...replicas);
    await replicas[0]!.query(LIBRARY);
    await replicas[0]!.query(ASKS_REDIS);
    const sources: unknown[] = [];
    for (let round = 0; round < 2; round += 1) {
      sources.push(stepsOf(await replicas[1]!.query(LIBRARY, {}, explain))[0]![1]);
    }
    expect(sources).toEqual(["redis", "memory"]);
  });

  test("no credential of a channel is stored in Redis, and every key has the name of the gateway", async () => {
    const redis = await startRedis();
    const answers: string[] = [];
    for (const messagingApi of ["conversations", "messaging"] as const) {
      const [gateway] = await startReplicas(1, redis, { messagingApi });
      open.push(gateway!);
      const { data } = await gateway!.query(EVERYTHING);
      answers.push(JSON.stringify(data));
      await gateway!.query(`{ integrations(channels: [FACEBOOK, TWITTER, LINE]) { nodes { id createStatus } } }`);
      await gateway!.query(ASKS_REDIS);
    }
    // The names of a webhook's headers are in the graph, their values are not.
    expect(answers.join()).toContain("X-Key");
    const { client, close } = await openRedis(redis.url);
    const values: unknown[] = [];
    const keys = await client.keys("*");
    try {
      for (const key of keys) values.push(await readKey(client, key));
    } finally {
      close();
    }
    expect(keys.filter((key) => !key.startsWith("genesys-cloud-graphql:"))).toEqual([]);
    const text = values.join();
    expect(text).toContain("Open Chatbot");
    expect(text).not.toMatch(/secret|"access-\d/);
  });
});
