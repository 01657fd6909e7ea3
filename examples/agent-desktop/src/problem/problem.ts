import { refusalOf } from "../../../clients/apollo.ts";
import type { Refusal } from "../../../clients/gateway.ts";

/** What a failed request tells its user: what the gateway said, or that there was no answer. */
export function problemOf(error: unknown): Refusal {
  return refusalOf(error) ?? { code: "NO_ANSWER", message: "The gateway does not answer. Check the connection." };
}
