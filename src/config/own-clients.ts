/**
 * Who counts as the client in the log, in metrics and on `/status` where it is no key and no token: `anonymous` with `AUTH_MODE=open`,
 * `none` where no operation waits for a call, `other` beyond the names that metrics tell apart, `subscriptions` for their shared reads.
 */
export const OWN_CLIENTS = {
  anonymous: "anonymous",
  none: "none",
  other: "other",
  subscriptions: "subscriptions",
} as const;

/** True for the name of a client of the gateway's own, which no key may have. */
export function isOwnClient(name: string): boolean {
  return Object.hasOwn(OWN_CLIENTS, name);
}

/** Begins the name of a token's subject that would be taken for another client. */
const TOKEN = "token:";

/** The name of the client with a token: its subject, or one that no client of the gateway's own and no key can have. */
export function nameOfSubject(subject: string): string {
  return isOwnClient(subject) || subject.startsWith(TOKEN) ? `${TOKEN}${subject}` : subject;
}
