import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FEATURE_UNAVAILABLE, OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, integrationId, profileId, responseId, settingId } from "../ids.ts";

const clock = createTestClock();
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

/** The fields with FEATURE_UNAVAILABLE. Other errors and incomplete answers fail the test. */
async function unavailable(server: Gateway, query: string) {
  const { data, errors = [], calls, byRoute } = await server.counted(query);
  const reported = errors.map(({ path = [], message, extensions }) => [path[0], message, extensions]);
  const expected = errors.map(() => [
    expect.any(String),
    expect.stringMatching(/ are not available here\.$/),
    { code: "FEATURE_UNAVAILABLE", retryable: false },
  ]);
  expect(reported).toEqual(expected);
  const gone = errors.map(({ path }) => path!.join("."));
  for (const [name] of reported as [string][])
    expect(data[name] === null || gone.some((path) => path.startsWith(`${name}.`))).toBe(true);
  return { gone: gone.toSorted(), data: data as Data, calls, byRoute };
}

const writes = (name: string, input: string) => `${name}(input: { ${input} }) { userErrors { code } }`;

describe("features that the old paths do not have", () => {
  test("is unavailable at its field without a call, and the other fields answer", async () => {
    const channels = ["WHATSAPP", "INSTAGRAM", "OPEN", "APPLE", "SMS", "WEBMESSAGING"];
    const aliases = channels.map(
      (one) =>
        `one${one}: integration(by: { onChannel: { id: "${NOWHERE}", channel: ${one} } }) { id }
         list${one}: integrations(channels: [${one}, LINE]) { totalCount }`,
    );
    const { gone, data, byRoute } = await unavailable(
      old,
      `{ ${aliases.join(" ")}
        defaultSupportedContentProfile { id }
        filtered: integrations(messagingSettingId: "${settingId(1)}") { totalCount }
        filteredToo: integrations(channels: [FACEBOOK], supportedContentProfileId: "${profileId(1)}") { totalCount }
        messagingSetting(id: "${settingId(1)}") { name isDefault integrations { totalCount } }
        supportedContentProfile(id: "${profileId(1)}") { name integrations { totalCount } }
        defaultMessagingSetting { name }
        integrations(channels: [LINE]) { totalCount }
      }`,
    );
    expect(gone).toEqual(
      [
        ...channels.flatMap((one) => [`one${one}`, `list${one}`]),
        ...["defaultSupportedContentProfile", "filtered", "filteredToo"],
        ...["messagingSetting.integrations", "supportedContentProfile.integrations"],
      ].toSorted(),
    );
    expect(data).toMatchObject({
      messagingSetting: { name: "Everything on", isDefault: true, integrations: null },
      supportedContentProfile: { name: "All media", integrations: null },
      defaultMessagingSetting: { name: "Everything on" },
      integrations: { totalCount: 2 },
    });
    expect(byRoute).toEqual({
      [`GET ${OLD}/settings/{messageSettingId}`]: 1,
      [`GET ${OLD}/settings/default`]: 1,
      [`GET ${OLD}/supportedcontent/{supportedContentId}`]: 1,
      [`GET ${OLD}/integrations/line`]: 1,
    });
  });

  test("cannot be written either", async () => {
    const text = `mutation {
      ${writes("createWhatsAppIntegration", 'name: "x", phoneNumber: "1", wabaCertificate: "x"')}
      ${writes("createInstagramIntegration", 'name: "x"')}
      ${writes("createOpenIntegration", 'name: "x", outboundNotificationWebhookUrl: "x", outboundNotificationWebhookSignatureSecretToken: "x"')}
      ${writes("createAppleIntegration", 'name: "x", messagesForBusinessId: "x"')}
      ${["Facebook", "Twitter", "WhatsApp", "Instagram", "Open", "Apple"].map((one) => writes(`update${one}Integration`, `id: "${integrationId(1)}", name: "x"`)).join(" ")}
      ${writes("setDefaultSupportedContentProfile", `id: "${profileId(2)}"`)}
      ${writes("deleteIntegration", `id: "${integrationId(6)}", channel: WHATSAPP`)}
      linked: ${writes("createFacebookIntegration", `name: "x", pageAccessToken: "x", messagingSettingId: "${settingId(1)}"`)}
      linkedToo: ${writes("createTwitterIntegration", `name: "x", tier: ENTERPRISE, supportedContentProfileId: "${profileId(1)}"`)}
      ${writes("updateLineIntegration", `id: "${integrationId(14)}", name: "x", channelSecret: "x"`)}
    }`;
    const { gone, data, calls } = await unavailable(old, text);
    expect(gone).toHaveLength(14);
    expect(data.updateLineIntegration).toEqual({ userErrors: [] });
    expect(calls).toBe(2);
  });

  test("a WhatsApp template keeps the id of its integration", async () => {
    const whatsApp = "response.messagingTemplate.whatsApp";
    const { gone, data } = await unavailable(
      old,
      `{ response(id: "${responseId(54)}") { messagingTemplate { whatsApp { integrationId integration { name } } } } }`,
    );
    expect(gone).toEqual([`${whatsApp}.integration`]);
    expect(data.response.messagingTemplate.whatsApp.integrationId).toBe(integrationId(6));
  });
});

test("features of no generation are unavailable too: SMS cannot be connected or disconnected here", async () => {
  const { gone, calls } = await unavailable(
    gateway,
    `mutation { ${writes("deleteIntegration", `id: "${integrationId(13)}", channel: SMS`)} }`,
  );
  expect([gone, calls]).toEqual([["deleteIntegration"], 0]);
});

