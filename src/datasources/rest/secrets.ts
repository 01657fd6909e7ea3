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

const LETTERS_OF_SECRETS = new Set([...SECRETS].map((name) => name.toLowerCase()));

/** True for the name of a field that holds a credential, in any case; also as the end of a path. */
export function isSecret(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((part) => LETTERS_OF_SECRETS.has(part));
}

/**
 * The answer without credentials and without the values of headers, so that it can be stored, also in a shared Redis. What has none is
 * answered as it is: a copy of a long list would cost as much as its JSON.
 */
export function withoutSecrets(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  if (Array.isArray(answer)) return withoutSecretsInRows(answer);
  const found = answer as Record<string, unknown>;
  let hasSecret = false;
  let replaced: Map<string, unknown> | undefined;
  for (const name in found) {
    const value = found[name];
    if (SECRETS.has(name)) hasSecret = true;
    else {
      const kept = name === "webhookHeaders" ? withoutValues(value) : withoutSecrets(value);
      if (kept !== value) (replaced ??= new Map()).set(name, kept);
    }
  }
  if (!hasSecret && !replaced) return answer;
  const entries = Object.entries(found).filter(([name]) => !SECRETS.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, replaced?.get(name) ?? value]));
}

function withoutSecretsInRows(rows: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [at, row] of rows.entries()) {
    const kept = withoutSecrets(row);
    if (kept === row) continue;
    copy ??= [...rows];
    copy[at] = kept;
  }
  return copy ?? rows;
}

function withoutValues(headers: unknown): unknown {
  return Object.fromEntries(Object.keys(headers ?? {}).map((name) => [name, ""]));
}
