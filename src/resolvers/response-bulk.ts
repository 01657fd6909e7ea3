import type { GraphQLResolveInfo } from "graphql";
import type { Outcomes } from "../datasources/responses/bulk.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { differenceOfIds } from "./mutations/changes.ts";
import { affectedLibraries } from "./mutations/delete-entity.ts";
import { payloadOf, userErrorsOf } from "./mutations/user-errors.ts";
import type { UserErrorShape } from "./mutations/user-errors.ts";

/** Of the libraries that a moved response would have, only that of the input is new. */
const inputNames = { libraries: "toLibraryId" };

/** Runs a bulk write and answers a result for each id, in the order of the input. */
function resultsOf<T, R extends object>(
  info: GraphQLResolveInfo,
  { ids, field, write, result }: Bulk<T, R>,
): Promise<{ results?: (R & BulkResult)[]; userErrors: UserErrorShape[] }> {
  return payloadOf(info, async () => {
    const outcomes = await write();
    const results = ids.map((id, at) => {
      const outcome = outcomes.get(id);
      if (!(outcome instanceof Error))
        return { responseId: id, valuesOf: "Response", ...result(id, outcome as T), userErrors: [] };
      const errors = userErrorsOf(outcome, info, { type: "Response", inputNames });
      const userErrors = errors.map((error) => {
        const namesField = error.__typename === "InputError" && error.path.length > 1;
        return namesField ? error : { ...error, path: ["input", field, String(at)] };
      });
      return {
        responseId: id,
        valuesOf: "Response",
        ...result(id, userErrors.length > 0 ? null : outcome),
        userErrors,
      };
    });
    return { results };
  });
}

interface BulkResult {
  responseId: string;
  /** See `mutations/visible.ts`. */
  valuesOf: string;
  userErrors: UserErrorShape[];
}

interface Bulk<T, R> {
  ids: readonly string[];
  /** The field of the input that holds the ids. */
  field: string;
  write: () => Promise<Outcomes<T>>;
  /** The result of one id. `outcome` is `null` where a user error says why, or the error that input cannot correct. */
  result: (id: string, outcome: T | Error | null) => R;
}

/** The bulk writes of responses. */
export const responseBulk: Pick<Required<MutationResolvers>, "moveResponses" | "deleteResponses"> = {
  moveResponses: async (_, { input }, { datasources }, info) => {
    const { responseIds: ids, fromLibraryId: from, toLibraryId: to } = input;
    const { results = [], userErrors } = await resultsOf(info, {
      ids,
      field: "responseIds",
      write: () => datasources.responses.moveMany({ ids, from, to }),
      result: (_id, outcome) => {
        if (outcome === null || outcome instanceof Error) return { response: outcome, changes: null };
        const { entity, before, isOnlyRead } = outcome;
        const changes = differenceOfIds("libraryIds", before?.libraries, entity.libraries);
        return { response: entity, changes, ...(isOnlyRead && { onlyRead: "response" }) };
      },
    });
    return { results, userErrors };
  },
  deleteResponses: async (_, { input: { ids }, dryRun }, { datasources }, info) => {
    const { results = [], userErrors } = await resultsOf(info, {
      ids,
      field: "ids",
      write: () => datasources.responses.deleteMany(ids),
      result: (id, outcome) => {
        // graphql-js reports an Error as the error of this field. The generated types allow one only for objects.
        if (outcome === null || outcome instanceof Error) return { deletedId: outcome as null, affected: null };
        return { deletedId: id, affected: dryRun ? affectedLibraries(outcome?.libraries) : null };
      },
    });
    return { results, userErrors };
  },
};
