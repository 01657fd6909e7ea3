import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway, StartOptions } from "../start.ts";
import { PATIENCE, untilShared } from "../cache/replicas.ts";
import { retried } from "../cache/waits.ts";
import { createTestClock } from "../test-clock.ts";

const LIBRARY = "11111111-0000-4000-8000-000000000001";
const RESPONSE = "22222222-0000-4000-8000-000000000012";
const ALL = [
  ...["responses:library:view", "responses:response:view", "responseAssets:asset:view", "directory:user:view"],
  ...["messaging:setting:view", "messaging:supportedContent:view", "messaging:integration:view"],
];

/** A query, the permission that the second client lacks, and what that client may read. */
const reads: [what: string, query: string, lacking: string][] = [
  ["an entity", `{ library(id: "${LIBRARY}") { name version } }`, "responses:library:view"],
  ["a list", "{ libraries { totalCount nodes { name } } }", "responses:library:view"],
  ["entities by id", `{ librariesById(ids: ["${LIBRARY}"]) { name } }`, "responses:library:view"],
  [
    "a list within a list",
    "{ libraries(first: 2) { nodes { responses { nodes { name } } } } }",
    "responses:response:view",
  ],
  ["a search", `{ searchResponses(phrase: "order") { nodes { name } } }`, "responses:response:view"],
  ["a name", "{ libraries(first: 1) { nodes { createdBy { name } } } }", "directory:user:view"],
  ["a reference as a whole", `{ response(id: "${RESPONSE}") { libraries { dateCreated } } }`, "responses:library:view"],
  ["a setting", "{ messagingSettings { nodes { name } } }", "messaging:setting:view"],
  [
    "a setting that came with integrations",
    "{ integrations { nodes { messagingSetting { name } } } }",
    "messaging:setting:view",
  ],
  [
    "users of a setting",
    "{ messagingSettings { nodes { integrations { nodes { name } } } } }",
    "messaging:integration:view",
  ],
];

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});
afterAll(() => identity.close());
afterEach(endPrograms);

async function start(options: StartOptions = {}): Promise<Gateway> {
  return startGateway({ cache: true, ...options, env: { ...identity.env, ...options.env } });
}
const as = async (sub: string, lacking?: string) =>
  bearer(await identity.token({ sub, permissions: ALL.filter((permission) => permission !== lacking) }));

/** Every text of the answer's data. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
const isSomething = ({ data }: Answer) => textsOf(data).length > 0 || /"totalCount":[1-9]/.test(JSON.stringify(data));

/** Asserts that a client got only refusals, although there was something to get. */
const NOTHING = { wasThere: true, got: [], codes: ["FORBIDDEN"] };
function gotOf(answer: Answer, seen: Answer) {
  const counts = JSON.stringify(answer).match(/"totalCount":\d+/g) ?? [];
  const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions.code));
  return { wasThere: isSomething(seen), got: [...textsOf(answer.data), ...counts], codes: [...codes] };
}

