import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { expectRefusal, send } from "../../security/attack.ts";
import { startGateway } from "../../start.ts";
import type { Gateway } from "../../start.ts";
import { createTestClock } from "../../test-clock.ts";
import { until } from "../../until.ts";
import { APOLLO, PRESET, sha256 } from "./manifests.ts";

const DELETE = 'mutation Delete { deleteLibrary(input: { id: "11111111-0000-4000-8000-000000000001" }) { deletedId } }';
/** It costs at least 61 calls: responses have no bulk read. */
const IDS = Array.from({ length: 61 }, (_, at) => `response-${at}`);
const COSTLY = `query Costly { responsesById(ids: ${JSON.stringify(IDS)}) { name } }`;
const DEEP = `query Deep { ${"libraries { nodes { responses { nodes { ".repeat(1)}${"libraries { responses { nodes { ".repeat(4)} name ${"} } } ".repeat(4)} } } } } }`;
const WRONG = "query Wrong { nothing }";
const DOCUMENTS = { ...PRESET, delete: DELETE, costly: COSTLY, deep: DEEP, wrong: WRONG };
const [HASH] = Object.keys(PRESET) as [string];
const UNKNOWN = sha256("{ unknown }");
const NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND";

const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });
const search = (parameters: Record<string, unknown>) =>
  `/graphql?${new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  )}`;

const clock = createTestClock();
let folder: string;
let file: string;
/** The log of the gateway with `only`. */
let log: string[];
let gateways: Record<"off" | "allow" | "only", Gateway>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "documents-test-"));
  file = join(folder, "documents.json");
  writeFileSync(file, JSON.stringify(DOCUMENTS));
  log = [];
  const start = (env: Record<string, string>, lines: string[] = []) =>
    startGateway({
      limits: true,
      maxRestCalls: 60,
      clock,
      env,
      logLevel: "info",
      logStream: { write: (line) => lines.push(line) },
    });
  gateways = {
    off: await start({}),
    allow: await start({ PERSISTED_DOCUMENTS: "allow", PERSISTED_DOCUMENTS_FILE: file }),
    only: await start({ PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file }, log),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  for (const gateway of Object.values(gateways)) gateway.sandbox.reset();
});

const variables = { first: 1 };
const ANSWER = { data: { libraries: { nodes: [{ name: "Billing" }], totalCount: 8 } } };

describe.each(["allow", "only"] as const)("with PERSISTED_DOCUMENTS=%s a persisted document runs", (mode) => {
  test.each([
    ["documentId", { documentId: HASH }],
    ["documentId without the name of the hash", { documentId: HASH.slice("sha256:".length) }],
    ["Apollo's extension", { extensions: persisted(HASH.slice("sha256:".length)) }],
    [
      "Apollo's extension, and the same text",
      { extensions: persisted(HASH), query: PRESET[HASH as keyof typeof PRESET] },
    ],
    ["documentId, and an empty name of the operation", { documentId: HASH, operationName: "" }],
    ["documentId, and an extension of no meaning here", { documentId: HASH, extensions: { trace: 1 } }],
  ])("by %s", async (_, body) => {
    const posted = await send(gateways[mode].url, { body: { ...body, variables } });
    expect([posted.status, posted.body]).toEqual([200, ANSWER]);
    const got = await send(gateways[mode].url, { path: search({ ...body, variables }) });
    expect([got.status, got.body]).toEqual([200, ANSWER]);
  });

  test("a mutation by POST, and not by GET", async () => {
    const { body } = await send(gateways[mode].url, { body: { documentId: "delete", operationName: "Delete" } });
    expect(body.data.deleteLibrary.deletedId).toBe("11111111-0000-4000-8000-000000000001");
    await expectRefusal(gateways[mode], { path: search({ documentId: "delete" }) }, 405, "BAD_REQUEST");
  });

  test("within the limits of every document", async () => {
    await expectRefusal(gateways[mode], { body: { documentId: "costly" } }, 400, "OPERATION_TOO_EXPENSIVE");
    await expectRefusal(gateways[mode], { body: { documentId: "deep" } }, 400, "OPERATION_TOO_EXPENSIVE");
    await expectRefusal(gateways[mode], { body: { documentId: "wrong" } }, 400, "GRAPHQL_VALIDATION_FAILED");
  });

  test.each<[string, object, number, string]>([
    ["an id of no document", { documentId: "unknown" }, 404, NOT_FOUND],
    ["a hash of no document as documentId", { documentId: `sha256:${UNKNOWN}` }, 404, NOT_FOUND],
    ["a hash of no document", { extensions: persisted(UNKNOWN) }, 404, NOT_FOUND],
    ["a name that every object inherits", { documentId: "constructor" }, 404, NOT_FOUND],
    ["an empty id", { documentId: "" }, 404, NOT_FOUND],
    ["the text of another document", { documentId: HASH, query: "{ __typename }" }, 400, "BAD_REQUEST"],
    ["a hash and the text of another document", { extensions: persisted(HASH), query: DELETE }, 400, "BAD_REQUEST"],
    ["an id that is no text", { documentId: { a: 1 } }, 400, "BAD_REQUEST"],
    ["an extension that is no object", { extensions: { persistedQuery: HASH } }, 400, "BAD_REQUEST"],
    ["an extension of version 2", { extensions: persisted(HASH, 2) }, 400, "BAD_REQUEST"],
    ["an extension without a hash", { extensions: { persistedQuery: { version: 1 } } }, 400, "BAD_REQUEST"],
    ["an extension whose hash is an object", { extensions: persisted({ a: 1 }) }, 400, "BAD_REQUEST"],
  ])("and not %s", async (_, body, status, code) => {
    await expectRefusal(gateways[mode], { body }, status, code);
    if (!("documentId" in body) || typeof body.documentId === "string") {
      await expectRefusal(gateways[mode], { path: search({ ...body }) }, status, code);
    }
  });
});

