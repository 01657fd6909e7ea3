import { SETTINGS_TABLE } from "./settings-table.ts";

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
