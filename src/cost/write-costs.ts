import type { MutationResolvers } from "../generated/resolvers.ts";
import { isId, MAX_IDS } from "../ids.ts";
import { BULK_SIZE, LIBRARY_ROUTES } from "../datasources/libraries.ts";
import { MAX_PAGES } from "../datasources/responses/bulk.ts";
import { RESPONSE_ROUTES } from "../datasources/responses/calls.ts";
import { THREADING_ROUTE } from "../datasources/threading-timeline.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { integrationWriteCosts } from "./integration-write-costs.ts";
import { profilePaths, settingPaths, smallParents } from "./messaging-costs.ts";
import type { FieldCosts, PlannedField } from "./field-cost.ts";
import {
  bulk,
  checkCollection,
  entityOf,
  patch,
  read,
  readDefault,
  remove,
  replace,
  setDefault,
  users,
  write,
} from "./write-calls.ts";
import type { WriteArguments } from "./write-calls.ts";

/** Plans the read by which a dry run checks that a response's libraries exist. */
function checkLibraries({ path, callList }: PlannedField, count: number): void {
  const call = count === 1 ? `GET ${LIBRARY_ROUTES.one}` : `POST ${LIBRARY_ROUTES.bulk}`;
  callList.add(call, Math.ceil(count / BULK_SIZE), `${path}: whether its libraries exist.`);
}

function isBulk(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.length <= MAX_IDS && ids.every(isId);
}

const written = (field: PlannedField<WriteArguments>, type: string) =>
  entityOf(field, smallParents({ rows: 1, round: field.parents.round, types: [type] }));

/** Parents for the written library, or for the one that a version conflict returns. */
const library = (field: PlannedField<WriteArguments>) =>
  entityOf(field, { rows: 1, round: field.parents.round, types: ["Library"] });

