import type { MutationResolvers } from "../generated/resolvers.ts";
import { isId, MAX_IDS } from "../datasources/ids.ts";
import { routesOf } from "../datasources/integration-channels.ts";
import { BULK_SIZE } from "../datasources/libraries.ts";
import { messagingRoute } from "../datasources/messaging-api.ts";
import { MAX_PAGES } from "../datasources/response-bulk.ts";
import { ASSUMED } from "./assumed.ts";
import { lookAt, PAGES } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { channelPaths, wholePlace } from "./integration-costs.ts";
import { profilePaths, settingPaths, smallPlace } from "./messaging-costs.ts";
import type { Cost, Costs, Place, Visit } from "./visit.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";

/** What the arguments of every write of one entity have. */
interface WriteArguments {
  dryRun?: boolean | null | undefined;
}

interface UpdateArguments extends WriteArguments {
  input: { expectedVersion?: number | null | undefined };
}

/** A dry run sends none. */
function write({ path, ledger, args }: Visit<WriteArguments>, call: string): void {
  ledger.add(call, args.dryRun ? 0 : 1, `${path}: the write itself.`);
}

function read({ path, ledger }: Visit, call: string, times = 1): void {
  ledger.add(call, times, `${path}: what is stored now, as the write needs more than the changes.`);
}

/**
 * A PUT replaces, so the whole object is read first. When somebody else was faster it is read again, and written once more
 * where no version is expected; when that was too late as well, it is read to be shown.
 */
function replace(visit: Visit<UpdateArguments>, one: string): void {
  const { path, ledger, args } = visit;
  const tries = args.dryRun ? 0 : args.input.expectedVersion == null ? 2 : 1;
  read(visit, `GET ${one}`, tries + 1);
  const again = tries > 1 ? " It is made once more when somebody else was faster." : "";
  ledger.add(`PUT ${one}`, tries, `${path}: the write itself.${again}`);
}

/** By id: where the id is unknown, one look tells whether there is such a collection at all. */
function look({ path, ledger }: Visit, { list }: CollectionPaths): void {
  const { call, times, why } = lookAt(list, path);
  ledger.add(call, times, why);
}

/** A read that may find nothing, of a dry run. */
function find(visit: Visit, paths: CollectionPaths): void {
  visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
  look(visit, paths);
}

/**
 * A write by id that sends the fields. Where it has to know what is stored there is a read before; then an id that is unknown
 * costs the look instead of the write.
 */
function patch(
  visit: Visit<UpdateArguments>,
  method: "PUT" | "PATCH",
  paths: CollectionPaths,
  needsRead: boolean,
): void {
  const { dryRun, input } = visit.args;
  const reads = needsRead || dryRun === true || input.expectedVersion != null;
  if (reads) read(visit, `GET ${paths.one}`);
  write(visit, `${method} ${paths.one}`);
  if (!reads || dryRun) look(visit, paths);
}

function remove(visit: Visit<WriteArguments>, paths: CollectionPaths): void {
  if (visit.args.dryRun) find(visit, paths);
  else {
    write(visit, `DELETE ${paths.one}`);
    look(visit, paths);
  }
}

/** What a dry run looks up before it says that a setting or profile can go: whether it is the default, and who uses it. */
function users({ path, ledger, api }: Visit, { list }: CollectionPaths, hasDefault: boolean): void {
  if (hasDefault) ledger.add(`GET ${list}/default`, 1, `${path}: whether it is the default.`);
  if (api === "messaging") return;
  ledger.add(`GET ${messagingRoute(api, "integrations")}`, PAGES, `${path}: who uses it.`);
}

/** Whether the libraries of a response are there, which only a write tells by itself. */
function findLibraries({ path, ledger }: Visit, count: number): void {
  const call = count === 1 ? `GET ${LIBRARIES}/{libraryId}` : `POST ${LIBRARIES}/bulk`;
  ledger.add(call, Math.ceil(count / BULK_SIZE), `${path}: whether its libraries are there.`);
}

/** Calls of which there are as many as the client names ids. */
function bulk({ path, ledger }: Visit, call: string, times: number, why: string): void {
  ledger.add(call, times, `${path}: ${why}`, { bulk: true });
}

function isBulk(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.length <= MAX_IDS && ids.every(isId);
}

const written = (place: Place, type: string) => [smallPlace({ rows: 1, wave: place.wave, types: [type] })];

function setDefault(visit: Visit<WriteArguments>, paths: CollectionPaths): void {
  const route = `${paths.list}/default`;
  write(visit, `PUT ${route}`);
  if (visit.args.dryRun) {
    visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
    visit.ledger.add(`GET ${route}`, 1, `${visit.path}: which one is the default now.`);
  }
  look(visit, paths);
}

