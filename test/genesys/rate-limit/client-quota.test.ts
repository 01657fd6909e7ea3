import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { GatewayError } from "../../../src/errors.ts";
import { createRateLimit } from "../../../src/genesys/rate-limit/rate-limit.ts";
import type { RateLimitOptions } from "../../../src/genesys/rate-limit/rate-limit.ts";
import { bearer, createIdentity } from "../../identity.ts";
import type { Identity } from "../../identity.ts";
import { startGateway } from "../../start.ts";
import type { Gateway } from "../../start.ts";
import { createTestClock } from "../../test-clock.ts";
import { responseId } from "../../ids.ts";

const WINDOW = 60_000;

function createClocked(options: Partial<RateLimitOptions> = {}) {
  const clock = createTestClock();
  const rateLimit = createRateLimit({
    requestsPerMinute: 10,
    windowLength: WINDOW,
    clock,
    clientQuotaPercent: 80,
    ...options,
  });
  const take = async (
    client?: string,
    patience = WINDOW / 2,
    priority: "interactive" | "background" = "interactive",
  ) => {
    try {
      const permit = await rateLimit.take({ priority, deadline: clock.now() + patience, client });
      permit.ended();
      return "granted";
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return `${error.extensions.code} ${error.extensions.retryAfter}`;
    }
  };
  const takeMany = (count: number, client?: string) => Promise.all(Array.from({ length: count }, () => take(client)));
  return { clock, rateLimit, take, takeMany };
}

describe("a client quota", () => {
  test("limits one client; other clients get the rest at once", async () => {
    const { takeMany } = createClocked();
    const greedy = await takeMany(50, "greedy");
    expect(greedy.filter((outcome) => outcome === "granted")).toHaveLength(8);
    expect(new Set(greedy.slice(8))).toEqual(new Set(["RATE_LIMITED 60"]));
    expect(await takeMany(2, "modest")).toEqual(["granted", "granted"]);
  });

  test("is free again as calls leave the window", async () => {
    const { clock, takeMany, take } = createClocked();
    await takeMany(4, "a");
    await clock.pass(30_000);
    await takeMany(4, "a");
    expect(await take("a")).toBe("RATE_LIMITED 30");
    await clock.pass(30_000);
    expect(await take("a")).toBe("granted");
  });

  test("counts background calls too, because the reads of a client cause refreshes", async () => {
    const { take, takeMany } = createClocked();
    for (let at = 0; at < 8; at += 1) expect(await take("a", WINDOW, "background")).toBe("granted");
    expect(await take("a")).toBe("RATE_LIMITED 60");
    expect(await takeMany(2, "b")).toEqual(["granted", "granted"]);
  });

  test("does not count calls that got no permit", async () => {
    const { clock, take, takeMany } = createClocked();
    await takeMany(10);
    expect(await Promise.all(Array.from({ length: 20 }, () => take("a", 100)))).not.toContain("granted");
    await clock.pass(WINDOW);
    expect((await takeMany(9, "a")).filter((outcome) => outcome === "granted")).toHaveLength(8);
  });

  test("is divided by the number of replicas", async () => {
    const { takeMany } = createClocked({ requestsPerMinute: 20, replicas: 2 });
    expect((await takeMany(20, "a")).filter((outcome) => outcome === "granted")).toHaveLength(8);
  });

  test("is at least one call, and 100 % means no quota", async () => {
    expect(await createClocked({ requestsPerMinute: 1 }).take("a")).toBe("granted");
    const { takeMany } = createClocked({ clientQuotaPercent: 100 });
    expect((await takeMany(10, "a")).filter((outcome) => outcome === "granted")).toHaveLength(10);
  });

  test("is never exceeded, whenever calls arrive and however long they may wait", async () => {
    const arrivals = fc.array(
      fc.record({ gap: fc.nat(20_000), client: fc.constantFrom("a", "a", "a", "b"), patience: fc.nat(WINDOW) }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async (calls) => {
        const { clock, take } = createClocked({ requestsPerMinute: 5, clientQuotaPercent: 60 });
        const granted: { client: string; at: number }[] = [];
        const outcomes: Promise<void>[] = [];
        for (const { gap, client, patience } of calls) {
          await clock.pass(gap);
          outcomes.push(
            take(client, patience).then((outcome) =>
              outcome === "granted" ? void granted.push({ client, at: clock.now() }) : undefined,
            ),
          );
        }
        await clock.pass(3 * WINDOW);
        await Promise.all(outcomes);
        for (const { client, at } of granted) {
          const within = granted.filter((one) => one.client === client && one.at >= at && one.at < at + WINDOW);
          expect(within.length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the gateway", () => {
  let identity: Identity;
  let gateway: Gateway;
  beforeEach(async () => {
    identity = await createIdentity();
    const env = { ...identity.env, GENESYS_REQUESTS_PER_MINUTE: "50" };
    gateway = await startGateway({ env, size: "large", clock: createTestClock() });
  });
  afterEach(async () => {
    await gateway.close();
    identity.close();
  });

  const permissions = ["responses:library:view", "responses:response:view"];
  const responses = (from: number, count: number) => ({
    ids: Array.from({ length: count }, (_, at) => responseId(from + at)),
  });
  const RESPONSE = "GET /api/v2/responsemanagement/responses/{responseId}";
  const QUERY = "query ($ids: [ID!]!) { responsesById(ids: $ids) { name } }";

  test("answers the small requests of one client while another asks for five times the rate limit", async () => {
    const [greedy, modest] = await Promise.all(
      ["greedy", "modest"].map(async (sub) => bearer(await identity.token({ sub, permissions }))),
    );
    // The calls of the greedy client stay in flight all the time, so none leaves the window.
    const hold = gateway.sandbox.hold(RESPONSE, { times: 40 });
    const asked = Array.from({ length: 5 }, (_, at) => gateway.query(QUERY, responses(1 + at * 50, 50), greedy));
    await hold.reached(40);
    const small = [];
    for (let at = 0; at < 8; at += 1) {
      const { data, errors } = await gateway.query(QUERY, responses(1000 + at, 1), modest);
      small.push({ name: data.responsesById[0]?.name, errors });
    }
    expect(small).toEqual(Array(8).fill({ name: expect.any(String), errors: undefined }));
    expect(hold.held()).toBe(40);
    hold.release();
    const answers = await Promise.all(asked);
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
    expect(codes).toHaveLength(250 - 40);
    expect(new Set(codes)).toEqual(new Set(["RATE_LIMITED"]));
    expect(gateway.sandbox.calls().total).toBe(48);
  });

  test("answers a client that shares a read with a client whose quota is used up", async () => {
    const [greedy, modest] = await Promise.all(
      ["greedy", "modest"].map(async (sub) => bearer(await identity.token({ sub, permissions }))),
    );
    await gateway.query(QUERY, responses(1, 40), greedy);
    const query = `{ libraries(first: 3) { nodes { name } } response(id: "${responseId(77)}") { name } }`;
    const headers = Array.from({ length: 4 }, () => [greedy!, greedy!, modest!]).flat();
    const answers = await Promise.all(headers.map((one) => gateway.query(query, {}, one)));
    const refused = { code: "RATE_LIMITED", retryAfter: expect.any(Number), retryable: true };
    expect(answers[0]!.errors!.map(({ extensions }) => extensions)).toEqual([refused, refused]);
    const toModest = answers.filter((_, at) => headers[at] === modest);
    expect(toModest.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(toModest.map(({ data }) => data.response)).toEqual(Array(4).fill({ name: expect.any(String) }));
  });
});
