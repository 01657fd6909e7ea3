import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ClientOptions } from "../../examples/clients/gateway.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { integrationId, libraryId, NOWHERE, settingId } from "../ids.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { CLIENTS } from "./tested-client.ts";
import type { TestedClient } from "./tested-client.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({});
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.reset());

const optionsOf = ({ url }: Gateway): ClientOptions => ({ url: `${url}/graphql` });
const keyOf = (type: string, id: string) => `${type}:${id}`;

describe.each(Object.entries(CLIENTS))("%s", (_, create) => {
  let client: TestedClient;
  beforeEach(() => {
    client = create(optionsOf(gateway));
  });

  test("reads a library, and shows it from its store", async () => {
    const id = libraryId(1);
    const data = await client.read("library", { id });
    expect(data.library).toMatchObject({ id, nodeId: nodeIdOf("Library", id), name: "Greetings", version: 3 });
    expect(await client.cached("library", { id })).toEqual(data);
  });

  test("finds the type of each entity behind an interface, with the fields of its own", async () => {
    const { integrations } = await client.read("integrations");
    const shown = await client.cached("integrations");
    expect(shown.integrations).toEqual(integrations);
    const byType = new Map(shown.integrations.nodes.map((node: Data) => [node.__typename, node]));
    expect(byType.get("FacebookIntegration")).toMatchObject({ pageId: expect.any(String) });
    expect(byType.get("OpenIntegration")).toHaveProperty("outboundNotificationWebhookUrl");
    expect([...byType.keys()].toSorted()).toContain("OtherIntegration");
  });

  test("reads entities of several types by their nodeIds", async () => {
    const nodeIds = [
      nodeIdOf("Library", libraryId(1)),
      nodeIdOf("FacebookIntegration", integrationId(1)),
      nodeIdOf("Library", NOWHERE),
      nodeIdOf("MessagingSetting", settingId(1)),
    ];
    const { nodes } = await client.read("nodes", { nodeIds });
    expect(nodes.map((node: Data) => node?.__typename)).toEqual([
      "Library",
      "FacebookIntegration",
      undefined,
      "MessagingSetting",
    ]);
    // They are the same objects as everywhere else.
    await client.write("updateLibrary", { input: { id: libraryId(1), name: "Renamed" } });
    expect((await client.cached("nodes", { nodeIds })).nodes[0].name).toBe("Renamed");
  });

  test("keeps a channel and its recipient apart, though they may have the same id", async () => {
    const { integrations } = await client.read("integrations");
    const withRecipient = integrations.nodes.filter((node: Data) => node.recipient);
    expect(withRecipient.length).toBeGreaterThan(3);
    const records = await client.records();
    for (const node of withRecipient) {
      expect(records.get(keyOf(node.__typename, node.id))).toMatchObject({ name: node.name, channel: node.channel });
    }
    expect(await client.cached("integrations")).toEqual({ integrations });
  });

  test("shows a changed library in every query, and refuses a change of an old version", async () => {
    const id = libraryId(2);
    const { library } = await client.read("library", { id });
    await client.read("libraries", { first: 2 });
    const input = { id, name: "First", expectedVersion: library.version };
    const first = await client.write("updateLibrary", { input });
    expect(first.updateLibrary.userErrors).toEqual([]);
    expect((await client.cached("library", { id })).library).toMatchObject({
      name: "First",
      version: library.version + 1,
    });
    expect(
      (await client.cached("libraries", { first: 2 })).libraries.edges.map(({ node }: Data) => node),
    ).toContainEqual(expect.objectContaining({ id, name: "First" }));
    const second = await client.write("updateLibrary", { input: { ...input, name: "Second" } });
    expect(second.updateLibrary.library).toBeNull();
    expect(second.updateLibrary.userErrors).toMatchObject([
      {
        __typename: "VersionConflict",
        code: "VERSION_CONFLICT",
        expectedVersion: library.version,
        currentVersion: library.version + 1,
        current: { version: library.version + 1, name: "First" },
      },
    ]);
    expect((await client.cached("library", { id })).library).toMatchObject({
      name: "First",
      version: library.version + 1,
    });
  });

  test("shows what it has created and not what it has deleted", async () => {
    await client.read("libraries", { first: 100 });
    const created = await client.write("createLibrary", { input: { name: "New" } });
    const { id } = created.createLibrary.library;
    expect((await client.records()).get(keyOf("Library", id))).toMatchObject({ id, name: "New" });
    const before = await client.read("libraries", { first: 100 });
    expect(before.libraries.edges.map(({ node }: Data) => node.id)).toContain(id);
    const deleted = await client.write("deleteLibrary", { input: { id } }, { type: "Library", id });
    expect(deleted.deleteLibrary).toEqual(expect.objectContaining({ deletedId: id, userErrors: [] }));
    expect((await client.records()).has(keyOf("Library", id))).toBe(false);
    const shown = await client.cached("libraries", { first: 100 });
    expect(shown?.libraries.edges.map(({ node }: Data) => node?.id) ?? []).not.toContain(id);
  });
});

