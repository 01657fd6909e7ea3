import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import platformClient from "purecloud-platform-client-v2";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { errorOf, loginTo, refusal } from "./vendor.ts";
import { integrationId, profileId, settingId, userId } from "../ids.ts";

const api = new platformClient.ConversationsApi();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await loginTo(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Driven {
  list(opts: { pageSize: number; expand: string }): Promise<{ entities?: object[] }>;
  get(id: string, opts?: { expand: string }): Promise<{ supportedContent?: { name?: string } }>;
  make(): Promise<{ id?: string; name?: string; createStatus?: string }>;
  change(id: string): Promise<{ name?: string }>;
  remove(id: string): Promise<unknown>;
}

test("getConversationsMessagingIntegrations: filters, and expand as this client sends it", async () => {
  const expand = ["supportedContent", "messagingSetting"];
  const opts = { expand, supportedContentId: profileId(2), messagingSettingId: settingId(1), pageSize: 100 };
  const page = await api.getConversationsMessagingIntegrations(opts);
  expect(page.entities!.map((row) => row.name)).toEqual(["WhatsApp Germany", "WhatsApp Spain"]);
  expect(page.entities![0]).toMatchObject({
    messengerType: "whatsapp",
    version: 1,
    supportedContent: { name: "Pictures only" },
    messagingSetting: { name: "Everything on", version: "4" },
  });
});

const name = "New";
const change = { name: "Changed", supportedContent: { id: profileId(3) } };
const token = "0123456789abcdef";
const channels: [channel: string, sampleId: string, driven: Driven][] = [
  [
    "Facebook",
    integrationId(1),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsFacebook(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsFacebookIntegrationId(id, opts),
      make: () => api.postConversationsMessagingIntegrationsFacebook({ name, pageAccessToken: "x" }),
      change: (id) => api.patchConversationsMessagingIntegrationsFacebookIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsFacebookIntegrationId(id),
    },
  ],
  [
    "Twitter",
    integrationId(4),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsTwitter(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsTwitterIntegrationId(id, opts),
      make: () => {
        const body = { name, signupCode: "x", appId: "x", codeChallenge: "x", redirectUri: "x" };
        return api.postConversationsMessagingIntegrationsTwitter(body);
      },
      change: (id) => api.patchConversationsMessagingIntegrationsTwitterIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsTwitterIntegrationId(id),
    },
  ],
  [
    "WhatsApp",
    integrationId(6),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsWhatsapp(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsWhatsappIntegrationId(id, opts),
      make: () => {
        const body = { name, phoneNumber: "+4930", wabaCertificate: "x" };
        return api.postConversationsMessagingIntegrationsWhatsapp(body);
      },
      change: (id) => api.patchConversationsMessagingIntegrationsWhatsappIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsWhatsappIntegrationId(id),
    },
  ],
  [
    "Instagram",
    integrationId(8),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsInstagram(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsInstagramIntegrationId(id, opts),
      make: () => {
        return api.postConversationsMessagingIntegrationsInstagram({ name, userAccessToken: "x", pageId: "1" });
      },
      change: (id) => api.patchConversationsMessagingIntegrationsInstagramIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsInstagramIntegrationId(id),
    },
  ],
  [
    "Open",
    integrationId(9),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsOpen(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsOpenIntegrationId(id, opts),
      make: () =>
        api.postConversationsMessagingIntegrationsOpen({
          name,
          outboundNotificationWebhookUrl: "https://hooks.example.com",
          outboundNotificationWebhookSignatureSecretToken: token,
        }),
      change: (id) => api.patchConversationsMessagingIntegrationsOpenIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsOpenIntegrationId(id),
    },
  ],
  [
    "Apple",
    integrationId(11),
    {
      list: (opts) => api.getConversationsMessagingIntegrationsApple(opts),
      get: (id, opts) => api.getConversationsMessagingIntegrationsAppleIntegrationId(id, opts),
      make: () => api.postConversationsMessagingIntegrationsApple({ name, messagesForBusinessId: "x" }),
      change: (id) => api.patchConversationsMessagingIntegrationsAppleIntegrationId(id, change),
      remove: (id) => api.deleteConversationsMessagingIntegrationsAppleIntegrationId(id),
    },
  ],
];

test.each(channels)("%s: list, read, make, change, delete", async (channel, sampleId, driven) => {
  const { entities } = await driven.list({ pageSize: 100, expand: "messagingSetting" });
  expect(entities).toContainEqual(
    expect.objectContaining({
      id: sampleId,
      createStatus: "Completed",
      messagingSetting: expect.objectContaining({ name: expect.any(String), version: expect.any(String) }),
    }),
  );
  expect((await driven.get(sampleId, { expand: "supportedContent" })).supportedContent!.name).toBeTruthy();
  const made = await driven.make();
  const goesOn = ["Facebook", "WhatsApp", "Open"].includes(channel);
  expect(made).toMatchObject({ name, createStatus: goesOn ? "Initiated" : "Completed" });
  expect(made).toMatchObject({ messagingSetting: { id: settingId(1) }, supportedContent: { id: profileId(1) } });
  expect(await driven.change(made.id!)).toMatchObject({ ...change, modifiedBy: { id: userId(1) } });
  expect(await driven.get(made.id!)).toMatchObject({ name: "Changed", messagingSetting: { id: settingId(1) } });
  const last = await driven.remove(made.id!);
  expect((last as { id?: string } | undefined)?.id).toBe(channel === "WhatsApp" ? made.id : undefined);
  expect(await errorOf(driven.get(made.id!))).toEqual(refusal(404, "not.found"));
  expect(await errorOf(driven.change(made.id!))).toEqual(refusal(404, "not.found"));
  expect(await errorOf(driven.remove(made.id!))).toEqual(refusal(404, "not.found"));
});

test("WhatsApp by embedded signup: POST makes an incomplete integration, PATCH activates a number of its account", async () => {
  const made = await api.postConversationsMessagingIntegrationsWhatsappEmbeddedsignup({
    name,
    embeddedSignupAccessToken: "x",
    messagingSetting: { id: settingId(2) },
  });
  expect(made).toMatchObject({ name, createStatus: "Initiated", messagingSetting: { id: settingId(2) } });
  const activation = (id: string, body: { pin: string; phoneNumber?: string }) =>
    api.patchConversationsMessagingIntegrationsWhatsappEmbeddedsignupIntegrationId(id, body);
  // The account is still being read.
  expect(await errorOf(activation(made.id!, { pin: "1" }))).toEqual(refusal(400, "invalid.integration"));
  const id = integrationId(7);
  const own = { pin: "1", phoneNumber: "+34910000002" };
  expect(await activation(id, own)).toMatchObject({ phoneNumber: own.phoneNumber, status: "Active", version: 2 });
  expect(JSON.stringify(await api.getConversationsMessagingIntegrationsWhatsappIntegrationId(id))).not.toMatch(/"pin"/);
  const refused: [body: { pin: string; phoneNumber?: string }, code: string][] = [
    [{ pin: "1", phoneNumber: "030" }, "invalid.phone.number"],
    [{ pin: "1", phoneNumber: "+4930" }, "phone.number.not.found.on.waba"],
    [{ pin: " " }, "missing.required.field.value"],
  ];
  for (const [body, code] of refused) expect(await errorOf(activation(id, body))).toEqual(refusal(400, code));
  expect(await errorOf(activation(integrationId(1), own))).toEqual(refusal(404, "not.found"));
  const nameless = api.postConversationsMessagingIntegrationsWhatsappEmbeddedsignup({ embeddedSignupAccessToken: "x" });
  expect(await errorOf(nameless)).toEqual(refusal(400, "missing.required.field.value"));
});

interface Resolving {
  get(id: string): Promise<{ resolveIdentities?: boolean; division?: { id?: string }; selfUri?: string }>;
  put(id: string, body: { resolveIdentities: boolean; division?: { id: string } }): Promise<object>;
}

const resolving: [channel: string, sampleId: string, driven: Resolving][] = [
  [
    "facebook",
    integrationId(1),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsFacebookIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsFacebookIntegrationId(id, body),
    },
  ],
  [
    "twitter",
    integrationId(4),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsTwitterIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsTwitterIntegrationId(id, body),
    },
  ],
  [
    "whatsapp",
    integrationId(6),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsWhatsappIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsWhatsappIntegrationId(id, body),
    },
  ],
  [
    "instagram",
    integrationId(8),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsInstagramIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsInstagramIntegrationId(id, body),
    },
  ],
  [
    "open",
    integrationId(9),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsOpenIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsOpenIntegrationId(id, body),
    },
  ],
  [
    "apple",
    integrationId(11),
    {
      get: (id) => api.getConversationsMessagingIdentityresolutionIntegrationsAppleIntegrationId(id),
      put: (id, body) => api.putConversationsMessagingIdentityresolutionIntegrationsAppleIntegrationId(id, body),
    },
  ],
];

test.each(resolving)("identity resolution of %s: read, replace", async (channel, id, { get, put }) => {
  const before = await get(id);
  expect(before).toMatchObject({ resolveIdentities: channel !== "twitter", division: { id: expect.any(String) } });
  const selfUri = `/api/v2/conversations/messaging/identityresolution/integrations/${channel}/${id}`;
  const after = { resolveIdentities: false, selfUri };
  expect(await put(id, { resolveIdentities: false })).toEqual(after);
  expect(await get(id)).toEqual(after);
  const star = {
    division: { id: "*", selfUri: "/api/v2/authorization/divisions/*" },
    resolveIdentities: true,
    selfUri,
  };
  expect(await put(id, { resolveIdentities: true, division: { id: "*" } })).toEqual(star);
  const elsewhere = channel === "apple" ? integrationId(1) : integrationId(11);
  const missing = refusal(404, channel === "open" ? "integration.not.found" : "not.found");
  expect(await errorOf(get(elsewhere))).toEqual(missing);
  const nowhere = put(id, { resolveIdentities: true, division: { id: "nowhere" } });
  const unknown = channel === "twitter" ? refusal(422, "validation.failed") : refusal(400, "division.not.found");
  expect(await errorOf(nowhere)).toEqual(unknown);
});
