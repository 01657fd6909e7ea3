import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCallShare } from "../../cli/mcp/call-share.ts";
import { createConfirmations } from "../../cli/mcp/confirmations.ts";
import { createAskGateway } from "../../cli/mcp/gateway.ts";
import { serveHttp } from "../../cli/mcp/http.ts";
import { toolsOf } from "../../cli/mcp/tools.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { CANARY } from "../canary.ts";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { libraryId, NOWHERE, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";

const DOCUMENTS = {
  libraries:
    "# The libraries of the organization.\nquery Libraries($first: Int = 10) { libraries(first: $first) { nodes { id name } } }",
  response: "query Response($id: ID!) { response(id: $id) { id name } }",
  search:
    "query Search($filter: ResponseSearchFilter, $first: Int!) { searchResponses(filter: $filter, first: $first) { nodes { name } } }",
  rename:
    "mutation Rename($input: UpdateLibraryInput!, $dryRun: Boolean) { updateLibrary(input: $input, dryRun: $dryRun) { library { name } changes { path before after } userErrors { message } } }",
  create:
    "mutation Create($name: String!, $key: String, $dryRun: Boolean) { createLibrary(input: { name: $name, idempotencyKey: $key }, dryRun: $dryRun) { library { name } changes { path after } userErrors { message } } }",
};
const NOT_OFFERED = {
  hasty: "mutation Hasty($input: CreateLibraryInput!) { createLibrary(input: $input) { library { id } } }",
  keyless:
    'mutation Keyless($dryRun: Boolean) { createLibrary(input: { name: "x" }, dryRun: $dryRun) { library { id } } }',
  two: "mutation Two($input: CreateLibraryInput!, $d: Boolean) { a: createLibrary(input: $input, dryRun: $d) { library { id } } b: createLibrary(input: $input, dryRun: $d) { library { id } } }",
  nameless: "{ libraries { nodes { id } } }",
  broken: "query Broken { nothing }",
  confirming:
    "mutation Confirming($confirm: CreateLibraryInput!, $d: Boolean) { createLibrary(input: $confirm, dryRun: $d) { library { id } } }",
};

let folder: string;
let manifest: string;
let identity: Identity;
let keys: Record<"agent" | "reader", string>;
let gateway: Gateway;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mcp-test-"));
  manifest = join(folder, "documents.json");
  writeFileSync(manifest, JSON.stringify(DOCUMENTS));
  identity = await createIdentity();
  keys = {
    agent: identity.key("agent", ["*"]),
    reader: identity.key("reader", ["responses:response:view"]),
  };
  gateway = await startGateway({
    cache: true,
    env: { ...identity.env, PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: manifest },
  });
});
afterAll(async () => {
  await gateway.close();
  identity.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => gateway.sandbox.reset());

let clients: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of clients.toReversed()) await one.close();
  clients = [];
});

type Content = Record<string, unknown> & { data?: Record<string, Record<string, unknown>>; confirm?: string };
interface Called {
  isError: boolean;
  text: string;
  content: Content;
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Called> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as [{ text: string }];
  return { isError: isError === true, text, content: (structuredContent ?? {}) as Content };
}

async function connected(transport: Parameters<Client["connect"]>[0]): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  clients.push(client);
  return client;
}

/** A server over HTTP in this process, and clients of it. */
async function served({ calls = 30, clock = createTestClock() }: { calls?: number; clock?: TestClock } = {}) {
  const schema = createSchema();
  const server = await serveHttp(
    {
      ...{ schema, tools: toolsOf(schema, new Map(Object.entries(DOCUMENTS))).tools, sendsTexts: false },
      ask: createAskGateway(`${gateway.url}/graphql`),
      confirmations: createConfirmations(clock),
      share: createCallShare(calls, clock),
    },
    { host: "127.0.0.1", port: 0 },
  );
  clients.push(server);
  const open = async (key?: string) => {
    const headers = key === undefined ? {} : { "x-api-key": key };
    const transport = new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers } });
    return connected(transport as Parameters<Client["connect"]>[0]);
  };
  return { url: server.url, clock, open };
}