describe("with PERSISTED_DOCUMENTS=only", () => {
  test.each<[string, object]>([
    ["a text", { query: "{ __typename }" }],
    ["the text of a persisted document without its id", { query: PRESET[HASH as keyof typeof PRESET] }],
    ["an empty text", { query: "" }],
    ["a text and its hash", { query: "{ unknown }", extensions: persisted(UNKNOWN) }],
    ["a text and an id of no document", { query: "{ __typename }", documentId: "unknown" }],
    ["the schema", { query: "{ __schema { types { name } } }" }],
  ])("%s is refused", async (_, body) => {
    await expectRefusal(gateways.only, { body }, 403, "FORBIDDEN");
    await expectRefusal(gateways.only, { path: search({ ...body }) }, 403, "FORBIDDEN");
  });

  test.each([
    "query={__typename}&query=",
    "query=&query={__typename}",
    "documentId=unknown&documentId=&query={__typename}",
  ])("%s is refused too", async (parameters) => {
    await expectRefusal(gateways.only, { path: `/graphql?${parameters}` }, 403, "FORBIDDEN");
  });

  test("a batch is refused too", async () => {
    await expectRefusal(gateways.only, { body: [{ query: "{ __typename }" }] }, 400, "BAD_REQUEST");
  });
});

describe("without persisted documents", () => {
  test.each<[string, object]>([
    ["documentId", { documentId: HASH }],
    ["an extension", { extensions: persisted(HASH) }],
    ["an extension and a text", { query: "{ __typename }", extensions: persisted(sha256("{ __typename }")) }],
  ])("%s is refused with the message that Apollo's clients expect", async (_, body) => {
    const { body: answer } = await expectRefusal(gateways.off, { body }, 400, "PERSISTED_QUERY_NOT_SUPPORTED");
    expect(answer.errors[0].message).toBe("PersistedQueryNotSupported");
  });

  test("a text runs", async () => {
    expect((await send(gateways.off.url, { body: { query: "{ __typename }" } })).body).toEqual({
      data: { __typename: "Query" },
    });
  });
});

describe("the file", () => {
  const ask = async (id: string) => (await send(gateways.only.url, { body: { documentId: id } })).status;
  /** Milliseconds between two looks at the file. */
  const LOOK = 1000;
  const logged = (pattern: RegExp) => until(() => log.some((line) => pattern.test(line)));

  test("is read again after a change; a broken one leaves the documents as they were", async () => {
    writeFileSync(file, JSON.stringify({ ...DOCUMENTS, added: "{ __typename }" }));
    await clock.pass(LOOK);
    await until(async () => (await ask("added")) === 200);

    writeFileSync(file, JSON.stringify({ [UNKNOWN]: "{ __typename }" }));
    await clock.pass(LOOK);
    await logged(/"level":50.*is not the one its hash/);
    expect([await ask("added"), await ask(UNKNOWN)]).toEqual([200, 404]);

    // Mounted configuration changes in this way: another file replaces the watched one.
    const next = join(folder, "next.json");
    writeFileSync(next, JSON.stringify({ ...APOLLO, operations: [{ id: "renamed", body: "{ __typename }" }] }));
    renameSync(next, file);
    await clock.pass(LOOK);
    await until(async () => (await ask("renamed")) === 200);
    expect(await ask("added")).toBe(404);

    rmSync(file);
    await clock.pass(LOOK);
    await logged(/"level":50.*cannot be read/);
    expect(await ask("renamed")).toBe(200);
    writeFileSync(file, JSON.stringify({ renamed: "{ typename: __typename }" }));
    await clock.pass(LOOK);
    await until(async () =>
      (await send(gateways.only.url, { body: { documentId: "renamed" } })).text.includes('typename":'),
    );
  });
});
