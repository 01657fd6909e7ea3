import type { MutationResolvers } from "../generated/resolvers.ts";
import { routesOf } from "../datasources/integrations/channels.ts";
import { channelPaths, wholePlace } from "./integration-costs.ts";
import { profilePaths, settingPaths } from "./messaging-costs.ts";
import type { Cost, Costs, Visit } from "./field-cost.ts";
import { find, patch, remove, write } from "./write-calls.ts";
import type { UpdateArguments, WriteArguments } from "./write-calls.ts";

interface Links {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

/** Plans the reads by which a dry run checks that the linked entities exist. */
function findLinks(visit: Visit<WriteArguments & { input: object }>): void {
  const { messagingSettingId, supportedContentProfileId } = visit.args.input as Links;
  if (!visit.args.dryRun) return;
  if (messagingSettingId != null) find(visit, settingPaths(visit.api));
  if (supportedContentProfileId != null) find(visit, profilePaths(visit.api));
}

function create(channel: string): Cost<WriteArguments & { input: object }> {
  return (visit) => {
    const paths = channelPaths(channel, visit.api);
    if (!paths) return [];
    findLinks(visit);
    write(visit, `POST ${paths.list}`);
    return [wholePlace(1, visit.place.wave, [channel], [], visit.api)];
  };
}

/** Objects that an update of an Apple integration replaces as a whole, so the stored ones are read first. */
const APPLE_OBJECTS = ["appleIMessageApp", "appleAuthentication", "applePay"];

function update(channel: string): Cost<UpdateArguments & { input: { name?: string | null } }> {
  return (visit) => {
    const { api, args, place } = visit;
    const paths = channelPaths(channel, api);
    const { update: method, nameRequired } = routesOf(channel, api) ?? {};
    if (!paths || !method) return [];
    const replaces = APPLE_OBJECTS.some((name) => (args.input as Record<string, unknown>)[name] != null);
    findLinks(visit);
    patch(
      visit,
      method,
      paths,
      method === "PUT" || replaces || (nameRequired === true && args.input.name === undefined),
    );
    return [wholePlace(1, place.wave, [channel], [], api)];
  };
}

type Writes = Extract<keyof MutationResolvers, `${string}Integration`>;

/** Costs of the mutations of integrations. */
export const integrationWriteCosts: Costs<"Mutation", Pick<MutationResolvers, Writes>> = {
  "Mutation.createFacebookIntegration": create("facebook"),
  "Mutation.updateFacebookIntegration": update("facebook"),
  "Mutation.createLineIntegration": create("line"),
  "Mutation.updateLineIntegration": update("line"),
  "Mutation.createTwitterIntegration": create("twitter"),
  "Mutation.updateTwitterIntegration": update("twitter"),
  "Mutation.createWhatsAppIntegration": create("whatsapp"),
  "Mutation.updateWhatsAppIntegration": update("whatsapp"),
  "Mutation.createInstagramIntegration": create("instagram"),
  "Mutation.updateInstagramIntegration": update("instagram"),
  "Mutation.createOpenIntegration": create("open"),
  "Mutation.updateOpenIntegration": update("open"),
  "Mutation.createAppleIntegration": create("apple"),
  "Mutation.updateAppleIntegration": update("apple"),
  "Mutation.deleteIntegration": (visit) => {
    const paths = channelPaths(visit.args.input.channel, visit.api);
    if (paths) remove(visit, paths);
    return [];
  },
};