test("over standard input and output: the tools are listed, and one reads", async () => {
  const keyFile = join(folder, "key");
  writeFileSync(keyFile, `${keys.agent}\n`);
  const flags = ["--documents", manifest, "--gateway", `${gateway.url}/graphql`, "--key-file", keyFile];
  const client = await connected(
    new StdioClientTransport({ command: process.execPath, args: ["cli/mcp.ts", ...flags], stderr: "ignore" }),
  );
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ["Libraries", true],
    ["Response", true],
    ["Search", true],
    ["Rename", false],
    ["Create", false],
  ]);
  const { content } = await call(client, "Response", { id: responseId(1) });
  expect(content).toEqual({ data: { response: { id: responseId(1), name: expect.any(String) } } });
});

describe("a tool", () => {
  test("says what it does, what it costs and what it takes", async () => {
    const client = await (await served()).open(keys.agent);
    const { tools } = await client.listTools();
    const [libraries, response, search, rename] = tools;
    expect(libraries!.description).toBe(
      "The libraries of the organization.\n\nCosts at most 1 REST call with the smallest arguments.",
    );
    expect(response!.description).toContain("Needs `responses:response:view`");
    expect(libraries!.inputSchema).toMatchObject({
      properties: { first: { anyOf: [{ type: "integer" }, { type: "null" }], default: 10 } },
      required: [],
    });
    expect(search!.inputSchema).toMatchObject({ required: ["first"], additionalProperties: false });
    expect(rename!.description).toContain('the key as "confirm"');
    expect(Object.keys(rename!.inputSchema.properties!)).toEqual(["input", "confirm"]);
    expect(JSON.stringify(rename!.inputSchema)).not.toContain("idempotencyKey");
  });

  test("is not made of an operation that could write at once, or that has no name of its own", () => {
    const { tools, left } = toolsOf(createSchema(), new Map(Object.entries({ ...NOT_OFFERED, ...DOCUMENTS })));
    expect([...tools.keys()]).toEqual(["Libraries", "Response", "Search", "Rename", "Create"]);
    expect(left.map((line) => line.split(":")[0])).toEqual(Object.keys(NOT_OFFERED));
  });
});

describe("a write", () => {
  const writes = () => gateway.sandbox.calls().byRoute;
  const RENAME = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
  const CREATE = "POST /api/v2/responsemanagement/libraries";
  const input = { id: libraryId(1), name: "Renamed" };

  test("answers a dry run first, and is made with its key, once", async () => {
    const client = await (await served()).open(keys.agent);
    const { content } = await call(client, "Rename", { input });
    expect(content).toMatchObject({ dryRun: true, data: { updateLibrary: { library: null, userErrors: [] } } });
    expect(writes()[RENAME]).toBeUndefined();
    const { confirm } = content;
    for (let times = 0; times < 3; times += 1) {
      const made = await call(client, "Rename", { input, confirm });
      expect(made.content.data).toMatchObject({ updateLibrary: { library: { name: "Renamed" } } });
    }
    expect(writes()[RENAME]).toBe(1);
  });

  test("is made at most once for a document that takes its fields one by one", async () => {
    const client = await (await served()).open(keys.agent);
    const { content } = await call(client, "Create", { name: "New" });
    expect(content.data).toMatchObject({ createLibrary: { library: null } });
    for (let times = 0; times < 2; times += 1) await call(client, "Create", { name: "New", confirm: content.confirm });
    expect(writes()[CREATE]).toBe(1);
  });

  test("is refused with another key, other arguments, another tool or another client, and after ten minutes", async () => {
    const { open, clock } = await served();
    const client = await open(keys.agent);
    const { content } = await call(client, "Rename", { input });
    const { confirm } = content;
    const refused = async (one: Client, name: string, given: Record<string, unknown>) => {
      const { isError, text } = await call(one, name, given);
      expect({ isError, text }).toMatchObject({
        isError: true,
        text: expect.stringContaining("is not the key of a dry run"),
      });
    };
    await refused(client, "Rename", { input, confirm: "other" });
    await refused(client, "Rename", { input, confirm: 3 });
    await refused(client, "Rename", { input: { ...input, name: "Else" }, confirm });
    await refused(client, "Create", { name: "Renamed", confirm });
    await refused(await open(keys.reader), "Rename", { input, confirm });
    await clock.pass(600_000);
    await refused(client, "Rename", { input, confirm });
    expect(writes()[RENAME]).toBeUndefined();
  });

  test("is not made by arguments that only the server sets", async () => {
    const client = await (await served()).open(keys.agent);
    const { content } = await call(client, "Rename", { input: { ...input, idempotencyKey: "mine" }, dryRun: false });
    expect(content).toMatchObject({ dryRun: true });
    expect(writes()[RENAME]).toBeUndefined();
  });

  test("gets no key where its dry run finds a fault", async () => {
    const client = await (await served()).open(keys.agent);
    const { content } = await call(client, "Rename", { input: { ...input, id: NOWHERE } });
    expect(content.confirm).toBeUndefined();
    expect(content.data!["updateLibrary"]).toMatchObject({ userErrors: [expect.anything()] });
  });
});

