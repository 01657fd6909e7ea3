import type { MutationResolvers, QueryResolvers, SupportedContentProfileResolvers } from "../generated/resolvers.ts";
import type { GenesysSupportedContent } from "../datasources/supported-content-profiles.ts";
import { changeOfDefault } from "./mutations/changes.ts";
import { mayView } from "../auth/enforce-permissions.ts";
import type { Complete } from "../graphql/complete.ts";
import { deleteEntity, integrationsUsing } from "./mutations/delete-entity.ts";
import { expandFor } from "./integration-links.ts";
import { nodeIdField } from "./node-id.ts";
import { rowsOf } from "../graphql/selection.ts";
import { payloadOf } from "./mutations/user-errors.ts";
import { windowFor } from "./window.ts";
import { writeEntity } from "./mutations/write-entity.ts";

type ProfileQueries = "supportedContentProfile" | "supportedContentProfiles" | "defaultSupportedContentProfile";
type ProfileMutations =
  | "createSupportedContentProfile"
  | "updateSupportedContentProfile"
  | "deleteSupportedContentProfile"
  | "setDefaultSupportedContentProfile";

const Query: Pick<Required<QueryResolvers>, ProfileQueries> = {
  supportedContentProfile: (_, { id }, { datasources }) => datasources.supportedContentProfiles.byId(id),
  supportedContentProfiles: (_, args, { datasources }, info) =>
    datasources.supportedContentProfiles.page(windowFor(args, info)),
  defaultSupportedContentProfile: (_, _args, { datasources }) => datasources.supportedContentProfiles.default(),
};

const Mutation: Pick<Required<MutationResolvers>, ProfileMutations> = {
  createSupportedContentProfile: (_, { input }, { datasources }, info) => {
    const write = () => datasources.supportedContentProfiles.create(input);
    return writeEntity(info, { field: "supportedContentProfile", input, write });
  },
  updateSupportedContentProfile: (_, { input }, { datasources }, info) => {
    const { id, expectedVersion, ...changes } = input;
    const write = () => datasources.supportedContentProfiles.update(id, changes, expectedVersion);
    return writeEntity(info, { field: "supportedContentProfile", input, write });
  },
  deleteSupportedContentProfile: (_, { input: { id }, dryRun }, context, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => context.datasources.supportedContentProfiles.delete(id),
      affected: () => integrationsUsing("supportedContent", id, context),
    }),
  setDefaultSupportedContentProfile: (_, { input: { id } }, { client, datasources }, info) =>
    payloadOf(info, async () => {
      const { entity, before } = await datasources.supportedContentProfiles.setDefault(id, {
        tellsBefore: mayView(client, info.schema, "SupportedContentProfile"),
      });
      return {
        supportedContentProfile: entity,
        changes: changeOfDefault(before, id),
        valuesOf: "SupportedContentProfile",
      };
    }),
};

const SupportedContentProfile: Complete<SupportedContentProfileResolvers, GenesysSupportedContent> = {
  nodeId: nodeIdField("SupportedContentProfile"),
  integrations: ({ id }, args, { datasources }, info) =>
    datasources.integrations.using("supportedContent", id, windowFor(args, info), expandFor(rowsOf(info))),
};

export const supportedContentProfile = { Query, Mutation, SupportedContentProfile };
