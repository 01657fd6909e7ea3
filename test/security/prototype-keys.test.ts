import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { expectAlive, expectRefusal, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true });
  await expectAlive(gateway.url);
});
afterAll(() => gateway.close());
afterEach(async () => {
  await expectAlive(gateway.url);
});

const QUERY = "query ($input: CreateLibraryInput!) { createLibrary(input: $input) { library { id } } }";
const CREATE = `mutation ${QUERY.slice("query ".length)}`;
const quoted = JSON.stringify;

describe("a key that would change a prototype is refused", () => {
  test.each([
    ["at the top", `{"__proto__":{"polluted":1},"query":"{ __typename }"}`],
    ["at the top, escaped", String.raw`{"\u005f_proto__":{"polluted":1},"query":"{ __typename }"}`],
    ["in variables", `{"query":"{ __typename }","variables":{"__proto__":{"polluted":1}}}`],
    ["deep in variables", `{"query":${quoted(CREATE)},"variables":{"input":{"name":"a","__proto__":{"polluted":1}}}}`],
    ["in a list", `{"query":"{ __typename }","variables":{"a":[{"__proto__":{"polluted":1}}]}}`],
    ["in extensions", `{"query":"{ __typename }","extensions":{"__proto__":{"polluted":1}}}`],
    ["by the constructor", `{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":1}}}}`],
    ["with a value of no object", `{"query":"{ __typename }","__proto__":null}`],
  ])("%s", async (_, body) => {
    await expectRefusal(gateway, { body }, 400, "BAD_REQUEST");
  });

  test.each([
    ["in variables", "variables", `{"__proto__":{"polluted":1}}`],
    ["in extensions", "extensions", `{"persistedQuery":{"__proto__":{"polluted":1}}}`],
    ["by the constructor", "variables", `{"a":{"constructor":{"prototype":{"polluted":1}}}}`],
  ])("by GET: %s", async (_, parameter, json) => {
    const path = `/graphql?query={__typename}&${parameter}=${encodeURIComponent(json)}`;
    await expectRefusal(gateway, { path }, 400, "BAD_REQUEST");
  });
});

describe("names that every object inherits are not fields, types, fragments or variables", () => {
  const names = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "prototype"];

  test.each(names)("%s", async (name) => {
    const queries = [
      `{ ${name} }`,
      `{ libraries { ${name} } }`,
      `{ libraries(${name}: 1) { totalCount } }`,
      `{ ...${name} }`,
      `{ libraries { ... on ${name} { id } } }`,
      `{ __typename @${name} }`,
      `{ library(id: $${name}) { id } }`,
      `query ($a: ${name}) { library(id: $a) { id } }`,
      `{ integrations(channels: [${name}]) { totalCount } }`,
      `mutation { createLibrary(input: { name: "a", ${name}: 1 }) { library { id } } }`,
    ];
    for (const query of queries) {
      await expectRefusal(gateway, { body: { query } }, 400, "GRAPHQL_VALIDATION_FAILED");
    }
  });

  test.each(names)("%s as the name of an operation, an id, a channel or a field of an input", async (name) => {
    const missing = await send(gateway.url, { body: { query: "query A { __typename }", operationName: name } });
    expect([missing.status, missing.body.errors[0].extensions.code]).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    const id = await send(gateway.url, { body: { query: `{ library(id: "${name}") { name } }` } });
    expect(id.body).toEqual({ data: { library: null } });
    const variables = [["$c: [Channel!]", { c: [name] }]] as const;
    for (const [declared, values] of variables) {
      const query = `query (${declared}) { integrations(channels: $c) { totalCount } }`;
      await expectRefusal(gateway, { body: { query, variables: values } }, 400, "BAD_USER_INPUT");
    }
  });

  test.each(names)("%s as an alias is an alias", async (name) => {
    const { text } = await send(gateway.url, { body: { query: `{ ${name}: __typename }` } });
    expect(text).toBe(`{"data":{"${name}":"Query"}}\n`);
  });
});

test("none of these requests has changed the objects of this process, where the gateway runs", async () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  await expectAlive(gateway.url);
});
