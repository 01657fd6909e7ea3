import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { planOperation } from "../../src/cost/plan.ts";
import { parse } from "graphql";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import type { NodeType } from "../../src/resolvers/node-id.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { assetId, IDS, integrationId, libraryId, NOWHERE, profileId, responseId, settingId, userId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.reset());

const API = "/api/v2/responsemanagement";
const MESSAGING = "/api/v2/conversations/messaging";
const divisionId = IDS["division"]![0]!;

/** An entity of each type, the permission of the field that reads it, and the one call that its read takes. */
const ENTITIES: readonly [NodeType, string, string | null, string][] = [
  ["Library", libraryId(1), "responses:library:view", `GET ${API}/libraries/{libraryId}`],
  ["Response", responseId(1), "responses:response:view", `GET ${API}/responses/{responseId}`],
  ["ResponseAsset", assetId(1), "responseAssets:asset:view", `POST ${API}/responseassets/bulk`],
  ["MessagingSetting", settingId(1), "messaging:setting:view", `GET ${MESSAGING}/settings/{messageSettingId}`],
  [
    "SupportedContentProfile",
    profileId(1),
    "messaging:supportedContent:view",
    `GET ${MESSAGING}/supportedcontent/{supportedContentId}`,
  ],
  ...(
    [
      ["FacebookIntegration", 1, `${MESSAGING}/integrations/facebook/{integrationId}`],
      ["LineIntegration", 14, "/api/v2/messaging/integrations/line/{integrationId}"],
      ["TwitterIntegration", 4, `${MESSAGING}/integrations/twitter/{integrationId}`],
      ["WhatsAppIntegration", 6, `${MESSAGING}/integrations/whatsapp/{integrationId}`],
      ["InstagramIntegration", 8, `${MESSAGING}/integrations/instagram/{integrationId}`],
      ["OpenIntegration", 9, `${MESSAGING}/integrations/open/{integrationId}`],
      ["AppleIntegration", 11, `${MESSAGING}/integrations/apple/{integrationId}`],
      // No channel of this type has a path, so it is searched in the list.
      ["OtherIntegration", 12, `${MESSAGING}/integrations`],
    ] as const
  ).map(([type, number, path]): [NodeType, string, string, string] => [
    type,
    integrationId(number),
    "messaging:integration:view",
    `GET ${path}`,
  ]),
  ["Division", divisionId, null, "GET /api/v2/authorization/divisions"],
  ["User", userId(1), "directory:user:view", "GET /api/v2/users"],
];

const NODE = `query ($nodeId: ID!) { node(nodeId: $nodeId) { __typename nodeId } }`;
const NODES = `query ($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) { __typename nodeId } }`;

const planned = (query: string, variables: Record<string, unknown>) =>
  planOperation(createSchema(), parse(query), undefined, variables);

