import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { entitiesOf, login, namesOf, olderPath, todaysPath, type Json, type RestClient } from "./rest-client.ts";
import { integrationId, profileId, settingId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";

const today = `${todaysPath}/integrations`;
const old = `${olderPath}/integrations`;
const creationTime = 250;
const clock = createTestClock();
let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox({ creationTime, clock });
  client = await login(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const get = (path: string) => client.call("GET", path);
const post = (path: string, body: object) => client.call("POST", path, body);
const patch = (path: string, body: object) => client.call("PATCH", path, body);
const facebook = `${today}/facebook`;
const shop = `${facebook}/${integrationId(1)}`;
const page = { name: "Facebook New", pageAccessToken: "secret-token" };
const openHook = {
  name: "Open New",
  outboundNotificationWebhookUrl: "https://hooks.example.com",
  outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef",
};

describe("creations that take time", () => {
  const number = { name: "WhatsApp New", phoneNumber: "+4930", wabaCertificate: "secret-certificate" };
  const slow: [channel: string, code: number, body: Json, suspect: string][] = [
    ["facebook", 202, page, "pageAccessToken"],
    ["whatsapp", 202, number, "wabaCertificate"],
    ["open", 200, openHook, "outboundNotificationWebhookUrl"],
  ];

  test.each(slow)("%s: %i Initiated, and Completed a moment later", async (channel, code, body) => {
    const path = `${today}/${channel}`;
    const { status, body: made } = await post(path, body);
    expect(status).toBe(code);
    expect(made).toMatchObject({
      createStatus: "Initiated",
      modifiedBy: made.createdBy,
      dateModified: made.dateCreated,
    });
    expect(made).not.toHaveProperty("status");
    expect(made).not.toHaveProperty("recipient");
    const one = `${path}/${made.id as string}`;
    await clock.pass(creationTime - 1);
    expect((await get(one)).body).toEqual(made);
    await clock.pass(1);
    const { body: done } = await get(one);
    expect(done).toMatchObject({ createStatus: "Completed", status: "Active", recipient: { id: made.id } });
    expect(done).not.toHaveProperty("createError");
    expect(entitiesOf(await get(path))).toContainEqual(done);
  });

  test.each(slow)(
    "%s: %i Initiated, and with the name Fail it ends in Error",
    async (channel, code, body, fieldName) => {
      const path = `${today}/${channel}`;
      const { status, body: made } = await post(path, { ...body, name: "Fail" });
      expect([status, made.createStatus]).toEqual([code, "Initiated"]);
      await clock.pass(creationTime);
      const { body: failed } = await get(`${path}/${made.id as string}`);
      expect(failed).toMatchObject({ createStatus: "Error", status: "Error", createError: { status: 400 } });
      expect(failed.createError).toMatchObject({ code: "invalid.value", details: [{ fieldName }] });
    },
  );

  test("the small organization has a failed one", async () => {
    const { body } = await get(`${facebook}/${integrationId(3)}`);
    expect(body).toMatchObject({
      name: "Facebook Outlet",
      createStatus: "Error",
      createError: { code: "invalid.value" },
    });
  });

  test("their duration can be set", async () => {
    const slower = await startSandbox({ creationTime: 60_000, clock });
    const own = await login(slower);
    const { body } = await own.call("POST", facebook, page);
    const status = async () => (await own.call("GET", `${facebook}/${body.id as string}`)).body.createStatus;
    await clock.pass(59_999);
    expect(await status()).toBe("Initiated");
    await clock.pass(1);
    expect(await status()).toBe("Completed");
    await slower.close();
  });
});

describe("writes", () => {
  const oldX = { name: "x", accessTokenKey: "x", accessTokenSecret: "x", consumerKey: "x", consumerSecret: "x" };
  const short = { outboundNotificationWebhookSignatureSecretToken: "0123456789abcde" };

  test("PATCH merges the named fields and increments the version", async () => {
    const { body: before } = await get(shop);
    const { body: after } = await patch(shop, { messagingSetting: { id: settingId(3) } });
    expect(after).toEqual({
      ...before,
      version: 8,
      messagingSetting: { id: settingId(3), selfUri: `${todaysPath}/settings/${settingId(3)}` },
      modifiedBy: before.createdBy,
      dateModified: expect.any(String),
    });
  });

  test("writes do not return secrets either", async () => {
    const made = await post(facebook, { ...page, appId: "1", appSecret: "secret-app" });
    const changed = await patch(`${facebook}/${made.body.id as string}`, { userAccessToken: "secret-user" });
    expect(JSON.stringify([made.body, changed.body])).not.toContain("secret-");
  });

  test("fields that the request model lacks are ignored", async () => {
    const { body } = await patch(shop, { name: "x", channel: "open", version: 99, pageId: "1", createdBy: "me" });
    expect(body).toMatchObject({ name: "x", version: 8, pageId: "30001", createdBy: { id: expect.any(String) } });
  });

  test("WhatsApp's DELETE returns the integration, every other one nothing", async () => {
    const { status, body } = await client.call("DELETE", `${today}/whatsapp/${integrationId(6)}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: integrationId(6), status: "Deleting" });
    expect((await client.call("DELETE", shop)).status).toBe(204);
    expect(namesOf(await get(facebook))).not.toContain("Facebook Shop");
  });

  test.each<[method: "POST" | "PATCH" | "PUT", path: string, body: object, code: string, fieldName: string]>([
    ["POST", facebook, { ...page, name: undefined }, "constraint.validation", "name"],
    ["POST", facebook, { ...page, name: " " }, "invalid.value", "name"],
    ["POST", facebook, { name: "x" }, "invalid.value", "pageAccessToken"],
    ["POST", facebook, { name: "x", userAccessToken: "x" }, "invalid.value", "pageId"],
    ["POST", facebook, { ...page, appId: "1" }, "invalid.value", "appSecret"],
    ["POST", `${today}/instagram`, { name: "x" }, "invalid.value", "pageAccessToken"],
    ["POST", facebook, { ...page, messagingSetting: { id: settingId(99) } }, "not.found", "messagingSetting.id"],
    ["POST", facebook, { ...page, supportedContent: { id: profileId(99) } }, "not.found", "supportedContent.id"],
    ["POST", facebook, { ...page, messagingSetting: {} }, "constraint.validation", "messagingSetting.id"],
    ["PATCH", shop, { messagingSetting: { id: settingId(99) } }, "not.found", "messagingSetting.id"],
    ["PATCH", shop, { supportedContent: { id: profileId(99) } }, "not.found", "supportedContent.id"],
    ["PATCH", shop, { name: "" }, "invalid.value", "name"],
    [
      "POST",
      `${today}/open`,
      { ...openHook, ...short },
      "invalid.value",
      "outboundNotificationWebhookSignatureSecretToken",
    ],
    [
      "PATCH",
      `${today}/open/${integrationId(9)}`,
      { name: "x", ...short },
      "invalid.value",
      "outboundNotificationWebhookSignatureSecretToken",
    ],
    // Only the open channel behaves so.
    ["PATCH", `${today}/open/${integrationId(9)}`, {}, "constraint.validation", "name"],
    ["POST", `${today}/whatsapp`, { name: "x", phoneNumber: "1" }, "constraint.validation", "wabaCertificate"],
    ["POST", `${today}/twitter`, oldX, "constraint.validation", "signupCode"],
    ["POST", `${today}/apple`, { name: "x" }, "constraint.validation", "messagesForBusinessId"],
    ["POST", `${old}/twitter`, { ...oldX, tier: "premium" }, "invalid.value", "envName"],
    ["POST", `${old}/twitter`, { ...oldX, tier: "gold" }, "constraint.validation", "tier"],
    ["POST", `${old}/line`, { name: "x", channelId: "1" }, "invalid.value", "channelSecret"],
    ["POST", `${old}/line`, { name: "x", channelSecret: "1" }, "invalid.value", "channelId"],
    ["PUT", `${old}/line/${integrationId(14)}`, { name: "x" }, "invalid.value", "channelId"],
  ])("%s %s %j names the field", async (method, path, body, code, fieldName) => {
    const answer = await client.call(method, path, body);
    expect(answer.status).toBe(code === "not.found" ? 404 : 400);
    expect(answer.body.code).toBe(code);
    expect((answer.body.details as Json[]).map((detail) => detail.fieldName)).toContain(fieldName);
  });

  test.each([
    ["PATCH", `${old}/facebook/${integrationId(1)}`],
    ["PUT", `${old}/twitter/${integrationId(4)}`],
    ["PUT", shop],
    ["POST", today],
  ])("%s %s does not exist: 405", async (method, path) => {
    expect((await client.call(method, path, { name: "x" })).status).toBe(405);
  });
});
