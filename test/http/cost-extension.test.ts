import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

const QUERY = "{ libraries(first: 3) { nodes { name responses(first: 1) { nodes { name } } } } }";
const COST = { "x-explain": "cost" };

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ cache: true, env: { GENESYS_REQUESTS_PER_MINUTE: "300" } });
});
afterAll(() => gateway.close());

async function timingOf(headers: Record<string, string>): Promise<string | null> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: QUERY }),
  });
  await answer.text();
  return answer.headers.get("server-timing");
}

describe("extensions.cost", () => {
  test("says what was planned, made and saved, and what is left of the minute", async () => {
    const first = await gateway.query(QUERY, {}, COST);
    expect(first.extensions).toEqual({
      cost: { planned: 4, made: 4, fromCache: 0, remaining: 296, resetsIn: expect.any(Number) },
    });
    const again = await gateway.query(QUERY, {}, COST);
    expect(again.extensions).toEqual({
      cost: { planned: 4, made: 0, fromCache: 4, remaining: 296, resetsIn: expect.any(Number) },
    });
  });

  test("comes with the plan too, and only when a client asks", async () => {
    const explained = await gateway.query(QUERY, {}, { "x-explain": "1" });
    expect(Object.keys(explained.extensions!).toSorted()).toEqual(["cost", "plan"]);
    expect((await gateway.query(QUERY)).extensions).toBeUndefined();
  });

  test("is not there in production, unless EXPLAIN is on", async () => {
    const closed = await startGateway({ env: { EXPLAIN: "off" } });
    try {
      expect((await closed.query(QUERY, {}, COST)).extensions).toBeUndefined();
    } finally {
      await closed.close();
    }
  });

  test.each([
    [
      "an invalid variable",
      "query ($by: IntegrationBy!) { integration(by: $by) { name } }",
      { by: {} },
      "BAD_USER_INPUT",
    ],
    ["a missing variable", "query ($id: ID!) { library(id: $id) { name } }", {}, "BAD_USER_INPUT"],
    [
      "an unknown type",
      "query ($a: [_Any!]!) { _entities(representations: $a) { id } }",
      { a: [] },
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["an unknown field", "{ libraries { nodes { name } } nothing }", {}, "GRAPHQL_VALIDATION_FAILED"],
  ])("leaves the refusal of %s as it is, and plans nothing", async (_case, query, variables, code) => {
    for (const headers of [COST, { "x-explain": "1" }]) {
      const { errors, extensions } = await gateway.query(query, variables, headers);
      expect(errors![0]!.extensions!["code"]).toBe(code);
      expect(extensions).toMatchObject({ cost: { planned: 0, made: 0 } });
    }
  });

  test("brings the header server-timing along", async () => {
    expect(await timingOf(COST)).toMatch(/^total;dur=\d+\.\d, rest;dur=\d+\.\d;desc="\d+ REST calls"$/);
    expect(await timingOf({})).toBeNull();
  });
});
