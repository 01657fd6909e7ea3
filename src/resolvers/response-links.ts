import type { ResponseDetail } from "../datasources/responses/response.ts";
import type { Selection } from "../graphql/selection.ts";

/** The fields of a library that a response's reference to it answers without a REST call. */
export const LIBRARY_REFERENCE = ["id", "name", "selfUri", "responses"];
/** The same of an asset. */
export const ASSET_REFERENCE = ["id", "assetUsage", "contentLocation", "selfUri"];
/** The same of a response, in an asset's reference to it. */
export const RESPONSE_REFERENCE = ["id", "name", "selfUri"];

/** What a read of responses has to bring along to answer what is selected of them. */
export function responseDetail(selection: Selection): ResponseDetail {
  return { substitutionsSchema: selection.fields.has("substitutionsSchema") };
}
