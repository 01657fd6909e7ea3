import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { getNamedType, isObjectType, parse } from "graphql";
import { planOperation } from "../../src/cost/plan.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { everyField } from "../every-field.ts";
import { channelInputs } from "../integration-inputs.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, assetId, integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { BULK_WRITES, writesOn } from "../writes.ts";
import type { OneWrite } from "../writes.ts";

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

const schema = createSchema();
const mutations = schema.getMutationType()!.getFields();

/** The mutation with everything that its payload can hold, in a dry run or not. */
function wholeOf({ name, variables }: OneWrite): string {
  const payload = everyField(getNamedType(mutations[name]!.type).name);
  return "input" in variables
    ? `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) { ${payload} } }`
    : `mutation ($dryRun: Boolean) { ${name}(dryRun: $dryRun) { ${payload} } }`;
}

/** The values of the fields that hold an entity or the id of a deleted one. */
function entitiesIn(typeName: string, payload: Data): unknown[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
  return Object.values(type.getFields()).flatMap(({ name, type: below }) => {
    if (name === "results") return payload.results.flatMap((row: Data) => entitiesIn(getNamedType(below).name, row));
    const isEntity = ["Versioned", "Integration"].some((one) => String(getNamedType(below)).endsWith(one));
    const named = getNamedType(below);
    const isVersioned = isObjectType(named) && named.getInterfaces().some((one) => one.name === "Versioned");
    return isEntity || isVersioned || name === "deletedId" ? [payload[name]] : [];
  });
}

const EVERY = [...writesOn("conversations"), ...BULK_WRITES];

describe("every mutation", () => {
  test("is walked", () => {
    expect(new Set(EVERY.map(({ name }) => name))).toEqual(new Set(Object.keys(mutations)));
  });

  test.each(
    EVERY.map((one) => [`${one.name} ${JSON.stringify(one.variables["input"] ?? {}).slice(0, 60)}`, one] as const),
  )("answers no entity, and its changes: %s", async (_, one) => {
    const query = wholeOf(one);
    const answer = await gateway.counted(query, { ...one.variables, dryRun: true });
    const dry = answer.data[one.name];
    expect([answer.errors, dry.userErrors, writes()]).toEqual([undefined, [], []]);
    const typeName = getNamedType(mutations[one.name]!.type).name;
    const entities = entitiesIn(typeName, dry);
    expect(entities.filter((value) => value !== null)).toEqual([]);
    // No call is made or planned for the fields of an entity that is null.
    const [plan, bare] = [
      query,
      one.query
        .replace("input: $input", "input: $input, dryRun: true")
        .replace("clearDefaultMessagingSetting {", "clearDefaultMessagingSetting(dryRun: true) {"),
    ].map((text) => planOperation(schema, parse(text), null, { ...one.variables, dryRun: true }));
    expect(plan!.calls).toBe(bare!.calls);
    expect(answer.calls).toBeLessThanOrEqual(plan!.calls);
    // The write answers the entity, and the same changes as far as it knows the values before.
    const { data } = await gateway.query(query, { ...one.variables, dryRun: false });
    const real = data[one.name];
    expect(real.userErrors).toEqual([]);
    expect(entitiesIn(typeName, real).every((value) => value !== null)).toBe(true);
    const [{ changes = [] }, { changes: written }] = [dry, real].map((payload) => payload.results?.[0] ?? payload);
    expect(changes.length > 0).toBe(!one.name.startsWith("delete"));
    // Genesys Cloud adds where the file of an asset is.
    expect(written ?? changes).toMatchObject(changes);
  });

  test.each(EVERY.filter(({ name }) => name.startsWith("create")).map((one) => [one.name, one] as const))(
    "%s lists each field of its input",
    async (_, one) => {
      const { data } = await gateway.query(wholeOf(one), { ...one.variables, dryRun: true });
      const { changes } = data[one.name];
      const given = Object.keys(one.variables["input"] as object);
      expect(new Set(changes.map(({ path }: Data) => path[0]))).toEqual(new Set(given));
      expect(changes.filter(({ before }: Data) => before !== null)).toEqual([]);
    },
  );
});

const CHANGES = "changes { path before after }";
const AFFECTED = "deletedId affected { totalCount nodes { entityId name type effect } }";

