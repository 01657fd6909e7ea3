import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { login, todaysPath, type RestClient } from "./rest-client.ts";
import { olderApiOf, type OlderApi } from "./older-client.ts";
import { refusal } from "./vendor.ts";
import { integrationId, profileId, settingId } from "../ids.ts";

let sandbox: Sandbox;
let api: OlderApi;
let today: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = await olderApiOf(sandbox);
  today = await login(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The rejection of the 2019 client: the status, and the vendor's error body. */
async function refused(call: Promise<unknown>, status: number, code: string): Promise<void> {
  await expect(call).rejects.toMatchObject({ status, body: refusal(status, code) });
}

describe("Facebook", () => {
  const body = { name: "Facebook Outlet", appId: "1", appSecret: "secret", pageAccessToken: "secret" };

  test("getMessagingIntegrationsFacebook returns the integrations of today's path, in pages", async () => {
    const page = await api.getMessagingIntegrationsFacebook({ pageSize: 2, pageNumber: 2 });
    expect(page).toMatchObject({ total: 3, pageCount: 2, entities: [{ id: integrationId(1), version: 7 }] });
    const { body: current } = await today.call("GET", `${todaysPath}/integrations/facebook`);
    expect(current.total).toBe(3);
  });

  test("getMessagingIntegrationsFacebookIntegrationId returns the fields of 2019 only", async () => {
    const row = await api.getMessagingIntegrationsFacebookIntegrationId(integrationId(2));
    expect(Object.keys(row).toSorted()).toEqual([
      "appId",
      "createdBy",
      "dateCreated",
      "dateModified",
      "id",
      "modifiedBy",
      "name",
      "pageId",
      "recipient",
      "selfUri",
      "status",
      "version",
    ]);
    expect(row.selfUri).toBe(`/api/v2/messaging/integrations/facebook/${integrationId(2)}`);
  });

  test("postMessagingIntegrationsFacebook finishes at once, today's path shows the defaults, and a delete works", async () => {
    const made = await api.postMessagingIntegrationsFacebook(body);
    expect(made).toMatchObject({ name: "Facebook Outlet", appId: "1", status: "Active", version: 1 });
    expect(JSON.stringify(made)).not.toContain("secret");
    const { body: current } = await today.call("GET", `${todaysPath}/integrations/facebook/${made.id}`);
    expect(current).toMatchObject({
      createStatus: "Completed",
      messagingSetting: { id: settingId(1) },
      supportedContent: { id: profileId(1) },
    });
    expect(await api.deleteMessagingIntegrationsFacebookIntegrationId(made.id)).toEqual({});
    await refused(api.getMessagingIntegrationsFacebookIntegrationId(made.id), 404, "not.found");
  });

  test("appId is required", async () => {
    const call = api.postMessagingIntegrationsFacebook({ ...body, appId: undefined });
    await expect(call).rejects.toMatchObject({ status: 400, body: refusal(400, "constraint.validation") });
  });
});

describe("Twitter", () => {
  const keys = { accessTokenKey: "key", accessTokenSecret: "secret", consumerKey: "key", consumerSecret: "secret" };

  test("getMessagingIntegrationsTwitter and getMessagingIntegrationsTwitterIntegrationId", async () => {
    const page = await api.getMessagingIntegrationsTwitter();
    expect(page.entities.map(({ name, tier }) => [name, tier])).toEqual([
      ["X News", "premium"],
      ["X Support", "enterprise"],
    ]);
    const row = await api.getMessagingIntegrationsTwitterIntegrationId(integrationId(5));
    expect(row).toMatchObject({ envName: "production", accessTokenKey: "access-5", consumerKey: "consumer-5" });
    expect(JSON.stringify(row)).not.toContain("secret");
  });

  test("postMessagingIntegrationsTwitter and deleteMessagingIntegrationsTwitterIntegrationId", async () => {
    const made = await api.postMessagingIntegrationsTwitter({ ...keys, name: "X Sales", tier: "enterprise" });
    expect(made).toMatchObject({ name: "X Sales", tier: "enterprise", accessTokenKey: "key", consumerKey: "key" });
    expect(JSON.stringify(made)).not.toContain("secret");
    expect(await api.deleteMessagingIntegrationsTwitterIntegrationId(made.id)).toEqual({});
    await refused(api.deleteMessagingIntegrationsTwitterIntegrationId(made.id), 404, "not.found");
    const premium = api.postMessagingIntegrationsTwitter({ ...keys, name: "X Sales", tier: "premium" });
    await refused(premium, 400, "invalid.value");
  });

  test("an integration that was created on today's path, without tier and keys, has them here", async () => {
    const { body: made } = await today.call("POST", `${todaysPath}/integrations/twitter`, {
      name: "X Today",
      signupCode: "x",
      appId: "1",
      codeChallenge: "x",
      redirectUri: "https://example.com",
    });
    expect(made).not.toHaveProperty("tier");
    expect(await api.getMessagingIntegrationsTwitterIntegrationId(made.id as string)).toMatchObject({
      tier: "enterprise",
      accessTokenKey: expect.any(String),
      consumerKey: expect.any(String),
    });
  });
});

describe("LINE", () => {
  const body = { name: "LINE Kyoto", channelId: "1", channelSecret: "secret", switcherSecret: "secret" };

  test("getMessagingIntegrationsLine and getMessagingIntegrationsLineIntegrationId; no secret, no links", async () => {
    const page = await api.getMessagingIntegrationsLine({ pageSize: 1 });
    expect(page).toMatchObject({ total: 2, pageCount: 2, entities: [{ name: "LINE Osaka", status: "Inactive" }] });
    const row = await api.getMessagingIntegrationsLineIntegrationId(integrationId(14));
    expect(row).toMatchObject({ channelId: "1600014", webhookUri: expect.stringMatching(/^https:/) });
    expect(row).not.toHaveProperty("messagingSetting");
    expect(JSON.stringify(row)).not.toContain("secret");
  });

  test("postMessagingIntegrationsLine, putMessagingIntegrationsLineIntegrationId, delete…", async () => {
    const made = await api.postMessagingIntegrationsLine(body);
    expect(made).toMatchObject({ name: "LINE Kyoto", channelId: "1", status: "Active", version: 1 });
    const replaced = await api.putMessagingIntegrationsLineIntegrationId(made.id, { ...body, name: "LINE Nara" });
    expect(replaced).toMatchObject({ id: made.id, name: "LINE Nara", version: 2, webhookUri: made.webhookUri });
    expect(replaced).toMatchObject({ dateCreated: made.dateCreated, modifiedBy: { id: expect.any(String) } });
    expect(JSON.stringify([made, replaced])).not.toContain("secret");
    expect(await api.deleteMessagingIntegrationsLineIntegrationId(made.id)).toEqual({});
    await refused(api.getMessagingIntegrationsLineIntegrationId(made.id), 404, "not.found");
  });

  test("a new official account has no channel and gets one later, with its secret", async () => {
    const made = await api.postMessagingIntegrationsLine({ name: "LINE New" });
    expect(made.status).toBe("Inactive");
    expect(made).not.toHaveProperty("channelId");
    const put = (change: object) =>
      api.putMessagingIntegrationsLineIntegrationId(made.id, { name: "LINE New", ...change });
    await refused(put({ channelId: "1" }), 400, "invalid.value");
    expect(await put({ channelId: "1", channelSecret: "secret" })).toMatchObject({ channelId: "1", status: "Active" });
    await refused(put({}), 400, "invalid.value");
  });

  test("is missing on today's paths", async () => {
    const { body: all } = await today.call("GET", `${todaysPath}/integrations?pageSize=100`);
    expect(JSON.stringify(all)).not.toContain("LINE");
    expect((await today.call("GET", `${todaysPath}/integrations/line`)).status).toBe(404);
  });
});

test("getMessagingSticker returns a messenger's stickers in pages, or an empty list", async () => {
  const page = await api.getMessagingSticker("line", { pageSize: 5, pageNumber: 3 });
  expect(page).toMatchObject({ total: 12, pageCount: 3, pageNumber: 3 });
  expect(page.entities).toHaveLength(2);
  expect(page.entities[0]).toMatchObject({ messengerType: "line", providerStickerId: expect.any(Number) });
  expect(await api.getMessagingSticker("facebook")).toMatchObject({ total: 0, entities: [] });
});
