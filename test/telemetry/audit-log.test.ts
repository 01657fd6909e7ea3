import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { channelInputs } from "../integration-inputs.ts";
import { libraryId, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";

const CANARY = "canary77bc";
const LIBRARY = "/api/v2/responsemanagement/libraries/{libraryId}";
const rename = (name: string, more = "") =>
  `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" } ${more}) { userErrors { message } } }`;

let folder: string;
let file: string;
let gateway: Gateway | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audit-log-"));
  file = join(folder, "audit.log");
});
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
  rmSync(folder, { recursive: true });
});

async function start(options: StartOptions = {}): Promise<Gateway> {
  gateway = await startGateway({ cache: true, ...options, env: { AUDIT_LOG: file, ...options.env } });
  return gateway;
}
// A test reads what is written for other programs, so its shape is not known here.
// oxlint-disable-next-line typescript/no-explicit-any
const written = (path = file): any[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

test("a write is one line: who, what, before, after, outcome, and no REST call more", async () => {
  const { query, sandbox } = await start();
  await query(`{ library(id: "${libraryId(1)}") { name } }`);
  sandbox.resetCalls();
  await query(rename("Hello"), {}, { "x-request-id": "mine" });
  const calls = sandbox.calls().total;
  expect(written()).toEqual([
    {
      ...{ audit: true, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), requestId: "mine" },
      client: { id: "anonymous:127.0.0.1", name: "anonymous", kind: "anonymous" },
      ...{ mutation: "updateLibrary", entity: { type: "library", id: libraryId(1) } },
      before: expect.objectContaining({ name: "Greetings" }),
      after: expect.objectContaining({ name: "Hello" }),
      ...{ outcome: "done", upstream: { status: 200, correlationId: expect.any(String) } },
    },
  ]);
  await gateway!.close();
  await start({ env: { AUDIT_LOG: "off" } });
  await gateway!.query(`{ library(id: "${libraryId(1)}") { name } }`);
  gateway!.sandbox.resetCalls();
  await gateway!.query(rename("Hello"));
  expect(gateway!.sandbox.calls().total).toBe(calls);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a create has no state before, a delete none after, and each names its entity", async () => {
  const { query } = await start();
  const made = await query(`mutation { createLibrary(input: { name: "New" }) { library { id } } }`);
  const { id } = made.data.createLibrary.library;
  await query(`mutation { deleteLibrary(input: { id: "${id}" }) { deletedId } }`);
  const [create, remove] = written();
  expect(create).toMatchObject({ entity: { type: "library", id }, outcome: "done", after: { name: "New" } });
  expect(create).not.toHaveProperty("before");
  expect(remove).toMatchObject({ mutation: "deleteLibrary", entity: { type: "library", id }, outcome: "done" });
  expect(remove).not.toHaveProperty("after");
});

test("a refusal of Genesys Cloud and an unknown outcome say what was sent", async () => {
  const { query, sandbox } = await start();
  sandbox.faults([{ match: `PUT ${LIBRARY}`, status: 400, body: { code: "bad.name" } }]);
  await query(rename("One"));
  sandbox.faults([{ match: `PUT ${LIBRARY}`, status: 500 }]);
  await query(rename("Two"));
  const answered = { correlationId: expect.any(String) };
  expect(written()).toMatchObject([
    { outcome: "refused", code: expect.any(String), sent: { name: "One" }, upstream: { status: 400, ...answered } },
    { outcome: "unknown", code: "UPSTREAM_UNAVAILABLE", sent: { name: "Two" }, upstream: { status: 500, ...answered } },
  ]);
});

test("dry runs, refusals of the gateway and answers of idempotency keys are no writes", async () => {
  const { query } = await start();
  await query(rename("Hello", ", dryRun: true"));
  await query(`mutation { updateLibrary(input: { id: "no id", name: "x" }) { userErrors { message } } }`);
  expect(written()).toEqual([]);
  const keyed = `mutation { createLibrary(input: { name: "K", idempotencyKey: "k" }) { library { id } } }`;
  await query(keyed);
  await query(keyed);
  expect(written()).toHaveLength(1);
});

test("each write of a bulk mutation is a line", async () => {
  const { query } = await start();
  const ids = [responseId(1), responseId(2)];
  await query(`mutation { deleteResponses(input: { ids: ${JSON.stringify(ids)} }) { results { responseId } } }`);
  expect(written()).toMatchObject(ids.map(() => ({ mutation: "deleteResponses", entity: { type: "response" } })));
});

test("no secret of any channel is in it", async () => {
  const { query } = await start({ creationTime: 0 });
  const inputs = channelInputs("conversations", CANARY);
  for (const { type, input } of inputs) {
    const name = `create${type}Integration`;
    const text = `mutation ($input: Create${type}IntegrationInput!) { ${name}(input: $input) { userErrors { message } } }`;
    await query(text, { input: { name: "New", ...input } });
  }
  expect(written().length).toBeGreaterThanOrEqual(inputs.length);
  expect(readFileSync(file, "utf8")).not.toContain(CANARY);
});

test("of the address of a webhook, only its host is in it", async () => {
  const { query } = await start();
  const url = `https://user:${CANARY}@hook.example.com/services/${CANARY}?token=${CANARY}#${CANARY}`;
  await query(
    `mutation ($url: String!) { createOpenIntegration(input: { name: "New", outboundNotificationWebhookUrl: $url,
       outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef" }) { userErrors { message } } }`,
    { url },
  );
  const text = readFileSync(file, "utf8");
  expect(text).toContain("https://hook.example.com/…");
  expect(text).not.toContain(CANARY);
});

test("a file that was moved away is opened again, and an existing one is appended to", async () => {
  const { query } = await start();
  await query(rename("One"));
  renameSync(file, `${file}.1`);
  await query(rename("Two"));
  await query(rename("Three"));
  expect([written(`${file}.1`).length, written().length]).toEqual([1, 2]);
  await gateway!.close();
  await start();
  await gateway!.query(rename("Four"));
  expect(written()).toHaveLength(3);
});

test("with stdout the lines are among those of the log", async () => {
  const lines: string[] = [];
  const { query } = await start({ env: { AUDIT_LOG: "stdout" }, logStream: { write: (line) => lines.push(line) } });
  await query(rename("Hello"));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ audit: true, outcome: "done" }]);
});

test("a file that cannot be written stops the start", () => {
  const env = { GENESYS_UPSTREAM: "sandbox" };
  expect(() => readConfig({ ...env, AUDIT_LOG: join(folder, "nowhere", "audit.log") })).toThrow(
    "AUDIT_LOG: the file cannot be written (ENOENT).",
  );
  symlinkSync(join("nowhere", "audit.log"), join(folder, "link.log"));
  expect(() => readConfig({ ...env, AUDIT_LOG: join(folder, "link.log") })).toThrow("cannot be written (ENOENT).");
  expect(() => readConfig({ ...env, AUDIT_LOG: folder })).toThrow("AUDIT_LOG: the file cannot be written (EISDIR).");
  for (const word of ["on", "true", "YES", "1", "0", "Off", "STDOUT"])
    expect(() => readConfig({ ...env, AUDIT_LOG: word })).toThrow(
      `AUDIT_LOG: ${word} is no destination. Use off, stdout or the path of a file, such as ./audit.log.`,
    );
  expect(readConfig({ ...env, AUDIT_LOG: join(folder, "new.log") }).audit).toEqual({ path: join(folder, "new.log") });
  expect(existsSync(join(folder, "new.log"))).toBe(false);
});