describe("what one client has read is not given to a client without the permission", () => {
  test.each(reads)("%s, fresh in the cache", async (_, query, lacking) => {
    const gateway = await start();
    try {
      const seen = await gateway.query(query, {}, await as("allowed"));
      expect(seen.errors).toBeUndefined();
      gateway.sandbox.resetCalls();
      expect(gotOf(await gateway.query(query, {}, await as("curious", lacking)), seen)).toEqual(NOTHING);
      // It is in the cache: a client with the permission gets it without a call.
      expect((await gateway.query(query, {}, await as("allowed too"))).data).toEqual(seen.data);
      expect(gateway.sandbox.calls().total).toBe(0);
    } finally {
      await gateway.close();
    }
  });

  test("stale in the cache, while it is refreshed, and while Genesys Cloud is down", async () => {
    const env = { CACHE_FRESH_LIBRARIES: "1", CACHE_STALE: "2", CACHE_STALE_IF_ERROR: "60" };
    const clock = createTestClock();
    const gateway = await start({ clock, env });
    const query = "{ libraries { totalCount nodes { name } } }";
    try {
      const seen = await gateway.query(query, {}, await as("allowed"));
      const curious = await as("curious", "responses:library:view");
      await clock.pass(1300);
      expect(gotOf(await gateway.query(query, {}, curious), seen)).toEqual(NOTHING);
      const stale = await gateway.query(query, {}, await as("allowed"));
      expect(stale.extensions?.stale).toBeDefined();
      await clock.pass(2300);
      gateway.sandbox.faults([{ match: "*", status: 503 }]);
      expect(gotOf(await gateway.query(query, {}, curious), seen)).toEqual(NOTHING);
      const bridged = await retried(clock, gateway, gateway.query(query, {}, await as("allowed")));
      expect(bridged.data).toEqual(seen.data);
    } finally {
      await gateway.close();
    }
  });

  test("while the same read runs for another client", async () => {
    const gateway = await start();
    const query = "{ libraries { totalCount nodes { name } } }";
    try {
      const [allowed, curious] = [await as("allowed"), await as("curious", "responses:library:view")];
      const hold = gateway.sandbox.hold("*");
      const seen = gateway.query(query, {}, allowed);
      await hold.reached();
      const answer = await gateway.query(query, {}, curious);
      // It did not wait for that read.
      expect(hold.held()).toBe(1);
      hold.release();
      expect(gotOf(answer, await seen)).toEqual(NOTHING);
      expect(gateway.sandbox.calls().total).toBe(1);
    } finally {
      await gateway.close();
    }
  });

  test("in extensions.plan, or with no-cache", async () => {
    const gateway = await start();
    try {
      const query = `{ library(id: "${LIBRARY}") { name version } }`;
      const seen = await gateway.query(query, {}, await as("allowed"));
      const curious = await as("curious", "responses:library:view");
      const ways: Record<string, string>[] = [{ "x-explain": "1" }, { "cache-control": "no-cache" }];
      for (const headers of ways) {
        expect(gotOf(await gateway.query(query, {}, { ...curious, ...headers }), seen)).toEqual(NOTHING);
      }
    } finally {
      await gateway.close();
    }
  });

  test("after its permission was withdrawn", async () => {
    const gateway = await start();
    try {
      const query = `{ library(id: "${LIBRARY}") { name } }`;
      const seen = await gateway.query(query, {}, await as("one person"));
      expect(gotOf(await gateway.query(query, {}, await as("one person", "responses:library:view")), seen)).toEqual(
        NOTHING,
      );
    } finally {
      await gateway.close();
    }
  });
});

(hasRedis ? describe : describe.skip)("replicas that share a Redis", () => {
  test("do not give it out either", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url, REPLICAS: "2" };
    const first = await start({ redisPatience: PATIENCE, env });
    const second = await start({ redisPatience: PATIENCE, env, sandbox: first.sandbox });
    const sender = bearer(await identity.token({ permissions: ["conversation:message:create"] }));
    const asksRedis = [first, second].map(({ query }) => ({ query: (text: string) => query(text, {}, sender) }));
    try {
      await untilShared(redis, asksRedis);
      first.sandbox.resetCalls();
      // Each is a separate REST call.
      const queries = [1, 2, 3, 4, 5, 6].map(
        (number) => `{ library(id: "${LIBRARY.slice(0, -1)}${number}") { name } }`,
      );
      const seen = [];
      for (const query of queries) seen.push(await first.query(query, {}, await as("allowed")));
      expect(first.sandbox.calls().total).toBe(queries.length);
      // Redis answers this after it has stored what the replica sent before.
      await asksRedis[0]!.query("{ stickers(messenger: LINE, first: 1) { totalCount } }");
      first.sandbox.resetCalls();
      for (const [at, query] of queries.entries()) {
        const curious = await second.query(query, {}, await as("curious", "responses:library:view"));
        expect(gotOf(curious, seen[at]!)).toEqual(NOTHING);
        expect((await second.query(query, {}, await as("allowed too"))).data).toEqual(seen[at]!.data);
      }
      // It is in Redis.
      expect(first.sandbox.calls().total).toBe(0);
    } finally {
      await second.close();
      await first.close();
      await redis.stop();
    }
  });
});
