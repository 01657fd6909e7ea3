import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import platformClient from "purecloud-platform-client-v2";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { errorOf, loginTo, refusal } from "./vendor.ts";
import { assetId, divisionId, profileId, settingId, userId } from "../ids.ts";

const old = new platformClient.MessagingApi();
const api = new platformClient.ConversationsApi();
const management = new platformClient.ResponseManagementApi();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await loginTo(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const namesOf = ({ entities }: { entities?: { name?: string }[] }) => entities!.map(({ name }) => name);
const typing = { typing: { on: { inbound: "Enabled", outbound: "Disabled" } } };
const pictures = { allow: { inbound: [{ type: "image/*" }], outbound: [{ type: "image/png" }] } };
// The client's type requires an id, but the platform always creates one.
const snapshots = { id: "ignored", name: "Snapshots", mediaTypes: pictures };
const settingNames = ["Everything on", "Quiet", "Stories only", "Typing only", "Unused"];
const profileNames = ["All media", "Documents", "Pictures only", "Text only", "Web Messaging Default"];

describe("settings on the older paths", () => {
  test("getMessagingSettings and getMessagingSetting", async () => {
    expect(namesOf(await old.getMessagingSettings({ pageSize: 100 }))).toEqual(settingNames);
    expect(await old.getMessagingSettings({ pageSize: 2, pageNumber: 3 })).toMatchObject({ total: 5, pageCount: 3 });
    expect(await old.getMessagingSetting(settingId(1))).toMatchObject({ version: "4", updatedBy: { id: userId(2) } });
  });

  test("postMessagingSettings, patchMessagingSetting, deleteMessagingSetting", async () => {
    const made = await old.postMessagingSettings({ name: "Evening", event: typing });
    expect(made).toMatchObject({ name: "Evening", version: "1", event: typing, createdBy: { id: userId(1) } });
    const changed = await old.patchMessagingSetting(made.id!, { name: "Night" });
    expect(changed).toMatchObject({ id: made.id, name: "Night", version: "2", event: typing });
    expect(await api.getConversationsMessagingSetting(made.id!)).toMatchObject({ name: "Night", version: "2" });
    expect(await old.deleteMessagingSetting(made.id!)).toBeUndefined();
    expect(await errorOf(api.getConversationsMessagingSetting(made.id!))).toEqual(refusal(404, "not.found"));
  });

  test("putMessagingSettingsDefault, getMessagingSettingsDefault, deleteMessagingSettingsDefault", async () => {
    expect(await old.putMessagingSettingsDefault({ settingId: settingId(3) })).toMatchObject({ name: "Quiet" });
    expect(await old.getMessagingSettingsDefault()).toMatchObject({ id: settingId(3) });
    expect(await api.getConversationsMessagingSettingsDefault()).toMatchObject({ id: settingId(3) });
    expect(await old.deleteMessagingSettingsDefault()).toBeUndefined();
    expect(await old.getMessagingSettingsDefault()).toBeUndefined();
  });
});

describe("supported content on the older paths", () => {
  test("getMessagingSupportedcontent and getMessagingSupportedcontentSupportedContentId", async () => {
    expect(namesOf(await old.getMessagingSupportedcontent())).toEqual(profileNames);
    const builtIn = await old.getMessagingSupportedcontentSupportedContentId("webMessagingDefault");
    expect(builtIn).toMatchObject({ version: 1, mediaTypes: { allow: { inbound: [{ type: "image/*" }] } } });
  });

  test("post…, patch… and deleteMessagingSupportedcontentSupportedContentId", async () => {
    const made = await old.postMessagingSupportedcontent(snapshots);
    expect(made).toMatchObject({ name: "Snapshots", version: 1, mediaTypes: pictures });
    expect(made.id).not.toBe("ignored");
    const changed = await old.patchMessagingSupportedcontentSupportedContentId(made.id!, { ...made, name: "Photos" });
    expect(changed).toMatchObject({ name: "Photos", version: 2, mediaTypes: pictures, modifiedBy: { id: userId(1) } });
    const read = await api.getConversationsMessagingSupportedcontentSupportedContentId(made.id!);
    expect(read).toMatchObject({ name: "Photos" });
    expect(await old.deleteMessagingSupportedcontentSupportedContentId(made.id!)).toBeUndefined();
    const gone = old.getMessagingSupportedcontentSupportedContentId(made.id!);
    expect(await errorOf(gone)).toEqual(refusal(404, "not.found"));
  });
});

describe("today's settings", () => {
  test("getConversationsMessagingSettings and getConversationsMessagingSetting", async () => {
    expect(namesOf(await api.getConversationsMessagingSettings())).toEqual(settingNames);
    const setting = await api.getConversationsMessagingSetting(settingId(2));
    expect(setting).toMatchObject({ version: "1", content: { story: { mention: { inbound: "Disabled" } } } });
  });

  test("postConversationsMessagingSettings, patchConversationsMessagingSetting, delete…", async () => {
    const made = await api.postConversationsMessagingSettings({ name: "Evening", event: typing });
    const content = { story: { reply: { inbound: "Enabled" } } };
    const changed = await api.patchConversationsMessagingSetting(made.id!, { content });
    expect(changed).toMatchObject({ name: "Evening", version: "2", event: typing, content });
    expect(await old.getMessagingSetting(made.id!)).toMatchObject({ name: "Evening", content });
    expect(await api.deleteConversationsMessagingSetting(made.id!)).toBeUndefined();
  });

  test("put…, get… and deleteConversationsMessagingSettingsDefault", async () => {
    await api.putConversationsMessagingSettingsDefault({ settingId: settingId(2) });
    expect(await api.getConversationsMessagingSettingsDefault()).toMatchObject({ name: "Typing only" });
    expect(await old.getMessagingSettingsDefault()).toMatchObject({ name: "Typing only" });
    expect(await api.deleteConversationsMessagingSettingsDefault()).toBeUndefined();
    expect(await api.getConversationsMessagingSettingsDefault()).toBeUndefined();
  });
});

describe("today's supported content", () => {
  test("the five operations of a profile", async () => {
    expect(namesOf(await api.getConversationsMessagingSupportedcontent({ pageSize: 2 }))).toEqual(
      profileNames.slice(0, 2),
    );
    const made = await api.postConversationsMessagingSupportedcontent(snapshots);
    const change = { id: made.id!, name: "Photos", mediaTypes: { allow: {} } };
    const changed = await api.patchConversationsMessagingSupportedcontentSupportedContentId(made.id!, change);
    expect(changed).toMatchObject({ ...change, version: 2 });
    const read = await api.getConversationsMessagingSupportedcontentSupportedContentId(made.id!);
    expect(read).toEqual(changed);
    expect(await api.deleteConversationsMessagingSupportedcontentSupportedContentId(made.id!)).toBeUndefined();
  });

  test("getConversationsMessagingSupportedcontentDefault and put…", async () => {
    expect(await api.getConversationsMessagingSupportedcontentDefault()).toMatchObject({ name: "All media" });
    const set = await api.putConversationsMessagingSupportedcontentDefault({ id: profileId(2) });
    expect(set).toMatchObject({ name: "Pictures only" });
    expect(await api.getConversationsMessagingSupportedcontentDefault()).toEqual(set);
  });
});

test("getConversationsMessagingFacebookApp and …Permissions", async () => {
  const app = await api.getConversationsMessagingFacebookApp();
  const { entities } = await api.getConversationsMessagingIntegrationsFacebook({ pageSize: 1 });
  expect(app).toEqual({ id: entities![0]!.appId });
  const permissions = await api.getConversationsMessagingFacebookPermissions();
  expect(permissions.entities).toContainEqual({ name: "pages_messaging", type: "FacebookPrivate" });
});

describe("the threading timeline", () => {
  test("getConversationsMessagingThreadingtimeline and put…, which replaces all settings", async () => {
    const before = await api.getConversationsMessagingThreadingtimeline();
    const open = { messengerType: "open", timeoutInMinutes: 60 };
    expect(before.settings).toEqual([open, { messengerType: "whatsapp", timeoutInMinutes: 1440 }]);
    const apple = { messengerType: "apple", timeoutInMinutes: 30 };
    const after = await api.putConversationsMessagingThreadingtimeline({ settings: [apple] });
    expect(after).toEqual({ ...before, settings: [apple] });
    expect(await api.getConversationsMessagingThreadingtimeline()).toEqual(after);
    const never = api.putConversationsMessagingThreadingtimeline({ settings: [{ ...open, timeoutInMinutes: 0 }] });
    expect(await errorOf(never)).toEqual(refusal(400, "invalid.threading.window.timeout"));
    const line = api.putConversationsMessagingThreadingtimeline({ settings: [{ ...open, messengerType: "line" }] });
    expect(await errorOf(line)).toEqual(refusal(400, "constraint.validation"));
  });
});

describe("response assets", () => {
  test("getResponsemanagementResponseasset", async () => {
    const asset = await management.getResponsemanagementResponseasset(assetId(1));
    expect(asset).toMatchObject({ name: "invoice-terms.pdf", contentType: "application/pdf", contentLength: 48_213 });
    expect(asset.responses).toEqual([expect.objectContaining({ name: "Invoice with attachment" })]);
    const gone = management.getResponsemanagementResponseasset(assetId(99));
    expect(await errorOf(gone)).toEqual(refusal(404, "not.found"));
  });

  test("putResponsemanagementResponseasset renames it, and moves it to another division", async () => {
    const { division } = await management.putResponsemanagementResponseasset(assetId(2), { name: "prices.pdf" });
    const moved = await management.putResponsemanagementResponseasset(assetId(2), {
      name: "prices.pdf",
      divisionId: divisionId(2),
    });
    expect(division!.id).not.toBe(divisionId(2));
    expect(moved).toMatchObject({ id: assetId(2), name: "prices.pdf", division: { id: divisionId(2) } });
    expect(await management.getResponsemanagementResponseasset(assetId(2))).toEqual(moved);
    const wrong = management.putResponsemanagementResponseasset(assetId(2), { name: "a", divisionId: divisionId(99) });
    expect(await errorOf(wrong)).toEqual(refusal(400, "invalid.value"));
    const unnamed = management.putResponsemanagementResponseasset(assetId(2), { name: " " });
    expect(await errorOf(unnamed)).toEqual(refusal(400, "invalid.value"));
    const gone = management.putResponsemanagementResponseasset(assetId(99), { name: "a" });
    expect(await errorOf(gone)).toEqual(refusal(404, "not.found"));
  });

  test("postResponsemanagementResponseassetsBulk sorts the assets and names missing ids", async () => {
    const assetIds = [assetId(3), "nonsense", assetId(1), assetId(2)];
    const byName = await management.postResponsemanagementResponseassetsBulk({ assetIds });
    expect(namesOf(byName)).toEqual(["invoice-terms.pdf", "price-list.pdf", "shop-front.jpg"]);
    expect(byName).toMatchObject({ notFound: ["nonsense"] });
    const bySize = { assetIds, sortBy: "contentLength", sortOrder: "desc" };
    expect(namesOf(await management.postResponsemanagementResponseassetsBulk(bySize))[0]).toBe("shop-front.jpg");
    const tooMany = { assetIds: Array.from({ length: 51 }, (_, at) => assetId(at)) };
    const refused = management.postResponsemanagementResponseassetsBulk(tooMany);
    expect(await errorOf(refused)).toEqual(refusal(400, "invalid.value"));
    const unsorted = management.postResponsemanagementResponseassetsBulk({ assetIds, sortBy: "colour" });
    expect(await errorOf(unsorted)).toEqual(refusal(400, "invalid.value"));
  });
});
