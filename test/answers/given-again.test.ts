import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import type { TestClock } from "../test-clock.ts";
import { sendRaw } from "./raw.ts";
import type { RawRequest } from "./raw.ts";

const QUERY = "{ libraries(first: 25) { nodes { id name version createdBy { name } } } }";
const LIBRARY = "11111111-0000-4000-8000-000000000001";
const OTHER = "11111111-0000-4000-8000-000000000002";
const get = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;
const persisted = { persistedQuery: { version: 1, sha256Hash: sha256(QUERY) } };

let clock: TestClock;
let identity: Identity;
let gateway: Gateway;
beforeEach(async () => {
  clock = createTestClock();
  identity = await createIdentity({}, clock);
});
afterEach(async () => {
  await gateway.close();
  identity.close();
});

async function start(options: StartOptions = {}): Promise<void> {
  gateway = await startGateway({ cache: true, clock, ...options });
}
const ask = (request: RawRequest) => clock.passWaits(sendRaw(gateway.url, request));
/** The answers to the same request sent so often, and how many of them were given again. */
async function repeat(request: RawRequest, times = 4) {
  const before = gateway.givenAgain();
  const answers = [];
  for (let at = 0; at < times; at += 1) answers.push(await ask(request));
  return { answers, given: gateway.givenAgain() - before };
}
const isGiven = async (request: RawRequest) => (await repeat(request, 1)).given === 1;

describe("the third answer to the same request is given again, as the first one was,", () => {
  const forms: [string, RawRequest][] = [
    ["for a POST", { body: { query: QUERY } }],
    ["for a GET", { path: get({ query: QUERY }) }],
    ["for a hash", { body: { extensions: persisted } }],
    ["for a hash in the address", { path: get({ extensions: JSON.stringify(persisted) }) }],
    [
      "with variables",
      { body: { query: "query ($n: Int) { libraries(first: $n) { nodes { name } } }", variables: { n: 2 } } },
    ],
    ["with gzip", { headers: { "accept-encoding": "gzip" }, body: { query: QUERY } }],
    ["with br", { headers: { "accept-encoding": "br, gzip" }, body: { query: QUERY } }],
    ["with another media type", { headers: { accept: "application/graphql-response+json" }, body: { query: QUERY } }],
    ["to a page of another origin", { headers: { origin: "https://app.example.com" }, body: { query: QUERY } }],
  ];
  test.each(forms)("%s", async (_, request) => {
    await start({ env: { CORS_ORIGINS: "https://app.example.com", PERSISTED_DOCUMENTS: "allow" } });
    await ask({ body: { query: QUERY, extensions: persisted } });
    const { answers, given } = await repeat(request);
    expect(given).toBe(2);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.status).toBe(200);
  });

  test.each([
    ["short", 1],
    ["long", 400],
  ])("byte by byte where it is %s, with characters of all kinds", async (_, count) => {
    const name = "Grüße, 图书馆 🙂";
    await start();
    const create = "mutation ($name: String!) { createLibrary(input: { name: $name }) { library { id } } }";
    const created = await ask({ body: { query: create, variables: { name } } });
    const { id } = JSON.parse(created.body.toString()).data.createLibrary.library;
    const fields = Array.from({ length: count }, (__, at) => `n${at}: name`);
    const { answers, given } = await repeat({
      body: { query: `query ($id: ID!) { library(id: $id) { ${fields.join(" ")} } }`, variables: { id } },
    });
    expect(given).toBe(2);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const { library } = JSON.parse(answers[3]!.body.toString()).data;
    expect(Object.values(library)).toEqual(fields.map(() => name));
    expect(answers[3]!.headers["content-length"]).toBe(String(answers[0]!.body.length));
    expect(answers[3]!.body.length > 8192).toBe(count > 1);
  });

  test("without a REST call", async () => {
    await start();
    await repeat({ body: { query: QUERY } }, 2);
    gateway.sandbox.resetCalls();
    expect(await isGiven({ body: { query: QUERY } })).toBe(true);
    expect(gateway.sandbox.calls().total).toBe(0);
  });
});

