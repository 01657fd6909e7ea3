import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { isNonNullType, isObjectType } from "graphql";
import { smallData } from "../../sandbox/data/small.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { integrationId, libraryId, responseId, settingId } from "../ids.ts";

/* Shapes that Genesys Cloud was seen to answer or may answer by its models. `shapes.test.ts` tries them at random. */

const RM = "/api/v2/responsemanagement";

let gateway: Gateway;
beforeAll(async () => {
  // With the cache, which looks into answers too.
  gateway = await startGateway({ cache: true });
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.reset());

/** What the query answers when these calls have these bodies. It has to read them: nothing is cached yet. */
async function answered(
  query: string,
  bodies: Record<string, unknown>,
): Promise<Awaited<ReturnType<Gateway["query"]>>> {
  gateway.sandbox.faults(Object.entries(bodies).map(([match, body]) => ({ match, status: 200, body })));
  const answer = await gateway.query(query, {}, { "cache-control": "no-cache" });
  gateway.sandbox.faults([]);
  return answer;
}

async function data(query: string, bodies: Record<string, unknown>): Promise<Data> {
  const { data: found, errors } = await answered(query, bodies);
  expect(errors).toBeUndefined();
  return found;
}

test("stored substitutions without an id fail neither each other nor the list", async () => {
  const substitutions = [{ description: "Order", defaultValue: "0" }, { id: "who" }];
  const rows = [
    { id: responseId(1), libraries: [], substitutions },
    { id: responseId(2), libraries: [] },
  ];
  const query = `{ responses(libraryId: "${libraryId(1)}") { nodes { id substitutions { key description } } } }`;
  const { responses } = await data(query, { [`GET ${RM}/responses`]: { entities: rows, total: 2 } });
  expect(responses.nodes).toEqual([
    {
      id: responseId(1),
      substitutions: [
        { key: null, description: "Order" },
        { key: "who", description: null },
      ],
    },
    { id: responseId(2), substitutions: null },
  ]);
});

test("a response with a stored substitution without an id can be renamed", async () => {
  const body = {
    id: responseId(30),
    name: "Old",
    version: smallData().responses.find(({ id }) => id === responseId(30))!.version,
    libraries: [{ id: libraryId(1) }],
    texts: [{ content: "x" }],
    substitutions: [{ description: "Order" }],
  };
  gateway.sandbox.faults([{ match: `GET ${RM}/responses/{responseId}`, status: 200, body }]);
  const { data: found } = await gateway.query(
    `mutation { updateResponse(input: { id: "${responseId(30)}", name: "New" }) {
      response { name substitutions { key description } } userErrors { path message } } }`,
  );
  expect(found.updateResponse).toEqual({
    response: { name: "New", substitutions: [{ key: null, description: "Order" }] },
    userErrors: [],
  });
});

test.each([
  ["active", "ACTIVE"],
  ["ACTIVE", "ACTIVE"],
  ["deletionfailed", "DELETION_FAILED"],
  ["deletion-failed", "DELETION_FAILED"],
  ["DELETION_FAILED", "DELETION_FAILED"],
  ["resting", "UNRECOGNIZED"],
  [null, null],
])("the status %j of an open integration is %s", async (status, wanted) => {
  const id = integrationId(9);
  const body = { id, name: "Open", status, recipient: { id } };
  const query = `{ integration(by: { onChannel: { id: "${id}", channel: OPEN } }) { id status } }`;
  const { integration } = await data(query, { [`GET ${TODAY}/integrations/open/{integrationId}`]: body });
  expect(integration).toEqual({ id, status: wanted });
});

describe("a default that is", () => {
  test.each([
    ["an empty object", {}],
    ["an empty body", ""],
    ["null", null],
  ])("%s is none", async (_what, body) => {
    const query = `{ defaultMessagingSetting { id } messagingSettings { nodes { id isDefault } } defaultSupportedContentProfile { id } }`;
    const found = await data(query, {
      [`GET ${TODAY}/settings/default`]: body,
      [`GET ${TODAY}/supportedcontent/default`]: body,
    });
    expect(found).toMatchObject({ defaultMessagingSetting: null, defaultSupportedContentProfile: null });
    const { nodes } = found.messagingSettings;
    expect(nodes.length).toBeGreaterThan(1);
    for (const node of nodes) expect(node).toEqual({ id: expect.any(String), isDefault: false });
  });

  test("answered as an empty object is kept like any answer", async () => {
    gateway.sandbox.faults([{ match: `GET ${TODAY}/settings/default`, status: 200, body: {} }]);
    const query = "{ defaultMessagingSetting { id } }";
    const { data: first } = await gateway.counted(query);
    gateway.sandbox.faults([]);
    const again = await gateway.counted(query);
    expect([first, again.data, again.calls]).toEqual([
      { defaultMessagingSetting: null },
      { defaultMessagingSetting: null },
      0,
    ]);
    await gateway.query(
      `mutation { setDefaultMessagingSetting(input: { id: "${settingId(1)}" }) { userErrors { code } } }`,
    );
    expect((await gateway.query(query)).data).toEqual({ defaultMessagingSetting: { id: settingId(1) } });
  });
});

test.each([
  ["left out", { total: 0, pageSize: 25, pageNumber: 1 }],
  ["null", { entities: null, total: 0 }],
  ["all there is to say", {}],
])("a list whose entities are %s is empty", async (_what, body) => {
  const page = "{ totalCount nodes { id } pageInfo { hasNextPage } }";
  const query = `{ libraries ${page} responses(libraryId: "${libraryId(1)}") ${page} searchResponses ${page}
    messagingSettings ${page} supportedContentProfiles ${page} integrations ${page}
    stickers(messenger: LINE) ${page} line: integrations(channels: [LINE]) ${page}
    librariesById(ids: ["${libraryId(1)}", "${libraryId(2)}"]) { id } }`;
  const found = await data(query, {
    [`GET ${RM}/libraries`]: body,
    [`POST ${RM}/libraries/bulk`]: body,
    [`GET ${RM}/responses`]: body,
    [`POST ${RM}/responses/query`]: { results: body },
    [`GET ${TODAY}/settings`]: body,
    [`GET ${TODAY}/supportedcontent`]: body,
    [`GET ${TODAY}/integrations`]: body,
    [`GET ${OLD}/integrations/line`]: body,
    [`GET ${OLD}/stickers/{messengerType}`]: body,
  });
  const { librariesById, ...lists } = found;
  expect(librariesById).toEqual([null, null]);
  expect(Object.keys(lists)).toHaveLength(8);
  for (const list of Object.values(lists)) expect(list).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
});

describe("a reference without an id", () => {
  test("is null at its own place in a list, with and without a further read", async () => {
    const libraries = [{ name: "lost" }, null, { id: libraryId(1), name: "Greetings" }];
    const body = { id: responseId(1), libraries, assets: [{ assetUsage: null }] };
    for (const [fields, library] of [
      ["id name", { id: libraryId(1), name: "Greetings" }],
      ["id version", { id: libraryId(1), version: expect.any(Number) }],
    ] as const) {
      const query = `{ response(id: "${responseId(1)}") { id libraries { ${fields} } assets { asset { id } } } }`;
      const { response } = await data(query, { [`GET ${RM}/responses/{responseId}`]: body });
      expect(response).toEqual({ id: responseId(1), libraries: [null, null, library], assets: [null] });
    }
  });

  test("of an integration to its setting and profile is none", async () => {
    const id = integrationId(9);
    const body = { id, name: "Open", status: "Active", recipient: { id }, messagingSetting: {}, supportedContent: {} };
    const query = `{ integration(by: { onChannel: { id: "${id}", channel: OPEN } }) { messagingSetting { name } supportedContentProfile { name } } }`;
    const { integration } = await data(query, { [`GET ${TODAY}/integrations/open/{integrationId}`]: body });
    expect(integration).toEqual({ messagingSetting: null, supportedContentProfile: null });
  });

  test.each([{}, { name: "x" }, { id: null }])("is none: %j as recipient, creator or last editor", async (none) => {
    const body = { id: integrationId(9), name: "Open", recipient: none, createdBy: none, modifiedBy: none };
    const query = `{ integration(by: { onChannel: { id: "${integrationId(9)}", channel: OPEN } }) {
      name recipient { recipientId name } createdBy { id name } modifiedBy { id name } } }`;
    const { integration } = await data(query, { [`GET ${TODAY}/integrations/open/{integrationId}`]: body });
    expect(integration).toEqual({ name: "Open", recipient: null, createdBy: null, modifiedBy: null });
  });

  test("to a user or a division is none", async () => {
    const none = { name: "Bob" };
    const body = { entities: [{ id: libraryId(1), name: "A", createdBy: none, division: none }], total: 1 };
    const query = "{ libraries { nodes { name createdBy { id name } division { id name description } } } }";
    const { libraries } = await data(query, { [`GET ${RM}/libraries`]: body });
    expect(libraries.nodes).toEqual([{ name: "A", createdBy: null, division: null }]);
  });

  test("is none in every field of the schema that holds one entity", () => {
    const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);
    const entities = types.filter((type) => isNonNullType(type.getFields()["id"]?.type));
    const parents = types.filter(({ name }) => !/^(Query|Mutation)$|(Payload|Result|Edge)$/.test(name));
    const fields = parents.flatMap((parent) =>
      Object.values(parent.getFields()).filter(({ type }) => entities.some((entity) => entity === type)),
    );
    expect(fields.length).toBeGreaterThan(20);
    // A field with a resolver of its own that reads another entity is not about the value of its parent.
    for (const field of fields) expect([field.name, field.resolve]).toEqual([field.name, expect.any(Function)]);
  });
});

