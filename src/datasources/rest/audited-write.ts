/** One write that Genesys Cloud was asked to make, without secrets. */
export interface AuditedWrite {
  /** `library`, `response` … */
  entity: { type: string; id?: string | undefined };
  /** What was stored before, where the gateway knew it. */
  before?: unknown;
  /** What is stored now. */
  after?: unknown;
  /** What was sent, where it is not known to be stored. */
  sent?: unknown;
  outcome: "done" | "refused" | "unknown";
  /** The gateway's error code, and what Genesys Cloud answered. */
  code?: string | undefined;
  upstream?: { status: number; code?: string; correlationId?: string } | undefined;
}
