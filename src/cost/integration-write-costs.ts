import type { MutationResolvers } from "../generated/resolvers.ts";
import { identityResolutionRoute } from "../datasources/integrations/identity-resolution.ts";
import { isInIntegration, mayHaveExtension, routesOf, signupRoutes } from "../datasources/integrations/channels.ts";
import { channelPaths, search, wholeParents } from "./integration-costs.ts";
import { profilePaths, settingPaths } from "./messaging-costs.ts";
import type { FieldCost, FieldCosts, PlannedField } from "./field-cost.ts";
import { checkCollection, checkExists, entityOf, patch, read, remove, write } from "./write-calls.ts";
import type { UpdateArguments, WriteArguments } from "./write-calls.ts";

interface Links {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

/** Plans the reads by which a dry run checks that the linked entities exist. */
function checkLinks(field: PlannedField<WriteArguments & { input: object }>): void {
  const { messagingSettingId, supportedContentProfileId } = field.args.input as Links;
  if (!field.args.dryRun) return;
  if (messagingSettingId != null) checkExists(field, settingPaths(field.api));
  if (supportedContentProfileId != null) checkExists(field, profilePaths(field.api));
}

function create(channel: string): FieldCost<WriteArguments & { input: object }> {
  return (field) => {
    const paths = channelPaths(channel, field.api);
    if (!paths) return [];
    checkLinks(field);
    write(field, `POST ${paths.list}`);
    return entityOf(field, wholeParents(1, field.parents.round, [channel], [], field.api));
  };
}

/** Objects that an update of an Apple integration replaces as a whole, so the stored ones are read first. */
const APPLE_OBJECTS = ["appleIMessageApp", "appleAuthentication", "applePay"];

function update(channel: string): FieldCost<UpdateArguments & { input: { name?: string | null } }> {
  return (field) => {
    const { api, args, parents } = field;
    const paths = channelPaths(channel, api);
    const { update: method, nameRequired } = routesOf(channel, api) ?? {};
    if (!paths || !method) return [];
    const replaces = APPLE_OBJECTS.some((name) => (args.input as Record<string, unknown>)[name] != null);
    checkLinks(field);
    patch(
      field,
      method,
      paths,
      method === "PUT" || replaces || (nameRequired === true && args.input.name === undefined),
    );
    checkExtension(field, channel);
    return entityOf(field, wholeParents(1, parents.round, [channel], [], api));
  };
}

/** Plans the read by which a dry run checks that no extension manages an open integration. */
function checkExtension(field: PlannedField<WriteArguments>, channel: string): void {
  if (field.args.dryRun && mayHaveExtension(channel, field.api)) search(field, [], []);
}

/** Plans a write of WhatsApp's embedded signup. Its 404 may mean the entity or that there is no WhatsApp, which the list tells. */
function signup(step: "create" | "activate"): FieldCost<WriteArguments & { input: object }> {
  return (field) => {
    const { api, args, parents } = field;
    const routes = routesOf("whatsapp", api);
    const paths = channelPaths("whatsapp", api);
    if (!routes || !paths) return [];
    checkLinks(field);
    if (step === "activate" && args.dryRun) read(field, `GET ${paths.one}`);
    write(field, `${step === "create" ? "POST" : "PATCH"} ${signupRoutes(routes)[step]}`);
    if (step === "activate" || !args.dryRun) checkCollection(field, paths);
    return entityOf(field, wholeParents(1, parents.round, ["whatsapp"], [], api));
  };
}

/** Plans a PUT, which sends the stored values too. Without any, the integration is read, to tell whether it exists. */
function updateResolution(channel: string): FieldCost<WriteArguments & { input: object }> {
  return (field) => {
    const paths = channelPaths(channel, field.api);
    if (!paths || field.api !== "conversations") return [];
    const route = identityResolutionRoute(channel);
    if (!isInIntegration(channel)) read(field, `GET ${route}`);
    checkExists(field, paths);
    write(field, `PUT ${route}`);
    return entityOf(field, { rows: 1, round: field.parents.round });
  };
}

type Writes = Extract<keyof MutationResolvers, `${string}Integration${string}` | `${string}IdentityResolution`>;

/** Costs of the mutations of integrations. */
export const integrationWriteCosts: FieldCosts<"Mutation", Pick<MutationResolvers, Writes>> = {
  "Mutation.createFacebookIntegration": create("facebook"),
  "Mutation.updateFacebookIntegration": update("facebook"),
  "Mutation.createLineIntegration": create("line"),
  "Mutation.updateLineIntegration": update("line"),
  "Mutation.createTwitterIntegration": create("twitter"),
  "Mutation.updateTwitterIntegration": update("twitter"),
  "Mutation.createWhatsAppIntegration": create("whatsapp"),
  "Mutation.updateWhatsAppIntegration": update("whatsapp"),
  "Mutation.createWhatsAppIntegrationByEmbeddedSignup": signup("create"),
  "Mutation.activateWhatsAppIntegration": signup("activate"),
  "Mutation.createInstagramIntegration": create("instagram"),
  "Mutation.updateInstagramIntegration": update("instagram"),
  "Mutation.createOpenIntegration": create("open"),
  "Mutation.updateOpenIntegration": update("open"),
  "Mutation.createAppleIntegration": create("apple"),
  "Mutation.updateAppleIntegration": update("apple"),
  "Mutation.updateFacebookIdentityResolution": updateResolution("facebook"),
  "Mutation.updateInstagramIdentityResolution": updateResolution("instagram"),
  "Mutation.updateOpenIdentityResolution": updateResolution("open"),
  "Mutation.updateTwitterIdentityResolution": updateResolution("twitter"),
  "Mutation.updateWhatsAppIdentityResolution": updateResolution("whatsapp"),
  "Mutation.updateAppleIdentityResolution": updateResolution("apple"),
  "Mutation.deleteIntegration": (field) => {
    const { channel } = field.args.input;
    const paths = channelPaths(channel, field.api);
    if (paths) {
      remove(field, paths);
      checkExtension(field, channel);
    }
    return [];
  },
};
