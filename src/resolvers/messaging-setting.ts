import type { MessagingSettingResolvers, MutationResolvers, QueryResolvers } from "../generated/resolvers.ts";
import type { GenesysMessagingSetting } from "../datasources/messaging-settings.ts";
import { changeOfDefault } from "./mutations/changes.ts";
import { mayView } from "../auth/enforce-permissions.ts";
import type { Complete } from "../graphql/complete.ts";
import { deleteEntity, integrationsUsing } from "./mutations/delete-entity.ts";
import { expandFor } from "./integration-links.ts";
import { nodeIdField } from "./node-id.ts";
import { rowsOf } from "../graphql/selection.ts";
import { payloadOf } from "./mutations/user-errors.ts";
import { versionOf } from "../datasources/rest/versioned-update.ts";
import { windowFor } from "./window.ts";
import { writeEntity } from "./mutations/write-entity.ts";

type SettingQueries = "messagingSetting" | "messagingSettings" | "defaultMessagingSetting";
type SettingMutations =
  | "createMessagingSetting"
  | "updateMessagingSetting"
  | "deleteMessagingSetting"
  | "setDefaultMessagingSetting"
  | "clearDefaultMessagingSetting";

const Query: Pick<Required<QueryResolvers>, SettingQueries> = {
  messagingSetting: (_, { id }, { datasources }) => datasources.messagingSettings.byId(id),
  messagingSettings: (_, args, { datasources }, info) => datasources.messagingSettings.page(windowFor(args, info)),
  defaultMessagingSetting: (_, _args, { datasources }) => datasources.messagingSettings.default(),
};

const Mutation: Pick<Required<MutationResolvers>, SettingMutations> = {
  createMessagingSetting: (_, { input }, { datasources }, info) => {
    const write = () => datasources.messagingSettings.create(input);
    return writeEntity(info, { field: "messagingSetting", input, write });
  },
  updateMessagingSetting: (_, { input }, { datasources }, info) => {
    const { id, expectedVersion, ...changes } = input;
    const write = () => datasources.messagingSettings.update(id, changes, expectedVersion);
    return writeEntity(info, { field: "messagingSetting", input, write });
  },
  deleteMessagingSetting: (_, { input: { id }, dryRun }, context, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => context.datasources.messagingSettings.delete(id),
      affected: () => integrationsUsing("messagingSetting", id, context),
    }),
  setDefaultMessagingSetting: (_, { input: { id } }, { client, datasources }, info) =>
    payloadOf(
      info,
      async () => {
        const { entity, before } = await datasources.messagingSettings.setDefault(id, {
          tellsBefore: mayView(client, info.schema, "MessagingSetting"),
        });
        return { messagingSetting: entity, changes: changeOfDefault(before, id), valuesOf: "MessagingSetting" };
      },
      { inputNames: { settingId: "id" } },
    ),
  clearDefaultMessagingSetting: (_, _args, { client, datasources }, info) =>
    payloadOf(info, async () => {
      const tellsBefore = mayView(client, info.schema, "MessagingSetting");
      const before = await datasources.messagingSettings.clearDefault({ tellsBefore });
      return { changes: changeOfDefault(before, null), valuesOf: "MessagingSetting" };
    }),
};

const MessagingSetting: Complete<MessagingSettingResolvers, GenesysMessagingSetting> = {
  nodeId: nodeIdField("MessagingSetting"),
  // The REST API counts this version in a text, all others in a number. An expected version is a number here as well.
  version: (setting) => versionOf(setting),
  isDefault: async ({ id }, _, { datasources }) => (await datasources.messagingSettings.default())?.id === id,
  integrations: ({ id }, args, { datasources }, info) =>
    datasources.integrations.using("messagingSetting", id, windowFor(args, info), expandFor(rowsOf(info))),
};

export const messagingSetting = { Query, Mutation, MessagingSetting };
