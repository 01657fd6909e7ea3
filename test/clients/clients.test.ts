import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ClientOptions } from "../../examples/clients/gateway.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { integrationId, libraryId, NOWHERE, settingId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { CLIENTS } from "./tested-client.ts";
import type { TestedClient } from "./tested-client.ts";

// What every client does, with a store or without, is in cases.test.ts.

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

  test("shows both defaults of two substitutions that have the same key", async () => {
    const texts = [{ content: "Hello {{name}}" }];
    const ids: string[] = [];
    for (const defaultValue of ["Ada", "Grace"]) {
      const input = {
        name: `Hello ${defaultValue}`,
        libraryIds: [libraryId(8)],
        texts,
        substitutions: [{ key: "name", defaultValue }],
      };
      ids.push((await client.write("createResponse", { input })).createResponse.response.id);
    }
    await client.read("responses", { libraryId: libraryId(8) });
    const { responses } = await client.cached("responses", { libraryId: libraryId(8) });
    const shown = responses.edges.map(({ node }: Data) => [node.id, node.substitutions[0].defaultValue]);
    expect(new Map(shown)).toEqual(
      new Map([
        [ids[0], "Ada"],
        [ids[1], "Grace"],
      ]),
    );
  });
});
