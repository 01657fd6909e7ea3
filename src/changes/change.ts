/** The entities whose changes are made known. */
export type ChangedKind = "library" | "response" | "supported-content-profile" | "messaging-setting" | "integration";

/** One entity has changed, through this gateway or past it. */
export interface EntityChange {
  kind: ChangedKind;
  id: string;
  action: "created" | "updated" | "deleted";
  /** When it changed, in milliseconds since 1970. */
  at: number;
  /** Who changed it, as far as that is known. */
  by?: { userId?: string; clientId?: string };
  /** What told of it: a write of this gateway, the audits of Genesys Cloud, or events that it pushes. */
  source: "gateway" | "audits" | "events";
  /** The libraries of a response, where they are known: those that it has left too. */
  libraryIds?: string[];
  /** The channel of an integration, such as `whatsapp`. */
  channel?: string;
}
