import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { integrationId, libraryId, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { CLIENTS } from "./tested-client.ts";
import type { TestedClient } from "./tested-client.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({});
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.reset());

describe.each(Object.entries(CLIENTS))("%s", (_, create) => {
  let client: TestedClient;
  beforeEach(() => {
    client = create({ url: `${gateway.url}/graphql` });
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

  test("is not changed by dry runs", async () => {
    const [id, gone] = [libraryId(1), responseId(1)];
    await client.read("library", { id });
    await client.read("libraries", { first: 100 });
    await client.read("response", { id: gone });
    await client.read("integrations");
    const before = await client.records();
    const dryRuns: Parameters<TestedClient["write"]>[] = [
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
      expect([operation, await client.records()]).toEqual([operation, before]);
    }
    expect((await client.cached("library", { id })).library.name).toBe("Greetings");
  });
});
