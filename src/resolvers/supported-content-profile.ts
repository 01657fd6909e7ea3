import type { MutationResolvers, QueryResolvers, SupportedContentProfileResolvers } from "../generated/resolvers.ts";
import { windowOf } from "../datasources/paging.ts";
import type { GenesysSupportedContent } from "../datasources/supported-content-profiles.ts";
import type { Complete } from "./complete.ts";
import { expandFor } from "./integration-links.ts";
import { rowsOf } from "./selection.ts";
import { payloadOf } from "./user-errors.ts";

type Reads = "supportedContentProfile" | "supportedContentProfiles" | "defaultSupportedContentProfile";
type Writes =
  | "createSupportedContentProfile"
  | "updateSupportedContentProfile"
  | "deleteSupportedContentProfile"
  | "setDefaultSupportedContentProfile";

const Query: Pick<Required<QueryResolvers>, Reads> = {
  supportedContentProfile: (_, { id }, { datasources }) => datasources.supportedContentProfiles.byId(id),
  supportedContentProfiles: (_, args, { datasources }) => datasources.supportedContentProfiles.page(windowOf(args)),
  defaultSupportedContentProfile: (_, _args, { datasources }) => datasources.supportedContentProfiles.default(),
};

const Mutation: Pick<Required<MutationResolvers>, Writes> = {
  createSupportedContentProfile: (_, { input }, { datasources }, info) =>
    payloadOf(info, async () => ({
      supportedContentProfile: await datasources.supportedContentProfiles.create(input),
    })),
  updateSupportedContentProfile: (_, { input: { id, ...changes } }, { datasources }, info) =>
    payloadOf(info, async () => ({
      supportedContentProfile: await datasources.supportedContentProfiles.update(id, changes),
    })),
  deleteSupportedContentProfile: (_, { input: { id } }, { datasources }, info) =>
    payloadOf(
      info,
      async () => {
        await datasources.supportedContentProfiles.delete(id);
        return { deletedId: id };
      },
      { deletes: true },
    ),
  setDefaultSupportedContentProfile: (_, { input: { id } }, { datasources }, info) =>
    payloadOf(info, async () => ({
      supportedContentProfile: await datasources.supportedContentProfiles.setDefault(id),
    })),
};

const SupportedContentProfile: Complete<SupportedContentProfileResolvers, GenesysSupportedContent> = {
  integrations: ({ id }, args, { datasources }, info) =>
    datasources.integrations.using("supportedContent", id, windowOf(args), expandFor(rowsOf(info))),
};

export const supportedContentProfile = { Query, Mutation, SupportedContentProfile };