describe("node", () => {
  test.each(ENTITIES)("reads one %s with one call, as planned", async (type, id, _, call) => {
    const nodeId = nodeIdOf(type, id);
    const { data, errors, byRoute } = await gateway.counted(NODE, { nodeId });
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ __typename: type, nodeId });
    expect(byRoute).toEqual({ [call]: 1 });
    expect(planned(NODE, { nodeId }).planned.map((one) => one.call)).toContain(call);
    expect(planned(NODE, { nodeId }).least).toBe(1);
  });

  test.each(ENTITIES)("is null without an error for a %s that does not exist", async (type) => {
    const answer = await gateway.query(NODE, { nodeId: nodeIdOf(type, NOWHERE) });
    expect(answer).toEqual({ data: { node: null } });
  });

  test("is null for an integration of another type", async () => {
    const nodeIds = [
      nodeIdOf("LineIntegration", integrationId(1)),
      nodeIdOf("WhatsAppIntegration", integrationId(1)),
      // The list of all channels has it, but not as this type.
      nodeIdOf("OtherIntegration", integrationId(1)),
    ];
    expect(await gateway.query(NODES, { nodeIds })).toEqual({ data: { nodes: [null, null, null] } });
  });

  test("reads nothing of the reference that means all divisions", async () => {
    expect(await gateway.counted(NODE, { nodeId: nodeIdOf("Division", "*") })).toEqual({
      data: { node: null },
      calls: 0,
      byRoute: {},
    });
  });

  test("answers the fields of the type with the calls of the field that reads it by its id", async () => {
    const fields = `name substitutionsSchema libraries { id nodeId name } createdBy { id name }`;
    const own = await gateway.counted(`{ response(id: "${responseId(1)}") { ${fields} } }`);
    const asNode = await gateway.counted(
      `query ($nodeId: ID!) { node(nodeId: $nodeId) { ... on Response { ${fields} } } }`,
      {
        nodeId: nodeIdOf("Response", responseId(1)),
      },
    );
    expect(asNode.errors).toBeUndefined();
    expect(asNode.data.node).toEqual(own.data.response);
    expect(asNode.byRoute).toEqual(own.byRoute);
  });

  test("expands the links of an integration, as the field integration does", async () => {
    const fields = `id name messagingSetting { id name } supportedContentProfile { id name } createStatus`;
    const own = await gateway.counted(
      `{ integration(by: { onChannel: { id: "${integrationId(1)}", channel: FACEBOOK } }) { ${fields} } }`,
    );
    const query = `query ($nodeId: ID!) { node(nodeId: $nodeId) { ... on Integration { ${fields} } } }`;
    const asNode = await gateway.counted(query, { nodeId: nodeIdOf("FacebookIntegration", integrationId(1)) });
    expect(asNode.errors).toBeUndefined();
    expect(asNode.data.node).toEqual(own.data.integration);
    expect(asNode.byRoute).toEqual(own.byRoute);
  });

  test.each([
    ["an empty text", ""],
    ["an id", libraryId(1)],
    ["what it stands for, not encoded", `Library:${libraryId(1)}`],
    ["a type without an id", Buffer.from("Library:").toString("base64url")],
    ["an id that would leave its path", Buffer.from("Library:../users").toString("base64url")],
    ["all libraries", Buffer.from("Library:*").toString("base64url")],
    ["a second spelling", `${nodeIdOf("Library", libraryId(1))}==`],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x3a, 0x31]).toString("base64url")],
  ])("refuses %s, and says which argument is wrong", async (_, nodeId) => {
    const { data, errors, calls } = await gateway.counted(NODE, { nodeId });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([
      {
        message: `"nodeId" is no nodeId. Take it from the field nodeId of an entity.`,
        path: ["node"],
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
    expect(calls).toBe(0);
  });

  test.each(["Sticker", "Query", "toString", "constructor", "Integration"])(
    "refuses the type %s, which cannot be read",
    async (type) => {
      const { data, errors } = await gateway.query(NODE, { nodeId: nodeIdOf(type as NodeType, libraryId(1)) });
      expect(data).toEqual({ node: null });
      expect(errors).toMatchObject([
        {
          message: `"nodeId" is the nodeId of a type that cannot be read by nodeId.`,
          extensions: { code: "BAD_USER_INPUT" },
        },
      ]);
    },
  );
});

test("the nodeId of a link comes with the object that has it, without a call", async () => {
  const { data, errors, byRoute } = await gateway.counted(
    `{ response(id: "${responseId(49)}") { libraries { nodeId } assets { asset { nodeId } } createdBy { nodeId } }
       integration(by: { onChannel: { id: "${integrationId(1)}", channel: FACEBOOK } }) {
         messagingSetting { nodeId } supportedContentProfile { nodeId }
       } }`,
  );
  expect(errors).toBeUndefined();
  expect(byRoute).toEqual({
    [`GET ${API}/responses/{responseId}`]: 1,
    [`GET ${MESSAGING}/integrations/facebook/{integrationId}`]: 1,
  });
  const { libraries, assets, createdBy } = data.response;
  const links = [...libraries, ...assets.map(({ asset }: { asset: object }) => asset), createdBy];
  expect(links.length).toBeGreaterThan(2);
  const nodeIds = [...links, ...Object.values(data.integration)].map(({ nodeId }: { nodeId: string }) => nodeId);
  const { nodes } = (await gateway.query(NODES, { nodeIds })).data;
  expect(nodes.map(({ nodeId }: { nodeId: string }) => nodeId)).toEqual(nodeIds);
});

describe("nodes", () => {
  test("answers entities of all types in the order of the ids, with duplicates, and null for what does not exist", async () => {
    const nodeIds = ENTITIES.map(([type, id]) => nodeIdOf(type, id)).toReversed();
    nodeIds.push(nodeIdOf("Library", NOWHERE), nodeIds[0]!, nodeIdOf("Library", libraryId(2)));
    const { data, errors } = await gateway.query(NODES, { nodeIds });
    expect(errors).toBeUndefined();
    expect(data.nodes.map((node: { nodeId: string } | null) => node?.nodeId ?? null)).toEqual(
      nodeIds.map((nodeId) => (nodeId === nodeIdOf("Library", NOWHERE) ? null : nodeId)),
    );
  });

  test("reads entities of one type together, in the batches of the other fields", async () => {
    const query = `query ($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) { nodeId } librariesById(ids: ["${libraryId(3)}"]) { id } }`;
    const nodeIds = [
      ...[1, 2, 3].map((number) => nodeIdOf("Library", libraryId(number))),
      ...[1, 2, 3].map((number) => nodeIdOf("User", userId(number))),
      ...[1, 2].map((number) => nodeIdOf("MessagingSetting", settingId(number))),
      ...[12, 13].map((number) => nodeIdOf("OtherIntegration", integrationId(number))),
    ];
    const { errors, byRoute } = await gateway.counted(query, { nodeIds });
    expect(errors).toBeUndefined();
    expect(byRoute).toEqual({
      [`POST ${API}/libraries/bulk`]: 1,
      "GET /api/v2/users": 1,
      [`GET ${MESSAGING}/settings`]: 1,
      [`GET ${MESSAGING}/integrations`]: 1,
    });
  });

  test("fails only the row whose id is wrong", async () => {
    const { data, errors } = await gateway.query(NODES, { nodeIds: [nodeIdOf("Library", libraryId(1)), "wrong"] });
    expect(data.nodes).toEqual([{ __typename: "Library", nodeId: nodeIdOf("Library", libraryId(1)) }, null]);
    expect(errors).toMatchObject([
      {
        path: ["nodes", 1],
        message: expect.stringContaining(`"nodeIds[1]" is no nodeId`),
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  });

  test("takes 100 ids, and refuses more before any call", async () => {
    const nodeIds = Array.from({ length: 101 }, (_, at) => nodeIdOf("Library", `x${at}`));
    expect((await gateway.query(NODES, { nodeIds: nodeIds.slice(1) })).errors).toBeUndefined();
    const { data, errors, calls } = await gateway.counted(NODES, { nodeIds });
    expect([data, calls]).toEqual([{ nodes: null }, 0]);
    expect(errors).toMatchObject([
      { message: `"nodeIds" takes at most 100 ids, not 101.`, extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(planned(NODES, { nodeIds }).calls).toBe(0);
  });

  test("are planned by their types: 60 libraries are two calls, 60 responses are 60", () => {
    const of = (type: NodeType) => Array.from({ length: 60 }, (_, at) => nodeIdOf(type, `x${at}`));
    expect(planned(NODES, { nodeIds: of("Library") }).calls).toBe(2);
    expect(planned(NODES, { nodeIds: of("Response") }).calls).toBe(60);
    expect(planned(NODES, { nodeIds: [...of("User"), ...of("Division")].slice(0, 100) }).calls).toBe(2);
  });
});

describe("the permission of a node", () => {
  let identity: Identity;
  let guarded: Gateway;
  beforeAll(async () => {
    identity = await createIdentity({}, clock);
    guarded = await startGateway({ env: identity.env, clock });
  });
  afterAll(async () => {
    await guarded.close();
    identity.close();
  });

  test("is that of the field that reads its type, and its lack fails this row only", async () => {
    const nodeIds = ENTITIES.map(([type, id]) => nodeIdOf(type, id));
    const all = new Set(ENTITIES.flatMap(([, , permission]) => permission ?? []));
    for (const lacking of all) {
      const permissions = [...all].filter((permission) => permission !== lacking);
      const { data, errors } = await guarded.query(NODES, { nodeIds }, bearer(await identity.token({ permissions })));
      const refused = ENTITIES.flatMap(([, , permission], at) => (permission === lacking ? [at] : []));
      expect(errors!.map(({ path, extensions, message }) => [path, extensions.code, message])).toEqual(
        refused.map((at) => [["nodes", at], "FORBIDDEN", `You lack the permission \`${lacking}\`.`]),
      );
      expect(data.nodes.map((node: unknown) => node === null)).toEqual(nodeIds.map((_, at) => refused.includes(at)));
    }
  });

  test("is checked before anything is read", async () => {
    guarded.sandbox.resetCalls();
    const headers = bearer(await identity.token({ permissions: [] }));
    const { data } = await guarded.query(NODE, { nodeId: nodeIdOf("User", userId(1)) }, headers);
    expect(data).toEqual({ node: null });
    expect(guarded.sandbox.calls().total).toBe(0);
  });
});

test("the older messaging paths have no integrations of other channels", async () => {
  const older = await startGateway({ clock, messagingApi: "messaging" });
  try {
    const nodeIds = [
      nodeIdOf("FacebookIntegration", integrationId(1)),
      nodeIdOf("LineIntegration", integrationId(14)),
      nodeIdOf("AppleIntegration", integrationId(11)),
      nodeIdOf("OtherIntegration", integrationId(12)),
    ];
    const { data, errors } = await older.query(NODES, { nodeIds });
    expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      "FacebookIntegration",
      "LineIntegration",
      undefined,
      undefined,
    ]);
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FEATURE_UNAVAILABLE", "FEATURE_UNAVAILABLE"]);
  } finally {
    await older.close();
  }
});