describe("permissions and budget", () => {
  test("are those of the client's own key", async () => {
    const { open } = await served();
    const reader = await open(keys.reader);
    const { isError, content } = await call(reader, "Libraries", {});
    expect(isError).toBe(true);
    expect(content["errors"]).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await call(reader, "Response", { id: responseId(1) })).isError).toBe(false);
    const nobodysKey = await open(CANARY);
    const refused = await call(nobodysKey, "Response", { id: responseId(1) });
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining("UNAUTHENTICATED") });
    expect(refused.text).not.toContain(CANARY);
  });

  test("the tools have a small share of their own, and count what was made", async () => {
    const { open, clock } = await served({ calls: 2 });
    const client = await open(keys.agent);
    // Ids that no other test has read.
    const ask = async (number: number) => call(client, "Response", { id: responseId(10 + number) });
    expect((await ask(1)).isError).toBe(false);
    expect((await ask(2)).isError).toBe(false);
    const calls = gateway.sandbox.calls().total;
    expect(await ask(3)).toMatchObject({ isError: true, text: expect.stringContaining("Try again in 60 seconds.") });
    expect(gateway.sandbox.calls().total).toBe(calls);
    await clock.pass(60_000);
    // From the cache: it costs nothing, so any number of them has room.
    for (let times = 0; times < 5; times += 1) expect((await ask(1)).isError).toBe(false);
    expect(await call(client, "Search", { first: 100, filter: null })).toMatchObject({ isError: false });
  });

  test("an operation that is larger than the share is refused", async () => {
    const client = await (await served({ calls: 1 })).open(keys.agent);
    const input = { id: libraryId(1), name: "x" };
    const { content } = await call(client, "Rename", { input });
    const { text } = await call(client, "Rename", { input, confirm: content.confirm });
    expect(text).toContain("Nothing was sent. Ask for less.");
  });
});

describe("bad input", () => {
  test("names the variable", async () => {
    const client = await (await served()).open(keys.agent);
    for (const given of [{}, { id: [1] }])
      expect(await call(client, "Response", given)).toMatchObject({
        isError: true,
        text: expect.stringContaining('"$id"'),
      });
    expect(await call(client, "Nothing", {})).toMatchObject({ isError: true, text: 'There is no tool "Nothing".' });
    expect(gateway.sandbox.calls().total).toBe(0);
  });

  test("names an argument that the tool does not have, which would otherwise be ignored", async () => {
    const client = await (await served()).open(keys.agent);
    expect(await call(client, "Libraries", { frist: 1 })).toMatchObject({
      isError: true,
      text: '"frist" is not an argument of this tool. Nothing was sent.',
    });
    expect(gateway.sandbox.calls().total).toBe(0);
  });

  test("over HTTP is refused before a tool runs", async () => {
    const { url } = await served();
    const post = async (body: string, headers: Record<string, string> = {}, path = url) =>
      (await fetch(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } })).status;
    expect(await post("{", {})).toBe(400);
    expect(await post("{}", { origin: "https://evil.example" })).toBe(403);
    expect(await post("x".repeat(2 * 1024 * 1024))).toBe(413);
    expect(await post("{}", {}, url.replace("/mcp", "/"))).toBe(404);
    expect((await fetch(url)).status).toBe(405);
  });

  test("a gateway that is away is said without its address", async () => {
    const schema = createSchema();
    const ask = createAskGateway("http://127.0.0.1:1/graphql");
    await expect(
      ask({ document: { documentId: "x" }, operationName: "x", variables: {} }, { "x-api-key": CANARY }),
    ).rejects.toThrow(/^The gateway does not answer\./);
    expect(schema.getQueryType()).toBeDefined();
  });
});
