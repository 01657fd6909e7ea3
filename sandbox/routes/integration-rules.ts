import type { JsonObject } from "../contract.ts";
import { invalidValue } from "../errors.ts";
import type { Channel, Integration } from "../model.ts";

/** Rules of a channel beyond the JSON schemas, from the field descriptions of the vendor's models. */
export interface Rules {
  /** Throws if the body breaks a rule. `isNew` is true for POST and for LINE's PUT, false for PATCH. */
  check?(body: JsonObject, isNew: boolean): void;
  /** The fields that the external network (Facebook, LINE, ...) supplies once the integration exists. */
  found?(integration: Integration): JsonObject;
}

const platformApp = "100000000000001";
const shortestSignatureSecret = 16;

/** Rules of each writable channel. */
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
    // Today's POST takes no tier and no keys, but the older model requires them in its answers.
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
    // A new official account may omit both. Its secrets are never returned.
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
