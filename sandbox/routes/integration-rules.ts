import type { JsonObject } from "../contract.ts";
import { invalidValue } from "../errors.ts";
import type { Channel, Integration } from "../model.ts";

/** Beyond the schemas: what a body of this channel must hold. Sources are the field texts of the vendor's models. */
export interface Rules {
  /** Refuses a body; `isNew` tells POST, and the PUT of LINE, from PATCH. */
  check?(body: JsonObject, isNew: boolean): void;
  /** What the far side of the channel says about an integration, known once it is made. */
  found?(integration: Integration): JsonObject;
}

const platformApp = "100000000000001";
const shortestSignatureSecret = 16;

/** The rules of each channel that can be written to. */
export const rules: Partial<Record<Channel, Rules>> = {
  facebook: {
    check: checkPage,
    found: ({ id, name, appId, pageId }) => ({
      appId: appId ?? platformApp,
      pageId: pageId ?? `page-${id.slice(0, 8)}`,
      pageName: `${name} (page)`,
      pageProfileImageUrl: "https://pictures.example.com/page.png",
    }),
  },
  instagram: {
    check: checkPage,
    found: ({ id, name, appId, pageId }) => ({
      appId: appId ?? platformApp,
      pageId: pageId ?? `page-${id.slice(0, 8)}`,
      instagramId: `instagram-${id.slice(0, 8)}`,
      instagramUsername: "example.shop",
      instagramName: name,
      instagramProfileImageUrl: "https://pictures.example.com/instagram.png",
    }),
  },
  twitter: {
    check({ tier, envName }) {
      if (tier === "premium" && !envName) throw invalidValue("The premium tier needs an environment name", "envName");
    },
    // Made on today's path there is no tier and no key, which the seed's model has as mandatory.
    found: ({ id, tier, accessTokenKey, consumerKey }) => ({
      tier: tier ?? "enterprise",
      accessTokenKey: accessTokenKey ?? `access-${id.slice(0, 8)}`,
      consumerKey: consumerKey ?? "platform-consumer",
      username: "example_shop",
      userId: `x-${id.slice(0, 8)}`,
    }),
  },
  whatsapp: {
    found: () => ({ whatsAppBusinessAccountId: "200000000000001" }),
  },
  open: {
    check({ outboundNotificationWebhookSignatureSecretToken: secret }) {
      if (secret !== undefined && (secret as string).length < shortestSignatureSecret) {
        throw invalidValue(
          "The token must be longer than 15 characters",
          "outboundNotificationWebhookSignatureSecretToken",
        );
      }
    },
  },
  apple: {},
  line: {
    // A new official account may come without both; its secrets are never given back.
    check({ channelId, channelSecret }) {
      if (channelId && !channelSecret) throw invalidValue("A channel needs its secret", "channelSecret");
      if (channelSecret && !channelId) throw invalidValue("A secret needs its channel", "channelId");
    },
    found: ({ id, channelId }) => ({
      status: channelId === undefined ? "Inactive" : "Active",
      webhookUri: `https://webhooks.example.com/line/${id}`,
    }),
  },
};

function checkPage({ pageAccessToken, userAccessToken, pageId, appId, appSecret }: JsonObject, isNew: boolean): void {
  if (!isNew) return;
  if (!pageAccessToken && !userAccessToken) {
    throw invalidValue("A page access token or a user access token is needed", "pageAccessToken", "userAccessToken");
  }
  if (!pageAccessToken && !pageId) throw invalidValue("A user access token needs the page", "pageId");
  if (appId && !appSecret) throw invalidValue("An app of one's own needs its secret", "appSecret");
}
