import type { JsonObject } from "../contract.ts";
import type { Channel } from "../model.ts";
import { divisionId, integrationId } from "./ids.ts";

const platformApp = "100000000000001";

/** The fields of a channel beyond the common ones, including secrets. Every secret contains the word "secret". */
export const ownFields: Partial<Record<Channel, (number: number, name: string) => JsonObject>> = {
  facebook: (number, name) => ({
    appId: platformApp,
    pageId: `3000${number}`,
    pageName: `${name} (page)`,
    pageProfileImageUrl: `https://pictures.example.com/page-${number}.png`,
    pageAccessToken: `secret-page-${number}`,
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
  }),
  whatsapp: (number) => ({
    phoneNumber: `+4930${String(number).padStart(6, "0")}`,
    wabaCertificate: `secret-certificate-${number}`,
    whatsAppBusinessAccountId: "200000000000001",
  }),
  instagram: (number, name) => ({
    appId: platformApp,
    pageId: `3000${number}`,
    instagramId: `4000${number}`,
    instagramUsername: `example.${number}`,
    instagramName: name,
    instagramProfileImageUrl: `https://pictures.example.com/instagram-${number}.png`,
    pageAccessToken: `secret-page-${number}`,
  }),
  open: (number) => ({
    outboundNotificationWebhookUrl: `https://hooks.example.com/${number}`,
    outboundNotificationWebhookSignatureSecretToken: `secret-signature-token-${number}`,
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
    identityResolution: {
      division: { id: divisionId(1), name: "Home", selfUri: `/api/v2/authorization/divisions/${divisionId(1)}` },
      resolveIdentities: true,
      selfUri: `/api/v2/conversations/messaging/identityresolution/integrations/apple/${integrationId(number)}`,
    },
  }),
  line: (number) => ({
    channelId: `16000${number}`,
    channelSecret: `secret-channel-${number}`,
    switcherSecret: `secret-switcher-${number}`,
    webhookUri: `https://webhooks.example.com/line/${integrationId(number)}`,
  }),
};
