/** A write that has changed something, or may have, once every answer that it may have changed is unreachable. */
export interface CompletedWrite extends Pick<AuditedWrite, "entity" | "before" | "after"> {
  action: "created" | "updated" | "deleted";
  /** False where its outcome is unknown. */
  isDone: boolean;
  /** As `WrittenName.fields`. */
  fields?: object | undefined;
}

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
