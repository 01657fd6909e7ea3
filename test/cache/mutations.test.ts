import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { NO_CACHE } from "../no-cache.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { systemClock } from "../../src/deadline.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway } from "../start.ts";
import { startReplicas } from "./replicas.ts";
import { EVERYTHING, integrationId, libraryId, profileId, responseId, settingId, VIEWS } from "./views.ts";

/** A mutation, its input, and the views that show it: no more and no fewer. */
type Row = [mutation: string, input: string, views: string];

const table: Row[] = [
  ["createLibrary", `name: "Holidays"`, "libraries secondPageOfLibraries librariesByPrefix responsesByLibrary"],
  [
    "updateLibrary",
    `id: ${libraryId(1)}, name: "Welcome"`,
    "library libraries secondPageOfLibraries librariesById responsesByLibrary response responsesById wholeLibraries firstLibrary secondLibrary search",
  ],
  ["updateLibrary", `id: ${libraryId(1)}, divisionId: null`, "library libraries librariesById wholeLibraries"],
  [
    "createResponse",
    `name: "Invoice lost", libraryIds: [${libraryId(2)}], texts: [{ content: "?" }]`,
    "responsesByLibrary secondLibrary pageOfSecondLibrary search phrase",
  ],
  [
    "updateResponse",
    `id: ${responseId(1)}, name: "Hello, invoice"`,
    "responsesByLibrary response responsesById firstLibrary search phrase named",
  ],
  [
    "updateResponse",
    `id: ${responseId(1)}, libraryIds: [${libraryId(2)}]`,
    "responsesByLibrary response responsesById wholeLibraries firstLibrary secondLibrary pageOfSecondLibrary search inLibrary",
  ],
  [
    "updateResponse",
    `id: ${responseId(5)}, substitutionsSchema: { type: "object" }`,
    "responseWithSchema responsesById firstLibrary search",
  ],
  [
    "updateResponse",
    `id: ${responseId(2)}, assets: [{ id: "44444444-0000-4000-8000-000000000001" }]`,
    "responsesById firstLibrary search assets",
  ],
  [
    "deleteResponse",
    `id: ${responseId(2)}`,
    "responsesByLibrary responsesById wholeLibraries firstLibrary search inLibrary plainTexts assets",
  ],
  [
    "moveResponses",
    `responseIds: [${responseId(3)}], fromLibraryId: ${libraryId(1)}, toLibraryId: ${libraryId(2)}`,
    "responsesByLibrary firstLibrary secondLibrary search inLibrary",
  ],
  ["deleteResponses", `ids: [${responseId(4)}]`, "responsesByLibrary firstLibrary search inLibrary plainTexts"],
  [
    "deleteLibrary",
    `id: ${libraryId(4)}`,
    "libraries secondPageOfLibraries librariesById responsesByLibrary firstLibrary secondLibrary pageOfSecondLibrary search inLibrary plainTexts",
  ],
  ["createMessagingSetting", `name: "New"`, "settings"],
  [
    "updateMessagingSetting",
    `id: ${settingId(1)}, name: "Everything"`,
    "setting settings defaultSetting integrations oneFacebook",
  ],
  ["setDefaultMessagingSetting", `id: ${settingId(2)}`, "setting settings defaultSetting integrations oneFacebook"],
  ["clearDefaultMessagingSetting", "", "settings defaultSetting integrations"],
  ["deleteMessagingSetting", `id: ${settingId(5)}`, "settings"],
  ["createSupportedContentProfile", `name: "New"`, "profiles"],
  ["updateSupportedContentProfile", `id: ${profileId(2)}, name: "Pictures"`, "profile profiles integrations"],
  ["updateSupportedContentProfile", `id: ${profileId(2)}, mediaTypes: { allow: {} }`, "profile profiles integrations"],
  ["setDefaultSupportedContentProfile", `id: ${profileId(2)}`, "defaultProfile"],
  ["deleteSupportedContentProfile", `id: ${profileId(4)}`, "profiles"],
  [
    "createFacebookIntegration",
    `name: "F", pageAccessToken: "t", messagingSettingId: ${settingId(1)}`,
    "setting settings profile profiles integrations integrationsOfSetting integrationsOfProfile facebook",
  ],
  [
    "updateFacebookIntegration",
    `id: ${integrationId(1)}, messagingSettingId: ${settingId(3)}`,
    "setting settings integrations integrationsOfSetting oneFacebook",
  ],
  ["createLineIntegration", `name: "L", channelId: "1", channelSecret: "s"`, "line"],
  ["updateLineIntegration", `id: ${integrationId(14)}, name: "LINE Kyoto", channelSecret: "s"`, "line oneLine"],
  [
    "createTwitterIntegration",
    `name: "X", signupCode: "1", codeChallenge: "c", redirectUri: "https://x", appId: "1"`,
    "profile profiles integrations integrationsOfProfile twitter",
  ],
  [
    "updateTwitterIntegration",
    `id: ${integrationId(4)}, name: "X Help"`,
    "settings profile integrations integrationsOfProfile somewhere twitter",
  ],
  [
    "createWhatsAppIntegration",
    `name: "W", phoneNumber: "+49", wabaCertificate: "c"`,
    "profile profiles integrations integrationsOfProfile whatsApp",
  ],
  [
    "updateWhatsAppIntegration",
    `id: ${integrationId(6)}, supportedContentProfileId: ${profileId(1)}`,
    "profile profiles integrations integrationsOfProfile",
  ],
  [
    "createWhatsAppIntegrationByEmbeddedSignup",
    `name: "S", embeddedSignupAccessToken: "t"`,
    "profile profiles integrations integrationsOfProfile whatsApp",
  ],
  [
    "activateWhatsAppIntegration",
    `id: ${integrationId(7)}, phoneNumber: "+34910000001", pin: "1"`,
    "integrations whatsApp",
  ],
  [
    "createInstagramIntegration",
    `name: "I", pageAccessToken: "t"`,
    "profile profiles integrations integrationsOfProfile instagram",
  ],
  [
    "updateInstagramIntegration",
    `id: ${integrationId(8)}, name: "Instagram Store"`,
    "settings profile integrations integrationsOfProfile instagram",
  ],
  [
    "createOpenIntegration",
    `name: "O", outboundNotificationWebhookUrl: "https://hook", outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef"`,
    "profile profiles integrations integrationsOfProfile open",
  ],
  [
    "updateOpenIntegration",
    `id: ${integrationId(9)}, name: "Shop chat", webhookHeaders: { A: "1" }`,
    "settings integrations open",
  ],
  [
    "createAppleIntegration",
    `name: "A", messagesForBusinessId: "b"`,
    "profile profiles integrations integrationsOfProfile apple",
  ],
  [
    "updateAppleIntegration",
    `id: ${integrationId(11)}, name: "Apple Shop", businessName: "Shop"`,
    "setting settings integrations integrationsOfSetting apple",
  ],
  ["updateFacebookIdentityResolution", `id: ${integrationId(1)}, resolveIdentities: false`, "facebook"],
  ["updateInstagramIdentityResolution", `id: ${integrationId(8)}, resolveIdentities: false`, "instagram"],
  ["updateOpenIdentityResolution", `id: ${integrationId(9)}, resolveIdentities: false`, "open"],
  ["updateTwitterIdentityResolution", `id: ${integrationId(4)}, resolveIdentities: true`, "twitter"],
  ["updateWhatsAppIdentityResolution", `id: ${integrationId(6)}, resolveIdentities: false`, "whatsApp"],
  ["updateAppleIdentityResolution", `id: ${integrationId(11)}, resolveIdentities: false`, "apple"],
  ["setThreadingTimeline", `settings: [{ channel: OPEN, timeoutInMinutes: 90 }]`, "threading"],
  [
    "deleteIntegration",
    `id: ${integrationId(3)}, channel: FACEBOOK`,
    "setting settings profiles integrations integrationsOfSetting facebook",
  ],
  ["deleteIntegration", `id: ${integrationId(14)}, channel: LINE`, "line oneLine"],
];
/** Settings with which answers are fresh for an hour. */
const FRESH = Object.fromEntries(Object.keys(NO_CACHE).map((name) => [name, "3600"]));

