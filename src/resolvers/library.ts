import type { LibraryResolvers, MutationResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { checkIdCount } from "../ids.ts";
import type { GenesysLibrary, LibraryChanges } from "../datasources/libraries.ts";
import type { Complete } from "../graphql/complete.ts";
import { affectedResponses, deleteEntity } from "./mutations/delete-entity.ts";
import { nodeIdField } from "./node-id.ts";
import { responseDetail } from "./response-links.ts";
import { rowsOf } from "../graphql/selection.ts";
import { windowFor } from "./window.ts";
import { writeEntity } from "./mutations/write-entity.ts";

const inputNames = { division: "divisionId" };

const Query: Pick<Required<QueryResolvers>, "library" | "libraries" | "librariesById"> = {
  library: (_, { id }, { datasources }) => datasources.libraries.byId(id),
  libraries: (_, args, { datasources }, info) => datasources.libraries.page(windowFor(args, info), args.namePrefix),
  librariesById: (_, { ids }, { datasources }) => {
    checkIdCount(ids);
    return datasources.libraries.byIds(ids);
  },
};

const Mutation: Pick<Required<MutationResolvers>, "createLibrary" | "updateLibrary" | "deleteLibrary"> = {
  createLibrary: (_, { input }, { datasources }, info) => {
    const write = () => datasources.libraries.create(libraryChanges(input));
    return writeEntity(info, { field: "library", input, write, inputNames });
  },
  updateLibrary: (_, { input }, { datasources }, info) => {
    const write = () => datasources.libraries.update(input.id, libraryChanges(input), input.expectedVersion);
    return writeEntity(info, { field: "library", input, write, inputNames });
  },
  deleteLibrary: (_, { input: { id }, dryRun }, context, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => context.datasources.libraries.delete(id),
      affected: () => affectedResponses(id, context),
    }),
};

function libraryChanges({ name, divisionId }: { name?: string | null; divisionId?: string | null }): LibraryChanges {
  return { name, division: divisionId == null ? divisionId : { id: divisionId } };
}

const Library: Complete<LibraryResolvers, GenesysLibrary> = {
  nodeId: nodeIdField("Library"),
  responses: (library, args, { datasources }, info) =>
    datasources.responses.page(library.id, windowFor(args, info), responseDetail(rowsOf(info))),
  history: ({ id }, args, { datasources }, info) => datasources.history.page("library", id, windowFor(args, info)),
};

export const library = { Query, Mutation, Library };