describe("null as the whole answer", () => {
  const fault = (match: string) => [{ match, status: 200, body: null }];

  test.each([
    ["a list", "libraries", `GET ${RM}/libraries`, "{ libraries { nodes { id } } }"],
    ["a search", "searchResponses", `POST ${RM}/responses/query`, "{ searchResponses { nodes { id } } }"],
    ["an entity", "library", `GET ${RM}/libraries/{libraryId}`, `{ library(id: "${libraryId(1)}") { id } }`],
    [
      "an object",
      "threadingTimeline",
      `GET ${TODAY}/threadingtimeline`,
      "{ threadingTimeline { defaultTimeoutMinutes } }",
    ],
    [
      "a bulk read",
      "librariesById",
      `POST ${RM}/libraries/bulk`,
      `{ librariesById(ids: ["${libraryId(1)}", "${libraryId(2)}"]) { id } }`,
    ],
  ])("to %s is JSON, and what it lacks is said", async (_what, field, match, query) => {
    const answers = [];
    for (const body of [null, ""]) {
      gateway.sandbox.faults([{ match, status: 200, body }]);
      const { errors } = await gateway.query(query, {}, { "cache-control": "no-cache" });
      answers.push(errors);
    }
    expect(answers[0]![0]).toMatchObject({
      path: expect.arrayContaining([field]),
      extensions: { code: "UPSTREAM_BAD_RESPONSE" },
    });
    for (const { message } of answers[0]!) expect(message).not.toContain("JSON");
    expect(answers[0]!.map(({ message }) => message)).toEqual(answers[1]!.map(({ message }) => message));
  });

  test("to a write leaves its outcome unknown, and to a delete is none", async () => {
    gateway.sandbox.faults(fault(`POST ${RM}/libraries`));
    const { errors } = await gateway.query(`mutation { createLibrary(input: { name: "x" }) { library { id } } }`);
    expect(errors).toMatchObject([
      { extensions: { code: "UPSTREAM_BAD_RESPONSE" }, message: expect.stringContaining("is not known") },
    ]);
    gateway.sandbox.faults(fault(`DELETE ${RM}/libraries/{libraryId}`));
    const id = libraryId(8);
    const deleted = await gateway.query(`mutation { deleteLibrary(input: { id: "${id}" }) { deletedId } }`);
    expect(deleted).toEqual({ data: { deleteLibrary: { deletedId: id } } });
  });
});

