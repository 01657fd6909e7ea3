import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { SandboxFault } from "../../sandbox/server.ts";
import { CANARY, startCanaries } from "../canary.ts";
import type { Canaries } from "../canary.ts";
import { endPrograms } from "../process.ts";
import { until } from "../until.ts";

let canaries: Canaries;
beforeAll(async () => {
  canaries = await startCanaries();
});
afterAll(async () => {
  await canaries.close();
  endPrograms();
});
beforeEach(() => {
  canaries.gateway.sandbox.reset();
  canaries.gateway.sandbox.faults([]);
  canaries.forget();
});

const READ =
  "{ libraries { nodes { name createdBy { name } responses { totalCount } } } integrations { nodes { name } } }";
const WRITE = `mutation ($input: CreateLineIntegrationInput!) {
  createLineIntegration(input: $input) { integration { name channelId } userErrors { code message path } }
}`;

async function askEverything(): Promise<void> {
  const input = { name: "New", channelId: "1", channelSecret: canaries.channelSecret };
  for (const client of [canaries.byToken, canaries.byKey]) {
    await canaries.ask(client, READ);
    await canaries.ask(client, WRITE, { input });
  }
}

/** Asserts that nothing leaked since the test began, although something could have. */
const SILENCE = { log: true, answers: true, leaks: [] };
function heard() {
  const { log, answers } = canaries.seen();
  return { log: log > 0, answers: answers > 0, leaks: canaries.leaks() };
}

test("the canaries are real secrets: the gateway needs them to answer", async () => {
  await askEverything();
  const { data, errors } = await canaries.ask(canaries.byKey, READ);
  expect(errors).toBeUndefined();
  expect(data.libraries.nodes).toHaveLength(8);
  expect(JSON.stringify(canaries.gateway.writes)).toContain(canaries.channelSecret);
  expect(canaries.gateway.tokens.size).toBeGreaterThan(0);
  canaries.note("as metrics would be");
  await askEverything();
  expect(heard()).toEqual(SILENCE);
});

test("a leak would be found in any form", () => {
  const [token] = [...canaries.gateway.tokens];
  for (const text of [
    `x ${CANARY}client`,
    `Bearer ${token}`,
    canaries.byToken["authorization"]!,
    canaries.byKey["x-api-key"]!,
  ]) {
    expect(leaksIn(canaries, text)).toBeGreaterThan(0);
  }
});

/** How many leaks a text holds, without keeping it. */
function leaksIn({ note, leaks, forget }: Canaries, text: string): number {
  note(text);
  const found = leaks().length;
  forget();
  return found;
}

describe("no secret is in any answer or line of the log", () => {
  const echo = (text: string) => ({ message: text, code: `not ${text}`, contextId: text, errors: [{ message: text }] });
  test.each<[string, Partial<SandboxFault>]>([
    ["400 that quotes one", { status: 400, body: echo(`${CANARY}echo`) }],
    ["401", { status: 401 }],
    ["403 that quotes one", { status: 403, body: echo(`${CANARY}echo`) }],
    ["409", { status: 409 }],
    ["429", { status: 429, headers: { "retry-after": "0" } }],
    ["500 that quotes one", { status: 500, body: echo(`${CANARY}echo`) }],
    ["503", { status: 503 }],
    ["a redirect with one", { status: 302, headers: { location: `https://elsewhere.example/?${CANARY}echo` } }],
    ["HTML with one", { status: 200, body: `<p>${CANARY}echo</p>`, headers: { "content-type": "text/html" } }],
    ["broken JSON", { status: 200, body: `{"id": "${CANARY}echo` }],
    ["a connection that is cut", { reset: true }],
  ])("when Genesys Cloud answers %s", async (_, fault) => {
    canaries.gateway.sandbox.faults([{ match: "*", ...fault }]);
    await askEverything();
    expect(heard()).toEqual(SILENCE);
  });

  test.each<[string, Partial<SandboxFault>]>([
    ["refuses the credentials", { status: 401, body: { error: `${CANARY}echo` } }],
    ["is down", { status: 503, body: `${CANARY}echo` }],
    ["answers something else", { status: 200, body: { access_token: [`${CANARY}echo`] } }],
    ["cuts the connection", { reset: true }],
  ])("when the token endpoint %s", async (_, fault) => {
    canaries.gateway.sandbox.revoke();
    canaries.gateway.sandbox.faults([{ match: "POST /oauth/token", ...fault }]);
    await askEverything();
    expect(heard()).toEqual(SILENCE);
  });

  test("when a token or key is malformed, sent twice, cut, or in the wrong place", async () => {
    const token = canaries.byToken["authorization"]!.slice("Bearer ".length);
    const key = canaries.byKey["x-api-key"]!;
    const proofs: Record<string, string>[] = [
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer ${token} ${token}` },
      { authorization: `Bearer ${token}x` },
      { authorization: `Bearer ${token.slice(0, -5)}` },
      { authorization: `Bearer ${key}x` },
      { "x-api-key": token },
      { "x-api-key": `${key}, ${key}` },
      { ...canaries.byToken, ...canaries.byKey },
      { ...canaries.byToken, cookie: `session=${CANARY}cookie`, "x-request-id": "1" },
    ];
    for (const proof of proofs) await canaries.ask(proof, "{ __typename }");
    const query = encodeURIComponent("{ __typename }");
    await canaries.send(`/graphql?query=${query}&access_token=${token}&api_key=${key}`);
    expect(heard()).toEqual(SILENCE);
  });

  test.each([
    ["no JSON", `{"query": "${CANARY}`],
    ["JSON of another shape", JSON.stringify([CANARY])],
    ["a query that is none", JSON.stringify({ query: `{ libraries "${CANARY}" }` })],
    ["a value of the wrong type", JSON.stringify({ query: `{ libraries(first: "${CANARY}") { totalCount } }` })],
    [
      "an input that lacks something beside a secret",
      JSON.stringify({ query: WRITE, variables: { input: { channelSecret: CANARY } } }),
    ],
    ["a variable of the wrong type", JSON.stringify({ query: WRITE, variables: { input: { name: { x: CANARY } } } })],
  ])("when a request is %s", async (_, body) => {
    const headers = { "content-type": "application/json", ...canaries.byKey };
    await canaries.send("/graphql", { method: "POST", headers, body });
    expect(heard()).toEqual(SILENCE);
  });

  test("when a URL holds one", async () => {
    const query = encodeURIComponent(`{ libraries(after: "${CANARY}") { totalCount } }`);
    const headers = { ...canaries.byKey, "apollo-require-preflight": "1" };
    await canaries.send(`/graphql?query=${query}`, { headers });
    expect(heard()).toEqual(SILENCE);
  });

  test("when a client lacks a permission", async () => {
    await canaries.ask(
      canaries.byToken,
      "{ messagingSettings { totalCount } stickers(messenger: LINE) { totalCount } }",
    );
    expect(heard()).toEqual(SILENCE);
  });

  test("when Redis goes down", async () => {
    await canaries.redis?.stop();
    await until(() => canaries.redis === undefined || canaries.hasLogged("Redis is away"));
    await askEverything();
    expect(heard()).toEqual(SILENCE);
  });
});