/** Costs of the mutations. The fields of their payloads are added separately. */
export const writeCosts: FieldCosts<"Mutation", MutationResolvers> = {
  "Mutation.createLibrary": (field) => {
    write(field, `POST ${LIBRARY_ROUTES.list}`);
    return library(field);
  },
  "Mutation.updateLibrary": (field) => {
    replace(field, LIBRARY_ROUTES.one);
    return library(field);
  },
  "Mutation.deleteLibrary": (field) => {
    write(field, `DELETE ${LIBRARY_ROUTES.one}`);
    if (!field.args.dryRun) return [];
    read(field, `GET ${LIBRARY_ROUTES.one}`);
    field.callList.add(`GET ${RESPONSE_ROUTES.list}`, 1, `${field.path}: the responses that it would delete too.`);
    return [];
  },

  "Mutation.createResponse": (field) => {
    const { parents, args } = field;
    const { libraryIds, assets } = args.input;
    write(field, `POST ${RESPONSE_ROUTES.list}`);
    if (args.dryRun) checkLibraries(field, libraryIds.length);
    const counts = { libraries: libraryIds.length, assets: assets?.length ?? 0 };
    return entityOf(field, { rows: 1, round: parents.round, isDetailed: true, types: ["Response"], ...counts });
  },
  "Mutation.updateResponse": (field) => {
    const { parents, args } = field;
    const { libraryIds, assets } = args.input;
    replace(field, RESPONSE_ROUTES.one);
    if (args.dryRun && libraryIds) checkLibraries(field, libraryIds.length);
    // A conflict returns the stored response, which may have more of them.
    const counts = {
      libraries: Math.max(libraryIds?.length ?? 0, ASSUMPTIONS.librariesPerResponse),
      assets: Math.max(assets?.length ?? 0, ASSUMPTIONS.assetsPerResponse),
    };
    return entityOf(field, { rows: 1, round: parents.round, isDetailed: true, types: ["Response"], ...counts });
  },
  "Mutation.deleteResponse": (field) => {
    if (field.args.dryRun) read(field, `GET ${RESPONSE_ROUTES.one}`);
    write(field, `DELETE ${RESPONSE_ROUTES.one}`);
    return [];
  },

  "Mutation.moveResponses": (field) => {
    const { args, parents } = field;
    const { responseIds: ids, fromLibraryId: from, toLibraryId: to } = args.input;
    const count = new Set(ids).size;
    if (!isBulk(ids) || from === to || !isId(from) || !isId(to)) return [];
    field.callList.add(`POST ${LIBRARY_ROUTES.bulk}`, 1, `${field.path}: whether the two libraries exist.`);
    const pages = ids.length > 1 ? MAX_PAGES : 0;
    bulk(field, `GET ${RESPONSE_ROUTES.list}`, pages, "the responses of the library, if it has few pages.");
    const tries = args.dryRun ? 0 : 2;
    bulk(field, `GET ${RESPONSE_ROUTES.one}`, count * (tries + 1), "each response that was not in a page.");
    bulk(field, `PUT ${RESPONSE_ROUTES.one}`, count * tries, "each write. Repeated once after a version conflict.");
    // The responses contain the names of their libraries. The check above has read that of the new one.
    return entityOf(field, { rows: count, round: parents.round, isDetailed: true, types: ["Response"] });
  },
  "Mutation.deleteResponses": (field) => {
    const { ids } = field.args.input;
    if (!isBulk(ids)) return [];
    const count = new Set(ids).size;
    const method = field.args.dryRun ? "GET" : "DELETE";
    bulk(field, `${method} ${RESPONSE_ROUTES.one}`, count, "one for each response.");
    return [];
  },

  "Mutation.createMessagingSetting": (field) => {
    write(field, `POST ${settingPaths(field.api).list}`);
    return written(field, "MessagingSetting");
  },
  "Mutation.updateMessagingSetting": (field) => {
    const { api, args } = field;
    const { name, content, event } = args.input;
    // The older path requires the name, and objects are replaced as a whole, so those need the stored ones.
    const needsRead = (api === "messaging" && name === undefined) || content != null || event != null;
    patch(field, "PATCH", settingPaths(api), needsRead);
    return written(field, "MessagingSetting");
  },
  "Mutation.deleteMessagingSetting": (field) => {
    const paths = settingPaths(field.api);
    remove(field, paths);
    if (field.args.dryRun) users(field, paths, true);
    return [];
  },
  "Mutation.setDefaultMessagingSetting": (field) => {
    const paths = settingPaths(field.api);
    setDefault(field, paths);
    return written(field, "MessagingSetting");
  },
  "Mutation.clearDefaultMessagingSetting": (field) => {
    const paths = settingPaths(field.api);
    write(field, `DELETE ${paths.default}`);
    if (field.args.dryRun) readDefault(field, paths);
    checkCollection(field, paths);
    return [];
  },

  "Mutation.createSupportedContentProfile": (field) => {
    write(field, `POST ${profilePaths(field.api).list}`);
    return written(field, "SupportedContentProfile");
  },
  "Mutation.updateSupportedContentProfile": (field) => {
    const { api, args } = field;
    patch(field, "PATCH", profilePaths(api), args.input.name === undefined || args.input.mediaTypes != null);
    return written(field, "SupportedContentProfile");
  },
  "Mutation.deleteSupportedContentProfile": (field) => {
    const paths = profilePaths(field.api);
    remove(field, paths);
    if (field.args.dryRun) users(field, paths, field.api !== "messaging");
    return [];
  },
  "Mutation.setDefaultSupportedContentProfile": (field) => {
    if (field.api === "messaging") return [];
    setDefault(field, profilePaths(field.api));
    return written(field, "SupportedContentProfile");
  },

  "Mutation.setThreadingTimeline": (field) => {
    if (field.api === "messaging") return [];
    if (field.args.dryRun) read(field, `GET ${THREADING_ROUTE}`);
    write(field, `PUT ${THREADING_ROUTE}`);
    return [];
  },

  ...integrationWriteCosts,
};
