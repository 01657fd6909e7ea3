import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { channelInputs, deleteIntegration, writeIntegration } from "../integration-inputs.ts";
import { GENERATIONS, OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, profileId, settingId } from "../ids.ts";

const CREATION_TIME = 400;

const clock = createTestClock();
let today: Gateway;
let old: Gateway;
beforeAll(async () => {
  [today, old] = await Promise.all([
    startGateway({ recorded: true, creationTime: CREATION_TIME, clock }),
    startGateway({ clock, recorded: true, messagingApi: "messaging" }),
  ]);
});
afterAll(() => Promise.all([today.close(), old.close()]));
beforeEach(() => {
  for (const { sandbox, writes } of [today, old]) {
    sandbox.reset();
    writes.length = 0;
  }
});

const linkedTo = (setting: number, profile: number) => ({
  messagingSetting: { id: settingId(setting) },
  supportedContentProfile: { id: profileId(profile) },
});

describe.each(GENERATIONS)("each channel (%s)", (messagingApi, root) => {
  const gateway = () => (messagingApi === "messaging" ? old : today);

  test.each(channelInputs(messagingApi, "a-secret-value"))(
    "$type is made, found, listed and deleted, each in one call",
    async ({ type, channel, input, body }) => {
      const path = `${type === "Line" ? OLD : root}/integrations/${channel.toLowerCase()}`;
      const { integration: made, userErrors } = await writeIntegration(gateway(), `create${type}Integration`, {
        name: "New",
        ...input,
      });
      expect(userErrors).toEqual([]);
      expect(made).toMatchObject({ name: "New", channel });
      expect(gateway().writes).toEqual([{ call: `POST ${path}`, body: { name: "New", ...body } }]);

      const found = await gateway().counted(
        `{ integration(by: { onChannel: { id: "${made.id}", channel: ${channel} } }) { name channel } }`,
      );
      expect(found.data.integration).toEqual({ name: "New", channel });
      const listed = await gateway().counted(`{ integrations(channels: [${channel}]) { nodes { id } } }`);
      expect(listed.data.integrations.nodes).toContainEqual({ id: made.id });
      expect([found.calls, listed.calls]).toEqual([1, 1]);

      expect(await deleteIntegration(gateway(), made.id, channel)).toEqual({ deletedId: made.id, userErrors: [] });
      expect(gateway().writes.slice(1)).toEqual([{ call: `DELETE ${path}/${made.id}`, body: undefined }]);
      const gone = await gateway().query(
        `{ a: integration(by: { onChannel: { id: "${made.id}", channel: ${channel} } }) { id } b: integration(by: { id: "${made.id}" }) { id } }`,
      );
      expect(gone).toEqual({ data: { a: null, b: null } });
      const again = await deleteIntegration(gateway(), made.id, channel);
      expect(again).toEqual({ deletedId: null, userErrors: [{ code: "NOT_FOUND", path: ["input", "id"] }] });
    },
  );

  test("LINE: an update replaces the whole, so it sends all readable fields, and secrets only from the input", async () => {
    const id = integrationId(14);
    const path = `${OLD}/integrations/line/${id}`;
    const fields = "... on LineIntegration { channelId status version }";
    const renewed = { id, channelSecret: "new", serviceCode: "s" };
    const { integration } = await writeIntegration(gateway(), "updateLineIntegration", renewed, fields);
    expect(integration).toMatchObject({ name: "LINE Tokyo", channelId: "1600014", status: "ACTIVE", version: 2 });
    const moved = { id, name: "Tokyo", channelId: "2", channelSecret: "x" };
    await writeIntegration(gateway(), "updateLineIntegration", moved);
    expect(gateway().writes).toEqual([
      {
        call: `PUT ${path}`,
        body: { name: "LINE Tokyo", channelId: "1600014", channelSecret: "new", serviceCode: "s" },
      },
      { call: `PUT ${path}`, body: { name: "Tokyo", channelId: "2", channelSecret: "x" } },
    ]);
  });
});

