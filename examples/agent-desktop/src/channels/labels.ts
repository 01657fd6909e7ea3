const NETWORKS: Readonly<Record<string, string>> = {
  FACEBOOK: "Facebook",
  LINE: "LINE",
  TWITTER: "X (Twitter)",
  WHATSAPP: "WhatsApp",
  INSTAGRAM: "Instagram",
  OPEN: "Open Messaging",
  APPLE: "Apple Messages",
  SMS: "SMS",
  WEBMESSAGING: "Web messaging",
};

const STATES: Readonly<Record<string, string>> = { ENABLED: "On", DISABLED: "Off" };

/** Name of a network. */
export const networkLabel = (channel: string) => NETWORKS[channel] ?? "Another network";

/** On, off, or not set. */
export const stateLabel = (state: string | null | undefined) => STATES[state ?? ""] ?? "Not set";

/** A status in words: `DELETION_FAILED` is `Deletion failed`. */
export function statusLabel(status: string): string {
  const words = status.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Media types in words. No list means nothing. */
export function mediaLabel(types: readonly { type: string | null }[] | null | undefined): string {
  const words = (types ?? []).map(({ type }) => {
    if (type === "*/*") return "everything";
    const [kind, format] = (type ?? "").split("/");
    return format === "*" ? `any ${kind}` : (type ?? "unknown");
  });
  return words.length > 0 ? words.join(", ") : "nothing";
}
