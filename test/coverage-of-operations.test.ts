import { describe, expect, test } from "@jest/globals";
import { operations, routeKey } from "../sandbox/contract.ts";
import { channelInputs } from "./integration-inputs.ts";
import { startGateway } from "./start.ts";
import type { Data, Gateway } from "./start.ts";
import { integrationId, profileId, responseId, settingId } from "./ids.ts";
import { NOT_CALLED, READS_ON_BOTH_PATHS, READS_ON_CURRENT_PATHS } from "./reads.ts";

const routes = operations.map((operation) => ({ key: routeKey(operation), ...operation }));
const seeds = (...documents: string[]) =>
  routes.filter((route) => "seed" in route && documents.includes(String(route.seed))).map(({ key }) => key);

const library = "11111111-0000-4000-8000-000000000001";
const asset = "44444444-0000-4000-8000-000000000001";

const librariesAndResponses = [
  `mutation {
     createLibrary(input: { name: "x" }) { userErrors { code } }
     updateLibrary(input: { id: "${library}", name: "x" }) { userErrors { code } }
     deleteLibrary(input: { id: "11111111-0000-4000-8000-000000000008" }) { userErrors { code } }
     createResponse(input: { name: "x", libraryIds: ["${library}"], texts: [{ content: "x" }], assets: [{ id: "${asset}" }] }) { userErrors { code } }
     updateResponse(input: { id: "${responseId(1)}", name: "x" }) { userErrors { code } }
     deleteResponse(input: { id: "${responseId(2)}" }) { userErrors { code } } }`,
];

/** Operations that both generations of paths have. */
const onBothPaths = [
  ...READS_ON_BOTH_PATHS,
  `mutation {
     createMessagingSetting(input: { name: "x" }) { userErrors { code } }
     updateMessagingSetting(input: { id: "${settingId(2)}", name: "x" }) { userErrors { code } }
     setDefaultMessagingSetting(input: { id: "${settingId(2)}" }) { userErrors { code } }
     clearDefaultMessagingSetting { userErrors { code } }
     deleteMessagingSetting(input: { id: "${settingId(5)}" }) { userErrors { code } }
     createSupportedContentProfile(input: { name: "x" }) { userErrors { code } }
     updateSupportedContentProfile(input: { id: "${profileId(2)}", name: "x" }) { userErrors { code } }
     deleteSupportedContentProfile(input: { id: "${profileId(4)}" }) { userErrors { code } } }`,
];

const onCurrentPaths = [
  ...READS_ON_CURRENT_PATHS,
  `mutation { setDefaultSupportedContentProfile(input: { id: "${profileId(2)}" }) { userErrors { code } }
     updateFacebookIdentityResolution(input: { id: "${integrationId(1)}", resolveIdentities: false }) { userErrors { code } }
     updateInstagramIdentityResolution(input: { id: "${integrationId(8)}", resolveIdentities: false }) { userErrors { code } }
     updateOpenIdentityResolution(input: { id: "${integrationId(9)}", resolveIdentities: false }) { userErrors { code } }
     updateTwitterIdentityResolution(input: { id: "${integrationId(4)}", resolveIdentities: false }) { userErrors { code } }
     updateWhatsAppIdentityResolution(input: { id: "${integrationId(6)}", resolveIdentities: false }) { userErrors { code } }
     updateAppleIdentityResolution(input: { id: "${integrationId(11)}", resolveIdentities: false }) { userErrors { code } }
     setThreadingTimeline(input: { settings: [{ channel: OPEN, timeoutInMinutes: 90 }] }) { userErrors { code } }
     createWhatsAppIntegrationByEmbeddedSignup(input: { name: "x", embeddedSignupAccessToken: "x" }) { userErrors { code } }
     activateWhatsAppIntegration(input: { id: "${integrationId(7)}", phoneNumber: "+34910000001", pin: "123456" }) { userErrors { code } } }`,
];

/** An integration of each channel in the sandbox's data. */
const numbers: Record<string, number> = {
  FACEBOOK: 1,
  LINE: 14,
  TWITTER: 4,
  WHATSAPP: 6,
  INSTAGRAM: 8,
  OPEN: 9,
  APPLE: 11,
};

/** Sends a query. Throws for GraphQL errors and user errors. */
async function ask(gateway: Gateway, query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const { data, errors } = await gateway.query(query, variables);
  expect(errors).toBeUndefined();
  const userErrors = Object.values(data as Record<string, Data>).flatMap((payload) => payload?.userErrors ?? []);
  expect(userErrors).toEqual([]);
}

/** Reads, creates, updates and deletes an integration of every channel of these paths. */
async function useChannels(gateway: Gateway, messagingApi: "conversations" | "messaging"): Promise<void> {
  for (const { type, channel, input } of channelInputs(messagingApi, "a-secret-of-a-client")) {
    const id = integrationId(numbers[channel]!);
    await ask(gateway, `{ integration(by: { onChannel: { id: "${id}", channel: ${channel} } }) { name } }`);
    const create = `mutation ($input: Create${type}IntegrationInput!) { create${type}Integration(input: $input) { userErrors { code } } }`;
    await ask(gateway, create, { input: { name: "x", ...input } });
    const isChangeable = messagingApi === "conversations" || type === "Line";
    const update = `mutation ($input: Update${type}IntegrationInput!) { update${type}Integration(input: $input) { userErrors { code } } }`;
    const secret = type === "Line" ? { channelSecret: "x" } : {};
    if (isChangeable) await ask(gateway, update, { input: { id, name: "x", ...secret } });
    await ask(
      gateway,
      `mutation { deleteIntegration(input: { id: "${id}", channel: ${channel} }) { userErrors { code } } }`,
    );
  }
}

/** The operations that the gateway has called. */
async function used(messagingApi: "conversations" | "messaging", queries: string[]): Promise<Set<string>> {
  const gateway = await startGateway({ messagingApi });
  try {
    for (const query of queries) await ask(gateway, query);
    await useChannels(gateway, messagingApi);
    return new Set(Object.keys(gateway.sandbox.calls().byRoute));
  } finally {
    await gateway.close();
  }
}

describe("operations of the REST API", () => {
  test("the three documents have 38 operations", () => {
    expect(["000", "001", "002"].map((document) => seeds(document).length)).toEqual([11, 13, 14]);
  });

  test("the graph calls all 38, and today's replacements of them", async () => {
    const [today, old] = await Promise.all([
      used("conversations", [...librariesAndResponses, ...onBothPaths, ...onCurrentPaths]),
      used("messaging", onBothPaths),
    ]);
    const called = today.union(old);
    expect(seeds("000", "001", "002").filter((key) => !called.has(key))).toEqual([]);

    const all = routes.map(({ key }) => key);
    const unused = Object.keys(NOT_CALLED);
    expect([...called].toSorted()).toEqual(all.filter((key) => !unused.includes(key)).toSorted());
  });

  test("each generation uses its own paths, except for LINE and stickers, which have only older ones", async () => {
    const [today, old] = await Promise.all([used("conversations", onCurrentPaths), used("messaging", onBothPaths)]);
    const isOld = (key: string) => key.includes(" /api/v2/messaging/");
    const isShared = (key: string) => /\/integrations\/line|\/stickers\//.test(key);
    expect([...today].filter((key) => isOld(key) && !isShared(key))).toEqual([]);
    expect([...old].filter((key) => !isOld(key))).toEqual([]);
    expect([...old].toSorted()).toEqual(seeds("001", "002").toSorted());
  });
});