/** The content of a view, as text. */
const viewOf = ({ data }: Answer, view: string) => JSON.stringify(data[view]);

/** The views of channels whose identity resolution has a path of its own. */
const RESOLVING = ["facebook", "twitter", "whatsApp", "instagram", "open"];

/** Reads by id of what does not exist: they are not stored, and cost a call each time. */
const missing = ({ data }: Answer) => {
  const resolutions = RESOLVING.flatMap((view) => data[view].nodes).map((row: Data) => row.identityResolution);
  return [...data.librariesById, ...data.responsesById, data.oneLine, ...resolutions].filter((one) => one === null)
    .length;
};

async function startMode(mode: string): Promise<Gateway[]> {
  // Channels are connected at once, so that nothing changes between two looks. No answer ages, on a slow machine either.
  const today = systemClock.wallTime();
  const options = { creationTime: 0, env: FRESH, clock: { ...systemClock, wallTime: () => today } };
  if (mode === "one process") return [await startGateway({ cache: true, ...options })];
  return startReplicas(2, await startRedis(), options);
}

/**
 * What the sandbox holds after each row, asked once: the same writes leave the same behind in every sandbox, and to ask for
 * everything past all caches is most of what this file costs.
 */
const truths = new Map<string, Answer>();

const modes = hasRedis ? ["one process", "two replicas with one Redis"] : ["one process"];

