import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { channelInputs } from "../integration-inputs.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const SECRET = "a-secret-value";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, recorded: true });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
  gateway.writes.length = 0;
});

/** Searches and bulk reads are a POST, but no write. */
const writes = () => gateway.writes.filter(({ call }) => !/\/(bulk|query)$/.test(call));

/** Runs a mutation, in a dry run or not, and answers its payload. */
async function run(name: string, input: object | undefined, fields: string, dryRun = true): Promise<Data> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await gateway.query(
    input
      ? `mutation ($input: ${type}!, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) { ${fields} userErrors { code path } } }`
      : `mutation ($dryRun: Boolean) { ${name}(dryRun: $dryRun) { ${fields} userErrors { code path } } }`,
    { ...(input && { input }), dryRun },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const CHANGES = "changes { path before after }";
const AFFECTED = "deletedId affected { totalCount nodes { id name type effect } }";

describe("an update", () => {
  test("answers the entity as it would be and its changes, and writes nothing", async () => {
    const fields = `library { id name version division { id } createdBy { name } } ${CHANGES}`;
    const input = { id: libraryId(1), name: "Hello", divisionId: "55555555-0000-4000-8000-000000000002" };
    const payload = await run("updateLibrary", input, fields);
    expect(payload).toEqual({
      library: {
        id: libraryId(1),
        name: "Hello",
        version: 3,
        division: { id: "55555555-0000-4000-8000-000000000002" },
        createdBy: { name: expect.any(String) },
      },
      changes: [
        { path: ["name"], before: "Greetings", after: "Hello" },
        {
          path: ["divisionId"],
          before: "55555555-0000-4000-8000-000000000001",
          after: "55555555-0000-4000-8000-000000000002",
        },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
    const { data } = await gateway.query(`{ library(id: "${libraryId(1)}") { name version } }`);
    expect(data.library).toEqual({ name: "Greetings", version: 3 });
  });

  test("answers the same changes as the write itself", async () => {
    const input = {
      id: responseId(54),
      libraryIds: [libraryId(2), libraryId(3)],
      interactionType: "EMAIL",
      texts: [{ content: "New", contentType: "TEXT_HTML" }],
      messagingTemplate: { whatsApp: { language: "fr", header: { type: "TEXT", content: "Hi" } } },
    };
    const fields = `response { libraries { name } messagingTemplate { whatsApp { language name } } } ${CHANGES}`;
    const would = await run("updateResponse", input, fields);
    expect(writes()).toEqual([]);
    expect(would.userErrors).toEqual([]);
    expect(would.response.libraries).toEqual([{ name: "Billing" }, { name: "Shipping" }]);
    expect(would.changes).toContainEqual({
      path: ["messagingTemplate", "whatsApp", "language"],
      before: expect.any(String),
      after: "fr",
    });
    expect(would.changes).toContainEqual({ path: ["interactionType"], before: null, after: "EMAIL" });
    expect(would.changes.find(({ path }: Data) => path[0] === "texts").after).toEqual([
      { content: "New", contentType: "TEXT_HTML" },
    ]);
    expect(await run("updateResponse", input, fields, false)).toEqual(would);
    expect(writes()).toHaveLength(1);
  });

  test("of an entity whose write needs no read reads it; the write itself does not know the values before", async () => {
    const input = { id: settingId(2), event: { typing: { on: { inbound: "DISABLED" } } }, name: "Typing only" };
    const fields = `messagingSetting { name event { typing { on { inbound outbound } } } } ${CHANGES}`;
    const would = await run("updateMessagingSetting", input, fields);
    expect(would).toEqual({
      messagingSetting: { name: "Typing only", event: { typing: { on: { inbound: "DISABLED", outbound: null } } } },
      changes: [
        { path: ["event", "typing", "on", "inbound"], before: "ENABLED", after: "DISABLED" },
        { path: ["event", "typing", "on", "outbound"], before: "ENABLED", after: null },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
    expect(await run("updateMessagingSetting", input, fields, false)).toEqual(would);
    expect((await run("updateMessagingSetting", { id: settingId(2), name: "x" }, CHANGES, false)).changes).toBeNull();
  });

  test("of an integration links it, and shows no secret", async () => {
    const input = { id: integrationId(1), name: "New", pageAccessToken: SECRET, messagingSettingId: settingId(2) };
    const fields = `integration { name pageName messagingSetting { name } } ${CHANGES}`;
    const payload = await run("updateFacebookIntegration", input, fields);
    expect(payload).toEqual({
      integration: { name: "New", pageName: expect.any(String), messagingSetting: { name: "Typing only" } },
      changes: [
        { path: ["name"], before: "Facebook Shop", after: "New" },
        { path: ["pageAccessToken"], before: null, after: null },
        { path: ["messagingSettingId"], before: settingId(1), after: settingId(2) },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
  });
});

describe("a create", () => {
  test("answers the entity that would be created, with the id dry-run", async () => {
    const input = {
      name: "New",
      libraryIds: [libraryId(1)],
      texts: [{ content: "Hi {{a}}" }],
      substitutions: [{ id: "a" }],
    };
    const fields = `response { id name version libraries { id name } texts { content } } ${CHANGES}`;
    expect(await run("createResponse", input, fields)).toEqual({
      response: {
        id: "dry-run",
        name: "New",
        version: null,
        libraries: [{ id: libraryId(1), name: "Greetings" }],
        texts: [{ content: "Hi {{a}}" }],
      },
      changes: [
        { path: ["name"], before: null, after: "New" },
        { path: ["libraryIds"], before: null, after: [libraryId(1)] },
        { path: ["texts"], before: null, after: [{ content: "Hi {{a}}" }] },
        { path: ["substitutions"], before: null, after: [{ id: "a" }] },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
  });

  test.each(channelInputs("conversations", SECRET))("of $type shows none of its secrets", async ({ type, input }) => {
    const payload = await run(
      `create${type}Integration`,
      { name: "New", ...input },
      `integration { id name } ${CHANGES}`,
    );
    expect(payload.integration).toEqual({ id: "dry-run", name: "New" });
    expect(payload.changes.map(({ path }: Data) => path[0])).toEqual(
      expect.arrayContaining(["name", Object.keys(input)[0]]),
    );
    expect(JSON.stringify(payload)).not.toContain(SECRET);
    expect(writes()).toEqual([]);
  });

  test.each([
    ["createLibrary", { name: "New" }, "library"],
    ["createMessagingSetting", { name: "New" }, "messagingSetting"],
    ["createSupportedContentProfile", { name: "New" }, "supportedContentProfile"],
  ])("%s creates nothing", async (name, input, field) => {
    const payload = await run(name, input, `${field} { id name } ${CHANGES}`);
    const changes = [{ path: ["name"], before: null, after: "New" }];
    expect(payload).toEqual({ [field]: { id: "dry-run", name: "New" }, changes, userErrors: [] });
    expect(writes()).toEqual([]);
  });
});

describe("a delete", () => {
  test("of a library answers the responses that would be deleted", async () => {
    const { deletedId, affected, userErrors } = await run("deleteLibrary", { id: libraryId(1) }, AFFECTED);
    expect([deletedId, userErrors]).toEqual([libraryId(1), []]);
    const { data } = await gateway.query(
      `{ responses(libraryId: "${libraryId(1)}", first: 100) { totalCount nodes { id name } } }`,
    );
    expect(affected.totalCount).toBe(data.responses.totalCount);
    expect(affected.nodes).toEqual(
      data.responses.nodes.map((row: object) => ({ ...row, type: "RESPONSE", effect: "DELETED" })),
    );
    expect(writes()).toEqual([]);
  });

  test("of a response answers the libraries that would lose it", async () => {
    const payload = await run("deleteResponse", { id: responseId(1) }, AFFECTED);
    const nodes = [{ id: libraryId(1), name: "Greetings", type: "LIBRARY", effect: "CHANGED" }];
    expect(payload).toEqual({ deletedId: responseId(1), affected: { totalCount: 1, nodes }, userErrors: [] });
    expect(writes()).toEqual([]);
  });

  test.each([
    ["deleteMessagingSetting", { id: settingId(1) }],
    ["deleteMessagingSetting", { id: settingId(2) }],
    ["deleteSupportedContentProfile", { id: profileId(2) }],
  ])("%s %j answers the integrations that use it, and is refused like the delete itself", async (name, input) => {
    const payload = await run(name, input, AFFECTED);
    expect(payload.deletedId).toBeNull();
    expect(payload.affected.nodes.length).toBeGreaterThan(0);
    for (const { type, effect } of payload.affected.nodes) {
      expect(type).toMatch(/_INTEGRATION$/);
      expect(effect).toBe("PREVENTS");
    }
    expect(writes()).toEqual([]);
    expect((await run(name, input, AFFECTED, false)).userErrors).toEqual(payload.userErrors);
  });

  test.each([
    ["deleteMessagingSetting", { id: settingId(5) }],
    ["deleteSupportedContentProfile", { id: profileId(4) }],
    ["deleteIntegration", { id: integrationId(3), channel: "FACEBOOK" }],
  ])("%s %j affects no other entity", async (name, input) => {
    const payload = await run(name, input, AFFECTED);
    expect(payload).toEqual({ deletedId: input.id, affected: { totalCount: 0, nodes: [] }, userErrors: [] });
    expect(writes()).toEqual([]);
    expect(await run(name, input, AFFECTED, false)).toEqual({ ...payload, affected: null });
  });
});

describe("a default", () => {
  test("would change, and stays", async () => {
    const fields = `messagingSetting { name } ${CHANGES}`;
    expect(await run("setDefaultMessagingSetting", { id: settingId(2) }, fields)).toEqual({
      messagingSetting: { name: "Typing only" },
      changes: [{ path: ["id"], before: settingId(1), after: settingId(2) }],
      userErrors: [],
    });
    expect((await run("setDefaultSupportedContentProfile", { id: profileId(2) }, CHANGES)).changes).toHaveLength(1);
    expect(await run("clearDefaultMessagingSetting", undefined, "")).toEqual({ userErrors: [] });
    expect(writes()).toEqual([]);
    const { data } = await gateway.query(`{ defaultMessagingSetting { id } }`);
    expect(data.defaultMessagingSetting).toEqual({ id: settingId(1) });
  });
});

test.each<[string, object]>([
  ["createLibrary", { name: "x", divisionId: "a/b" }],
  ["updateLibrary", { id: NOWHERE, name: "x" }],
  ["updateLibrary", { id: libraryId(1), name: "x", expectedVersion: 1 }],
  ["deleteLibrary", { id: NOWHERE }],
  ["deleteLibrary", { id: "../users" }],
  ["createResponse", { libraryIds: [], name: "" }],
  ["createResponse", { libraryIds: [libraryId(1), NOWHERE], texts: [{ content: "x" }] }],
  ["updateResponse", { id: responseId(1), libraryIds: [NOWHERE] }],
  ["updateResponse", { id: NOWHERE, name: "x" }],
  ["deleteResponse", { id: NOWHERE }],
  ["updateMessagingSetting", { id: NOWHERE, name: "x" }],
  ["setDefaultMessagingSetting", { id: NOWHERE }],
  ["deleteMessagingSetting", { id: NOWHERE }],
  ["createSupportedContentProfile", { name: "x", mediaTypes: { allow: { inbound: [{ type: "x" }] } } }],
  ["updateSupportedContentProfile", { id: NOWHERE, name: "x" }],
  ["setDefaultSupportedContentProfile", { id: NOWHERE }],
  ["deleteSupportedContentProfile", { id: NOWHERE }],
  ["createFacebookIntegration", { name: "x", pageAccessToken: "x", messagingSettingId: NOWHERE }],
  ["updateWhatsAppIntegration", { id: integrationId(6), supportedContentProfileId: NOWHERE }],
  ["updateWhatsAppIntegration", { id: NOWHERE, name: "x" }],
  ["updateLineIntegration", { id: integrationId(14), name: "x" }],
  ["deleteIntegration", { id: NOWHERE, channel: "FACEBOOK" }],
])("%s %j is refused with the same userErrors as without a dry run", async (name, input) => {
  const { userErrors } = await run(name, input, "");
  expect(userErrors.length).toBeGreaterThan(0);
  expect(writes()).toEqual([]);
  expect((await run(name, input, "", false)).userErrors).toEqual(userErrors);
});

test("applies to one mutation: the next one of the same request writes", async () => {
  const { data } = await gateway.query(`mutation {
    a: updateLibrary(input: { id: "${libraryId(1)}", name: "A" }, dryRun: true) { library { name version } }
    b: updateLibrary(input: { id: "${libraryId(1)}", divisionId: null }) { library { name version } }
    c: updateLibrary(input: { id: "${libraryId(1)}", name: "C" }, dryRun: false) { library { name version } }
  }`);
  expect(data).toEqual({
    a: { library: { name: "A", version: 3 } },
    b: { library: { name: "Greetings", version: 4 } },
    c: { library: { name: "C", version: 5 } },
  });
});

test("reads the stored entity, not a cached one", async () => {
  const cached = await startGateway({ clock, cache: true });
  const other = await startGateway({ clock, sandbox: cached.sandbox });
  const rename = (name: string, more = "", how = "") =>
    `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" ${more} }${how}) { library { name version } userErrors { code } } }`;
  try {
    const { version } = (await cached.query(`{ library(id: "${libraryId(1)}") { version } }`)).data.library;
    await other.query(rename("Theirs"));
    const dry = await cached.query(rename("Mine", "", ", dryRun: true"));
    expect(dry.data.updateLibrary).toEqual({ library: { name: "Mine", version: version + 1 }, userErrors: [] });
    const expecting = await cached.query(rename("Mine", `expectedVersion: ${version}`, ", dryRun: true"));
    expect(expecting.data.updateLibrary).toEqual({ library: null, userErrors: [{ code: "VERSION_CONFLICT" }] });
  } finally {
    await other.close();
    await cached.close();
  }
});
