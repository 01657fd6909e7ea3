import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createClientRate } from "../../src/auth/client-rate.ts";
import type { ClientRejectedError } from "../../src/auth/client.ts";
import { anonymous } from "../../src/auth/client.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { settled } from "../cache/tested.ts";

const LIMIT = 20;

let identity: Identity;
let clock: TestClock;
let gateway: Gateway;
beforeAll(async () => {
  identity = await createIdentity();
  clock = createTestClock();
  gateway = await startGateway({ clock, env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: String(LIMIT) } });
});
afterAll(async () => {
  await gateway.close();
  identity.close();
});
afterEach(endPrograms);

/** When a token was made, in seconds of the gateway's clock. */
const iat = (ago = 0) => Math.floor(clock.wallTime() / 1000) - ago;

function ask(headers: Record<string, string>, to = gateway): Promise<Response> {
  return fetch(`${to.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: "{ libraries { totalCount } }" }),
  });
}

describe("a client that sends too many requests", () => {
  test("is refused at once with Retry-After and without a REST call, and others are answered", async () => {
    const permissions = ["responses:library:view"];
    const loud = bearer(await identity.token({ sub: "loud", permissions, iat: iat() }));
    for (let at = 0; at < LIMIT; at += 1) expect((await ask(loud)).status).toBe(200);
    gateway.sandbox.resetCalls();
    // Time stands still, so a refusal that waits would never come.
    for (let at = 0; at < 20; at += 1) {
      const answer = await ask(loud);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
      expect(await answer.json()).toEqual({
        errors: [
          {
            message: `More than ${LIMIT} requests in a minute. Try again in 60 s.`,
            extensions: { code: "RATE_LIMITED", retryAfter: 60, retryable: true },
          },
        ],
      });
    }
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });

    // A new token of the same person counts as the same client.
    expect((await ask(bearer(await identity.token({ sub: "loud", iat: iat(5) })))).status).toBe(429);
    expect((await ask(bearer(await identity.token({ sub: "quiet", permissions, iat: iat() })))).status).toBe(200);

    await clock.pass(59_999);
    expect([(await ask(loud)).status, (await ask(loud)).headers.get("retry-after")]).toEqual([429, "1"]);
    await clock.pass(1);
    expect((await ask(loud)).status).toBe(200);
  });

  test("does not use up the requests of another client with forged tokens", async () => {
    const token = await identity.token({ sub: "victim", iat: iat() });
    for (let at = 0; at < 2 * LIMIT; at += 1) expect((await ask(bearer(`${token}x`))).status).toBe(401);
    expect((await ask(bearer(token))).status).toBe(200);
  });

  test("is identified by its address without authentication", async () => {
    const open = await startGateway({ env: { AUTH_MODE: "open", CLIENT_REQUESTS_PER_MINUTE: "3" } });
    try {
      const statuses = [];
      for (let at = 0; at < 5; at += 1) statuses.push((await ask({ "x-forwarded-for": `10.0.0.${at}` }, open)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
    } finally {
      await open.close();
    }
  });
});

(hasRedis ? describe : describe.skip)("replicas with one Redis", () => {
  test("count together without waiting, and each for itself while Redis is down", async () => {
    const redis = await startRedis();
    const connections = [await openRedis(redis.url), await openRedis(redis.url)];
    const counts = connections.map((connection) =>
      createClientRate({ perMinute: LIMIT, redis: connection, namespace: "test", clock }),
    );
    function codeOf(at: number, name: string): string {
      try {
        counts[at]!(anonymous(name));
        return "counted";
      } catch (error) {
        return (error as ClientRejectedError).extensions.code;
      }
    }
    try {
      const outcomes = [];
      for (let at = 0; at < 2 * LIMIT; at += 1) {
        outcomes.push(codeOf(at % 2, "a"));
        // The answer of Redis comes before the answer to this.
        await connections[at % 2]!.client.ping();
        await settled();
      }
      // The first replica knew of all but the last request, which the other had counted.
      expect(outcomes).toEqual([
        ...Array.from({ length: LIMIT + 1 }, () => "counted"),
        ...Array.from({ length: LIMIT - 1 }, () => "RATE_LIMITED"),
      ]);

      const keys = await connections[0]!.client.keys("*");
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.join()).not.toContain("anonymous");

      await redis.stop();
      const alone = Array.from({ length: LIMIT + 5 }, () => codeOf(0, "b"));
      expect(alone.filter((outcome) => outcome === "counted")).toHaveLength(LIMIT);
    } finally {
      for (const connection of connections) connection.close();
      await redis.stop();
    }
  });

  test("say what is left for all of them, and until when, once Redis has answered", async () => {
    const redis = await startRedis();
    const connections = [await openRedis(redis.url), await openRedis(redis.url)];
    const [first, second] = connections.map((connection) =>
      createClientRate({ perMinute: LIMIT, redis: connection, namespace: "left", clock }),
    );
    const leftOf = async (count: typeof first) => {
      const quota = count!(anonymous("left"));
      for (const connection of connections) await connection.client.ping();
      await settled();
      return quota;
    };
    try {
      for (let at = 0; at < 7; at += 1) await leftOf(first);
      expect(await leftOf(second)).toMatchObject({ left: LIMIT - 1, endsIn: 60_000 });
      const [key] = await connections[0]!.client.keys("*");
      await connections[0]!.client.pexpire(key!, 20_000);
      expect((await leftOf(second)).left).toBe(LIMIT - 9);
      const { left, endsIn } = await leftOf(second);
      expect([left, endsIn <= 20_000]).toEqual([LIMIT - 10, true]);
      expect((await leftOf(first)).left).toBe(LIMIT - 8);
      expect((await leftOf(first)).left).toBe(LIMIT - 12);
      // What Redis has not counted yet is no more than this process knows itself.
      for (let at = 0; at < 5; at += 1) expect(first!(anonymous("left")).left).toBe(LIMIT - 13 - at);
    } finally {
      for (const connection of connections) connection.close();
      await redis.stop();
    }
  });

  test("learn of a busy client with one message for many of its requests", async () => {
    const redis = await startRedis();
    const proxy = await startRedisProxy(redis.url);
    const connection = await openRedis(proxy.url);
    const count = createClientRate({ perMinute: LIMIT, redis: connection, namespace: "busy", clock });
    const answered = async () => {
      await connection.client.ping();
      await settled();
    };
    const stored = async () => {
      const [key] = await connection.client.keys("*");
      return key && Number(await connection.client.get(key));
    };
    try {
      for (let at = 0; at < 5; at += 1) count(anonymous("busy"));
      await answered();
      expect(await stored()).toBe(1);
      for (let at = 0; at < 5; at += 1) count(anonymous("busy"));
      await answered();
      expect(await stored()).toBe(1);
      await clock.pass(100);
      await answered();
      expect(await stored()).toBe(10);
      expect(proxy.asked("evalsha") + proxy.asked("eval")).toBe(2);
    } finally {
      connection.close();
      await proxy.close();
      await redis.stop();
    }
  });
});
