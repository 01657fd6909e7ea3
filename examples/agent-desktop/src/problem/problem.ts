import { ServerError } from "@apollo/client";
import { refusalOf } from "../../../clients/apollo.ts";
import type { Refusal } from "../../../clients/gateway.ts";

const NO_ANSWER = { code: "NO_ANSWER", message: "The gateway does not answer. Check the connection." };
/** What the gateway says of it is for the developer of the page. */
const SIGNED_OUT = { code: "UNAUTHENTICATED", message: "You are signed out. Sign in again, then try again." };

/** What a failed request tells its user: what the gateway said, or that there was no answer. */
export function problemOf(error: unknown): Refusal {
  // What stands before the gateway can refuse a request too.
  if (ServerError.is(error) && error.statusCode === 401) return SIGNED_OUT;
  const refusal = refusalOf(error) ?? NO_ANSWER;
  return refusal.code === SIGNED_OUT.code ? SIGNED_OUT : refusal;
}
