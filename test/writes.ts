import { assetId, integrationId, libraryId, profileId, responseId, settingId } from "./ids.ts";
import { channelInputs } from "./integration-inputs.ts";

/** A mutation that makes one write. */
export interface OneWrite {
  /** The field of `Mutation`. */
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

/** The number of an integration of each channel in the sandbox's data. */
const INTEGRATIONS: Readonly<Record<string, number>> = {
  FACEBOOK: 1,
  LINE: 14,
  TWITTER: 4,
  WHATSAPP: 6,
  INSTAGRAM: 8,
  // Number 9 belongs to an extension, so a dry run refuses its writes.
  OPEN: 10,
  APPLE: 11,
};

const USER_ERRORS = "userErrors { __typename code message path upstream { code correlationId } }";

const write = (name: string, input: object): OneWrite => ({
  name,
  query: `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${USER_ERRORS} } }`,
  variables: { input },
});

const onBothPaths = [
  write("createMessagingSetting", { name: "x" }),
  write("updateMessagingSetting", { id: settingId(2), name: "x" }),
  write("setDefaultMessagingSetting", { id: settingId(2) }),
  {
    name: "clearDefaultMessagingSetting",
    query: `mutation { clearDefaultMessagingSetting { ${USER_ERRORS} } }`,
    variables: {},
  },
  write("deleteMessagingSetting", { id: settingId(5) }),
  write("createSupportedContentProfile", { name: "x" }),
  write("updateSupportedContentProfile", { id: profileId(2), name: "x" }),
  write("deleteSupportedContentProfile", { id: profileId(4) }),
];

/** The channels that match customers to contacts, in names of mutations, with the number of an integration. */
const RESOLVING = [
  ["Facebook", 1],
  ["Instagram", 8],
  ["Open", 9],
  ["Twitter", 4],
  ["WhatsApp", 6],
  ["Apple", 11],
] as const;

const onCurrentPaths = [
  write("createLibrary", { name: "x" }),
  write("updateLibrary", { id: libraryId(1), name: "x" }),
  write("deleteLibrary", { id: libraryId(8) }),
  write("createResponse", {
    name: "x",
    libraryIds: [libraryId(1)],
    texts: [{ content: "x" }],
    assets: [{ id: assetId(1) }],
  }),
  write("updateResponse", { id: responseId(1), name: "x" }),
  write("deleteResponse", { id: responseId(2) }),
  write("setDefaultSupportedContentProfile", { id: profileId(2) }),
  write("setThreadingTimeline", { settings: [{ channel: "OPEN", timeoutInMinutes: 90 }] }),
  ...RESOLVING.map(([type, number]) =>
    write(`update${type}IdentityResolution`, { id: integrationId(number), resolveIdentities: type === "Twitter" }),
  ),
  write("createWhatsAppIntegrationByEmbeddedSignup", { name: "x", embeddedSignupAccessToken: "a-secret-of-a-client" }),
  write("activateWhatsAppIntegration", {
    id: integrationId(7),
    phoneNumber: "+34910000001",
    pin: "a-secret-of-a-client",
  }),
];

/** Mutations of several responses, here of one. */
export const BULK_WRITES: readonly OneWrite[] = [
  write("moveResponses", {
    responseIds: [responseId(1)],
    fromLibraryId: libraryId(1),
    toLibraryId: libraryId(2),
  }),
  write("deleteResponses", { ids: [responseId(2)] }),
];

/** A mutation for every operation of the REST API that writes, on these paths. */
export function writesOn(messagingApi: "conversations" | "messaging"): OneWrite[] {
  const channels = channelInputs(messagingApi, "a-secret-of-a-client").flatMap(({ type, channel, input }) => {
    const id = integrationId(INTEGRATIONS[channel]!);
    const secret = type === "Line" ? { channelSecret: "x" } : {};
    return [
      write(`create${type}Integration`, { name: "x", ...input }),
      ...(messagingApi === "conversations" || type === "Line"
        ? [write(`update${type}Integration`, { id, name: "x", ...secret })]
        : []),
      write("deleteIntegration", { id, channel }),
    ];
  });
  return [...onBothPaths, ...(messagingApi === "conversations" ? onCurrentPaths : []), ...channels];
}
