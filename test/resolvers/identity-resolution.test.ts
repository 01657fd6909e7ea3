import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { TODAY } from "../messaging.ts";
import { divisionId, externalSourceId } from "../../sandbox/data/ids.ts";
import { integrationId, NOWHERE } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
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

const LIST = `${TODAY}/integrations`;
const ONE = (channel: string) => `${TODAY}/identityresolution/integrations/${channel}/{integrationId}`;
const FIELDS =
  "identityResolution { resolveIdentities division { id name } externalSource { externalSourceId } selfUri }";
const CHANNELS: [type: string, channel: string, number: number][] = [
  ["Facebook", "facebook", 1],
  ["Twitter", "twitter", 4],
  ["WhatsApp", "whatsapp", 6],
  ["Instagram", "instagram", 8],
  ["Open", "open", 9],
  ["Apple", "apple", 11],
];

/** Runs an update. Answers its payload; throws for GraphQL errors. */
async function update(type: string, input: object, dryRun = false): Promise<Data> {
  const name = `update${type}IdentityResolution`;
  const { data, errors } = await gateway.query(
    `mutation ($input: Update${type}IdentityResolutionInput!, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) {
      ${FIELDS} changes { path before after } userErrors { code path upstream { code } } } }`,
    { input, dryRun },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

async function read(type: string, channel: string, number: number): Promise<Data> {
  const { data, errors } = await gateway.query(
    `{ integration(by: { onChannel: { id: "${integrationId(number)}", channel: ${channel.toUpperCase()} } }) { ... on ${type}Integration { ${FIELDS} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.integration.identityResolution;
}

describe("the identity resolution of an integration", () => {
  test.each(CHANNELS)("of %s is read with one call, or comes with the integration", async (type, channel, number) => {
    expect(await read(type, channel, number)).toEqual({
      resolveIdentities: type !== "Twitter",
      division: expect.objectContaining({ id: expect.any(String) }),
      externalSource: type === "Open" ? { externalSourceId: externalSourceId(1) } : null,
      selfUri: ONE(channel).replace("{integrationId}", integrationId(number)),
    });
    const own = type === "Apple" ? {} : { [`GET ${ONE(channel)}`]: 1 };
    expect(gateway.sandbox.calls().byRoute).toEqual({ [`GET ${LIST}/${channel}/{integrationId}`]: 1, ...own });
  });

  test("in a list costs one call for each integration, however often a query asks for it", async () => {
    const row = "id ... on FacebookIntegration { identityResolution { resolveIdentities division { name } } }";
    const { data, errors, byRoute } = await gateway.counted(
      `{ integrations(channels: [FACEBOOK]) { nodes { ${row} } edges { node { ${row} } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.integrations.nodes.map((node: Data) => node.identityResolution?.division.name ?? null)).toEqual([
      "Europe",
      null,
      "Home",
    ]);
    expect(byRoute).toEqual({ [`GET ${LIST}/facebook`]: 1, [`GET ${ONE("facebook")}`]: 3 });
  });

  test("that fails leaves the other fields and rows alone", async () => {
    gateway.sandbox.faults([{ match: `GET ${ONE("facebook")}`, status: 403, times: 1 }]);
    const { data, errors } = await gateway.query(
      `{ integrations(channels: [FACEBOOK]) { nodes { id ... on FacebookIntegration { identityResolution { resolveIdentities } } } } }`,
    );
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions.code).toBe("UPSTREAM_FORBIDDEN");
    const rows = data.integrations.nodes.map((node: Data) => node.identityResolution);
    // One row fails, and one has nothing set.
    expect(rows.toSorted()).toEqual([null, null, { resolveIdentities: true }].toSorted());
  });

  test.each([405, 410])("is not available where its path answers %i", async (status) => {
    gateway.sandbox.faults([{ match: `GET ${ONE("open")}`, status }]);
    const { errors } = await gateway.query(
      `{ integration(by: { onChannel: { id: "${integrationId(9)}", channel: OPEN } }) { ... on OpenIntegration { identityResolution { resolveIdentities } } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "FEATURE_UNAVAILABLE" } }]);
  });

  test("refers to nothing where a reference has no id", async () => {
    const body = { resolveIdentities: true, division: {}, externalSource: { selfUri: "/x" } };
    gateway.sandbox.faults([{ match: `GET ${ONE("open")}`, status: 200, body }]);
    expect(await read("Open", "open", 9)).toMatchObject({
      resolveIdentities: true,
      division: null,
      externalSource: null,
    });
  });

  test("is null on the older paths, without a call, and cannot be changed there", async () => {
    const older = await startGateway({ messagingApi: "messaging", clock });
    const { data, byRoute } = await older.counted(
      `{ integration(by: { onChannel: { id: "${integrationId(1)}", channel: FACEBOOK } }) { ... on FacebookIntegration { identityResolution { resolveIdentities } } } }`,
    );
    expect(data.integration.identityResolution).toBeNull();
    expect(Object.keys(byRoute)).toEqual(["GET /api/v2/messaging/integrations/facebook/{integrationId}"]);
    const { errors, calls } = await older.counted(
      `mutation { updateOpenIdentityResolution(input: { id: "${integrationId(9)}", resolveIdentities: true }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "FEATURE_UNAVAILABLE" } }]);
    expect(calls).toBe(0);
    await older.close();
  });
});

