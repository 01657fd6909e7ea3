import type { GraphQLResolveInfo } from "graphql";
import type { MutationResolvers } from "../generated/resolvers.ts";
import type { Context } from "../context.ts";
import { typeNameOf } from "./integration.ts";
import { deleteEntity, nothingAffected } from "./mutations/delete-entity.ts";
import { writeEntity } from "./mutations/write-entity.ts";

/** The fields of every channel's input that have another name in the REST API. */
interface IntegrationInput {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

interface UpdateInput {
  id: string;
  expectedVersion?: number | null | undefined;
}

const inputNames = { messagingSetting: "messagingSettingId", supportedContent: "supportedContentProfileId" };

/** The input as a REST body: `undefined` is not sent, `null` is. */
function bodyOf(input: object) {
  const { messagingSettingId, supportedContentProfileId, ...same } = input as IntegrationInput;
  return {
    ...same,
    messagingSetting: referenceTo(messagingSettingId),
    supportedContent: referenceTo(supportedContentProfileId),
  };
}

function referenceTo(id: string | null | undefined): { id: string } | null | undefined {
  return id == null ? id : { id };
}

function createOf(channel: string) {
  return (_: unknown, { input }: { input: object }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const write = () => datasources.integrations.create(channel, bodyOf(input));
    return writeEntity(info, { field: "integration", input, write, inputNames });
  };
}

function updateOf(channel: string) {
  return (_: unknown, { input }: { input: UpdateInput }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const { id, expectedVersion, ...changes } = input;
    const write = () => datasources.integrations.update(channel, id, bodyOf(changes), expectedVersion);
    return writeEntity(info, { field: "integration", input, write, inputNames });
  };
}

interface ResolutionInput {
  id: string;
  resolveIdentities?: boolean | null | undefined;
  divisionId?: string | null | undefined;
  externalSourceId?: string | null | undefined;
}

const resolutionNames = { division: "divisionId", externalSource: "externalSourceId" };

function updateResolutionOf(channel: string) {
  return (_: unknown, { input }: { input: ResolutionInput }, { datasources }: Context, info: GraphQLResolveInfo) => {
    const { id, resolveIdentities, divisionId, externalSourceId } = input;
    const changes = {
      resolveIdentities,
      division: referenceTo(divisionId),
      externalSource: referenceTo(externalSourceId),
    };
    const write = () => datasources.integrations.identityResolution.update(channel, id, changes);
    const viewedAs = `${typeNameOf(channel)}.identityResolution`;
    return writeEntity(info, { field: "identityResolution", input, write, inputNames: resolutionNames, viewedAs });
  };
}

type IntegrationMutations = Extract<
  keyof MutationResolvers,
  `${string}Integration${string}` | `${string}IdentityResolution`
>;

/** Every write of integrations. The channels differ only in their inputs, which the schema checks. */
export const integrationWrites: Pick<Required<MutationResolvers>, IntegrationMutations> = {
  createFacebookIntegration: createOf("facebook"),
  updateFacebookIntegration: updateOf("facebook"),
  createLineIntegration: createOf("line"),
  updateLineIntegration: updateOf("line"),
  createTwitterIntegration: createOf("twitter"),
  updateTwitterIntegration: updateOf("twitter"),
  createWhatsAppIntegration: createOf("whatsapp"),
  updateWhatsAppIntegration: updateOf("whatsapp"),
  createWhatsAppIntegrationByEmbeddedSignup: (_, { input }, { datasources }, info) => {
    const write = () => datasources.integrations.signup.create(bodyOf(input));
    return writeEntity(info, { field: "integration", input, write, inputNames });
  },
  activateWhatsAppIntegration: (_, { input }, { datasources }, info) => {
    const { id, ...number } = input;
    const write = () => datasources.integrations.signup.activate(id, number);
    return writeEntity(info, { field: "integration", input, write });
  },
  createInstagramIntegration: createOf("instagram"),
  updateInstagramIntegration: updateOf("instagram"),
  createOpenIntegration: createOf("open"),
  updateOpenIntegration: updateOf("open"),
  createAppleIntegration: createOf("apple"),
  updateAppleIntegration: updateOf("apple"),
  updateFacebookIdentityResolution: updateResolutionOf("facebook"),
  updateInstagramIdentityResolution: updateResolutionOf("instagram"),
  updateOpenIdentityResolution: updateResolutionOf("open"),
  updateTwitterIdentityResolution: updateResolutionOf("twitter"),
  updateWhatsAppIdentityResolution: updateResolutionOf("whatsapp"),
  updateAppleIdentityResolution: updateResolutionOf("apple"),
  deleteIntegration: (_, { input: { id, channel }, dryRun }, { datasources }, info) =>
    deleteEntity(info, {
      id,
      dryRun,
      remove: () => datasources.integrations.delete(channel, id),
      affected: nothingAffected,
    }),
};
