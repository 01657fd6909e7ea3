import type { GraphQLResolveInfo } from "graphql";
import type {
  CreateResponseInput,
  MutationResolvers,
  QueryResolvers,
  ResponseAssetLinkResolvers,
  ResponseResolvers,
  ResponseSubstitutionResolvers,
  UpdateResponseInput,
  WhatsAppTemplateResolvers,
} from "../generated/resolvers.ts";
import { checkIdCount } from "../ids.ts";
import { unknownPlaceholders } from "../datasources/responses/placeholders.ts";
import type {
  AssetReference,
  GenesysResponse,
  GenesysSubstitution,
  ResponseChanges,
} from "../datasources/responses/response.ts";
import type { Complete } from "../graphql/complete.ts";
import { affectedLibraries, deleteEntity } from "./mutations/delete-entity.ts";
import { expandFor } from "./integration-links.ts";
import { nodeIdField } from "./node-id.ts";
import { ASSET_REFERENCE, LIBRARY_REFERENCE, referencesOf, responseDetail, targetsOf } from "./response-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { inputPathOf } from "./mutations/user-errors.ts";
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
  createResponse: async (_, { input }, { datasources }, info) => {
    const write = () => datasources.responses.create(responseChanges(input));
    const payload = await writeEntity(info, { field: "response", input, write, inputNames });
    return { ...payload, warnings: warningsOf(payload.response, input, info) };
  },
  updateResponse: async (_, { input }, { datasources }, info) => {
    const write = () => datasources.responses.update(input.id, responseChanges(input), input.expectedVersion);
    const payload = await writeEntity(info, { field: "response", input, write, inputNames });
    return { ...payload, warnings: warningsOf(payload.response, input, info) };
  },
  deleteResponse: (_, { input: { id }, dryRun }, { datasources }, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => datasources.responses.delete(id),
      affected: (response) => affectedLibraries(response?.libraries),
    }),
};

/** What the written response has and probably should not have, as far as the input is about it. `null` where nothing was written. */
function warningsOf(
  written: GenesysResponse | undefined,
  input: CreateResponseInput | UpdateResponseInput,
  info: GraphQLResolveInfo,
) {
  if (!written) return null;
  const { texts, substitutions, substitutionsSchema } = input;
  if (texts === undefined && substitutions === undefined && substitutionsSchema === undefined) return [];
  // Without a text in the input, the placeholder became unknown because its substitution was removed.
  // The schema that the API answers may describe the substitutions from before the change.
  const isOutdated = substitutions !== undefined && substitutionsSchema === undefined;
  const described = isOutdated ? { ...written, substitutionsSchema: {} } : written;
  return unknownPlaceholders(described).map(({ field, message }) => ({
    message,
    path: inputPathOf(texts === undefined ? "substitutions" : field, info, inputNames),
  }));
}

/** The input as a REST body. It has ids in place of references, and keys of substitutions in place of their ids. */
function responseChanges(input: CreateResponseInput | UpdateResponseInput): ResponseChanges {
  const { libraryIds, substitutions, id: _id, expectedVersion: _version, ...same } = input as UpdateResponseInput;
  const libraries = libraryIds?.map((id) => ({ id }));
  const keyed = substitutions?.map(({ key, ...others }) => ({ id: key, ...others }));
  return {
    ...same,
    ...(libraryIds !== undefined && { libraries: libraries ?? null }),
    ...(substitutions !== undefined && { substitutions: keyed ?? null }),
  } as ResponseChanges;
}

const Response: Complete<ResponseResolvers, GenesysResponse> = {
  nodeId: nodeIdField("Response"),
  libraries: (response, _, { datasources }, info) => {
    if (selectionOf(info).within(LIBRARY_REFERENCE)) return referencesOf(response.libraries);
    return targetsOf(response.libraries, datasources.libraries.byIds);
  },
  assets: ({ assets }) => (assets ? referencesOf(assets) : null),
  substitutionsSchema: (response, _, { datasources }) => datasources.responses.substitutionsSchema(response),
  history: ({ id }, args, { datasources }, info) => datasources.history.page("response", id, windowFor(args, info)),
};

const ResponseSubstitution: Complete<ResponseSubstitutionResolvers, GenesysSubstitution> = {
  key: ({ id }) => id,
};

const ResponseAssetLink: Complete<ResponseAssetLinkResolvers, AssetReference> = {
  asset: ({ id, selfUri }, _, { datasources }, info) => {
    if (selectionOf(info).within(ASSET_REFERENCE)) return { id, selfUri };
    return datasources.responseAssets.byId(id);
  },
};

const WhatsAppTemplate: Pick<WhatsAppTemplateResolvers, "integration"> = {
  integration: ({ integrationId }, _, { datasources }, info) =>
    integrationId ? datasources.integrations.byId(integrationId, "whatsapp", expandFor(selectionOf(info))) : null,
};

export const response = {
  Query,
  Mutation,
  types: { Response, ResponseSubstitution, ResponseAssetLink, WhatsAppTemplate },
};
