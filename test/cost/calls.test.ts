import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { operations, routeKey } from "../../sandbox/contract.ts";
import { planOperation } from "../../src/cost/plan.ts";
import type { OperationPlan } from "../../src/cost/plan.ts";
import { exampleTabs } from "../../src/http/graphiql/example-tabs.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { CASES, SIX } from "./queries.ts";
import type { Case } from "./queries.ts";
import { schema } from "./random-operation.ts";

// The clock never moves, so a batch waits for the last call in flight, never for the half second.
const clock = createTestClock();
let small: Gateway;
let large: Gateway;
let old: Gateway;
beforeAll(async () => {
  [small, large, old] = await Promise.all([
    startGateway({ clock }),
    startGateway({ clock, size: "large" }),
    startGateway({ clock, messagingApi: "messaging" }),
  ]);
});
afterAll(() => Promise.all([small.close(), large.close(), old.close()]));

/** Executes an operation on the initial data. */
async function carryOut(gateway: Gateway, { query, variables }: Pick<Case, "query" | "variables">) {
  gateway.sandbox.reset();
  return gateway.counted(query, variables);
}

function plan({ query, variables }: Pick<Case, "query" | "variables">, api?: "messaging"): OperationPlan {
  return planOperation(schema, parse(query), null, variables, api);
}

/** The planned maximum of each call. */
function byCall({ planned }: OperationPlan): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { call, times } of planned) sums[call] = (sums[call] ?? 0) + times;
  return sums;
}

describe("the minimum number of calls equals the plan and the calls made", () => {
  test.each(Object.entries(SIX))("%s", async (_, one) => {
    const { data, errors, byRoute } = await carryOut(large, one);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
    const planned = plan(one);
    expect(planned.calls).toBe(one.planned);
    expect(byCall(planned)).toEqual(byRoute);
  });
});

describe("no operation makes more calls than planned", () => {
  test.each(Object.entries(CASES))("%s", async (_, one) => {
    expect(plan(one).calls).toBe(one.planned);
    expect(one.large).toBeLessThanOrEqual(one.planned);
    const made = await carryOut(large, one);
    expect(made.data).toBeDefined();
    expect(made.calls).toBeLessThanOrEqual(one.large);
    const inSmall = await carryOut(small, one);
    expect(inSmall.calls).toBeLessThanOrEqual(one.planned);
    const { least, writes } = plan(one);
    expect(writes.size > 0 ? 0 : least).toBeLessThanOrEqual(Math.min(made.calls, inSmall.calls));
  });

  test.each(Object.entries({ ...SIX, ...CASES }))("on the old paths: %s", async (_, one) => {
    const { data, errors, calls } = await carryOut(old, one);
    expect(data).toBeDefined();
    const { calls: planned, least, writes } = plan(one, "messaging");
    expect(calls).toBeLessThanOrEqual(planned);
    // A field that the resolver refuses costs nothing.
    expect(writes.size > 0 || errors ? 0 : least).toBeLessThanOrEqual(calls);
  });

  test.each(exampleTabs.map((tab) => [/^(?:query|mutation) (\w+)/m.exec(tab.query)![1]!, tab] as const))(
    "the example %s, which stays well below the default limit",
    async (_, { query, variables }) => {
      const one = { query, variables: JSON.parse(variables ?? "{}") as Record<string, unknown> };
      const { errors, calls } = await carryOut(large, one);
      expect(errors).toBeUndefined();
      // A dry run of a new library needs nothing from Genesys Cloud.
      expect(calls > 0).toBe(!query.includes("createLibrary"));
      expect(calls).toBeLessThanOrEqual(plan(one).calls);
      expect(plan(one).calls).toBeLessThanOrEqual(30);
    },
  );
});

describe("what a plan says", () => {
  const plans = Object.entries({ ...SIX, ...CASES }).flatMap(([name, one]) => [
    [name, plan(one)] as const,
    [`${name}, old paths`, plan(one, "messaging")] as const,
  ]);
  const known = new Set(operations.map(routeKey));

  test.each(plans)("are calls that the REST API knows, and sentences that begin with a field: %s", (_, { planned }) => {
    for (const { call, times, why } of planned) {
      // The plan does not know the channel.
      expect(known).toContain(call.replace("/{channel}", "/facebook"));
      expect(times).toBeGreaterThan(0);
      expect(why).toMatch(/^\w+(\.\w+)*(, \w+(\.\w+)*)*( and \d+ more)?: .+\.$/);
    }
  });

  test("adds up to its total", () => {
    for (const [, { calls, planned }] of plans) expect(planned.reduce((sum, { times }) => sum + times, 0)).toBe(calls);
  });
});
