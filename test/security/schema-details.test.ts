import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { expectAlive, expectRefusal, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

const PRODUCTION = { NODE_ENV: "production", GRAPHIQL: "" };

let closed: Gateway;
let open: Gateway;
beforeAll(async () => {
  closed = await startGateway({ limits: true, env: PRODUCTION });
  open = await startGateway({ limits: true, env: { ...PRODUCTION, INTROSPECTION: "on", GRAPHIQL: "on" } });
  await expectAlive(closed.url);
});
afterAll(() => Promise.all([closed.close(), open.close()]));

const messages = async (gateway: Gateway, body: object) =>
  ((await send(gateway.url, { body })).body.errors as { message: string }[]).map(({ message }) => message).join("\n");

describe("in production", () => {
  test.each([
    ["the whole of it", getIntrospectionQuery()],
    ["a name", "{ __schema { queryType { name } } }"],
    ["one type", '{ __type(name: "Library") { fields { name } } }'],
    ["under another name", '{ library: __type(name: "Library") { name } }'],
    ["in a fragment", "{ ...F } fragment F on Query { __schema { types { name } } }"],
    ["beside something good", "{ libraries { totalCount } __schema { types { name } } }"],
    ["behind a directive", "query ($a: Boolean = false) { __schema @include(if: $a) { types { name } } }"],
  ])("the schema is not revealed: %s", async (_, query) => {
    const { text } = await expectRefusal(closed, { body: { query } }, 400, "GRAPHQL_VALIDATION_FAILED");
    expect(text).not.toMatch(/data|Library|fields/);
    await expectRefusal(
      closed,
      { path: `/graphql?query=${encodeURIComponent(query)}` },
      400,
      "GRAPHQL_VALIDATION_FAILED",
    );
  });

  const input = (value: object) => ({
    query: "mutation ($input: CreateLibraryInput!) { createLibrary(input: $input) { library { id } } }",
    variables: { input: value },
  });
  test.each<[string, object]>([
    ["a field", { query: "{ librarys { totalCount } }" }],
    ["a field of a type", { query: "{ libraries { totalCuont } }" }],
    ["an argument", { query: "{ libraries(frist: 1) { totalCount } }" }],
    ["a type", { query: "query ($a: Librery) { __typename }" }],
    ["a type of a fragment", { query: "{ integrations { nodes { ... on LineIntegretion { id } } } }" }],
    ["a field of one of several types", { query: "{ integrations { nodes { webhookUrl } } }" }],
    ["an enum value", { query: "{ integrations(channels: [FACEBOK]) { totalCount } }" }],
    ["an enum value as a string", { query: '{ integrations(channels: ["FACEBOOK"]) { totalCount } }' }],
    [
      "an enum value in a variable",
      { query: "query ($c: [Channel!]) { integrations(channels: $c) { totalCount } }", variables: { c: ["FACEBOK"] } },
    ],
    ["a field of an input", { query: 'mutation { createLibrary(input: { nmae: "a" }) { library { id } } }' }],
    ["a field of an input in a variable", input({ name: "a", responseTipe: "a" })],
    ["a directive", { query: "{ __typename @inclode(if: true) }" }],
  ])("no name is suggested for %s", async (_, body) => {
    const hidden = await messages(closed, body);
    expect(hidden).not.toMatch(/did you mean|LineIntegration\b|@include|"name"|responseType\b/i);
    expect(hidden).toMatch(/\w/);
  });

  test.each<[string, object]>([
    ["a field", { query: "{ librarys { totalCount } }" }],
    ["an argument", { query: "{ libraries(frist: 1) { totalCount } }" }],
    [
      "an enum value in a variable",
      { query: "query ($c: [Channel!]) { integrations(channels: $c) { totalCount } }", variables: { c: ["FACEBOK"] } },
    ],
  ])("with introspection a name is suggested for %s, so the tests above can fail", async (_, body) => {
    expect(await messages(open, body)).toMatch(/Did you mean/);
  });

  test("there is no GraphiQL by default; with GRAPHIQL and INTROSPECTION there are both", async () => {
    await expectRefusal(closed, { path: "/graphiql", headers: { accept: "text/html" } }, 404, "BAD_REQUEST");
    expect((await send(open.url, { path: "/graphiql" })).headers["content-type"]).toContain("text/html");
    const { body } = await send(open.url, { body: { query: getIntrospectionQuery() } });
    expect([body.errors, body.data.__schema.types.length > 50]).toEqual([undefined, true]);
  });

  test("no landing page answers a browser", async () => {
    const headers = { accept: "text/html", "sec-fetch-site": "none" };
    await expectRefusal(closed, { path: "/graphql?query={__typename}", headers }, 406, "BAD_REQUEST");
  });
});
