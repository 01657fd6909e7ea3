import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { expectForm, send } from "./attack.ts";
import type { Attack } from "./attack.ts";
import { CANARY, startWitness } from "../witness.ts";
import type { Witness } from "../witness.ts";

let witness: Witness;
beforeAll(async () => {
  witness = await startWitness({ limits: true });
});
afterAll(() => witness.gateway.close());
beforeEach(() => {
  witness.forget();
  witness.gateway.sandbox.faults([]);
});

const LIBRARIES = "{ libraries { totalCount } }";
const search = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;

describe("neither a refusal nor the log repeats the refused request:", () => {
  test.each<[string, Attack]>([
    ["a body that is no JSON", { body: `{ "a": ${CANARY} }` }],
    ["a body of another type", { headers: { "content-type": `text/${CANARY}` }, body: CANARY }],
    ["a path", { path: `/${CANARY}` }],
    ["a path of the page", { path: `/graphiql/${CANARY}` }],
    ["an address that is none", { path: `/%zz${CANARY}` }],
    ["a prototype", { body: `{"query":"{ __typename }","__proto__":"${CANARY}"}` }],
    ["a body too large", { body: CANARY.repeat(20_000) }],
    ["variables in the address", { path: search({ query: LIBRARIES, variables: `{"${CANARY}` }) }],
    ["an id of no document", { body: { documentId: CANARY } }],
    ["a hash that is none", { body: { extensions: { persistedQuery: { version: 1, sha256Hash: CANARY } } } }],
    ["a hash of another version", { body: { extensions: { persistedQuery: { version: CANARY } } } }],
    ["a token", { headers: { authorization: `Bearer ${CANARY}` }, body: { query: "{" } }],
    ["a string that does not end", { body: { query: `{ library(id: "${CANARY}` } }],
    ["a value in place of another", { body: { query: `{ libraries(first: "${CANARY}") { totalCount } }` } }],
    [
      "a variable in place of another",
      { body: { query: "query ($n: Int) { libraries(first: $n) { totalCount } }", variables: { n: CANARY } } },
    ],
    ["too many of everything", { body: { query: `{ ${`library(id: "${CANARY}") { id } `.repeat(40)} }` } }],
  ])("%s", async (_, attack) => {
    const reply = await send(witness.gateway.url, attack);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expectForm(reply);
    const seen =
      reply.text +
      JSON.stringify(reply.headers) +
      witness
        .logged()
        .filter((line) => !line.includes(`"path":`))
        .join("\n");
    expect(seen).not.toContain(CANARY);
  });
});

describe("an internal fault is reported without its details:", () => {
  test.each<[string, object]>([
    [
      "HTML with a stack",
      { status: 500, headers: { "content-type": "text/html" }, body: `<pre>${CANARY} at x.ts:1</pre>` },
    ],
    ["HTML that says it is good", { status: 200, headers: { "content-type": "text/html" }, body: CANARY }],
    ["another type than promised", { status: 200, body: { entities: CANARY } }],
    ["a redirect", { status: 302, headers: { location: `http://127.0.0.1:1/${CANARY}` } }],
    ["a connection cut", { reset: true }],
  ])("%s", async (_, fault) => {
    witness.gateway.sandbox.faults([{ match: "*", ...fault }]);
    const { status, text, body } = await send(witness.gateway.url, { body: { query: LIBRARIES } });
    expect([status, body.data]).toEqual([200, { libraries: null }]);
    expect(text).not.toMatch(new RegExp(`${CANARY}|127\\.0\\.0\\.1|\\.ts:|node_modules|ECONN|got|<pre>`));
    expect(Object.keys(body.errors[0].extensions as object)).toEqual(expect.arrayContaining(["code"]));
  });
});

test("the headers of an answer do not name the software", async () => {
  const { headers } = await send(witness.gateway.url, { body: { query: LIBRARIES } });
  expect(Object.keys(headers).toSorted()).toEqual([
    "cache-control",
    "connection",
    "content-length",
    "content-security-policy",
    "content-type",
    "date",
    "referrer-policy",
    "x-content-type-options",
    "x-request-id",
  ]);
});
