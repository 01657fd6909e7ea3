import type { GraphQLResolveInfo } from "graphql";
import type { MutationResolvers } from "../generated/resolvers.ts";
import type { Context } from "../context.ts";
import { checkId } from "../datasources/ids.ts";
import { payloadOf } from "./user-errors.ts";

/** What every channel's input has; the other fields are called as in the REST API. */
interface IntegrationInput {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

const inputNames = { messagingSetting: "messagingSettingId", supportedContent: "supportedContentProfileId" };

/** The input in the words of the REST API: `undefined` is left out on sending, `null` is sent. */
function bodyOf(input: object) {
  const { messagingSettingId, supportedContentProfileId, ...same } = input as IntegrationInput;
  return {
    ...same,
    messagingSetting: referenceTo(messagingSettingId, "messagingSettingId"),
    supportedContent: referenceTo(supportedContentProfileId, "supportedContentProfileId"),
  };
}

function referenceTo(id: string | null | undefined, field: string): { id: string } | null | undefined {
  return id == null ? id : { id: checkId(id, field) };
}

function create(channel: string) {
  return (_: unknown, { input }: { input: object }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const write = async () => ({ integration: await datasources.integrations.create(channel, bodyOf(input)) });
    return payloadOf(info, write, { inputNames });
  };
}

function update(channel: string) {
  return (_: unknown, { input }: { input: { id: string } }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const { id, ...changes } = input;
    const write = async () => ({ integration: await datasources.integrations.update(channel, id, bodyOf(changes)) });
    return payloadOf(info, write, { inputNames });
  };
}

type Writes = Extract<keyof MutationResolvers, `${string}Integration`>;

/** Every write of integrations: the channels differ in their inputs, which the schema checks, and in nothing else. */
export const integrationWrites: Pick<Required<MutationResolvers>, Writes> = {
  createFacebookIntegration: create("facebook"),
  updateFacebookIntegration: update("facebook"),
  createLineIntegration: create("line"),
  updateLineIntegration: update("line"),
  createTwitterIntegration: create("twitter"),
  updateTwitterIntegration: update("twitter"),
  createWhatsAppIntegration: create("whatsapp"),
  updateWhatsAppIntegration: update("whatsapp"),
  createInstagramIntegration: create("instagram"),
  updateInstagramIntegration: update("instagram"),
  createOpenIntegration: create("open"),
  updateOpenIntegration: update("open"),
  createAppleIntegration: create("apple"),
  updateAppleIntegration: update("apple"),
  deleteIntegration: (_, { input: { id, channel } }, { datasources }, info) =>
    payloadOf(
      info,
      async () => {
        await datasources.integrations.delete(channel, id);
        return { deletedId: id };
      },
      { deletes: true },
    ),
};