describe("an update", () => {
  test("answers its changes and no entity, and writes nothing", async () => {
    const fields = `library { id name version division { id } createdBy { name } } ${CHANGES}`;
    const input = { id: libraryId(1), name: "Hello", divisionId: "55555555-0000-4000-8000-000000000002" };
    const payload = await run("updateLibrary", input, fields);
    expect(payload).toEqual({
      library: null,
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
    expect(would.response).toBeNull();
    expect(would.changes).toContainEqual({
      path: ["messagingTemplate", "whatsApp", "language"],
      before: expect.any(String),
      after: "fr",
    });
    expect(would.changes).toContainEqual({ path: ["interactionType"], before: null, after: "EMAIL" });
    expect(would.changes.find(({ path }: Data) => path[0] === "texts").after).toEqual([
      { content: "New", contentType: "TEXT_HTML" },
    ]);
    const written = await run("updateResponse", input, fields, false);
    expect(written.response.libraries).toEqual([{ name: "Billing" }, { name: "Shipping" }]);
    expect({ ...written, response: null }).toEqual(would);
    expect(writes()).toHaveLength(1);
  });

  test("of an entity whose write needs no read reads it; the write itself does not know the values before", async () => {
    const input = { id: settingId(2), event: { typing: { on: { inbound: "DISABLED" } } }, name: "Typing only" };
    const fields = `messagingSetting { name event { typing { on { inbound outbound } } } } ${CHANGES}`;
    const would = await run("updateMessagingSetting", input, fields);
    expect(would).toEqual({
      messagingSetting: null,
      changes: [
        { path: ["event", "typing", "on", "inbound"], before: "ENABLED", after: "DISABLED" },
        { path: ["event", "typing", "on", "outbound"], before: "ENABLED", after: null },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
    expect(await run("updateMessagingSetting", input, fields, false)).toEqual({
      ...would,
      messagingSetting: { name: "Typing only", event: { typing: { on: { inbound: "DISABLED", outbound: null } } } },
    });
    expect((await run("updateMessagingSetting", { id: settingId(2), name: "x" }, CHANGES, false)).changes).toBeNull();
  });

  test("of an integration links it, and shows no secret", async () => {
    const input = { id: integrationId(1), name: "New", pageAccessToken: SECRET, messagingSettingId: settingId(2) };
    const fields = `integration { name pageName messagingSetting { name } } ${CHANGES}`;
    const payload = await run("updateFacebookIntegration", input, fields);
    expect(payload).toEqual({
      integration: null,
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
  test("answers each field that would be saved, and no entity", async () => {
    const input = {
      name: "New",
      libraryIds: [libraryId(1)],
      texts: [{ content: "Hi {{a}}" }],
      substitutions: [{ key: "a" }],
      assets: [{ id: assetId(1), assetUsage: "FILE_ATTACHMENTS" }],
    };
    const fields = `response { id name version libraries { id name } texts { content } } ${CHANGES}`;
    expect(await run("createResponse", input, fields)).toEqual({
      response: null,
      changes: [
        { path: ["name"], before: null, after: "New" },
        { path: ["libraryIds"], before: null, after: [libraryId(1)] },
        { path: ["texts"], before: null, after: [{ content: "Hi {{a}}" }] },
        { path: ["substitutions"], before: null, after: [{ key: "a" }] },
        { path: ["assets"], before: null, after: [{ id: assetId(1), assetUsage: "FILE_ATTACHMENTS" }] },
      ],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
  });

  test("lists an empty object, which is saved too", async () => {
    const payload = await run("createSupportedContentProfile", { name: "New", mediaTypes: { allow: {} } }, CHANGES);
    expect(payload.changes).toEqual([
      { path: ["name"], before: null, after: "New" },
      { path: ["mediaTypes", "allow"], before: null, after: {} },
    ]);
  });

  test("of a response that changes keys says the stored and the new keys, as the input writes them", async () => {
    const stored = [{ key: "a", description: "A" }, { key: "b" }];
    const input = { name: "Keys", libraryIds: [libraryId(1)], texts: [{ content: "{{a}}" }], substitutions: stored };
    const { response } = await run("createResponse", input, "response { id }", false);
    gateway.writes.length = 0;
    const changed = { id: response.id, substitutions: [{ key: "c", defaultValue: "x" }] };
    const { changes } = await run("updateResponse", changed, CHANGES);
    expect(changes).toEqual([{ path: ["substitutions"], before: stored, after: changed.substitutions }]);
    expect(writes()).toEqual([]);
  });

  test.each(channelInputs("conversations", SECRET))("of $type shows none of its secrets", async ({ type, input }) => {
    const payload = await run(
      `create${type}Integration`,
      { name: "New", ...input },
      `integration { id name } ${CHANGES}`,
    );
    expect(payload.integration).toBeNull();
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
    expect(payload).toEqual({ [field]: null, changes, userErrors: [] });
    expect(writes()).toEqual([]);
  });
});

describe("a delete", () => {
  test("of a library answers the responses that would be deleted", async () => {
    const { deletedId, affected, userErrors } = await run("deleteLibrary", { id: libraryId(1) }, AFFECTED);
    expect([deletedId, userErrors]).toEqual([null, []]);
    const { data } = await gateway.query(
      `{ responses(libraryId: "${libraryId(1)}", first: 100) { totalCount nodes { id name } } }`,
    );
    expect(affected.totalCount).toBe(data.responses.totalCount);
    expect(affected.nodes).toEqual(
      data.responses.nodes.map(({ id, name }: Data) => ({ entityId: id, name, type: "RESPONSE", effect: "DELETED" })),
    );
    expect(writes()).toEqual([]);
  });

  test("of a response answers the libraries that would lose it", async () => {
    const payload = await run("deleteResponse", { id: responseId(1) }, AFFECTED);
    const nodes = [{ entityId: libraryId(1), name: "Greetings", type: "LIBRARY", effect: "CHANGED" }];
    expect(payload).toEqual({ deletedId: null, affected: { totalCount: 1, nodes }, userErrors: [] });
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
    expect(payload).toEqual({ deletedId: null, affected: { totalCount: 0, nodes: [] }, userErrors: [] });
    expect(writes()).toEqual([]);
    expect(await run(name, input, AFFECTED, false)).toEqual({ ...payload, deletedId: input.id, affected: null });
  });
});

describe("a default", () => {
  test("would change, and stays", async () => {
    const fields = `messagingSetting { name } ${CHANGES}`;
    expect(await run("setDefaultMessagingSetting", { id: settingId(2) }, fields)).toEqual({
      messagingSetting: null,
      changes: [{ path: ["id"], before: settingId(1), after: settingId(2) }],
      userErrors: [],
    });
    expect((await run("setDefaultSupportedContentProfile", { id: profileId(2) }, CHANGES)).changes).toHaveLength(1);
    expect(await run("clearDefaultMessagingSetting", undefined, CHANGES)).toEqual({
      changes: [{ path: ["id"], before: settingId(1), after: null }],
      userErrors: [],
    });
    expect(writes()).toEqual([]);
    const { data } = await gateway.query(`{ defaultMessagingSetting { id } }`);
    expect(data.defaultMessagingSetting).toEqual({ id: settingId(1) });
  });
});

test.each<[string, object]>([
  ["createLibrary", { name: "x", divisionId: "a\u0000" }],
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
    a: { library: null },
    b: { library: { name: "Greetings", version: 4 } },
    c: { library: { name: "C", version: 5 } },
  });
});

test("reads the stored entity, not a cached one", async () => {
  const cached = await startGateway({ clock, cache: true });
  const other = await startGateway({ clock, sandbox: cached.sandbox });
  const rename = (name: string, more = "", how = "") =>
    `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" ${more} }${how}) { library { name } ${CHANGES} userErrors { code ... on VersionConflict { current { ... on Library { name version } } } } } }`;
  try {
    const { version } = (await cached.query(`{ library(id: "${libraryId(1)}") { version } }`)).data.library;
    await other.query(rename("Theirs"));
    const dry = await cached.query(rename("Mine", "", ", dryRun: true"));
    const changes = [{ path: ["name"], before: "Theirs", after: "Mine" }];
    expect(dry.data.updateLibrary).toEqual({ library: null, changes, userErrors: [] });
    const expecting = await cached.query(rename("Mine", `expectedVersion: ${version}`, ", dryRun: true"));
    // The conflict shows the stored entity, which is no preview.
    const userErrors = [{ code: "VERSION_CONFLICT", current: { name: "Theirs", version: version + 1 } }];
    expect(expecting.data.updateLibrary).toEqual({ library: null, changes: null, userErrors });
  } finally {
    await other.close();
    await cached.close();
  }
});
