import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { isInputObjectType } from "graphql";
import { createSchema } from "../../src/resolvers/schema.ts";
import { integrationId, libraryId, NOWHERE, profileId, responseId, settingId } from "../ids.ts";
import { everyField } from "../every-field.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";

interface Case {
  mutation: string;
  /** The field of the payload, and of `Query`, that holds the entity. */
  field: string;
  type: string;
  id: string;
}

const integration = (channel: string, number: number): Case => ({
  mutation: `update${channel}Integration`,
  field: "integration",
  type: `${channel}Integration`,
  id: integrationId(number),
});

const CASES: readonly Case[] = [
  { mutation: "updateLibrary", field: "library", type: "Library", id: libraryId(1) },
  { mutation: "updateResponse", field: "response", type: "Response", id: responseId(54) },
  { mutation: "updateMessagingSetting", field: "messagingSetting", type: "MessagingSetting", id: settingId(1) },
  {
    mutation: "updateSupportedContentProfile",
    field: "supportedContentProfile",
    type: "SupportedContentProfile",
    id: profileId(1),
  },
  integration("Facebook", 1),
  integration("Twitter", 4),
  integration("WhatsApp", 6),
  integration("Instagram", 8),
  integration("Open", 10),
  integration("Apple", 11),
  integration("Line", 14),
];

const OF_OLDER_PATHS = ["MessagingSetting", "SupportedContentProfile", "LineIntegration"];
const schema = createSchema();

test("the cases are all updates of the schema", () => {
  // No query of its own reads an identity resolution: test/resolvers/identity-resolution.test.ts has its updates.
  const all = Object.keys(schema.getMutationType()!.getFields()).filter((name) =>
    /^update.*(?<!IdentityResolution)$/.test(name),
  );
  expect(CASES.map(({ mutation }) => mutation).toSorted()).toEqual(all.toSorted());
});

describe.each(["conversations", "messaging"] as const)("on the paths of %s, an update that names nothing", (api) => {
  let gateway: Gateway;
  beforeAll(async () => {
    // With the cache, as an older answer must not be taken for the stored entity.
    gateway = await startGateway({ messagingApi: api, recorded: true, cache: true });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.sandbox.reset();
    gateway.writes.length = 0;
  });

  /** Searches, bulk reads and histories are a POST, but no write. */
  const writes = () => gateway.writes.filter(({ call }) => !/\/(bulk|query|realtime)$/.test(call));

  /** The fields of the type itself: what its links hold is the matter of other entities. */
  function selectionOf({ type, field }: Case): string {
    const all = field === "integration" ? `... on ${type} { ${everyField(type)} }` : everyField(type);
    return `__typename ... on Versioned { id version } ${all}`;
  }

  async function stored(one: Case): Promise<Data> {
    const channel = one.type.replace("Integration", "").toUpperCase();
    const args =
      one.field === "integration" ? `by: { onChannel: { id: "${one.id}", channel: ${channel} } }` : `id: "${one.id}"`;
    const query = `{ ${one.field}(${args}) { ${selectionOf(one)} } }`;
    const { data } = await gateway.query(query, {}, { "cache-control": "no-cache" });
    return data[one.field];
  }

  async function update(one: Case, input: object, dryRun = false): Promise<Data> {
    const { mutation, field } = one;
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
    const { data } = await gateway.query(
      `mutation ($input: ${type}, $dryRun: Boolean) { ${mutation}(input: $input, dryRun: $dryRun) {
        ${field} { ${selectionOf(one)} } changes { path } userErrors { code path } } }`,
      { input: { id: one.id, ...input }, dryRun },
    );
    return data[mutation];
  }

  const takesVersion = ({ mutation }: Case): boolean => {
    const input = schema.getType(`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`);
    return isInputObjectType(input) && "expectedVersion" in input.getFields();
  };

  const cases = CASES.filter(
    ({ type, mutation }) =>
      api === "conversations" || !/Integration|Setting|Profile/.test(mutation) || OF_OLDER_PATHS.includes(type),
  );

  test.each(cases)("$mutation writes nothing, and answers what is stored", async (one) => {
    const before = await stored(one);
    expect(before).toMatchObject({ __typename: one.type, id: one.id });
    const version = takesVersion(one) ? [{ expectedVersion: before.version }, { expectedVersion: null }] : [];
    for (const input of [{}, ...version, { idempotencyKey: `nothing-${one.mutation}` }]) {
      const payload = await update(one, input);
      expect([input, payload]).toEqual([input, { [one.field]: before, changes: [], userErrors: [] }]);
      expect(await update(one, input, true)).toMatchObject({ changes: [], userErrors: [] });
    }
    // The same key again, which gives the first outcome.
    const again = await update(one, { idempotencyKey: `nothing-${one.mutation}` });
    expect(again).toMatchObject({ [one.field]: before, userErrors: [] });
    expect(writes()).toEqual([]);
    expect(await stored(one)).toEqual(before);
  });

  test.each(cases.filter(takesVersion))("$mutation still compares the expected version", async (one) => {
    const { version } = await stored(one);
    for (const dryRun of [false, true]) {
      const { userErrors } = await update(one, { expectedVersion: version + 1 }, dryRun);
      expect(userErrors).toEqual([{ code: "VERSION_CONFLICT", path: ["input", "expectedVersion"] }]);
    }
    expect(writes()).toEqual([]);
  });

  test.each(cases)("$mutation of nothing that exists is NOT_FOUND", async (one) => {
    for (const dryRun of [false, true]) {
      const { userErrors } = await update({ ...one, id: NOWHERE }, {}, dryRun);
      expect(userErrors).toEqual([{ code: "NOT_FOUND", path: ["input", "id"] }]);
    }
    expect(writes()).toEqual([]);
  });
});

test.each([
  ["an object that is stored", { messagingTemplate: {} }],
  ["an object in one that is stored", { messagingTemplate: { whatsApp: {} } }],
])("an update of a response that names nothing but %s writes nothing", async (_what, named) => {
  const gateway = await startGateway({ recorded: true });
  try {
    const { data } = await gateway.query(
      `mutation ($input: UpdateResponseInput!) { updateResponse(input: $input) { response { id } changes { path } userErrors { code } } }`,
      { input: { id: responseId(54), ...named } },
    );
    expect(data.updateResponse).toEqual({ response: { id: responseId(54) }, changes: [], userErrors: [] });
    expect(gateway.writes).toEqual([]);
  } finally {
    await gateway.close();
  }
});

test("an empty list or object is named, and so is null", async () => {
  const gateway = await startGateway({ recorded: true });
  try {
    const { data } = await gateway.query(
      `mutation {
        a: updateLibrary(input: { id: "${libraryId(1)}", divisionId: null }) { userErrors { code } }
        b: updateMessagingSetting(input: { id: "${settingId(1)}", content: {} }) { userErrors { code } }
      }`,
    );
    expect(data).toEqual({ a: { userErrors: [] }, b: { userErrors: [] } });
    expect(gateway.writes.map(({ call }) => call.slice(0, 5))).toEqual(["PUT /", "PATCH"]);
  } finally {
    await gateway.close();
  }
});
