import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parse, validate } from "graphql";
import { planOperation } from "../../src/cost/plan.ts";
import { GENERATIONS } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { operations, schema } from "./random-operation.ts";

/** Operations with larger plans do not run: nested lists soon make thousands of calls. */
const MOST = 400;
const RUNS = 150;
/** The limit of a second gateway, which keeps to it whatever an operation may cost. */
const LIMIT = 12;

describe.each(GENERATIONS.flatMap(([api]) => (["small", "large"] as const).map((size) => ({ api, size }))))(
  "random operations on a $size organization, $api paths",
  ({ api, size }) => {
    let gateway: Gateway;
    let limited: Gateway;
    beforeAll(async () => {
      const options = { clock: createTestClock(), size, messagingApi: api };
      gateway = await startGateway(options);
      limited = await startGateway({ ...options, maxRestCalls: LIMIT, sandbox: gateway.sandbox });
    });
    afterAll(() => Promise.all([gateway.close(), limited.close()]));

    test("never make more calls than planned, nor than allowed", async () => {
      let executed = 0;
      let calling = 0;
      await fc.assert(
        fc.asyncProperty(operations, async ({ query, variables }) => {
          const document = parse(query);
          expect(validate(schema, document)).toEqual([]);
          const { calls: planned, least, writes } = planOperation(schema, document, null, variables, api);
          const bulk = Math.max(0, ...[...writes.values()].map(({ exempt }) => exempt));
          gateway.sandbox.reset();
          const within = planned > LIMIT ? (await limited.counted(query, variables)).calls : 0;
          expect(within).toBeLessThanOrEqual(least > LIMIT ? 0 : LIMIT + bulk);
          if (planned > MOST) return;
          gateway.sandbox.reset();
          const { data, calls, errors } = await gateway.counted(query, variables);
          // Above the raised shape limits too, so nothing is called.
          if (errors?.[0]?.extensions.code === "OPERATION_TOO_EXPENSIVE" && calls === 0) return;
          expect(data).toBeDefined();
          expect(calls).toBeLessThanOrEqual(planned);
          expect(writes.size > 0 || errors ? 0 : least).toBeLessThanOrEqual(calls);
          executed += 1;
          if (calls > 0) calling += 1;
        }),
        // Prints the first counterexample: shrinking takes minutes.
        { numRuns: RUNS, endOnFailure: true },
      );
      // Without operations that make calls, the property would prove nothing.
      expect(executed).toBeGreaterThan(RUNS / 2);
      expect(calling).toBeGreaterThan(RUNS / 2);
    });
  },
);