describe("links, on today's paths", () => {
  const linkable = channelInputs("conversations", "a-secret-value").filter(({ type }) => type !== "Line");

  test.each(linkable)(
    "$type is made with links, and a change sends what the input names",
    async ({ type, channel, input, body }) => {
      const path = `${TODAY}/integrations/${channel.toLowerCase()}`;
      const links = { messagingSettingId: settingId(3), supportedContentProfileId: profileId(2) };
      const { integration: made } = await writeIntegration(today, `create${type}Integration`, {
        name: "New",
        ...input,
        ...links,
      });
      expect(made).toMatchObject(linkedTo(3, 2));
      const references = { messagingSetting: { id: settingId(3) }, supportedContent: { id: profileId(2) } };
      expect(today.writes[0]).toEqual({ call: `POST ${path}`, body: { name: "New", ...body, ...references } });

      const relink = { id: made.id, messagingSettingId: settingId(2) };
      const { integration: changed } = await writeIntegration(today, `update${type}Integration`, relink);
      expect(changed).toMatchObject({ name: "New", ...linkedTo(2, 2) });
      // Only Open Messaging requires the name.
      const name = type === "Open" ? { name: "New" } : {};
      expect(today.writes[1]).toEqual({
        call: `PATCH ${path}/${made.id}`,
        body: { ...name, messagingSetting: { id: settingId(2) } },
      });

      const { integration: renamed } = await writeIntegration(today, `update${type}Integration`, {
        id: made.id,
        name: "Newer",
      });
      expect(renamed).toMatchObject({ name: "Newer", ...linkedTo(2, 2) });
      expect(today.writes[2]!.body).toEqual({ name: "Newer" });

      // null is sent as null, and the sandbox refuses it: an integration always has a profile.
      const unlink = { id: made.id, name: "Newest", supportedContentProfileId: null };
      const { userErrors } = await writeIntegration(today, `update${type}Integration`, unlink);
      expect(today.writes[3]!.body).toEqual({ name: "Newest", supportedContent: null });
      expect(userErrors).toMatchObject([{ code: "INVALID_VALUE", path: ["input", "supportedContentProfileId"] }]);
    },
  );

  test("a create uses the defaults for links that are left out or null", async () => {
    const input = { name: "New", pageAccessToken: "a", messagingSettingId: null, appId: null };
    const fields = "messagingSetting { name } supportedContentProfile { name version }";
    const { integration } = await writeIntegration(today, "createFacebookIntegration", input, fields);
    expect(integration).toMatchObject({
      messagingSetting: { name: "Everything on" },
      supportedContentProfile: { name: "All media", version: 3 },
    });
    expect(today.writes[0]!.body).toEqual({ name: "New", pageAccessToken: "a" });
  });

  test("an Apple object replaces the stored one, and no other field is sent", async () => {
    const sign = { oauthClientId: "other" };
    const { integration } = await writeIntegration(
      today,
      "updateAppleIntegration",
      { id: integrationId(11), appleAuthentication: sign },
      "... on AppleIntegration { businessName appleAuthentication { oauthClientId oauthScope } }",
    );
    expect(today.writes[0]!.body).toEqual({ appleAuthentication: sign });
    expect(integration).toMatchObject({
      businessName: "Example Shop",
      appleAuthentication: { ...sign, oauthScope: null },
    });
  });
});

describe("a creation that continues after the answer", () => {
  const suspects = { Facebook: "pageAccessToken", WhatsApp: "wabaCertificate", Open: "outboundNotificationWebhookUrl" };
  const slow = channelInputs("conversations", "a-secret-value").filter(({ type }) => type in suspects);

  test.each(slow)("$type can be polled until it succeeds or fails", async ({ type, channel, input }) => {
    const poll = async (id: string, by = `onChannel: { id: "${id}", channel: ${channel} }`) => {
      const fields = "createStatus status createError { status code message details { fieldName } }";
      return (await today.query(`{ integration(by: { ${by} }) { ${fields} } }`)).data.integration;
    };
    const make = async (name: string) =>
      (await writeIntegration(today, `create${type}Integration`, { name, ...input })).integration;
    const [good, bad] = await Promise.all([make("Good"), make("Fail")]);
    expect([good.createStatus, bad.createStatus]).toEqual(["INITIATED", "INITIATED"]);
    await clock.pass(CREATION_TIME - 1);
    expect(await poll(bad.id)).toEqual({ createStatus: "INITIATED", status: null, createError: null });
    await clock.pass(1);
    expect(await poll(good.id)).toEqual({ createStatus: "COMPLETED", status: "ACTIVE", createError: null });
    const failed = {
      createStatus: "ERROR",
      status: "ERROR",
      createError: {
        status: 400,
        code: "invalid.value",
        message: expect.any(String),
        details: [{ fieldName: suspects[type as keyof typeof suspects] }],
      },
    };
    expect(await poll(bad.id)).toEqual(failed);
    expect(await poll(bad.id, `id: "${bad.id}"`)).toEqual(failed);
  });
});
