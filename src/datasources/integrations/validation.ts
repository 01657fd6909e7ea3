import type { Fault } from "../../errors.ts";
import { isObject } from "../rest/merge.ts";
import type { MessagingApi } from "../messaging-api.ts";
import { idFaults, nameFaults, referenceFaults, refuse, sizeFaults } from "../rest/validation.ts";

type IntegrationFields = Record<string, unknown>;

/**
 * Refuses an integration that breaks the vendor's rules for its channel, before any call. A blank name is the vendor's error
 * `missing.required.field.value` ("not provided or is blank"), which all channels but LINE declare for their POST.
 */
export function checkNewIntegration(channel: string, body: IntegrationFields, generation: MessagingApi): void {
  refuse([
    ...nameFaults(body["name"], { isNew: true, canBeBlank: channel === "line" }),
    ...linkFaults(body),
    ...missing(body, channel === "twitter" ? TWITTER_NEEDS[generation] : []),
    ...(OWN_RULES[channel]?.(body) ?? []),
    ...(NEW_ONLY[channel]?.(body) ?? []),
    ...sizeFaults(body),
  ]);
}

/**
 * Refuses an embedded signup of WhatsApp that breaks the vendor's rules. WhatsAppEmbeddedSignupIntegrationRequest: the name is
 * mandatory in the signup flow with a token (v2), optional without one (v4).
 */
export function checkSignup(body: IntegrationFields): void {
  const isNew = body["embeddedSignupAccessToken"] !== undefined;
  refuse([...nameFaults(body["name"], { isNew, canBeBlank: false }), ...linkFaults(body), ...sizeFaults(body)]);
}

/** Refuses an activation of a WhatsApp number that breaks the vendor's rules: a blank PIN is `missing.required.field.value`. */
export function checkActivation(id: string, { pin }: { pin: string }): void {
  refuse([...idFaults(id, "id"), ...(pin.trim() === "" ? [fault("pin", "A PIN is required.")] : [])]);
}

/** Refuses changes that break the vendor's rules for their channel whichever integration is stored, before any call. */
export function checkIntegrationChanges(channel: string, id: string, changes: IntegrationFields): void {
  refuse([
    ...idFaults(id, "id"),
    ...nameFaults(changes["name"], { isNew: false }),
    ...linkFaults(changes),
    ...(OWN_RULES[channel]?.(changes) ?? []),
    ...sizeFaults(changes),
  ]);
}

/** What each generation of paths requires: the models `TwitterIntegrationRequest` and `SeedTwitterIntegrationRequest`. */
const TWITTER_NEEDS: Record<MessagingApi, string[]> = {
  conversations: ["signupCode", "appId", "codeChallenge", "redirectUri"],
  messaging: ["tier", "accessTokenKey", "accessTokenSecret", "consumerKey", "consumerSecret"],
};

/** Rules beyond the GraphQL schema, from the descriptions of fields in the vendor's models. */
const OWN_RULES: Record<string, (fields: IntegrationFields) => Fault[]> = {
  // SeedTwitterIntegrationRequest.envName: "Needed for the premium tier."
  twitter: ({ tier, envName }) =>
    tier === "premium" && !envName ? [fault("envName", "The premium tier requires an environment name.")] : [],
  // The error `notification.webhook.signature.secret.token.longer.than.15.characters`; OpenIntegrationRequest.webhookHeaders.
  open: ({ outboundNotificationWebhookSignatureSecretToken: token, webhookHeaders: headers }) => [
    ...(typeof token === "string" && token.length < SHORTEST_TOKEN
      ? [fault("outboundNotificationWebhookSignatureSecretToken", "The token must be longer than 15 characters.")]
      : []),
    ...(headers != null && !isTextByName(headers)
      ? [fault("webhookHeaders", "Headers must be an object whose values are strings.")]
      : []),
  ],
  // LineIntegrationRequest: without both only while an account is being set up. The secret cannot be read back, so a change of the
  // channel has to include it.
  line: ({ channelId, channelSecret }) =>
    channelId && !channelSecret ? [fault("channelSecret", "With a channel id, the channel secret is required.")] : [],
};

const NEW_ONLY: Record<string, (fields: IntegrationFields) => Fault[]> = {
  facebook: pageFaults,
  instagram: pageFaults,
  line: ({ channelId, channelSecret }) =>
    channelSecret && !channelId ? [fault("channelId", "With a channel secret, the channel id is required.")] : [],
};

const SHORTEST_TOKEN = 16;

/** The error `invalid.access.token.combination`, and FacebookIntegrationRequest.appSecret: "Mandatory when appId is given." */
function pageFaults({ pageAccessToken, userAccessToken, pageId, appId, appSecret }: IntegrationFields): Fault[] {
  const tokens = "A page access token or a user access token is required.";
  return [
    ...(!pageAccessToken && !userAccessToken
      ? [fault("pageAccessToken", tokens), fault("userAccessToken", tokens)]
      : []),
    ...(!pageAccessToken && userAccessToken && !pageId
      ? [fault("pageId", "With a user access token, the page id is required.")]
      : []),
    ...(appId && !appSecret ? [fault("appSecret", "With an app id, the app secret is required.")] : []),
  ];
}

function linkFaults({ messagingSetting, supportedContent }: IntegrationFields): Fault[] {
  return [
    ...referenceFaults(messagingSetting, "messagingSetting"),
    ...referenceFaults(supportedContent, "supportedContent"),
  ];
}

function missing(body: IntegrationFields, names: readonly string[]): Fault[] {
  return names.filter((name) => body[name] == null).map((name) => fault(name, "This field is required."));
}

function isTextByName(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

function fault(field: string, message: string): Fault {
  return { field, message };
}
