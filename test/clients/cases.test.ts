import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ClientOptions } from "../../examples/clients/gateway.ts";
import { createRetryingFetch } from "../../examples/clients/retry.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { integrationId, libraryId, NOWHERE, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { fetchClient } from "./fetch-client.ts";
import { hasRelayCompiler } from "./relay-artifacts.ts";
import { CLIENTS } from "./tested-client.ts";
import type { AnyClient, TestedClient } from "./tested-client.ts";
import { TRUSTED } from "./trusted-documents.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/*
 * Every client proves every case, over HTTP against the real gateway. What needs a store is in clients.test.ts and stores/.
 */

const UPDATE = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
const PERMISSIONS = ["responses:library:view", "responses:library:edit", "directory:user:view"];

const clock = createTestClock();
let folder: string;
let identity: Identity;
let gateway: Gateway;
/** It wants tokens, and allows each client one request a minute. Its time is that of the clock. */
let guarded: Gateway;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cases-"));
  identity = await createIdentity({}, clock);
  gateway = await startGateway({});
  guarded = await startGateway({ clock, env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: "1" } });
});
afterAll(async () => {
  await gateway.close();
  await guarded.close();
  identity.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => gateway.sandbox.reset());
afterEach(() => {
  for (const { sandbox } of [gateway, guarded]) sandbox.faults([]);
});

const optionsOf = ({ url }: Gateway): ClientOptions => ({ url: `${url}/graphql` });
let tokens = 0;
/** The options of a user that has sent nothing yet. */
async function newUser(permissions = PERMISSIONS): Promise<ClientOptions> {
  const headers = bearer(await identity.token({ sub: `user-${(tokens += 1)}`, permissions }));
  return { ...optionsOf(guarded), headers };
}

const storedLibrary = async (id: string): Promise<Data> =>
  (await gateway.query(`{ library(id: "${id}") { name version } }`)).data.library;
const rejection = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A fetch that remembers the method of each request, whether it had the text of a document, and the status of its answer. */
function createWitness() {
  const seen: { method: string; hasText: boolean; status: number }[] = [];
  const witness: typeof fetch = async (input, init = {}) => {
    const { method = "GET", body } = init;
    const parameters = new URL(String(input)).searchParams;
    const sent = method === "GET" ? Object.fromEntries(parameters) : (JSON.parse(String(body)) as object);
    const answer = await fetch(input, init);
    seen.push({ method, hasText: "query" in sent, status: answer.status });
    return answer;
  };
  return { seen, fetch: witness };
}

interface Entry {
  create(options: ClientOptions): AnyClient;
  trusted: TrustedDocuments;
}

const ENTRIES: Record<string, Entry> = Object.fromEntries(
  Object.entries({ ...CLIENTS, "fetch with the client preset": fetchClient }).map(([name, create]) => [
    name,
    { create, trusted: TRUSTED[name]! },
  ]),
);

/** The store of a client that has one. */
const storeOf = (client: AnyClient): TestedClient | undefined =>
  "records" in client ? (client as TestedClient) : undefined;

const CASES: Record<string, (entry: Entry) => Promise<void>> = {
  async read({ create }) {
    const client = create(optionsOf(gateway));
    const id = libraryId(1);
    const data = await client.read("library", { id });
    expect(data.library).toMatchObject({ id, nodeId: nodeIdOf("Library", id), name: "Greetings", version: 3 });
    expect((await client.read("library", { id: NOWHERE })).library).toBeNull();
    expect((await storeOf(client)?.cached("library", { id })) ?? data).toEqual(data);
  },

  async page({ create }) {
    const { data } = await gateway.query(`{ responses(libraryId: "${libraryId(1)}", first: 100) { nodes { id } } }`);
    const all = data.responses.nodes.map(({ id }: Data) => id);
    const shown = await create(optionsOf(gateway)).pages({ libraryId: libraryId(1), first: 3 });
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(shown.map((_, page) => all.slice(0, 3 * (page + 1))));
    expect(shown.at(-1)).toEqual(all);
  },

  async "write with conflict"({ create }) {
    const client = create(optionsOf(gateway));
    const id = libraryId(2);
    const { library } = await client.read("library", { id });
    const store = storeOf(client);
    await store?.read("libraries", { first: 2 });
    const input = { id, name: "First", expectedVersion: library.version };
    const stored = { name: "First", version: library.version + 1 };
    const first = await client.write("updateLibrary", { input });
    expect(first.updateLibrary).toMatchObject({ userErrors: [], library: stored });
    const second = await client.write("updateLibrary", { input: { ...input, name: "Second" } });
    expect(second.updateLibrary.library).toBeNull();
    expect(second.updateLibrary.userErrors).toMatchObject([
      {
        __typename: "VersionConflict",
        code: "VERSION_CONFLICT",
        expectedVersion: library.version,
        currentVersion: library.version + 1,
        conflictingFields: ["name"],
        current: stored,
      },
    ]);
    expect(await storedLibrary(id)).toEqual(stored);
    if (!store) return;
    // In every query that shows it.
    expect((await store.cached("library", { id })).library).toMatchObject(stored);
    const { libraries } = await store.cached("libraries", { first: 2 });
    expect(libraries.edges.map(({ node }: Data) => node)).toContainEqual(expect.objectContaining({ id, ...stored }));
  },

  async "dry run"({ create }) {
    const client = create(optionsOf(gateway));
    const [id, gone] = [libraryId(1), responseId(1)];
    await client.read("library", { id });
    await client.read("libraries", { first: 100 });
    await client.read("response", { id: gone });
    await client.read("integrations");
    const store = storeOf(client);
    const before = await store?.records();
    const dryRuns: Parameters<AnyClient["write"]>[] = [
      ["updateLibrary", { input: { id, name: "Never saved" } }],
      ["createLibrary", { input: { name: "Never saved" } }],
      ["deleteLibrary", { input: { id } }, { type: "Library", id }],
      ["updateResponse", { input: { id: gone, name: "Never saved" } }],
      ["createResponse", { input: { name: "Never saved", libraryIds: [id], texts: [{ content: "x" }] } }],
      ["deleteResponse", { input: { id: gone } }, { type: "Response", id: gone }],
      ["updateFacebookIntegration", { input: { id: integrationId(1), name: "Never saved" } }],
    ];
    for (const [operation, variables, deleted] of dryRuns) {
      const data = await client.write(operation, { ...variables, dryRun: true }, deleted);
      expect([operation, data[operation].userErrors]).toEqual([operation, []]);
      expect([operation, await store?.records()]).toEqual([operation, before]);
    }
    const { updateLibrary } = await client.write("updateLibrary", { input: { id, name: "Never saved" }, dryRun: true });
    expect(updateLibrary).toMatchObject({
      library: null,
      changes: [{ path: ["name"], before: "Greetings", after: "Never saved" }],
    });
    expect(await storedLibrary(id)).toEqual({ name: "Greetings", version: 3 });
    expect((await client.read("library", { id })).library.name).toBe("Greetings");
  },

  async "optimistic update"({ create }) {
    const client = create(optionsOf(gateway));
    const id = libraryId(1);
    let { version } = (await client.read("library", { id })).library;

    /** Renames the library. Resolves with the payload, once the page has shown the new name before the gateway could answer. */
    async function rename(input: { name: string; expectedVersion?: number }) {
      const hold = gateway.sandbox.hold("*", { before: true });
      const { answer, shown } = client.rename({ id, ...input });
      await hold.reached(1);
      expect(await shown()).toMatchObject({ name: input.name, version });
      hold.release();
      const payload: Data = await answer.catch(() => undefined);
      return { payload, shown: await shown() };
    }

    // What the gateway answers replaces it.
    const renamed = await rename({ name: "At once" });
    expect(renamed.payload.userErrors).toEqual([]);
    version += 1;
    expect(renamed.shown).toMatchObject({ name: "At once", version });

    // After a conflict the page shows what is stored.
    await gateway.query(`mutation { updateLibrary(input: { id: "${id}", name: "Other" }) { library { id } } }`);
    const conflicting = await rename({ name: "Mine", expectedVersion: version });
    expect(conflicting.payload.userErrors).toMatchObject([{ code: "VERSION_CONFLICT" }]);
    version += 1;
    expect(conflicting.shown).toMatchObject({ name: "Other", version });

    // After an error it shows what it did before.
    gateway.sandbox.faults([{ match: UPDATE, status: 500 }]);
    const failed = await rename({ name: "Never saved" });
    expect(failed.payload).toBeFalsy();
    expect(failed.shown).toMatchObject({ name: "Other", version });
  },

  async "error codes"({ create }) {
    // The whole request is refused.
    const stranger = create(optionsOf(guarded));
    const refused = stranger.refusalOf(await rejection(stranger.read("libraries", { first: 2 })));
    expect(refused).toEqual({ code: "UNAUTHENTICATED", message: expect.stringMatching(/token|key/i) });
    const witness = createWitness();
    const busy = create({ ...(await newUser()), fetch: witness.fetch });
    expect((await busy.read("libraries", { first: 2 })).libraries.edges).toHaveLength(2);
    const limited = busy.refusalOf(await rejection(busy.read("libraries", { first: 2 })));
    expect(limited).toMatchObject({ code: "RATE_LIMITED", retryAfter: 60 });
    expect(witness.seen.map(({ status }) => status)).toEqual([200, 429]);
    // A field fails.
    expect(await create(await newUser([])).codes(2)).toEqual(["FORBIDDEN"]);
    const client = create(optionsOf(gateway));
    expect(await client.codes(2)).toEqual([]);
    expect(await client.codes(101)).toEqual(["BAD_USER_INPUT"]);
    gateway.sandbox.faults([{ match: "*", status: 403 }]);
    expect(await client.codes(2)).toEqual(["UPSTREAM_FORBIDDEN"]);
    gateway.sandbox.faults([]);
    // The user can correct it.
    const { updateLibrary } = await client.write("updateLibrary", { input: { id: NOWHERE, name: "New" } });
    expect(updateLibrary.userErrors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "id"] }]);
  },

  async "retry after"({ create }) {
    const waited: number[] = [];
    const passTime = async (milliseconds: number) => {
      waited.push(milliseconds);
      await clock.pass(milliseconds);
    };
    // A client that sends too much.
    const busy = create({ ...(await newUser()), fetch: createRetryingFetch({ wait: passTime }) });
    for (const _request of [1, 2]) {
      expect((await busy.read("libraries", { first: 2 })).libraries.edges).toHaveLength(2);
    }
    expect(waited.splice(0)).toEqual([60_000]);
    // Genesys Cloud's rate limit: the field has the error.
    guarded.sandbox.faults([{ match: "*", status: 429, headers: { "Retry-After": "60" }, times: 1 }]);
    const patient = create({ ...(await newUser()), fetch: createRetryingFetch({ wait: passTime }) });
    expect((await patient.read("libraries", { first: 2 })).libraries.edges).toHaveLength(2);
    expect(waited.splice(0)).toEqual([60_000]);
    // A gateway with too many requests.
    const small = await startGateway({ env: { MAX_CONCURRENT_REQUESTS: "1" } });
    try {
      const hold = small.sandbox.hold("*");
      const admitted = small.query("{ libraries { totalCount } }");
      await hold.reached(1);
      const wait = async (milliseconds: number) => {
        waited.push(milliseconds);
        hold.release();
        await admitted;
      };
      const client = create({ ...optionsOf(small), fetch: createRetryingFetch({ wait }) });
      expect((await client.read("libraries", { first: 2 })).libraries.edges).toHaveLength(2);
      expect(waited.splice(0)).toEqual([1000]);
    } finally {
      await small.close();
    }
    // A write that may have happened is not sent again.
    const witness = createWitness();
    gateway.sandbox.faults([{ match: UPDATE, status: 503, headers: { "Retry-After": "1" } }]);
    const careful = create({
      ...optionsOf(gateway),
      fetch: createRetryingFetch({ wait: passTime, fetch: witness.fetch }),
    });
    await rejection(careful.write("updateLibrary", { input: { id: libraryId(1), name: "Once" } }));
    expect([waited, witness.seen.length]).toEqual([[], 1]);
  },

  async "persisted documents"({ trusted }) {
    const manifest = await trusted.manifest();
    const file = join(folder, "documents.json");
    writeFileSync(file, manifest);
    const env = { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file };
    const only = await startGateway({ env });
    try {
      for (const method of trusted.methods) {
        const witness = createWitness();
        const client = trusted.open({ ...optionsOf(only), fetch: witness.fetch }, manifest, method);
        const id = libraryId(1);
        const { library } = await client.read("library", { id });
        expect(library).toMatchObject({ id, name: expect.any(String) });
        const { updateLibrary } = await client.write("updateLibrary", { input: { id, name: `By ${method}` } });
        expect(updateLibrary).toMatchObject({ userErrors: [], library: { name: `By ${method}` } });
        expect(witness.seen).toEqual([
          { method, hasText: false, status: 200 },
          { method: "POST", hasText: false, status: 200 },
        ]);
      }
      const { errors } = await only.query("{ libraries { totalCount } }");
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    } finally {
      await only.close();
    }
  },
};

const proved: string[] = [];

describe.each(Object.entries(ENTRIES))("%s", (name, entry) => {
  test.each(Object.entries(CASES))("%s", async (title, expectCase) => {
    await expectCase(entry);
    proved.push(`${name}: ${title}`);
  });
});

test("every client has proved every case", () => {
  const clients = ["Apollo Client", "urql with graphcache", "Relay", "fetch with the client preset"];
  const cases = ["read", "page", "write with conflict", "dry run", "optimistic update", "error codes"];
  const all = [...cases, "retry after", "persisted documents"];
  const expected = clients.filter((name) => name !== "Relay" || hasRelayCompiler());
  expect(proved.toSorted()).toEqual(expected.flatMap((name) => all.map((title) => `${name}: ${title}`)).toSorted());
});
