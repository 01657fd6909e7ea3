const id = (family: string, number: number) => `"${family}-0000-4000-8000-${String(number).padStart(12, "0")}"`;
export const libraryId = (number: number): string => id("11111111", number);
export const responseId = (number: number): string => id("22222222", number);
export const settingId = (number: number): string => id("66666666", number);
export const profileId = (number: number): string => id("77777777", number);
export const integrationId = (number: number): string => id("88888888", number);

const LIBRARY = "id name version division { id }";
const RESPONSE = "id name version texts { content } libraries { id name }";
const SETTING = "id name version event { typing { on { inbound } } }";
const PROFILE = "id name version mediaTypes { allow { inbound { type } } }";
const INTEGRATION = `__typename id name status version messagingSetting { ${SETTING} isDefault } supportedContentProfile { ${PROFILE} }`;
const page = (fields: string) => `(first: 100) { totalCount nodes { ${fields} } }`;

/** Every way the graph has to show what a mutation can change; of each channel its list and one integration. */
export const VIEWS: Record<string, string> = {
  library: `library(id: ${libraryId(1)}) { ${LIBRARY} }`,
  libraries: `libraries ${page(LIBRARY)}`,
  secondPageOfLibraries: `libraries(first: 3, page: 2) { totalCount nodes { name } }`,
  librariesByPrefix: `libraries(namePrefix: "H", first: 100) { totalCount nodes { name } }`,
  librariesById: `librariesById(ids: [${[1, 2, 4].map(libraryId).join()}]) { ${LIBRARY} }`,
  responsesByLibrary: `libraries(first: 100) { nodes { id responses ${page("id name")} } }`,
  response: `response(id: ${responseId(1)}) { ${RESPONSE} }`,
  responseWithSchema: `response(id: ${responseId(5)}) { name substitutionsSchema }`,
  responsesById: `responsesById(ids: [${[1, 2, 5, 49].map(responseId).join()}]) { ${RESPONSE} }`,
  wholeLibraries: `responsesById(ids: [${[1, 2, 49].map(responseId).join()}]) { libraries { ${LIBRARY} } }`,
  firstLibrary: `responses(libraryId: ${libraryId(1)}, first: 100) { totalCount nodes { ${RESPONSE} } }`,
  secondLibrary: `responses(libraryId: ${libraryId(2)}, first: 100) { totalCount nodes { ${RESPONSE} } }`,
  pageOfSecondLibrary: `responses(libraryId: ${libraryId(2)}, first: 4, page: 2) { nodes { name } }`,
  search: `searchResponses ${page(RESPONSE)}`,
  phrase: `searchResponses(phrase: "invoice", first: 100) { totalCount nodes { name } }`,
  inLibrary: `searchResponses(filter: { libraryIds: [${libraryId(1)}] }) { totalCount }`,
  plainTexts: `searchResponses(filter: { contentType: TEXT_PLAIN }) { totalCount }`,
  templates: `searchResponses(filter: { hasWhatsAppTemplate: true }) { totalCount }`,
  named: `searchResponses(phrase: "invoice", filter: { name: "Hello, invoice" }) { totalCount nodes { name } }`,
  assets: `response(id: ${responseId(49)}) { assets { asset { id name responses { id name libraries { name } } } } }`,
  threading: `threadingTimeline { settings { channel timeoutInMinutes } }`,
  setting: `messagingSetting(id: ${settingId(1)}) { ${SETTING} isDefault integrations ${page("id name")} }`,
  settings: `messagingSettings ${page(`${SETTING} isDefault integrations ${page("id name")}`)}`,
  defaultSetting: `defaultMessagingSetting { ${SETTING} }`,
  profile: `supportedContentProfile(id: ${profileId(2)}) { ${PROFILE} integrations ${page("id name")} }`,
  profiles: `supportedContentProfiles ${page(`${PROFILE} integrations ${page("id")}`)}`,
  defaultProfile: `defaultSupportedContentProfile { ${PROFILE} }`,
  integrations: `integrations ${page(INTEGRATION)}`,
  integrationsOfSetting: `integrations(messagingSettingId: ${settingId(1)}, first: 100) { totalCount nodes { name } }`,
  integrationsOfProfile: `integrations(supportedContentProfileId: ${profileId(2)}, first: 100) { totalCount nodes { name } }`,
  somewhere: `integration(by: { id: ${integrationId(4)} }) { name }`,
  facebook: `integrations(channels: [FACEBOOK], first: 100) { nodes { id name ... on FacebookIntegration { pageName identityResolution { resolveIdentities } } } }`,
  oneFacebook: `integration(by: { onChannel: { id: ${integrationId(1)}, channel: FACEBOOK } }) { ${INTEGRATION} }`,
  line: `integrations(channels: [LINE], first: 100) { nodes { id name ... on LineIntegration { channelId } } }`,
  oneLine: `integration(by: { onChannel: { id: ${integrationId(14)}, channel: LINE } }) { name }`,
  twitter: `integrations(channels: [TWITTER], first: 100) { nodes { id name ... on TwitterIntegration { username identityResolution { resolveIdentities } } } }`,
  whatsApp: `integrations(channels: [WHATSAPP], first: 100) { nodes { id name ... on WhatsAppIntegration { phoneNumber identityResolution { resolveIdentities } } } }`,
  instagram: `integrations(channels: [INSTAGRAM], first: 100) { nodes { id name ... on InstagramIntegration { pageId identityResolution { resolveIdentities } } } }`,
  open: `integrations(channels: [OPEN], first: 100) { nodes { id name ... on OpenIntegration { webhookHeaderNames identityResolution { resolveIdentities } } } }`,
  apple: `integrations(channels: [APPLE], first: 100) { nodes { id name ... on AppleIntegration { businessName identityResolution { resolveIdentities } } } }`,
};

/** One query for all of them. */
export const EVERYTHING = `{ ${Object.entries(VIEWS)
  .map(([name, field]) => `${name}: ${field}`)
  .join("\n")} }`;
