import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { GENERATIONS, OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, integrationId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIST = `GET ${TODAY}/integrations`;
const CHANNELS = "[FACEBOOK LINE TWITTER WHATSAPP INSTAGRAM OPEN APPLE SMS WEBMESSAGING]";

let gateway: Gateway;
let old: Gateway;
beforeAll(async () => {
  [gateway, old] = await Promise.all([startGateway({ clock }), startGateway({ clock, messagingApi: "messaging" })]);
});
afterAll(() => Promise.all([gateway.close(), old.close()]));
beforeEach(() => {
  for (const { sandbox } of [gateway, old]) {
    sandbox.reset();
    sandbox.faults([]);
  }
});

describe("every field of every channel", () => {
  /** Fields that no integration of the sandbox has. Other tests cover links and errors of a creation. */
  const neverThere = [
    ...["Facebook", "Line", "Twitter", "WhatsApp", "Instagram", "Open", "Apple", "Other"].map(
      (channel) => `${channel}Integration.recipient.name`,
    ),
    "LineIntegration.createStatus",
    "OtherIntegration.createStatus",
    // Only the list of all channels has these, and an integration is the same however it is read.
    "OpenIntegration.version",
    "AppleIntegration.version",
    ...["Facebook", "Twitter", "WhatsApp", "Instagram", "Apple"].flatMap((channel) =>
      ["externalSourceId", "selfUri"].map(
        (field) => `${channel}Integration.identityResolution.externalSource.${field}`,
      ),
    ),
  ];
  const types = [...new Set(neverThere.map((leaf) => leaf.split(".")[0]!))];
  const elsewhere = /\.(supportedContentProfile|messagingSetting|createError|activationErrorInfo)\./;

  test("is answered without an error, by lists of one channel and of all", async () => {
    const fields = `nodes { ${everyField("Integration")} }`;
    const { data, errors } = await gateway.query(
      `{ byChannel: integrations(channels: ${CHANNELS}) { ${fields} } all: integrations { ${fields} } }`,
    );
    const older = await old.query(`{ integrations { ${fields} } }`);
    expect([errors, older.errors]).toEqual([undefined, undefined]);
    const seen = answered([data.byChannel.nodes, data.all.nodes, older.data.integrations.nodes]);
    const missing = types.flatMap(leavesOf).filter((leaf) => !seen.has(leaf) && !elsewhere.test(leaf));
    expect(missing.toSorted()).toEqual(neverThere.toSorted());
    // Read one by one they equal the rows of the list of all channels, which holds fewer fields.
    const own = new Map(data.byChannel.nodes.map((node: { id: string }) => [node.id, node]));
    for (const node of data.all.nodes) expect(own.get(node.id)).toEqual(node);
  });
});

describe.each(GENERATIONS)("one integration (%s)", (messagingApi, root) => {
  const server = () => (messagingApi === "messaging" ? old : gateway);
  const one = (channel: string) => `GET ${channel === "line" ? OLD : root}/integrations/${channel}/{integrationId}`;

  test.each([
    ["FACEBOOK", "facebook", 1, { pageId: "30001" }, "... on FacebookIntegration { pageId }"],
    ["LINE", "line", 14, { channelId: "1600014" }, "... on LineIntegration { channelId }"],
    ["TWITTER", "twitter", 4, {}, ""],
  ])("%s is one call when the query names its channel", async (channel, path, number, own, fields) => {
    const { data, errors, byRoute } = await server().counted(
      `{ integration(by: { onChannel: { id: "${integrationId(number)}", channel: ${channel} } }) { id channel ${fields} } }`,
    );
    expect({ data, errors }).toEqual({
      data: { integration: { id: integrationId(number), channel, ...own } },
      errors: undefined,
    });
    expect(byRoute).toEqual({ [one(path)]: 1 });
  });

  test.each([
    ["{}", "{}"],
    ["both", `{ id: "${NOWHERE}", onChannel: { id: "${NOWHERE}", channel: LINE } }`],
    ["null", "{ id: null }"],
  ])("is refused by %s, without a REST call", async (_, by) => {
    const { errors, calls } = await server().counted(`{ integration(by: ${by}) { id } }`);
    expect([errors, calls]).toMatchObject([[{ message: expect.stringContaining("IntegrationBy") }], 0]);
  });

  test("is null without an error when it does not exist or belongs to another channel", async () => {
    const { data, errors } = await server().query(
      `{ a: integration(by: { onChannel: { id: "${NOWHERE}", channel: FACEBOOK } }) { id } b: integration(by: { id: "${NOWHERE}" }) { id }
         c: integration(by: { onChannel: { id: "${integrationId(1)}", channel: LINE } }) { id } }`,
    );
    expect({ data, errors }).toEqual({ data: { a: null, b: null, c: null }, errors: undefined });
  });

  test("refuses an id that would leave its path, before any call", async () => {
    const { errors, calls } = await server().counted(
      `{ a: integration(by: { onChannel: { id: "../users", channel: LINE } }) { id } b: integration(by: { id: "../users" }) { id } }`,
    );
    expect(errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(calls).toBe(0);
  });

  test("without a channel is found with one call to each list", async () => {
    for (const number of [1, 14]) {
      const { data, calls } = await server().counted(
        `{ integration(by: { id: "${integrationId(number)}" }) { id status } }`,
      );
      expect(data.integration.id).toBe(integrationId(number));
      // Today: the list of all channels, then LINE. Before: three lists of one channel each.
      const most = messagingApi === "conversations" ? 2 : 3;
      expect(calls).toBeLessThanOrEqual(most);
    }
  });
});

describe("one integration without its channel, on today's paths", () => {
  const fields = "name version messagingSetting { name content { story { mention { inbound } } } } createdBy { name }";

  test.each([
    ["FACEBOOK", 2, 0],
    ["TWITTER", 4, 0],
    ["WHATSAPP", 6, 0],
    ["INSTAGRAM", 8, 0],
    ["SMS", 13, 0],
    ["LINE", 14, 1],
  ])("%s costs at most one call more than with it", async (channel, number, more) => {
    const ask = (by: string) => gateway.counted(`{ integration(by: { ${by} }) { ${fields} } }`);
    const named = await ask(`onChannel: { id: "${integrationId(number)}", channel: ${channel} }`);
    const unnamed = await ask(`id: "${integrationId(number)}"`);
    expect(unnamed.data).toEqual(named.data);
    expect(unnamed.data.integration.name).toEqual(expect.any(String));
    expect(unnamed.calls).toBe(named.calls + more);
  });

  test("costs one more for the fields that only the channel has", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ integration(by: { id: "${integrationId(1)}" }) { ... on FacebookIntegration { pageId pageName createStatus createError { code } } } }`,
    );
    expect(data.integration).toMatchObject({ pageId: "30001", createStatus: "COMPLETED", createError: null });
    expect(byRoute).toEqual({ [LIST]: 1, [`GET ${TODAY}/integrations/facebook/{integrationId}`]: 1 });
  });

  test("an unknown id costs one call for each list; several ids share them", async () => {
    const absent = await gateway.counted(`{ integration(by: { id: "${NOWHERE}" }) { id } }`);
    expect(absent.byRoute).toEqual({ [LIST]: 1, [`GET ${OLD}/integrations/line/{integrationId}`]: 1 });
    const many = [1, 4, 9, 12, 14, 15].map(
      (number) => `i${number}: integration(by: { id: "${integrationId(number)}" }) { id }`,
    );
    const { data, byRoute } = await gateway.counted(`{ ${many.join(" ")} }`);
    expect(Object.values(data)).not.toContain(null);
    expect(byRoute).toEqual({ [LIST]: 1, [`GET ${OLD}/integrations/line`]: 1 });
  });

  test("is searched for in the other lists when LINE's path fails, and that error is answered when no list has it", async () => {
    gateway.sandbox.faults([{ match: `* ${OLD}/*`, status: 503 }]);
    const query = `{ a: integration(by: { id: "${integrationId(1)}" }) { name } b: integration(by: { id: "${integrationId(14)}" }) { name } }`;
    const { data, errors } = await clock.passWaits(gateway.query(query));
    expect(data).toEqual({ a: { name: "Facebook Shop" }, b: null });
    expect(errors).toMatchObject([{ path: ["b"], extensions: { code: "UPSTREAM_UNAVAILABLE" } }]);
  });

  test("is found on the old paths while one of them fails", async () => {
    old.sandbox.faults([{ match: `* ${OLD}/integrations/twitter/{integrationId}`, status: 503 }]);
    const query = `{ integration(by: { id: "${integrationId(1)}" }) { name } }`;
    const { data, errors } = await clock.passWaits(old.query(query));
    expect({ data, errors }).toEqual({ data: { integration: { name: "Facebook Shop" } }, errors: undefined });
  });
});

describe("channels without their own path, and unknown channels", () => {
  test("SMS and WEBMESSAGING are OtherIntegration, both from one read of the list", async () => {
    const { data, errors, byRoute } = await gateway.counted(
      `{ integrations(channels: [SMS WEBMESSAGING]) { totalCount nodes { __typename name channel createStatus
          messagingSetting { id } supportedContentProfile { id name } } } }`,
    );
    expect(errors).toBeUndefined();
    const profile = { id: "webMessagingDefault", name: "Web Messaging Default" };
    const rest = { __typename: "OtherIntegration", createStatus: null };
    const sms = { ...rest, name: "SMS Alerts", channel: "SMS", messagingSetting: null, supportedContentProfile: null };
    const web = { name: "Web Chat", channel: "WEBMESSAGING", messagingSetting: { id: settingId(2) } };
    expect(data.integrations).toEqual({
      totalCount: 2,
      nodes: [sms, { ...rest, ...web, supportedContentProfile: profile }],
    });
    expect(byRoute).toEqual({ [LIST]: 1 });
  });

  test("an unknown channel and an unknown status answer as UNRECOGNIZED, in every list that has them", async () => {
    gateway.sandbox.faults([{ match: LIST, rows: "strange" }]);
    const { data, errors } = await gateway.query(
      `{ integrations { nodes { __typename id name channel status createStatus ... on OpenIntegration { openExtensionType } } }
         messagingSettings { nodes { integrations { nodes { __typename channel status } } } }
         integration(by: { id: "99999999-0000-4000-8000-000000000002" }) { __typename channel status } }`,
    );
    expect(errors).toBeUndefined();
    const strange = { __typename: "OtherIntegration", channel: "UNRECOGNIZED", status: "UNRECOGNIZED" };
    expect(data.integrations.nodes).toContainEqual({
      ...strange,
      id: "99999999-0000-4000-8000-000000000002",
      name: "Hologram Desk",
      createStatus: null,
    });
    expect(data.integration).toEqual(strange);
    expect(data.messagingSettings.nodes.flatMap((node: Data) => node.integrations.nodes)).toContainEqual(strange);
  });

  test("unknown words fail no field of a channel's own path either", async () => {
    const body = { id: integrationId(4), name: "x", status: "Levitating", createStatus: "Dreaming", tier: "golden" };
    gateway.sandbox.faults([{ match: `GET ${TODAY}/integrations/twitter/{integrationId}`, body }]);
    const { data, errors } = await gateway.query(
      `{ integration(by: { onChannel: { id: "${integrationId(4)}", channel: TWITTER } }) { status createStatus ... on TwitterIntegration { tier } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.integration).toEqual({ status: "UNRECOGNIZED", createStatus: "UNRECOGNIZED", tier: "UNRECOGNIZED" });
  });

  test("UNRECOGNIZED is refused as input", async () => {
    const { errors, calls } = await gateway.counted(`{ integrations(channels: [UNRECOGNIZED]) { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(calls).toBe(0);
  });
});
