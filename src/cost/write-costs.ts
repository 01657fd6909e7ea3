import type { MutationResolvers } from "../generated/resolvers.ts";
import { isId, MAX_IDS } from "../ids.ts";
import { BULK_SIZE, LIBRARY_ROUTES } from "../datasources/libraries.ts";
import { MAX_PAGES } from "../datasources/responses/bulk.ts";
import { RESPONSE_ROUTES } from "../datasources/responses/calls.ts";
import { ASSUMED } from "./assumptions.ts";
import { integrationWriteCosts } from "./integration-write-costs.ts";
import { profilePaths, settingPaths, smallPlace } from "./messaging-costs.ts";
import type { Costs, Place, Visit } from "./field-cost.ts";
import { bulk, look, patch, read, remove, replace, setDefault, users, write } from "./write-calls.ts";

/** Plans the read by which a dry run checks that a response's libraries exist. */
function findLibraries({ path, ledger }: Visit, count: number): void {
  const call = count === 1 ? `GET ${LIBRARY_ROUTES.one}` : `POST ${LIBRARY_ROUTES.bulk}`;
  ledger.add(call, Math.ceil(count / BULK_SIZE), `${path}: whether its libraries are there.`);
}

function isBulk(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.length <= MAX_IDS && ids.every(isId);
}

const written = (place: Place, type: string) => [smallPlace({ rows: 1, wave: place.wave, types: [type] })];

/** Parents for the written library, or for the one that a version conflict returns. */
const library = ({ wave }: Place): Place => ({ rows: 1, wave, types: ["Library"] });

/** Costs of the mutations. The fields of their payloads are added separately. */
export const writeCosts: Costs<"Mutation", MutationResolvers> = {
  "Mutation.createLibrary": (visit) => {
    write(visit, `POST ${LIBRARY_ROUTES.list}`);
    return [library(visit.place)];
  },
  "Mutation.updateLibrary": (visit) => {
    replace(visit, LIBRARY_ROUTES.one);
    return [library(visit.place)];
  },
  "Mutation.deleteLibrary": (visit) => {
    write(visit, `DELETE ${LIBRARY_ROUTES.one}`);
    if (!visit.args.dryRun) return [];
    read(visit, `GET ${LIBRARY_ROUTES.one}`);
    visit.ledger.add(`GET ${RESPONSE_ROUTES.list}`, 1, `${visit.path}: the responses that would go too.`);
    return [];
  },

  "Mutation.createResponse": (visit) => {
    const { place, args } = visit;
    const { libraryIds, assets } = args.input;
    write(visit, `POST ${RESPONSE_ROUTES.list}`);
    if (args.dryRun) findLibraries(visit, libraryIds.length);
    const counts = { libraries: libraryIds.length, assets: assets?.length ?? 0 };
    return [{ rows: 1, wave: place.wave, isDetailed: true, types: ["Response"], ...counts }];
  },
  "Mutation.updateResponse": (visit) => {
    const { place, args } = visit;
    const { libraryIds, assets } = args.input;
    replace(visit, RESPONSE_ROUTES.one);
    if (args.dryRun && libraryIds) findLibraries(visit, libraryIds.length);
    // A conflict returns the stored response, which may have more of them.
    const counts = {
      libraries: Math.max(libraryIds?.length ?? 0, ASSUMED.librariesPerResponse),
      assets: Math.max(assets?.length ?? 0, ASSUMED.assetsPerResponse),
    };
    return [{ rows: 1, wave: place.wave, isDetailed: true, types: ["Response"], ...counts }];
  },
  "Mutation.deleteResponse": (visit) => {
    if (visit.args.dryRun) read(visit, `GET ${RESPONSE_ROUTES.one}`);
    write(visit, `DELETE ${RESPONSE_ROUTES.one}`);
    return [];
  },

  "Mutation.moveResponses": (visit) => {
    const { args, place } = visit;
    const { responseIds: ids, fromLibraryId: from, toLibraryId: to } = args.input;
    const count = new Set(ids).size;
    if (!isBulk(ids) || from === to || !isId(from) || !isId(to)) return [];
    visit.ledger.add(`POST ${LIBRARY_ROUTES.bulk}`, 1, `${visit.path}: whether the two libraries are there.`);
    const pages = ids.length > 1 ? MAX_PAGES : 0;
    bulk(visit, `GET ${RESPONSE_ROUTES.list}`, pages, "the responses of the library, where it has few pages.");
    const tries = args.dryRun ? 0 : 2;
    bulk(visit, `GET ${RESPONSE_ROUTES.one}`, count * (tries + 1), "each response that was not in a page.");
    bulk(visit, `PUT ${RESPONSE_ROUTES.one}`, count * tries, "each write. Repeated once after a version conflict.");
    // The responses contain the names of their libraries. The check above has read that of the new one.
    return [{ rows: count, wave: place.wave, isDetailed: true, types: ["Response"] }];
  },
  "Mutation.deleteResponses": (visit) => {
    const { ids } = visit.args.input;
    if (!isBulk(ids)) return [];
    const count = new Set(ids).size;
    const method = visit.args.dryRun ? "GET" : "DELETE";
    bulk(visit, `${method} ${RESPONSE_ROUTES.one}`, count, "one for each response.");
    return [];
  },

  "Mutation.createMessagingSetting": (visit) => {
    write(visit, `POST ${settingPaths(visit.api).list}`);
    return written(visit.place, "MessagingSetting");
  },
  "Mutation.updateMessagingSetting": (visit) => {
    const { api, args, place } = visit;
    const { name, content, event } = args.input;
    // The older path requires the name, and objects are replaced as a whole, so those need the stored ones.
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
    write(visit, `DELETE ${paths.default}`);
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

  ...integrationWriteCosts,
};