describe.each(Object.entries(CLIENTS))("%s shows what the gateway says when it refuses", (name, create) => {
  const query: Parameters<TestedClient["read"]> = ["libraries", { first: 2 }];
  const refused = async (client: TestedClient, [operation, variables]: typeof query) =>
    client.refusalOf(await client.read(operation, variables).catch((error: unknown) => error));

  describe("a client that it does not know", () => {
    let identity: Identity;
    let guarded: Gateway;
    const clock = createTestClock();
    beforeAll(async () => {
      identity = await createIdentity({}, clock);
      guarded = await startGateway({ clock, env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: "1" } });
    });
    afterAll(async () => {
      await guarded.close();
      identity.close();
    });

    test("UNAUTHENTICATED with 401, not an error of the connection", async () => {
      const message = expect.stringMatching(/token|key/i);
      expect(await refused(create(optionsOf(guarded)), query)).toEqual({ code: "UNAUTHENTICATED", message });
    });

    test("FORBIDDEN at the field", async () => {
      const headers = bearer(await identity.token({ sub: "forbidden", permissions: [] }));
      const forbidden = { code: "FORBIDDEN", message: "You lack the permission `responses:library:view`." };
      // Relay rejects only where there is no data at all. relay.test.ts shows how a field's error is caught.
      const expected = name === "Relay" ? undefined : forbidden;
      expect(await refused(create({ ...optionsOf(guarded), headers }), query)).toEqual(expected);
    });

    test("RATE_LIMITED with 429, and when to try again", async () => {
      const headers = bearer(
        await identity.token({ sub: "busy", permissions: ["responses:library:view", "directory:user:view"] }),
      );
      const seen: (string | null)[] = [];
      const client = create({ ...optionsOf(guarded), headers, fetch: listening(seen) });
      expect((await client.read(...query)).libraries.edges).toHaveLength(2);
      expect(await refused(client, query)).toMatchObject({ code: "RATE_LIMITED", retryAfter: 60 });
      expect(seen).toEqual(["200 null", "429 60"]);
    });
  });

  test("OVERLOADED with 503, and when to try again", async () => {
    const busy = await startGateway({ env: { MAX_CONCURRENT_REQUESTS: "1" } });
    try {
      const hold = busy.sandbox.hold("*");
      const admitted = busy.query("{ libraries { totalCount } }");
      await hold.reached(1);
      const seen: (string | null)[] = [];
      const client = create({ ...optionsOf(busy), fetch: listening(seen) });
      expect(await refused(client, query)).toMatchObject({ code: "OVERLOADED", retryAfter: 1 });
      expect(seen).toEqual(["503 1"]);
      hold.release();
      expect((await admitted).errors).toBeUndefined();
      expect((await client.read(...query)).libraries.edges).toHaveLength(2);
    } finally {
      await busy.close();
    }
  });
});

/** A fetch that remembers the status and the `Retry-After` of each answer. */
function listening(seen: (string | null)[]): typeof fetch {
  return async (...request) => {
    const answer = await fetch(...request);
    seen.push(`${answer.status} ${answer.headers.get("retry-after")}`);
    return answer;
  };
}
