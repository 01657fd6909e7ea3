import { answerOf, given, madeIn, type Step } from "./contract-step.ts";
import { olderPath, todaysPath } from "./rest-client.ts";
import { integrationId, profileId, settingId } from "../ids.ts";

const generations = [
  [todaysPath, "Conversations"],
  [olderPath, ""],
] as const;

const settings = generations.flatMap(([root, mark]): Step[] => {
  const path = `${root}/settings`;
  return [
    [`get${mark}MessagingSettings`, `${path}?pageSize=100`],
    [`post${mark}MessagingSettings`, path, given({ name: "New", event: { typing: { on: { inbound: "Enabled" } } } })],
    [`get${mark}MessagingSetting`, `${path}/${settingId(1)}`],
    [`patch${mark}MessagingSetting`, `${path}/${settingId(1)}`, answerOf(`${path}/${settingId(1)}`, { name: "x" })],
    [`put${mark}MessagingSettingsDefault`, `${path}/default`, given({ settingId: settingId(2) })],
    [`get${mark}MessagingSettingsDefault`, `${path}/default`],
    [`delete${mark}MessagingSettingsDefault`, `${path}/default`],
    [`delete${mark}MessagingSetting`, madeIn(path)],
  ];
});

const profiles = generations.flatMap(([root, mark]): Step[] => {
  const path = `${root}/supportedcontent`;
  const one = `${mark}MessagingSupportedcontentSupportedContentId`;
  return [
    [`get${mark}MessagingSupportedcontent`, `${path}?pageSize=100`],
    [`post${mark}MessagingSupportedcontent`, path, given({ name: "New", mediaTypes: { allow: {} } })],
    [`get${one}`, `${path}/webMessagingDefault`],
    [`patch${one}`, `${path}/${profileId(2)}`, answerOf(`${path}/${profileId(2)}`, { name: "x" })],
    [`delete${one}`, madeIn(path)],
  ];
});

const page = { name: "New", pageAccessToken: "x" };
const ownApp = { ...page, appId: "1", appSecret: "x" };
const secret = "0123456789abcdef";
const open = {
  name: "New",
  outboundNotificationWebhookUrl: "https://x",
  outboundNotificationWebhookSignatureSecretToken: secret,
};
const x = { name: "New", signupCode: "x", appId: "1", codeChallenge: "x", redirectUri: "https://x" };
const oldX = { name: "New", tier: "enterprise", accessTokenKey: "x", accessTokenSecret: "x", consumerKey: "x" };

// The number of an integration of the small organization that is read, updated and finally deleted.
const todays: [channel: string, operation: string, number: number, body: object][] = [
  ["facebook", "Facebook", 1, page],
  ["twitter", "Twitter", 4, x],
  ["whatsapp", "Whatsapp", 6, { name: "New", phoneNumber: "+49", wabaCertificate: "x" }],
  ["instagram", "Instagram", 8, ownApp],
  ["open", "Open", 9, open],
  ["apple", "Apple", 11, { name: "New", messagesForBusinessId: "x", appleAuthentication: { oauthClientId: "x" } }],
];

const integrations = todays.flatMap(([channel, operation, number, body]): Step[] => {
  const all = `ConversationsMessagingIntegrations${operation}`;
  const path = `${todaysPath}/integrations/${channel}`;
  const expands = ["supportedContent", "messagingSetting", "identityresolution"];
  return [
    [`post${all}`, path, given({ ...body, messagingSetting: { id: settingId(3) } })],
    [`get${all}`, `${path}?pageSize=100`],
    ...expands.map((expand): Step => [`get${all}`, `${path}?pageSize=100&expand=${expand}`]),
    ...expands.map((expand): Step => [`get${all}IntegrationId`, `${path}/${integrationId(number)}?expand=${expand}`]),
    [`patch${all}IntegrationId`, `${path}/${integrationId(number)}`, given({ name: "Changed" })],
  ];
});

const signup = `${todaysPath}/integrations/whatsapp/embeddedsignup`;
const signups: Step[] = [
  [
    "postConversationsMessagingIntegrationsWhatsappEmbeddedsignup",
    signup,
    given({ name: "New", embeddedSignupAccessToken: "x" }),
  ],
  ["postConversationsMessagingIntegrationsWhatsappEmbeddedsignup", signup, given({})],
  [
    "patchConversationsMessagingIntegrationsWhatsappEmbeddedsignupIntegrationId",
    `${signup}/${integrationId(7)}`,
    given({ phoneNumber: "+34910000001", pin: "123456" }),
  ],
];

const resolutions = todays.flatMap(([channel, operation, number]): Step[] => {
  const path = `${todaysPath}/identityresolution/integrations/${channel}/${integrationId(number)}`;
  const one = `ConversationsMessagingIdentityresolutionIntegrations${operation}IntegrationId`;
  return [
    [`get${one}`, path],
    [`put${one}`, path, given({ resolveIdentities: true, division: { id: "*" }, externalSource: { id: "x" } })],
    [`get${one}`, path],
  ];
});

const seeds: [channel: string, operation: string, number: number, body: object][] = [
  ["facebook", "Facebook", 2, ownApp],
  ["twitter", "Twitter", 5, { ...oldX, consumerSecret: "x" }],
  ["line", "Line", 14, { name: "New", channelId: "1", channelSecret: "x" }],
];

const olderIntegrations = seeds.flatMap(([channel, operation, number, body]): Step[] => {
  const all = `MessagingIntegrations${operation}`;
  const path = `${olderPath}/integrations/${channel}`;
  return [
    [`post${all}`, path, given(body)],
    [`get${all}`, `${path}?pageSize=100`],
    [`get${all}IntegrationId`, `${path}/${integrationId(number)}`],
  ];
});

const line = `${olderPath}/integrations/line/${integrationId(14)}`;
const replaced = { name: "Changed", channelId: "2", channelSecret: "x" };
const everything = `${todaysPath}/integrations?pageSize=100`;

/** At least one call of every messaging operation of both generations. */
export const messagingSteps: Step[] = [
  ...settings,
  ...profiles,
  [
    "putConversationsMessagingSupportedcontentDefault",
    `${todaysPath}/supportedcontent/default`,
    given({ id: profileId(3) }),
  ],
  ["getConversationsMessagingSupportedcontentDefault", `${todaysPath}/supportedcontent/default`],
  ...integrations,
  ...signups,
  ...resolutions,
  ...olderIntegrations,
  ["putMessagingIntegrationsLineIntegrationId", line, given(replaced)],
  ["getConversationsMessagingThreadingtimeline", `${todaysPath}/threadingtimeline`],
  [
    "putConversationsMessagingThreadingtimeline",
    `${todaysPath}/threadingtimeline`,
    given({ settings: [{ messengerType: "apple", timeoutInMinutes: 60 }] }),
  ],
  ["getMessagingSticker", `${olderPath}/stickers/line`],
  ["getConversationsMessagingIntegrations", everything],
  [
    "getConversationsMessagingIntegrations",
    `${everything}&expand=supportedContent,messagingSetting,identityresolution`,
  ],
  ...todays.map(([channel, operation, number]): Step => [
    `deleteConversationsMessagingIntegrations${operation}IntegrationId`,
    `${todaysPath}/integrations/${channel}/${integrationId(number)}`,
  ]),
  ...seeds.map(([channel, operation, number]): Step => [
    `deleteMessagingIntegrations${operation}IntegrationId`,
    `${olderPath}/integrations/${channel}/${integrationId(number)}`,
  ]),
];
