import { afterAll, beforeAll, describe, test } from "@jest/globals";
import { expectAlive, expectRefusal } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true });
  await expectAlive(gateway.url);
});
afterAll(async () => {
  await expectAlive(gateway.url);
  await gateway.close();
});

const ONE = { query: "{ libraries { totalCount } }" };

describe("a body that is not a single operation", () => {
  test.each<[string, object | string]>([
    ["a batch of 2", [ONE, ONE]],
    ["a batch of 1", [ONE]],
    ["a batch of 1000", Array.from({ length: 1000 }, () => ONE)],
    ["an empty batch", []],
    ["a batch in a batch", [[ONE]]],
    ["an object with numbers as keys", { 0: ONE, 1: ONE, length: 2 }],
    ["a list as the query", { query: [ONE.query] }],
    ["a parsed document as the query", { query: { kind: "Document", definitions: [] } }],
    ["a number as the query", { query: 1 }],
    ["true as the query", { query: true }],
    ["an empty query", { query: "" }],
    ["no query", { variables: {} }],
    ["an empty object", {}],
    ["null", "null"],
    ["a string", JSON.stringify(ONE.query)],
    ["a number", "1"],
    ["nothing", ""],
    ["a list as the variables", { ...ONE, variables: [1] }],
    ["a string as the variables", { ...ONE, variables: "{}" }],
    ["a number as the variables", { ...ONE, variables: 7 }],
    ["a string as the extensions", { ...ONE, extensions: "{}" }],
    ["an object as the operation's name", { ...ONE, operationName: {} }],
  ])("%s is refused", async (_, body) => {
    await expectRefusal(gateway, { body }, 400, "BAD_REQUEST");
  });

  test("an operation that is not in the document is refused", async () => {
    const body = { ...ONE, operationName: "Other" };
    await expectRefusal(gateway, { body }, 400, "OPERATION_RESOLUTION_FAILURE");
  });

  test.each([
    ["a query twice", "query={__typename}&query={__typename}"],
    ["variables twice", "query={__typename}&variables={}&variables={}"],
    ["variables that are no JSON", "query={__typename}&variables={"],
    ["variables that are a list", "query={__typename}&variables=[]"],
    ["extensions that are a string", 'query={__typename}&extensions="x"'],
    ["no query", "operationName=x"],
    ["nothing", ""],
  ])("by GET: %s is refused", async (_, search) => {
    await expectRefusal(gateway, { path: `/graphql?${search}` }, 400, "BAD_REQUEST");
  });
});
