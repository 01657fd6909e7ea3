import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { send } from "../security/attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const query = "{ libraries { totalCount } }";
const TWO = "query A { __typename } query B { __typename }";

describe("an empty operationName is as if left out", () => {
  test("in a body", async () => {
    const { status, body } = await send(gateway.url, { body: { query, operationName: "" } });
    expect([status, body]).toEqual([200, { data: { libraries: { totalCount: 8 } } }]);
  });

  test("in an address", async () => {
    const search = new URLSearchParams({ query, operationName: "", variables: "{}" });
    const { status, body } = await send(gateway.url, { path: `/graphql?${search}` });
    expect([status, body]).toEqual([200, { data: { libraries: { totalCount: 8 } } }]);
  });

  test("for a document with a named operation", async () => {
    const named = "query Named { __typename }";
    const { body } = await send(gateway.url, { body: { query: named, operationName: "" } });
    expect(body).toEqual({ data: { __typename: "Query" } });
  });

  test("so that a document with two operations is still refused", async () => {
    const empty = await send(gateway.url, { body: { query: TWO, operationName: "" } });
    const without = await send(gateway.url, { body: { query: TWO } });
    expect([empty.status, empty.body]).toEqual([without.status, without.body]);
    expect(empty.body.errors[0].extensions.code).toBe("OPERATION_RESOLUTION_FAILURE");

    const search = new URLSearchParams({ query: TWO, operationName: "" });
    const byAddress = await send(gateway.url, { path: `/graphql?${search}` });
    expect([byAddress.status, byAddress.body]).toEqual([without.status, without.body]);
  });
});
