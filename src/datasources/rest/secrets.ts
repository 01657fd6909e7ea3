/** Fields of integrations that hold a credential of the channel. Some models of the vendor answer them. */
const SECRETS = new Set([
  "accessTokenKey",
  "accessTokenSecret",
  "appSecret",
  "channelSecret",
  "consumerSecret",
  "oauthClientSecret",
  "outboundNotificationWebhookSignatureSecretToken",
  "pageAccessToken",
  "switcherSecret",
  "userAccessToken",
  "wabaCertificate",
]);

/** The answer as it may be kept, be it in a Redis that others read too: credentials are left out, headers lose their values. */
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
