import type { GraphQLResolveInfo } from "graphql";
import type { MutationResolvers } from "../generated/resolvers.ts";
import type { Context } from "../context.ts";
import { deleteEntity, nothing } from "./mutations/deletes.ts";
import { writeEntity } from "./mutations/writes.ts";

/** What every channel's input has; the other fields are called as in the REST API. */
interface IntegrationInput {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

interface UpdateInput {
  id: string;
  expectedVersion?: number | null | undefined;
}

const inputNames = { messagingSetting: "messagingSettingId", supportedContent: "supportedContentProfileId" };

/** The input in the words of the REST API: `undefined` is left out on sending, `null` is sent. */
function bodyOf(input: object) {
  const { messagingSettingId, supportedContentProfileId, ...same } = input as IntegrationInput;
  return { ...same, messagingSetting: to(messagingSettingId), supportedContent: to(supportedContentProfileId) };
}

function to(id: string | null | undefined): { id: string } | null | undefined {
  return id == null ? id : { id };
}

function create(channel: string) {
  return (_: unknown, { input }: { input: object }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const write = () => datasources.integrations.create(channel, bodyOf(input));
    return writeEntity(info, { field: "integration", input, write, inputNames });
  };
}

function update(channel: string) {
  return (_: unknown, { input }: { input: UpdateInput }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const { id, expectedVersion, ...changes } = input;
    const write = () => datasources.integrations.update(channel, id, bodyOf(changes), expectedVersion);
    return writeEntity(info, { field: "integration", input, write, inputNames });
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
  deleteIntegration: (_, { input: { id, channel }, dryRun }, { datasources }, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => datasources.integrations.delete(channel, id),
      affected: nothing,
    }),
};
