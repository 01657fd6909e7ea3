import type {
  CreateResponseInput,
  MutationResolvers,
  QueryResolvers,
  ResponseResolvers,
  UpdateResponseInput,
  WhatsAppTemplateResolvers,
} from "../generated/resolvers.ts";
import { checkIdCount } from "../ids.ts";
import type { GenesysResponse, ResponseChanges } from "../datasources/responses/response.ts";
import type { Complete } from "../graphql/complete.ts";
import { affectedLibraries, deleteEntity } from "./mutations/delete-entity.ts";
import { expandFor } from "./integration-links.ts";
import { ASSET_REFERENCE, LIBRARY_REFERENCE, responseDetail } from "./response-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { windowFor } from "./window.ts";
import { writeEntity } from "./mutations/write-entity.ts";

const inputNames = { libraries: "libraryIds" };

const Query: Pick<Required<QueryResolvers>, "response" | "responsesById" | "responses" | "searchResponses"> = {
  response: (_, { id }, { datasources }, info) => datasources.responses.byId(id, responseDetail(selectionOf(info))),
  responsesById: (_, { ids }, { datasources }, info) => {
    checkIdCount(ids);
    return datasources.responses.byIds(ids, responseDetail(selectionOf(info)));
  },
  responses: (_, args, { datasources }, info) =>
    datasources.responses.page(args.libraryId, windowFor(args, info), responseDetail(rowsOf(info))),
  searchResponses: (_, { phrase, filter, ...args }, { datasources }, info) =>
    datasources.responses.search({ phrase, ...filter }, windowFor(args, info)),
};

const Mutation: Pick<Required<MutationResolvers>, "createResponse" | "updateResponse" | "deleteResponse"> = {
  createResponse: (_, { input }, { datasources }, info) => {
    const write = () => datasources.responses.create(responseChanges(input));
    return writeEntity(info, { field: "response", input, write, inputNames });
  },
  updateResponse: (_, { input }, { datasources }, info) => {
    const write = () => datasources.responses.update(input.id, responseChanges(input), input.expectedVersion);
    return writeEntity(info, { field: "response", input, write, inputNames });
  },
  deleteResponse: (_, { input: { id }, dryRun }, { datasources }, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => datasources.responses.delete(id),
      affected: (response) => affectedLibraries(response?.libraries),
    }),
};

/** The input as a REST body. Only references differ: the input has their ids. */
function responseChanges(input: CreateResponseInput | UpdateResponseInput): ResponseChanges {
  const { libraryIds, id: _id, expectedVersion: _version, ...same } = input as UpdateResponseInput;
  const libraries = libraryIds?.map((id) => ({ id }));
  return { ...same, ...(libraryIds !== undefined && { libraries: libraries ?? null }) } as ResponseChanges;
}

const Response: Complete<ResponseResolvers, GenesysResponse> = {
  libraries: (response, _, { datasources }, info) => {
    const references = response.libraries ?? [];
    if (selectionOf(info).within(LIBRARY_REFERENCE)) return references;
    return datasources.libraries.byIds(references.map(({ id }) => id));
  },
  assets: async (response, _, { datasources }, info) => {
    const references = response.assets;
    if (!references || selectionOf(info).within(ASSET_REFERENCE)) return references;
    const assets = await datasources.responseAssets.byIds(references.map(({ id }) => id));
    // Only the reference says how this response uses the asset.
    return assets.map((asset, at) => (asset && !(asset instanceof Error) ? { ...asset, ...references[at] } : asset));
  },
  substitutionsSchema: (response, _, { datasources }) => datasources.responses.substitutionsSchema(response),
};

const WhatsAppTemplate: Pick<WhatsAppTemplateResolvers, "integration"> = {
  integration: ({ integrationId }, _, { datasources }, info) =>
    integrationId ? datasources.integrations.byId(integrationId, "whatsapp", expandFor(selectionOf(info))) : null,
};

export const response = { Query, Mutation, types: { Response, WhatsAppTemplate } };
