import type { GenesysCall } from "../../genesys/call.ts";
import { checkId } from "../../ids.ts";

export const LIBRARIES_PATH = "/api/v2/responsemanagement/libraries";
export const RESPONSES_PATH = "/api/v2/responsemanagement/responses";
export const ASSETS_PATH = "/api/v2/responsemanagement/responseassets";

/** What to read beside the response itself: the substitutions' schema comes only when asked for. */
export interface ResponseDetail {
  substitutionsSchema?: boolean;
}

/** The call that reads one library: the cache knows a library by it. */
export const readLibrary = (id: string): GenesysCall => ({
  method: "GET",
  route: `${LIBRARIES_PATH}/{libraryId}`,
  path: { libraryId: checkId(id, "id") },
});

/** The call that reads one response. */
export const readResponse = (id: string, detail?: ResponseDetail): GenesysCall => ({
  method: "GET",
  route: `${RESPONSES_PATH}/{responseId}`,
  path: { responseId: checkId(id, "id") },
  query: { expand: expand(detail) },
});

export const expand = (detail?: ResponseDetail): string | undefined =>
  detail?.substitutionsSchema ? "substitutionsSchema" : undefined;