describe("the long way is taken", () => {
  test.each<[string, RawRequest]>([
    ["by cache-control: no-cache", { headers: { "cache-control": "no-cache" }, body: { query: QUERY } }],
    ["by x-explain", { headers: { "x-explain": "1" }, body: { query: QUERY } }],
    [
      "by a GET of a page of another site",
      { path: get({ query: QUERY }), headers: { "sec-fetch-site": "cross-site" } },
    ],
    ["by HEAD", { method: "HEAD", path: get({ query: QUERY }) }],
    ["by another content type", { headers: { "content-type": "text/plain" }, body: JSON.stringify({ query: QUERY }) }],
    ["by a body in chunks", { headers: { "transfer-encoding": "chunked" }, body: { query: QUERY } }],
    ["by a bad host", { headers: { host: "a b" }, body: { query: QUERY } }],
    ["by a body that is not UTF-8", { headers: { "content-length": 2 }, body: Buffer.from([0x22, 0xff]) }],
    ["by an answer with errors", { body: { query: `{ library(id: "no id!") { name } }` } }],
    [
      "by a mutation",
      {
        body: {
          query: `mutation { deleteLibrary(input: { id: "${LIBRARY}" }, dryRun: true) { userErrors { code } } }`,
        },
      },
    ],
    ["by what does not exist", { body: { query: `{ library(id: "11111111-0000-4000-8000-00000000ffff") { name } }` } }],
  ])("%s", async (_, request) => {
    await start();
    await repeat({ body: { query: QUERY } });
    await repeat({ path: get({ query: QUERY }) });
    const { answers, given } = await repeat(request);
    expect(given).toBe(0);
    await gateway.close();
    await start({ env: { CACHE_ANSWERS_MB: "0" } });
    const { answers: wanted } = await repeat(request, 1);
    expect(answers[0]!.status).toEqual(wanted[0]!.status);
  });

  test("while the process stops, and the answer closes the connection", async () => {
    let isReady = true;
    await start({ isReady: () => isReady });
    await repeat({ body: { query: QUERY } });
    isReady = false;
    const { answers, given } = await repeat({ body: { query: QUERY } }, 1);
    expect([given, answers[0]!.headers.connection]).toEqual([0, "close"]);
  });

  test("with CACHE_ANSWERS_MB=0", async () => {
    await start({ env: { CACHE_ANSWERS_MB: "0" } });
    expect((await repeat({ body: { query: QUERY } })).given).toBe(0);
  });

  test("once a part of the answer is no longer fresh", async () => {
    await start();
    await repeat({ body: { query: QUERY } });
    await clock.pass(40_000);
    expect(await isGiven({ body: { query: QUERY } })).toBe(false);
  });
});

test("a write leaves the answers that do not rest on what it changes", async () => {
  await start();
  const one = { body: { query: `{ library(id: "${LIBRARY}") { name } }` } };
  const other = { body: { query: `{ library(id: "${OTHER}") { name } }` } };
  const response = { body: { query: `{ responses(libraryId: "${OTHER}", first: 5) { nodes { name } } }` } };
  for (const request of [one, other, response]) await repeat(request);
  const mutation = `mutation { updateLibrary(input: { id: "${LIBRARY}", name: "New" }) { library { name } } }`;
  await gateway.query(mutation);
  expect([await isGiven(one), await isGiven(other), await isGiven(response)]).toEqual([false, true, true]);
  expect((await ask(one)).body.toString()).toContain('"New"');
});

describe("with clients", () => {
  const query = { query: QUERY };
  const asked = (key: string) => ({ headers: { "x-api-key": key }, body: query });

  test("one without a permission does not get the answer of another", async () => {
    await start({ env: identity.env });
    const [all, few] = [identity.key("all", ["*"]), identity.key("few", ["responses:library:view"])];
    await clock.pass(1000);
    expect((await repeat(asked(all))).given).toBe(2);
    const { answers, given } = await repeat(asked(few));
    expect([given, answers[0]!.body.toString().includes("FORBIDDEN")]).toEqual([0, true]);
    expect(await isGiven(asked(identity.key("same", ["*"])))).toBe(false);
    await clock.pass(1000);
    expect(await isGiven(asked(all))).toBe(true);
  });

  test("a revoked key and an expired token are refused", async () => {
    await start({ env: identity.env });
    const key = identity.key("all", ["*"]);
    const iat = Math.floor(clock.wallTime() / 1000);
    const permissions = ["responses:library:view", "directory:user:view"];
    const token = { headers: bearer(await identity.token({ permissions, iat, exp: iat + 20 })), body: query };
    await clock.pass(1000);
    await repeat(asked(key));
    expect(await isGiven(token)).toBe(true);
    identity.revoke("all");
    await clock.pass(1000);
    expect((await ask(asked(key))).status).toBe(401);
    await clock.pass(15_000);
    await repeat(token, 2);
    await clock.pass(100_000);
    expect((await ask(token)).status).toBe(401);
  });

  test("requests that are answered again count", async () => {
    await start({ env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: "5" } });
    const key = identity.key("all", ["*"]);
    await clock.pass(1000);
    const { answers, given } = await repeat(asked(key), 7);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(given).toBe(3);
  });
});

test("after the file of documents has changed, its ids are looked up again", async () => {
  const file = identity.write("documents.json", { list: QUERY });
  await start({ env: { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file } });
  const request = { body: { documentId: "list" } };
  expect((await repeat(request)).given).toBe(2);
  writeFileSync(file, JSON.stringify({ other: QUERY }));
  await clock.pass(2000);
  expect((await ask(request)).status).toBe(404);
});

test("the log has the same line for an answer that is given again, which also says so", async () => {
  const lines: string[] = [];
  await start({ logLevel: "info", logStream: { write: (line) => lines.push(line) } });
  const parsed = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);
  const shape = () =>
    parsed().map(({ time: _time, requestId, milliseconds, ...line }) => ({
      ...line,
      types: [typeof requestId, typeof milliseconds],
    }));
  const request = { headers: { traceparent: `00-${"a1".repeat(16)}-${"b2".repeat(8)}-01` }, body: { query: QUERY } };
  await repeat(request, 1);
  lines.length = 0;
  await repeat(request, 1);
  await until(() => lines.length > 0);
  const { calls, ...first } = shape()[0] as Record<string, unknown>;
  expect(calls).toEqual({ memory: 2 });
  expect(await isGiven(request)).toBe(true);
  await until(() => lines.length > 0);
  expect(shape()).toEqual([{ ...first, givenAgain: true }]);
  expect(first).toMatchObject({ operationType: "query", document: sha256(QUERY), traceId: "a1".repeat(16) });
});