test("a value of another type costs its own field", async () => {
  const body = { id: libraryId(1), name: { de: "x" }, version: "three", dateCreated: 7, createdBy: null };
  const query = `{ library(id: "${libraryId(1)}") { id name version dateCreated createdBy { id } } }`;
  const { data: found, errors } = await answered(query, { [`GET ${RM}/libraries/{libraryId}`]: body });
  expect(found.library).toEqual({ id: libraryId(1), name: null, version: null, dateCreated: null, createdBy: null });
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(Array(3).fill("UPSTREAM_BAD_RESPONSE"));
});

test.each(["Facebook", "FACEBOOK"])(
  "the channel %j is Facebook's, in every field that depends on it",
  async (messengerType) => {
    const id = integrationId(1);
    const body = { entities: [{ id, name: "A", status: "Active", messengerType }], total: 1 };
    const query = "{ integrations { nodes { __typename id nodeId channel ... on FacebookIntegration { pageId } } } }";
    const plain = await data(query.replace("{ nodes", "(channels: [FACEBOOK]) { nodes"), {});
    const { integrations } = await data(query, { [`GET ${TODAY}/integrations`]: body });
    expect(integrations.nodes).toEqual(plain.integrations.nodes.filter((node: Data) => node.id === id));
  },
);

test("an integration without a channel is of an unrecognized one", async () => {
  const body = { entities: [{ id: integrationId(1), name: "A", status: "Active" }], total: 1 };
  const query = "{ integrations { nodes { __typename id channel } } }";
  const { integrations } = await data(query, { [`GET ${TODAY}/integrations`]: body });
  expect(integrations.nodes).toEqual([
    { __typename: "OtherIntegration", id: integrationId(1), channel: "UNRECOGNIZED" },
  ]);
});
