import type { MutationResolvers } from "../generated/resolvers.ts";
import { routesOf } from "../datasources/integration-channels.ts";
import { lookAt } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { channelPaths, wholePlace } from "./integration-costs.ts";
import { profilePaths, settingPaths, smallPlace } from "./messaging-costs.ts";
import type { Cost, Costs, Place, Visit } from "./visit.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";

function write({ path, ledger }: Visit, call: string): void {
  ledger.add(call, 1, `${path}: the write itself.`);
}

/** A PUT replaces, so the whole object is read first. */
function readAndWrite(visit: Visit, one: string, method: "PUT" | "PATCH" = "PUT"): void {
  visit.ledger.add(`GET ${one}`, 1, `${visit.path}: what is stored now, as the write needs more than the changes.`);
  write(visit, `${method} ${one}`);
}

/** A write by id: where the id is unknown, one look tells whether there is such a collection at all. */
function writeById(visit: Visit, call: string, { list }: CollectionPaths): void {
  write(visit, call);
  const { call: look, times, why } = lookAt(list, visit.path);
  visit.ledger.add(look, times, why);
}

const written = (place: Place) => [smallPlace({ rows: 1, wave: place.wave })];

function create(channel: string): Cost<unknown> {
  return (visit) => {
    const paths = channelPaths(channel, visit.api);
    if (!paths) return [];
    write(visit, `POST ${paths.list}`);
    return [wholePlace(1, visit.place.wave, [channel], [], visit.api)];
  };
}

function update(channel: string): Cost<{ input: { name?: string | null } }> {
  return (visit) => {
    const { api, args, place } = visit;
    const paths = channelPaths(channel, api);
    const { update: method, nameRequired } = routesOf(channel, api) ?? {};
    if (!paths || !method) return [];
    if (method === "PUT" || (nameRequired && args.input.name === undefined)) readAndWrite(visit, paths.one, method);
    else writeById(visit, `${method} ${paths.one}`, paths);
    return [wholePlace(1, place.wave, [channel], [], api)];
  };
}

/** What the mutations cost; what is selected of their payloads comes on top. */
export const writeCosts: Costs<"Mutation", MutationResolvers> = {
  "Mutation.createLibrary": (visit) => {
    write(visit, `POST ${LIBRARIES}`);
    return [{ rows: 1, wave: visit.place.wave }];
  },
  "Mutation.updateLibrary": (visit) => {
    readAndWrite(visit, `${LIBRARIES}/{libraryId}`);
    return [{ rows: 1, wave: visit.place.wave }];
  },
  "Mutation.deleteLibrary": (visit) => {
    write(visit, `DELETE ${LIBRARIES}/{libraryId}`);
    return [];
  },

  "Mutation.createResponse": (visit) => {
    const { place, args } = visit;
    write(visit, `POST ${RESPONSES}`);
    const { libraryIds, assets } = args.input;
    return [{ rows: 1, wave: place.wave, isDetailed: true, libraries: libraryIds.length, assets: assets?.length ?? 0 }];
  },
  "Mutation.updateResponse": (visit) => {
    const { place, args } = visit;
    readAndWrite(visit, `${RESPONSES}/{responseId}`);
    const { libraryIds, assets } = args.input;
    const named = { ...(libraryIds && { libraries: libraryIds.length }), ...(assets && { assets: assets.length }) };
    return [{ rows: 1, wave: place.wave, isDetailed: true, ...named }];
  },
  "Mutation.deleteResponse": (visit) => {
    write(visit, `DELETE ${RESPONSES}/{responseId}`);
    return [];
  },

  "Mutation.createMessagingSetting": (visit) => {
    write(visit, `POST ${settingPaths(visit.api).list}`);
    return written(visit.place);
  },
  "Mutation.updateMessagingSetting": (visit) => {
    const { api, args, place } = visit;
    const paths = settingPaths(api);
    // The path before today's makes the name mandatory.
    if (api === "messaging" && args.input.name === undefined) readAndWrite(visit, paths.one, "PATCH");
    else writeById(visit, `PATCH ${paths.one}`, paths);
    return written(place);
  },
  "Mutation.deleteMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    writeById(visit, `DELETE ${paths.one}`, paths);
    return [];
  },
  "Mutation.setDefaultMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    writeById(visit, `PUT ${paths.list}/default`, paths);
    return written(visit.place);
  },
  "Mutation.clearDefaultMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    writeById(visit, `DELETE ${paths.list}/default`, paths);
    return [];
  },

  "Mutation.createSupportedContentProfile": (visit) => {
    write(visit, `POST ${profilePaths(visit.api).list}`);
    return written(visit.place);
  },
  "Mutation.updateSupportedContentProfile": (visit) => {
    const { api, args, place } = visit;
    const paths = profilePaths(api);
    if (args.input.name === undefined) readAndWrite(visit, paths.one, "PATCH");
    else writeById(visit, `PATCH ${paths.one}`, paths);
    return written(place);
  },
  "Mutation.deleteSupportedContentProfile": (visit) => {
    const paths = profilePaths(visit.api);
    writeById(visit, `DELETE ${paths.one}`, paths);
    return [];
  },
  "Mutation.setDefaultSupportedContentProfile": (visit) => {
    if (visit.api === "messaging") return [];
    const paths = profilePaths(visit.api);
    writeById(visit, `PUT ${paths.list}/default`, paths);
    return written(visit.place);
  },

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
    if (paths) writeById(visit, `DELETE ${paths.one}`, paths);
    return [];
  },
};
