import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { endPrograms } from "../../process.ts";
import { hasRedis, openRedis, PATIENT, startRedis } from "../../redis.ts";
import type { TestRedis } from "../../redis.ts";
import { expectRefusal, send, times } from "../../security/attack.ts";
import { startGateway } from "../../start.ts";
import type { Gateway } from "../../start.ts";
import { createApqStore } from "../../../src/graphql/persisted-documents/apq-store.ts";
import { until } from "../../until.ts";
import { sha256 } from "./manifests.ts";

const ENV = { PERSISTED_DOCUMENTS: "allow" };
const NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND";
const extensions = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(query) } });
const path = (query: string, withText = false) => {
  const parameters = { extensions: JSON.stringify(extensions(query)), ...(withText && { query }) };
  return `/graphql?${new URLSearchParams(parameters)}`;
};

describe("an automatic persisted query", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ limits: true, maxRestCalls: 60, env: ENV });
    await gateway.query("{ __typename }");
  });
  afterAll(() => gateway.close());

  test.each([
    ["GET", (query: string, withText: boolean) => ({ path: path(query, withText) })],
    [
      "POST",
      (query: string, withText: boolean) => ({ body: { extensions: extensions(query), ...(withText && { query }) } }),
    ],
  ])("by %s is requested, sent once, and then known", async (method, make) => {
    const query = `{ ${method}: libraries { totalCount } }`;
    const { body } = await expectRefusal(gateway, make(query, false), 404, NOT_FOUND);
    // Apollo's clients expect this message.
    expect(body.errors[0].message).toBe("PersistedQueryNotFound");
    for (const withText of [true, false]) {
      const answer = await send(gateway.url, make(query, withText));
      expect([answer.status, answer.body]).toEqual([200, { data: { [method]: { totalCount: 8 } } }]);
    }
  });

  test.each([
    ["older clients", "multipart/mixed;deferSpec=20220824,application/json"],
    ["Apollo iOS", "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json"],
    ["Apollo Kotlin", "multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json"],
  ])("that is unknown is no network error for %s, and no cache keeps it", async (_, accept) => {
    const { status, body, headers } = await send(gateway.url, { path: path("{ unknown }"), headers: { accept } });
    expect([status, body.errors[0].extensions.code]).toEqual([200, NOT_FOUND]);
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("is not stored when it may not run", async () => {
    const refused: [string, number, string][] = [
      [`{ ${times(21, (at) => `a${at}: __typename`)} }`, 400, "OPERATION_TOO_EXPENSIVE"],
      [`{ responsesById(ids: [${times(61, (at) => `"response-${at}"`)}]) { name } }`, 400, "OPERATION_TOO_EXPENSIVE"],
      ["{ nothing }", 400, "GRAPHQL_VALIDATION_FAILED"],
      ["{", 400, "GRAPHQL_PARSE_FAILED"],
      ['mutation { deleteLibrary(input: { id: "1" }) { deletedId } }', 405, "BAD_REQUEST"],
    ];
    for (const [query, status, code] of refused) {
      await expectRefusal(gateway, { path: path(query, true) }, status, code);
      await expectRefusal(gateway, { path: path(query) }, 404, NOT_FOUND);
    }
  });

  test("is not stored under the hash of another document", async () => {
    const body = { query: "{ __typename }", extensions: extensions("{ libraries { totalCount } }") };
    await expectRefusal(gateway, { body }, 400, "BAD_REQUEST");
  });

  test("with an invalid hash is refused", async () => {
    for (const sha256Hash of ["", "abc", "A".repeat(64), "../../".repeat(22).slice(0, 64), "0".repeat(65)]) {
      const body = { extensions: { persistedQuery: { version: 1, sha256Hash } } };
      await expectRefusal(gateway, { body }, 400, "BAD_REQUEST");
    }
  });
});

describe("the store", () => {
  test("drops the oldest document, and stores none that is too long", async () => {
    const store = createApqStore();
    const query = (at: number) => `{ a${at}: __typename }`;
    const key = (text: string) => `apq:${sha256(text)}`;
    for (let at = 0; at < 1500; at += 1) await store.set(key(query(at)), query(at));
    expect([await store.get(key(query(0))), await store.get(key(query(1499)))]).toEqual([undefined, query(1499)]);
    const long = "a".repeat(16_001);
    await store.set(key(long), long);
    expect(await store.get(key(long))).toBeUndefined();
    await store.delete(key(query(1499)));
    expect(await store.get(key(query(1499)))).toBeUndefined();
  });

  test("is bounded in characters too", async () => {
    const store = createApqStore();
    const texts = Array.from({ length: 500 }, (_, at) => String(at).padEnd(15_000));
    for (const text of texts) await store.set(sha256(text), text);
    const kept = [];
    for (const text of texts) if ((await store.get(sha256(text))) !== undefined) kept.push(text);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.join("").length).toBeLessThanOrEqual(5_000_000);
  });
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
    endPrograms();
  });

  test("a document of one replica is known to another, and a value that is no document is not run", async () => {
    const options = { redisPatience: PATIENT, env: { ...ENV, REDIS_URL: redis.url } };
    const replicas = await Promise.all([startGateway(options), startGateway(options)]);
    const [first, second] = replicas;
    try {
      const query = "{ shared: __typename }";
      const known = async () => {
        await send(first.url, { path: path(query, true) });
        return (await send(second.url, { path: path(query) })).body as unknown;
      };
      // The connection to Redis is made after the start.
      await until(async () => "data" in ((await known()) as object));
      expect(await known()).toEqual({ data: { shared: "Query" } });
    } finally {
      await Promise.all(replicas.map((replica) => replica.close()));
    }
  });

  test("a slot in Redis holds one document, and any other is not found", async () => {
    const connection = await openRedis(redis.url);
    const { client, close } = connection;
    try {
      const [writer, reader] = [createApqStore(connection), createApqStore(connection)];
      await writer.set(sha256("{ a }"), "{ a }");
      expect(await reader.get(sha256("{ a }"))).toBe("{ a }");
      const places = await client.keys("genesys-cloud-graphql:apq:*");
      expect(places.filter((key) => !/^genesys-cloud-graphql:apq:\d{1,4}$/.test(key))).toEqual([]);
      for (const key of places) {
        expect(await client.ttl(key)).toBeGreaterThan(0);
        await client.set(key, 'mutation { deleteLibrary(input: { id: "1" }) { deletedId } }');
      }
      expect(await createApqStore(connection).get(sha256("{ a }"))).toBeUndefined();
    } finally {
      close();
    }
  });

  test("while Redis is away, each replica has its own store", async () => {
    // Commands have no time limit, and Redis does not return before all requests are answered.
    const gateway = await startGateway({ redisPatience: PATIENT, env: { ...ENV, REDIS_URL: redis.url } });
    const { client, close } = await openRedis(redis.url);
    try {
      await client.flushall();
      await until(async () => {
        await send(gateway.url, { path: path("{ before: __typename }", true) });
        return (await client.keys("genesys-cloud-graphql:apq:*")).length > 0;
      });
      await redis.stop();
      const query = "{ alone: __typename }";
      expect((await send(gateway.url, { path: path(query) })).status).toBe(404);
      for (const withText of [true, false]) {
        expect((await send(gateway.url, { path: path(query, withText) })).body).toEqual({ data: { alone: "Query" } });
      }
    } finally {
      close();
      await gateway.close();
    }
  });
});
