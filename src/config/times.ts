import { SETTINGS_TABLE } from "./settings-table.ts";

/** Time limits in milliseconds. */
export interface Times {
  /** Of a request of a client. */
  request: number;
  /** Of a call to Genesys Cloud, retries included. */
  call: number;
  /** Of one attempt, its body included. */
  attempt: number;
}

/** The defaults. */
export const DEFAULT_TIMES: Times = {
  request: SETTINGS_TABLE.REQUEST_TIMEOUT.default * 1000,
  call: SETTINGS_TABLE.GENESYS_CALL_TIMEOUT.default * 1000,
  attempt: SETTINGS_TABLE.GENESYS_ATTEMPT_TIMEOUT.default * 1000,
};
