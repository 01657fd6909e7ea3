import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { createClientRate } from "../../src/auth/client-rate.ts";
import type { Refusal } from "../../src/auth/client.ts";
import { anonymous } from "../../src/auth/client.ts";
import { createRedis } from "../../src/redis.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

const LIMIT = 20;

let identity: Identity;
let gateway: Gateway;
beforeAll(async () => {
  identity = await createIdentity();
  gateway = await startGateway({ env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: String(LIMIT) } });
});
afterAll(async () => {
  await gateway.close();
  identity.close();
});
afterEach(endPrograms);

function ask(headers: Record<string, string>, to = gateway): Promise<Response> {
  return fetch(`${to.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: "{ libraries { totalCount } }" }),
  });
}

describe("a client that asks too often", () => {
  test("is told so at once and when to come back, without a REST call; the others are answered", async () => {
    const permissions = ["responses:library:view"];
    const loud = bearer(await identity.token({ sub: "loud", permissions }));
    for (let at = 0; at < LIMIT; at += 1) expect((await ask(loud)).status).toBe(200);
    gateway.sandbox.resetCalls();
    const times = [];
    for (let at = 0; at < 20; at += 1) {
      const since = performance.now();
      const answer = await ask(loud);
      const body = await answer.json();
      times.push(performance.now() - since);
      expect(answer.status).toBe(429);
      const retryAfter = Number(answer.headers.get("retry-after"));
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(60);
      expect(body).toEqual({
        errors: [
          {
            message: `More than ${LIMIT} requests in a minute: ask again in ${retryAfter} s.`,
            extensions: { code: "RATE_LIMITED", retryAfter, retryable: true },
          },
        ],
      });
    }
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(50);
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });

    // A new token of the same person is the same client, that of another is another.
    expect(
      (await ask(bearer(await identity.token({ sub: "loud", iat: Math.floor(Date.now() / 1000) - 5 })))).status,
    ).toBe(429);
    expect((await ask(bearer(await identity.token({ sub: "quiet", permissions })))).status).toBe(200);
  });

  test("does not use up anybody's share by tokens that are not accepted", async () => {
    const token = await identity.token({ sub: "victim" });
    for (let at = 0; at < 2 * LIMIT; at += 1) expect((await ask(bearer(`${token}x`))).status).toBe(401);
    expect((await ask(bearer(token))).status).toBe(200);
  });

  test("is known by its address where nobody has to say who they are", async () => {
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
  test("count together, wait for nobody, and count for themselves while it is away", async () => {
    const redis = await startRedis();
    const connections = [0, 1].map(() => createRedis(redis.url));
    const counts = connections.map(({ client }) =>
      createClientRate({ perMinute: LIMIT, redis: client, namespace: "test" }),
    );
    function codeOf(at: number, name: string): string {
      try {
        counts[at]!(anonymous(name));
        return "counted";
      } catch (error) {
        return (error as Refusal).extensions.code;
      }
    }
    try {
      while (connections.some(({ client }) => client.status !== "ready")) await sleep(10);
      const outcomes = [];
      for (let at = 0; at < 2 * LIMIT; at += 1) {
        outcomes.push(codeOf(at % 2, "a"));
        await sleep(10);
      }
      // One or two may be under way when the limit is reached.
      const counted = outcomes.filter((outcome) => outcome === "counted").length;
      expect(counted).toBeGreaterThanOrEqual(LIMIT);
      expect(counted).toBeLessThanOrEqual(LIMIT + 2);

      const keys = await connections[0]!.client.keys("*");
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.join()).not.toContain("anonymous");

      await redis.stop();
      const since = performance.now();
      const alone = [];
      for (let at = 0; at < LIMIT + 5; at += 1) alone.push(codeOf(0, "b"));
      expect(performance.now() - since).toBeLessThan(500);
      expect(alone.filter((outcome) => outcome === "counted")).toHaveLength(LIMIT);
    } finally {
      for (const connection of connections) connection.close();
      await redis.stop();
    }
  });
});
