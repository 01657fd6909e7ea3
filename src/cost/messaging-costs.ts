import type {
  MessagingSettingResolvers,
  QueryResolvers,
  SupportedContentProfileResolvers,
} from "../generated/resolvers.ts";
import { isId } from "../ids.ts";
import { ALL_INTEGRATIONS, expandable } from "../datasources/integrations/list.ts";
import type { IntegrationLink } from "../datasources/integrations/integration.ts";
import { FACEBOOK_ROUTES } from "../datasources/facebook.ts";
import { settingRoutes } from "../datasources/messaging-settings.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, pagesFor, windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import { STICKERS_ROUTE } from "../datasources/stickers.ts";
import { profileRoutes } from "../datasources/supported-content-profiles.ts";
import { THREADING_ROUTE } from "../datasources/threading-timeline.ts";
import { expandFor } from "../resolvers/integration-links.ts";
import { rowsOf } from "../graphql/selection.ts";
import { windowFor } from "../resolvers/window.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { createCollectionBatch, createDefaultRead, createOneRead, createUsersOf } from "./batches.ts";
import type { Asked, CollectionPaths, DefaultPaths } from "./batches.ts";
import { LISTED_TYPES } from "./integration-types.ts";
import { capped } from "./call-list.ts";
import { page } from "./field-cost.ts";
import type { FieldCosts, Parents, PlannedField } from "./field-cost.ts";

/** Paths of messaging settings. */
export function settingPaths(api: MessagingApi): DefaultPaths {
  return { ...settingRoutes(api), what: "messaging settings" };
}

/** Paths of supported content profiles. */
export function profilePaths(api: MessagingApi): DefaultPaths {
  return { ...profileRoutes(api), what: "profiles", hasBuiltIn: true };
}

/** Plans a load from a collection. Returns the round in which the entities arrive. A batch has one `detail`. */
export function loadFrom(
  { callList }: PlannedField,
  paths: CollectionPaths,
  round: number,
  asked: Asked,
  detail = "",
): number {
  const key = `collection ${paths.list} ${detail} ${paths.isPresumed} ${round}`;
  callList.batch(key, () => createCollectionBatch(paths, round === 0)).ask(asked);
  return round + 1;
}

/** Parents from a collection that people set up by hand, so that few of them differ. */
export function smallParents(parents: Parents): Parents {
  return { ...parents, distinct: ASSUMPTIONS.smallCollection };
}

/** Plans the read of the settings or profiles with these ids. */
export function byIds(field: PlannedField, paths: CollectionPaths, ids: readonly string[]): Parents[] {
  const { path, parents } = field;
  const valid = ids.filter(isId);
  if (valid.length === 0) return [];
  return [smallParents({ rows: valid.length, round: loadFrom(field, paths, parents.round, { path, ids: valid }) })];
}

function pageOf(field: PlannedField<PageArguments>, { list }: CollectionPaths): Parents[] {
  return [smallParents({ rows: page(field, `GET ${list}`), round: field.parents.round })];
}

function defaultOf({ path, parents, callList }: PlannedField, paths: DefaultPaths, needsCheck: boolean): Parents[] {
  callList.batch(`default ${paths.list}`, () => createDefaultRead(paths)).ask(path, needsCheck);
  return [smallParents({ rows: 1, round: parents.round })];
}

/** Plans a read of what there is one of. Only the current paths have it. */
function readOnce({ path, callList, api }: PlannedField, call: string): Parents[] {
  if (api === "conversations") callList.batch(`one ${call}`, () => createOneRead(call)).ask(path);
  return [];
}

/** Plans the integrations that use a setting or a profile. Only today's paths can list them. */
function usersOf(
  { path, args, parents, info, callList, api }: PlannedField<PageArguments>,
  link: IntegrationLink,
): Parents[] {
  if (api === "messaging") return [];
  const window = windowOf(args);
  // If only the count is selected, the resolver reads a smaller window.
  const read = windowFor(args, info);
  const expanded = expandable(expandFor(rowsOf(info)));
  callList
    .batch(`users of ${link} ${expanded.join()}`, () => createUsersOf(ALL_INTEGRATIONS))
    .ask({
      path,
      rows: parents.rows,
      round: parents.round,
      window: `${read.offset} ${read.first}`,
      pages: pagesFor(read, MAX_FIRST).length,
    });
  const rows = capped(parents.rows * window.first);
  return [smallParents({ rows, round: parents.round + 1, expanded, types: LISTED_TYPES })];
}

type MessagingCosts = FieldCosts<
  "Query",
  Pick<QueryResolvers, "messagingSetting" | "messagingSettings" | "defaultMessagingSetting">
> &
  FieldCosts<"Query", Pick<QueryResolvers, "supportedContentProfile" | "supportedContentProfiles">> &
  FieldCosts<"Query", Pick<QueryResolvers, "defaultSupportedContentProfile" | "stickers" | "threadingTimeline">> &
  FieldCosts<"Query", Pick<QueryResolvers, "facebookApp" | "facebookPermissions">> &
  FieldCosts<"MessagingSetting", Pick<MessagingSettingResolvers, "isDefault" | "integrations">> &
  FieldCosts<"SupportedContentProfile", Pick<SupportedContentProfileResolvers, "integrations">>;

/** Costs of the fields of messaging settings, supported content profiles, stickers, the Facebook app and the threading timeline. */
export const messagingCosts: MessagingCosts = {
  "Query.messagingSetting": (field) => byIds(field, settingPaths(field.api), [field.args.id]),
  "Query.messagingSettings": (field) => pageOf(field, settingPaths(field.api)),
  "Query.defaultMessagingSetting": (field) => defaultOf(field, settingPaths(field.api), true),
  "Query.supportedContentProfile": (field) => byIds(field, profilePaths(field.api), [field.args.id]),
  "Query.supportedContentProfiles": (field) => pageOf(field, profilePaths(field.api)),
  // The older paths have no default profile.
  "Query.defaultSupportedContentProfile": (field) =>
    field.api === "messaging" ? [] : defaultOf(field, profilePaths(field.api), true),
  "Query.facebookApp": (field) => readOnce(field, `GET ${FACEBOOK_ROUTES.app}`),
  "Query.facebookPermissions": (field) => readOnce(field, `GET ${FACEBOOK_ROUTES.permissions}`),
  "Query.threadingTimeline": (field) => readOnce(field, `GET ${THREADING_ROUTE}`),
  "Query.stickers": (field) => {
    page(field, `GET ${STICKERS_ROUTE}`);
    return [];
  },

  "MessagingSetting.isDefault": (field) => {
    // If settings were read from their collection, its existence needs no check.
    defaultOf(field, settingPaths(field.api), field.parents.isInline === true);
    return [];
  },
  "MessagingSetting.integrations": (field) => usersOf(field, "messagingSetting"),
  "SupportedContentProfile.integrations": (field) => usersOf(field, "supportedContent"),
};