describe.each(modes)("in %s", (mode) => {
  let gateways: Gateway[];
  /** It stores nothing, so it answers the state of the sandbox. */
  let oracle: Gateway;
  /** Its last answer. */
  let before: Answer;
  let turn = 0;
  beforeAll(async () => {
    gateways = await startMode(mode);
    oracle = await startGateway({ sandbox: gateways[0]!.sandbox });
    before = await oracle.query(EVERYTHING);
    for (const gateway of gateways) await gateway.query(EVERYTHING);
  });
  afterAll(async () => {
    await oracle.close();
    for (const gateway of gateways.toReversed()) await gateway.close();
    endPrograms();
  });

  test.each(table)("%s(%s) shows in %s", async (mutation, input, views) => {
    for (const gateway of gateways) {
      // Everything is stored, since the mutation before or since the start.
      const { data, calls } = await gateway.counted(EVERYTHING);
      expect(calls).toBe(missing(before));
      expect(data).toEqual(before.data);
    }
    const writer = gateways[turn++ % gateways.length]!;
    const args = input && `(input: { ${input} })`;
    const written = await writer.query(`mutation { ${mutation}${args} { userErrors { message } } }`);
    expect(written).toEqual({ data: { [mutation]: { userErrors: [] } } });

    const answers = await Promise.all(gateways.map(({ query }) => query(EVERYTHING)));
    const row = `${mutation} ${input}`;
    const truth = truths.get(row) ?? (await oracle.query(EVERYTHING));
    truths.set(row, truth);
    const changed = Object.keys(VIEWS).filter((view) => viewOf(before, view) !== viewOf(truth, view));
    before = truth;
    expect(changed.join(" ")).toBe(views);
    for (const answer of answers) expect(answer).toEqual(truth);
  });

  test("the sandbox holds in the end the state that the last row was compared with", async () => {
    expect(await oracle.query(EVERYTHING)).toEqual(before);
  });

  test("every mutation of the graph is in the table", async () => {
    const { data } = await oracle.query(`{ __type(name: "Mutation") { fields(includeDeprecated: true) { name } } }`);
    const names = data.__type.fields.map(({ name }: { name: string }) => name);
    expect([...new Set(table.map(([mutation]) => mutation))].toSorted()).toEqual(names.toSorted());
  });
});
