import type { Entity } from "../datasources/rest/parse.ts";
import { isEntity } from "../datasources/rest/parse.ts";
import { passOn } from "../datasources/rest/promise-or-value.ts";
import type { PromiseOrValue } from "../datasources/rest/promise-or-value.ts";
import { WITH_SCHEMA } from "../datasources/responses/response.ts";
import type { ResponseDetail } from "../datasources/responses/response.ts";
import type { Selection } from "../graphql/selection.ts";

/** The fields of a library that a response's reference to it answers without a REST call. */
export const LIBRARY_REFERENCE = ["id", "nodeId", "name", "selfUri", "responses"];
/** The same of an asset. Its `contentLocation` is not among them: that of the reference is written with the response. */
export const ASSET_REFERENCE = ["id", "nodeId", "selfUri"];
/** The same of a response, in an asset's reference to it. */
export const RESPONSE_REFERENCE = ["id", "nodeId", "name", "selfUri"];

const WITHOUT_SCHEMA: ResponseDetail = { substitutionsSchema: false };

/** What a read of responses has to bring along to answer what is selected of them. */
export function responseDetail(selection: Selection): ResponseDetail {
  return selection.fields.has("substitutionsSchema") ? WITH_SCHEMA : WITHOUT_SCHEMA;
}

/** The references of a list, in their places. One without an id is `null`: it refers to nothing. */
export function referencesOf<R extends Entity>(list: readonly R[] | null | undefined): (R | null)[] {
  const rows: unknown = list;
  return (Array.isArray(rows) ? rows : []).map((row: R) => (isEntity(row) ? row : null));
}

/** What the references of a list refer to, in their places. */
export function targetsOf<R extends Entity, T>(
  list: readonly R[] | null | undefined,
  byIds: (ids: string[]) => PromiseOrValue<T[]>,
): PromiseOrValue<(T | null)[]> {
  const references = referencesOf(list);
  return passOn(byIds(references.filter((row) => row !== null).map(({ id }) => id)), (targets) => {
    let at = 0;
    return references.map((row) => row && targets[at++]!);
  });
}
