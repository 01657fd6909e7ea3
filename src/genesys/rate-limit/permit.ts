import type { Signal } from "../../deadline.ts";

/** `background` is a read that no request waits for. It never waits for a permit, and never spends the last 20 %. */
export type Priority = "interactive" | "background";

/** A request for permission to send one REST call. */
export interface PermitRequest {
  priority: Priority;
  /** The latest moment, on the clock, at which a permit is still of use. */
  deadline: number;
  /** Ends the wait. The promise then rejects with the signal's reason. */
  signal?: Signal | undefined;
  /** Clients take turns while permits are short. Calls without a client count as one client. */
  client?: string | undefined;
}

/** Permission to send one call, once and at once. */
export interface Permit {
  /** To be called when the call has ended in any way, or will not be sent. Genesys Cloud cannot receive it after that. */
  ended(): void;
}