describe("an update of it", () => {
  test.each(CHANNELS)(
    "of %s keeps what it does not name, with one read and one write",
    async (type, channel, number) => {
      const before = await read(type, channel, number);
      gateway.sandbox.reset();
      const id = integrationId(number);
      const resolveIdentities = !before.resolveIdentities;
      const answer = await update(type, { id, resolveIdentities });
      expect(answer).toEqual({
        identityResolution: { ...before, resolveIdentities },
        changes: [{ path: ["resolveIdentities"], before: !resolveIdentities, after: resolveIdentities }],
        userErrors: [],
      });
      const stored = type === "Apple" ? `GET ${LIST}/apple/{integrationId}` : `GET ${ONE(channel)}`;
      const { "GET /api/v2/authorization/divisions": _, ...calls } = gateway.sandbox.calls().byRoute;
      expect(calls).toEqual({ [stored]: 1, [`PUT ${ONE(channel)}`]: 1 });
      expect(await read(type, channel, number)).toEqual(answer.identityResolution);
    },
  );

  test("writes and clears each field", async () => {
    const id = integrationId(9);
    const all = { resolveIdentities: false, divisionId: divisionId(2), externalSourceId: "source-2" };
    expect((await update("Open", { id, ...all })).identityResolution).toMatchObject({
      resolveIdentities: false,
      division: { id: divisionId(2), name: "Europe" },
      externalSource: { externalSourceId: "source-2" },
    });
    expect((await update("Open", { id, divisionId: "*" })).identityResolution.division).toEqual({
      id: "*",
      name: null,
    });
    const cleared = await update("Open", { id, divisionId: null, externalSourceId: null });
    expect(cleared.identityResolution).toMatchObject({
      resolveIdentities: false,
      division: null,
      externalSource: null,
    });
    expect(cleared.changes).toEqual([
      { path: ["divisionId"], before: "*", after: null },
      { path: ["externalSourceId"], before: "source-2", after: null },
    ]);
    expect(gateway.writes.at(-1)!.body).toEqual({ resolveIdentities: false });
  });

  test("keeps stored fields that the gateway does not know", async () => {
    const body = { resolveIdentities: true, news: { a: 1 }, selfUri: "/api/v2/x" };
    gateway.sandbox.faults([{ match: `GET ${ONE("open")}`, status: 200, body }]);
    await update("Open", { id: integrationId(9), divisionId: divisionId(1) });
    expect(gateway.writes).toMatchObject([
      { body: { resolveIdentities: true, news: { a: 1 }, division: { id: divisionId(1) } } },
    ]);
    expect(gateway.writes[0]!.body).not.toHaveProperty("selfUri");
  });

  test("creates it where an integration has none", async () => {
    const id = integrationId(3);
    expect(await read("Facebook", "facebook", 3)).toBeNull();
    const refused = await update("Facebook", { id, divisionId: divisionId(1) });
    expect(refused.userErrors).toMatchObject([{ code: "INVALID_VALUE", path: ["input", "resolveIdentities"] }]);
    const made = await update("Facebook", { id, resolveIdentities: true });
    expect(made).toMatchObject({ identityResolution: { resolveIdentities: true }, userErrors: [] });
    expect(made.changes).toEqual([{ path: ["resolveIdentities"], before: null, after: true }]);
  });

  test("that names nothing writes nothing", async () => {
    for (const [type, channel, number] of CHANNELS) {
      const answer = await update(type, { id: integrationId(number) });
      expect(answer).toEqual({ identityResolution: await read(type, channel, number), changes: [], userErrors: [] });
    }
    expect(gateway.writes).toEqual([]);
  });

  test.each(CHANNELS)("of %s in a dry run answers the changes and writes nothing", async (type, channel, number) => {
    const before = await read(type, channel, number);
    const input = { id: integrationId(number), resolveIdentities: !before.resolveIdentities, divisionId: null };
    const { changes, userErrors } = await update(type, input, true);
    expect(userErrors).toEqual([]);
    expect(changes).toEqual([
      { path: ["resolveIdentities"], before: before.resolveIdentities, after: !before.resolveIdentities },
      { path: ["divisionId"], before: before.division.id, after: null },
    ]);
    expect(gateway.writes).toEqual([]);
    expect(await read(type, channel, number)).toEqual(before);
  });

  test.each<[string, object, string[], string]>([
    ["Facebook", { id: "a/b", resolveIdentities: true }, ["id"], "INVALID_VALUE"],
    ["Facebook", { id: integrationId(1), divisionId: "a\n" }, ["divisionId"], "INVALID_VALUE"],
    ["Open", { id: integrationId(9), externalSourceId: "a\n" }, ["externalSourceId"], "INVALID_VALUE"],
    ["Apple", { id: NOWHERE, resolveIdentities: true }, ["id"], "NOT_FOUND"],
    ["WhatsApp", { id: NOWHERE, resolveIdentities: true }, ["id"], "NOT_FOUND"],
    ["WhatsApp", { id: NOWHERE }, ["id"], "NOT_FOUND"],
    ["Instagram", { id: integrationId(1), resolveIdentities: true }, ["id"], "NOT_FOUND"],
  ])("of %s is refused for %j, in a dry run too", async (type, input, path, code) => {
    for (const dryRun of [true, false]) {
      const { identityResolution, userErrors } = await update(type, input, dryRun);
      expect(identityResolution).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ["input", ...path] }]);
    }
    expect(gateway.writes).toEqual([]);
  });

  test.each<[string, string[], string, string]>([
    ["division.not.found", ["divisionId"], "NOT_FOUND", "Facebook"],
    ["validation.failed", [], "INVALID_VALUE", "Twitter"],
    ["integration.not.active", ["id"], "NOT_ALLOWED_BY_CHANNEL", "Open"],
  ])("answers the vendor's %s at its field", async (said, path, code, type) => {
    const [, channel, number] = CHANNELS.find(([one]) => one === type)!;
    gateway.sandbox.faults([{ match: `PUT ${ONE(channel)}`, code: said }]);
    const { userErrors } = await update(type, { id: integrationId(number), divisionId: divisionId(2) });
    expect(userErrors).toEqual([{ code, path: ["input", ...path], upstream: { code: said } }]);
  });

  test("of an open integration that is still being connected is refused by the channel", async () => {
    const { data } = await gateway.query(
      `mutation { createOpenIntegration(input: { name: "O", outboundNotificationWebhookUrl: "https://x",
         outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef" }) { integration { id } } }`,
    );
    const { id } = data.createOpenIntegration.integration;
    const { userErrors } = await update("Open", { id, resolveIdentities: true });
    expect(userErrors).toMatchObject([{ code: "NOT_ALLOWED_BY_CHANNEL" }]);
  });

  test("whose answer is no object has an unknown outcome", async () => {
    gateway.sandbox.faults([{ match: `PUT ${ONE("open")}`, status: 200, body: [1] }]);
    const { errors } = await gateway.query(
      `mutation { updateOpenIdentityResolution(input: { id: "${integrationId(9)}", resolveIdentities: false }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_BAD_RESPONSE", retryable: false } }]);
    expect(errors![0]!.message).toContain("whether the change was made is not known");
  });
});