interface Links {
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

/** Whether what an integration links to is there, which only a write tells by itself. */
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

/** The objects that an update of an Apple integration replaces as a whole, so that what is stored is read. */
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

/** Where a library is that was written, or that somebody else has written in the meantime. */
const library = ({ wave }: Place): Place => ({ rows: 1, wave, types: ["Library"] });

/** What the mutations cost; what is selected of their payloads comes on top. */
export const writeCosts: Costs<"Mutation", MutationResolvers> = {
  "Mutation.createLibrary": (visit) => {
    write(visit, `POST ${LIBRARIES}`);
    return [library(visit.place)];
  },
  "Mutation.updateLibrary": (visit) => {
    replace(visit, `${LIBRARIES}/{libraryId}`);
    return [library(visit.place)];
  },
  "Mutation.deleteLibrary": (visit) => {
    write(visit, `DELETE ${LIBRARIES}/{libraryId}`);
    if (!visit.args.dryRun) return [];
    read(visit, `GET ${LIBRARIES}/{libraryId}`);
    visit.ledger.add(`GET ${RESPONSES}`, 1, `${visit.path}: the responses that would go too.`);
    return [];
  },

  "Mutation.createResponse": (visit) => {
    const { place, args } = visit;
    const { libraryIds, assets } = args.input;
    write(visit, `POST ${RESPONSES}`);
    if (args.dryRun) findLibraries(visit, libraryIds.length);
    const counts = { libraries: libraryIds.length, assets: assets?.length ?? 0 };
    return [{ rows: 1, wave: place.wave, isDetailed: true, types: ["Response"], ...counts }];
  },
  "Mutation.updateResponse": (visit) => {
    const { place, args } = visit;
    const { libraryIds, assets } = args.input;
    replace(visit, `${RESPONSES}/{responseId}`);
    if (args.dryRun && libraryIds) findLibraries(visit, libraryIds.length);
    // Somebody else may have put it into more.
    const counts = {
      libraries: Math.max(libraryIds?.length ?? 0, ASSUMED.librariesPerResponse),
      assets: Math.max(assets?.length ?? 0, ASSUMED.assetsPerResponse),
    };
    return [{ rows: 1, wave: place.wave, isDetailed: true, types: ["Response"], ...counts }];
  },
  "Mutation.deleteResponse": (visit) => {
    if (visit.args.dryRun) read(visit, `GET ${RESPONSES}/{responseId}`);
    write(visit, `DELETE ${RESPONSES}/{responseId}`);
    return [];
  },

  "Mutation.moveResponses": (visit) => {
    const { args, place } = visit;
    const { responseIds: ids, fromLibraryId: from, toLibraryId: to } = args.input;
    const count = new Set(ids).size;
    if (!isBulk(ids) || from === to || !isId(from) || !isId(to)) return [];
    visit.ledger.add(`POST ${LIBRARIES}/bulk`, 1, `${visit.path}: whether the two libraries are there.`);
    const pages = ids.length > 1 ? MAX_PAGES : 0;
    bulk(visit, `GET ${RESPONSES}`, pages, "the responses of the library, where it has few pages.");
    const tries = args.dryRun ? 0 : 2;
    bulk(visit, `GET ${RESPONSES}/{responseId}`, count * (tries + 1), "each response that was not in a page.");
    bulk(
      visit,
      `PUT ${RESPONSES}/{responseId}`,
      count * tries,
      "each write. It is made once more when somebody else was faster.",
    );
    // The names of libraries come with the responses, but for that of the new one, which was looked for.
    return [{ rows: count, wave: place.wave, isDetailed: true, types: ["Response"] }];
  },
  "Mutation.deleteResponses": (visit) => {
    const { ids } = visit.args.input;
    if (!isBulk(ids)) return [];
    const count = new Set(ids).size;
    const method = visit.args.dryRun ? "GET" : "DELETE";
    bulk(visit, `${method} ${RESPONSES}/{responseId}`, count, "one for each response.");
    return [];
  },

  "Mutation.createMessagingSetting": (visit) => {
    write(visit, `POST ${settingPaths(visit.api).list}`);
    return written(visit.place, "MessagingSetting");
  },
  "Mutation.updateMessagingSetting": (visit) => {
    const { api, args, place } = visit;
    const { name, content, event } = args.input;
    // The path before today's makes the name mandatory; an object is replaced as a whole.
    const needsRead = (api === "messaging" && name === undefined) || content != null || event != null;
    patch(visit, "PATCH", settingPaths(api), needsRead);
    return written(place, "MessagingSetting");
  },
  "Mutation.deleteMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    remove(visit, paths);
    if (visit.args.dryRun) users(visit, paths, true);
    return [];
  },
  "Mutation.setDefaultMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    setDefault(visit, paths);
    return written(visit.place, "MessagingSetting");
  },
  "Mutation.clearDefaultMessagingSetting": (visit) => {
    const paths = settingPaths(visit.api);
    write(visit, `DELETE ${paths.list}/default`);
    if (!visit.args.dryRun) look(visit, paths);
    return [];
  },

  "Mutation.createSupportedContentProfile": (visit) => {
    write(visit, `POST ${profilePaths(visit.api).list}`);
    return written(visit.place, "SupportedContentProfile");
  },
  "Mutation.updateSupportedContentProfile": (visit) => {
    const { api, args, place } = visit;
    patch(visit, "PATCH", profilePaths(api), args.input.name === undefined || args.input.mediaTypes != null);
    return written(place, "SupportedContentProfile");
  },
  "Mutation.deleteSupportedContentProfile": (visit) => {
    const paths = profilePaths(visit.api);
    remove(visit, paths);
    if (visit.args.dryRun) users(visit, paths, visit.api !== "messaging");
    return [];
  },
  "Mutation.setDefaultSupportedContentProfile": (visit) => {
    if (visit.api === "messaging") return [];
    setDefault(visit, profilePaths(visit.api));
    return written(visit.place, "SupportedContentProfile");
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
    if (paths) remove(visit, paths);
    return [];
  },
};