describe.each([404, 405, 410])("an organization whose old paths answer %i", (status) => {
  const off = [{ match: `* ${OLD}/*`, status }];

  test("has neither LINE nor stickers, and everything else", async () => {
    gateway.sandbox.faults(off);
    const { gone, data } = await unavailable(
      gateway,
      `{ stickers(messenger: LINE) { totalCount }
         line: integrations(channels: [LINE]) { totalCount } some: integrations(channels: [FACEBOOK LINE]) { totalCount }
         one: integration(by: { onChannel: { id: "${integrationId(14)}", channel: LINE } }) { id }
         integrations(channels: [FACEBOOK TWITTER]) { totalCount }
         all: integrations { totalCount } found: integration(by: { id: "${integrationId(1)}" }) { name }
         nowhere: integration(by: { id: "${integrationId(14)}" }) { id }
         messagingSettings { totalCount } libraries { totalCount } }`,
    );
    expect(gone).toEqual(["line", "one", "some", "stickers"]);
    expect(data).toMatchObject({
      integrations: { totalCount: 5 },
      all: { totalCount: 13 },
      found: { name: "Facebook Shop" },
      nowhere: null,
      messagingSettings: { totalCount: 5 },
      libraries: { totalCount: 8 },
    });
  });

  test("cannot connect, change or disconnect a LINE channel", async () => {
    gateway.sandbox.faults(off);
    const { gone } = await unavailable(
      gateway,
      `mutation { ${writes("createLineIntegration", 'name: "x"')}
        ${writes("updateLineIntegration", `id: "${integrationId(14)}", name: "x"`)}
        ${writes("deleteIntegration", `id: "${integrationId(14)}", channel: LINE`)}
        ${writes("createMessagingSetting", 'name: "x"')} }`,
    );
    expect(gone).toEqual(["createLineIntegration", "deleteIntegration", "updateLineIntegration"]);
  });

  test("has no messaging when the old paths are in use", async () => {
    old.sandbox.faults(off);
    const reads = await unavailable(
      old,
      `{ messagingSetting(id: "${settingId(1)}") { id } messagingSettings { totalCount } defaultMessagingSetting { id }
         supportedContentProfile(id: "${profileId(1)}") { id } supportedContentProfiles { totalCount }
         integration(by: { onChannel: { id: "${integrationId(1)}", channel: FACEBOOK } }) { id } integrations { totalCount } stickers(messenger: LINE) { totalCount }
         libraries { totalCount } nowhere: integration(by: { id: "${integrationId(1)}" }) { id } }`,
    );
    expect(reads.gone).toHaveLength(8);
    expect(reads.data).toMatchObject({ libraries: { totalCount: 8 }, nowhere: null });

    const { gone } = await unavailable(
      old,
      `mutation {
        ${writes("createMessagingSetting", 'name: "x"')} ${writes("updateMessagingSetting", `id: "${settingId(1)}", name: "x"`)}
        ${writes("deleteMessagingSetting", `id: "${settingId(5)}"`)} ${writes("setDefaultMessagingSetting", `id: "${settingId(2)}"`)}
        clearDefaultMessagingSetting { userErrors { code } }
        ${writes("createSupportedContentProfile", 'name: "x"')} ${writes("updateSupportedContentProfile", `id: "${profileId(1)}", name: "x"`)}
        ${writes("deleteSupportedContentProfile", `id: "${profileId(4)}"`)}
        ${writes("createFacebookIntegration", 'name: "x", pageAccessToken: "x"')}
        ${writes("deleteIntegration", `id: "${integrationId(1)}", channel: FACEBOOK`)}
        ${writes("deleteLibrary", `id: "11111111-0000-4000-8000-000000000008"`)}
      }`,
    );
    expect(gone).toHaveLength(10);
  });

  test("has no default when only the path of the default answers so", async () => {
    old.sandbox.faults([{ match: `* ${OLD}/settings/default`, status }]);
    const query = `{ defaultMessagingSetting { id } messagingSettings { totalCount } }`;
    const { data, errors } = await old.query(query);
    expect(data).toEqual({ defaultMessagingSetting: null, messagingSettings: { totalCount: 5 } });
    expect(errors ?? []).toMatchObject(status === 404 ? [] : [FEATURE_UNAVAILABLE]);
  });
});

test("a 404 costs one read of the list, and one only in a request, to find out what is missing", async () => {
  const one = `GET ${TODAY}/settings/{messageSettingId}`;
  const query = `{ a: messagingSetting(id: "${NOWHERE}") { id } }`;
  expect((await gateway.counted(query)).byRoute).toEqual({ [one]: 1, [`GET ${TODAY}/settings`]: 1 });
  // Paths that have answered before exist.
  const { data, byRoute } = await gateway.counted(
    `{ messagingSettings(first: 1) { nodes { id } } a: messagingSetting(id: "${NOWHERE}") { id } }`,
  );
  expect(data.a).toBeNull();
  expect(byRoute).toEqual({ [one]: 1, [`GET ${TODAY}/settings`]: 1 });
});

test.each([403, 429, 500])("%i is no missing feature, and stays the same error", async (status) => {
  gateway.sandbox.faults([{ match: `* ${OLD}/*`, status }]);
  const query = `{ stickers(messenger: LINE) { totalCount } libraries { totalCount } }`;
  const { data, errors } = await clock.passWaits(gateway.query(query), 1000);
  expect(data).toMatchObject({ stickers: null, libraries: { totalCount: 8 } });
  expect(errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^UPSTREAM_/), upstream: { status } } }]);
});
