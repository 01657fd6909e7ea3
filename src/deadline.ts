import type { Clock } from "./clock.ts";
import { GatewayError } from "./errors.ts";
import type { ErrorDetails } from "./errors.ts";
import { SETTINGS_TABLE } from "./config/settings-table.ts";

/** How long things may take, in milliseconds. */
export interface Times {
  /** One request of a client. */
  request: number;
  /** One call to Genesys Cloud, its retries included. */
  call: number;
  /** One attempt with its body. */
  attempt: number;
}

/** What holds where no setting says otherwise. */
export const DEFAULT_TIMES: Times = {
  request: SETTINGS_TABLE.REQUEST_TIMEOUT.default * 1000,
  call: SETTINGS_TABLE.GENESYS_CALL_TIMEOUT.default * 1000,
  attempt: SETTINGS_TABLE.GENESYS_ATTEMPT_TIMEOUT.default * 1000,
};

/** The error for what was not there in time. */
export function timeOut(details: ErrorDetails = {}): GatewayError {
  const message = "Genesys Cloud did not answer in time.";
  return new GatewayError(message, { code: "UPSTREAM_TIMEOUT", retryable: true }, details);
}

/** The same, or the error when the deadline passes first. The work itself goes on. */
export async function inTime<T>(work: Promise<T>, deadline: number, clock: Clock): Promise<T> {
  if (deadline === Infinity) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(deadline - clock.now(), () => reject(timeOut()));
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancel();
  }
}

/** The same, or the signal's reason when it aborts first. The work itself goes on. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
