/**
 * Fields of integrations that hold a credential of the channel: all that schema.graphql calls write-only. Some models of the vendor include
 * them in answers.
 */
const SECRETS = new Set([
  "accessTokenKey",
  "accessTokenSecret",
  "appSecret",
  "channelSecret",
  "consumerKey",
  "consumerSecret",
  "embeddedSignupAccessToken",
  "oauthClientSecret",
  "outboundNotificationWebhookSignatureSecretToken",
  "pageAccessToken",
  "pin",
  "signupCode",
  "switcherSecret",
  "userAccessToken",
  "wabaCertificate",
]);

/** The answer without credentials and without the values of headers, so that it can be stored, also in a shared Redis. */
export function withoutSecrets(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutSecrets);
  if (typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer).filter(([name]) => !SECRETS.has(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === "webhookHeaders" ? withoutValues(value) : withoutSecrets(value)]),
  );
}

function withoutValues(headers: unknown): unknown {
  return Object.fromEntries(Object.keys(headers ?? {}).map((name) => [name, ""]));
}
