import type { LibraryResolvers, MutationResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { checkIdCount } from "../datasources/ids.ts";
import type { GenesysLibrary, LibraryChanges } from "../datasources/libraries.ts";
import { windowOf } from "../datasources/paging.ts";
import type { Complete } from "./complete.ts";
import { responseDetail } from "./response.ts";
import { rowsOf } from "./selection.ts";
import { payloadOf } from "./user-errors.ts";

/** The fields of a library that a reference to it answers without a REST call. */
export const REFERENCE_FIELDS = ["id", "name", "selfUri", "responses"];

const inputNames = { division: "divisionId" };

const Query: Pick<Required<QueryResolvers>, "library" | "libraries" | "librariesById"> = {
  library: (_, { id }, { datasources }) => datasources.libraries.byId(id),
  libraries: (_, args, { datasources }) => datasources.libraries.page(windowOf(args)),
  librariesById: (_, { ids }, { datasources }) => {
    checkIdCount(ids);
    return datasources.libraries.byIds(ids);
  },
};

const Mutation: Pick<Required<MutationResolvers>, "createLibrary" | "updateLibrary" | "deleteLibrary"> = {
  createLibrary: (_, { input }, { datasources }, info) =>
    payloadOf(info, async () => ({ library: await datasources.libraries.create(changesOf(input)) }), { inputNames }),
  updateLibrary: (_, { input }, { datasources }, info) =>
    payloadOf(
      info,
      async () => ({
        library: await datasources.libraries.update(input.id, changesOf(input), input.expectedVersion),
      }),
      { inputNames },
    ),
  deleteLibrary: (_, { input }, { datasources }, info) =>
    payloadOf(
      info,
      async () => {
        await datasources.libraries.delete(input.id);
        return { deletedId: input.id };
      },
      { deletes: true },
    ),
};

function changesOf({ name, divisionId }: { name?: string | null; divisionId?: string | null }): LibraryChanges {
  return { name, division: divisionId == null ? divisionId : { id: divisionId } };
}

const Library: Complete<LibraryResolvers, GenesysLibrary> = {
  responses: (library, args, { datasources }, info) =>
    datasources.responses.page(library.id, windowOf(args), responseDetail(rowsOf(info))),
};

export const library = { Query, Mutation, Library };
