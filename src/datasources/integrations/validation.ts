import type { Fault } from "../../errors.ts";
import { isObject } from "../rest/merge.ts";
import type { MessagingApi } from "../messaging-api.ts";
import { idFaults, nameFaults, referenceFaults, refuse, sizeFaults } from "../rest/validation.ts";

type Fields = Record<string, unknown>;

/** Refuses an integration that breaks the vendor's rules for its channel, before anything is called. */
export function checkNewIntegration(channel: string, body: Fields, generation: MessagingApi): void {
  refuse([
    ...nameFaults(body["name"], { isNew: true }),
    ...linkFaults(body),
    ...missing(body, channel === "twitter" ? TWITTER_NEEDS[generation] : []),
    ...(OWN_RULES[channel]?.(body) ?? []),
    ...(NEW_ONLY[channel]?.(body) ?? []),
    ...sizeFaults(body),
  ]);
}

/** Refuses a change that breaks the vendor's rules for its channel whatever is stored, before anything is called. */
export function checkIntegrationChanges(channel: string, id: string, changes: Fields): void {
  refuse([
    ...idFaults(id, "id"),
    ...nameFaults(changes["name"], { isNew: false }),
    ...linkFaults(changes),
    ...(OWN_RULES[channel]?.(changes) ?? []),
    ...sizeFaults(changes),
  ]);
}

/** What each generation of paths makes mandatory of an account on X. */
const TWITTER_NEEDS: Record<MessagingApi, string[]> = {
  conversations: ["signupCode", "appId", "codeChallenge", "redirectUri"],
  messaging: ["tier", "accessTokenKey", "accessTokenSecret", "consumerKey", "consumerSecret"],
};

/** Beyond what the schema of the graph says; from the texts of the fields in the vendor's models. */
const OWN_RULES: Record<string, (fields: Fields) => Fault[]> = {
  twitter: ({ tier, envName }) =>
    tier === "premium" && !envName ? [fault("envName", "The premium tier needs the name of an environment.")] : [],
  open: ({ outboundNotificationWebhookSignatureSecretToken: token, webhookHeaders: headers }) => [
    ...(typeof token === "string" && token.length < SHORTEST_TOKEN
      ? [fault("outboundNotificationWebhookSignatureSecretToken", "The token must be longer than 15 characters.")]
      : []),
    ...(headers != null && !isTextByName(headers)
      ? [fault("webhookHeaders", "Headers are an object of names and texts.")]
      : []),
  ],
  // The secret cannot be read back, so whoever names the channel gives it again.
  line: ({ channelId, channelSecret }) =>
    channelId && !channelSecret ? [fault("channelSecret", "A channel needs its secret.")] : [],
};

const NEW_ONLY: Record<string, (fields: Fields) => Fault[]> = {
  facebook: pageFaults,
  instagram: pageFaults,
  line: ({ channelId, channelSecret }) =>
    channelSecret && !channelId ? [fault("channelId", "A secret needs its channel.")] : [],
};

const SHORTEST_TOKEN = 16;

function pageFaults({ pageAccessToken, userAccessToken, pageId, appId, appSecret }: Fields): Fault[] {
  const tokens = "The access token of a page or of a user is needed.";
  return [
    ...(!pageAccessToken && !userAccessToken
      ? [fault("pageAccessToken", tokens), fault("userAccessToken", tokens)]
      : []),
    ...(!pageAccessToken && userAccessToken && !pageId ? [fault("pageId", "The token of a user needs the page.")] : []),
    ...(appId && !appSecret ? [fault("appSecret", "An app of your own needs its secret.")] : []),
  ];
}

function linkFaults({ messagingSetting, supportedContent }: Fields): Fault[] {
  return [
    ...referenceFaults(messagingSetting, "messagingSetting"),
    ...referenceFaults(supportedContent, "supportedContent"),
  ];
}

function missing(body: Fields, names: readonly string[]): Fault[] {
  return names.filter((name) => body[name] == null).map((name) => fault(name, "It is needed."));
}

function isTextByName(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

function fault(field: string, message: string): Fault {
  return { field, message };
}
