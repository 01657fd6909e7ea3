import type { JsonObject } from "../contract.ts";
import type { Channel } from "../model.ts";
import { divisionId, externalSourceId, integrationId } from "./ids.ts";

/** The Facebook app of the platform. */
export const platformApp = "100000000000001";

/** The fields of a channel beyond the common ones, including secrets. Every secret contains the word "secret". */
export const ownFields: Partial<Record<Channel, (number: number, name: string) => JsonObject>> = {
  facebook: (number, name) => ({
    appId: platformApp,
    pageId: `3000${number}`,
    pageName: `${name} (page)`,
    pageProfileImageUrl: `https://pictures.example.com/page-${number}.png`,
    pageAccessToken: `secret-page-${number}`,
    ...resolvesIn(number % 2 === 0 ? 2 : 1),
  }),
  // Today's model has none of these. The older model has all except the two secrets.
  twitter: (number) => ({
    tier: "enterprise",
    accessTokenKey: `access-${number}`,
    accessTokenSecret: `secret-access-${number}`,
    consumerKey: `consumer-${number}`,
    consumerSecret: `secret-consumer-${number}`,
    username: `example_${number}`,
    userId: `7000${number}`,
    identityResolution: { division: number % 2 === 0 ? "*" : divisionId(1), resolveIdentities: false },
  }),
  whatsapp: (number) => ({
    phoneNumber: `+4930${String(number).padStart(6, "0")}`,
    wabaCertificate: `secret-certificate-${number}`,
    whatsAppBusinessAccountId: "200000000000001",
    ...resolvesIn(2),
  }),
  instagram: (number, name) => ({
    appId: platformApp,
    pageId: `3000${number}`,
    instagramId: `4000${number}`,
    instagramUsername: `example.${number}`,
    instagramName: name,
    instagramProfileImageUrl: `https://pictures.example.com/instagram-${number}.png`,
    pageAccessToken: `secret-page-${number}`,
    ...resolvesIn(1),
  }),
  open: (number) => ({
    outboundNotificationWebhookUrl: `https://hooks.example.com/${number}`,
    outboundNotificationWebhookSignatureSecretToken: `secret-signature-token-${number}`,
    identityResolution: { division: divisionId(1), resolveIdentities: true, externalSource: externalSourceId(1) },
  }),
  apple: (number) => ({
    messagesForBusinessId: `business-${number}`,
    businessName: "Example Shop",
    logoUrl: "https://pictures.example.com/logo.png",
    appleIMessageApp: { applicationName: "Shop", applicationId: "500000001", bundleId: "com.example.shop" },
    appleAuthentication: {
      oauthClientId: "shop",
      oauthClientSecret: `secret-oauth-${number}`,
      oauthTokenUrl: "https://login.example.com/token",
      oauthScope: "profile",
    },
    ...resolvesIn(1),
  }),
  line: (number) => ({
    channelId: `16000${number}`,
    channelSecret: `secret-channel-${number}`,
    switcherSecret: `secret-switcher-${number}`,
    webhookUri: `https://webhooks.example.com/line/${integrationId(number)}`,
  }),
};

function resolvesIn(division: number) {
  return { identityResolution: { division: divisionId(division), resolveIdentities: true } };
}
