import type { MessagingSettingResolvers, MutationResolvers, QueryResolvers } from "../generated/resolvers.ts";
import type { GenesysMessagingSetting } from "../datasources/messaging-settings.ts";
import { windowOf } from "../datasources/paging.ts";
import type { Complete } from "./complete.ts";
import { expandFor } from "./integration-links.ts";
import { rowsOf } from "./selection.ts";
import { payloadOf } from "./user-errors.ts";

type Reads = "messagingSetting" | "messagingSettings" | "defaultMessagingSetting";
type Writes =
  | "createMessagingSetting"
  | "updateMessagingSetting"
  | "deleteMessagingSetting"
  | "setDefaultMessagingSetting"
  | "clearDefaultMessagingSetting";

const Query: Pick<Required<QueryResolvers>, Reads> = {
  messagingSetting: (_, { id }, { datasources }) => datasources.messagingSettings.byId(id),
  messagingSettings: (_, args, { datasources }) => datasources.messagingSettings.page(windowOf(args)),
  defaultMessagingSetting: (_, _args, { datasources }) => datasources.messagingSettings.default(),
};

const Mutation: Pick<Required<MutationResolvers>, Writes> = {
  createMessagingSetting: (_, { input }, { datasources }, info) =>
    payloadOf(info, async () => ({ messagingSetting: await datasources.messagingSettings.create(input) })),
  updateMessagingSetting: (_, { input: { id, ...changes } }, { datasources }, info) =>
    payloadOf(info, async () => ({ messagingSetting: await datasources.messagingSettings.update(id, changes) })),
  deleteMessagingSetting: (_, { input: { id } }, { datasources }, info) =>
    payloadOf(
      info,
      async () => {
        await datasources.messagingSettings.delete(id);
        return { deletedId: id };
      },
      { deletes: true },
    ),
  setDefaultMessagingSetting: (_, { input: { id } }, { datasources }, info) =>
    payloadOf(info, async () => ({ messagingSetting: await datasources.messagingSettings.setDefault(id) }), {
      inputNames: { settingId: "id" },
    }),
  clearDefaultMessagingSetting: (_, _args, { datasources }, info) =>
    payloadOf(info, async () => {
      await datasources.messagingSettings.clearDefault();
      return {};
    }),
};

const MessagingSetting: Complete<MessagingSettingResolvers, GenesysMessagingSetting> = {
  isDefault: async ({ id }, _, { datasources }) => (await datasources.messagingSettings.default())?.id === id,
  integrations: ({ id }, args, { datasources }, info) =>
    datasources.integrations.using("messagingSetting", id, windowOf(args), expandFor(rowsOf(info))),
};

export const messagingSetting = { Query, Mutation, MessagingSetting };
