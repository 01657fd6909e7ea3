import type {
  MessagingSettingResolvers,
  QueryResolvers,
  SupportedContentProfileResolvers,
} from "../generated/resolvers.ts";
import { isId } from "../ids.ts";
import { ALL_INTEGRATIONS, expandable } from "../datasources/integrations/list.ts";
import type { IntegrationLink } from "../datasources/integrations/integration.ts";
import { settingRoutes } from "../datasources/messaging-settings.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, pagesFor, windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import { STICKERS_ROUTE } from "../datasources/stickers.ts";
import { profileRoutes } from "../datasources/supported-content-profiles.ts";
import { expandFor } from "../resolvers/integration-links.ts";
import { rowsOf } from "../graphql/selection.ts";
import { windowFor } from "../resolvers/window.ts";
import { ASSUMED } from "./assumptions.ts";
import { createCollectionBatch, createDefaultRead, createUsersOf } from "./batches.ts";
import type { Asked, CollectionPaths, DefaultPaths } from "./batches.ts";
import { LISTED_TYPES } from "./integration-types.ts";
import { bounded } from "./call-list.ts";
import { page } from "./field-cost.ts";
import type { Costs, Place, Visit } from "./field-cost.ts";

/** Paths of messaging settings. */
export function settingPaths(api: MessagingApi): DefaultPaths {
  return { ...settingRoutes(api), what: "messaging settings" };
}

/** Paths of supported content profiles. */
export function profilePaths(api: MessagingApi): DefaultPaths {
  return { ...profileRoutes(api), what: "profiles", hasBuiltIn: true };
}

/** Plans a load from a collection. Returns the round in which the entities arrive. Loads with another `detail` never share a batch. */
export function loadFrom({ ledger }: Visit, paths: CollectionPaths, wave: number, asked: Asked, detail = ""): number {
  const key = `collection ${paths.list} ${detail} ${paths.isPresumed} ${wave}`;
  ledger.batch(key, () => createCollectionBatch(paths)).ask(asked);
  return wave + 1;
}

/** Parents from a collection that people set up by hand, so that few of them differ. */
export function smallPlace(place: Place): Place {
  return { ...place, distinct: ASSUMED.smallCollection };
}

function byId(visit: Visit<{ id: string }>, paths: CollectionPaths): Place[] {
  const { path, args, place } = visit;
  if (!isId(args.id)) return [];
  return [smallPlace({ rows: 1, wave: loadFrom(visit, paths, place.wave, { path, ids: [args.id] }) })];
}

function pageOf(visit: Visit<PageArguments>, { list }: CollectionPaths): Place[] {
  return [smallPlace({ rows: page(visit, `GET ${list}`), wave: visit.place.wave })];
}

function defaultOf({ path, place, ledger }: Visit, paths: DefaultPaths, looks: boolean): Place[] {
  ledger.batch(`default ${paths.list}`, () => createDefaultRead(paths)).ask(path, looks);
  return [smallPlace({ rows: 1, wave: place.wave })];
}

/** Plans the integrations that use a setting or a profile. Only today's paths can list them. */
function usersOf({ path, args, place, info, ledger, api }: Visit<PageArguments>, link: IntegrationLink): Place[] {
  if (api === "messaging") return [];
  const window = windowOf(args);
  // If only the count is selected, the resolver reads a smaller window.
  const read = windowFor(args, info);
  const expanded = expandable(expandFor(rowsOf(info)));
  ledger
    .batch(`users of ${link} ${expanded.join()}`, () => createUsersOf(ALL_INTEGRATIONS))
    .ask({
      path,
      rows: place.rows,
      wave: place.wave,
      window: `${read.offset} ${read.first}`,
      pages: pagesFor(read, MAX_FIRST).length,
    });
  const rows = bounded(place.rows * window.first);
  return [smallPlace({ rows, wave: place.wave + 1, expanded, types: LISTED_TYPES })];
}

type Fields = Costs<
  "Query",
  Pick<QueryResolvers, "messagingSetting" | "messagingSettings" | "defaultMessagingSetting">
> &
  Costs<"Query", Pick<QueryResolvers, "supportedContentProfile" | "supportedContentProfiles">> &
  Costs<"Query", Pick<QueryResolvers, "defaultSupportedContentProfile" | "stickers">> &
  Costs<"MessagingSetting", Pick<MessagingSettingResolvers, "isDefault" | "integrations">> &
  Costs<"SupportedContentProfile", Pick<SupportedContentProfileResolvers, "integrations">>;

/** Costs of the fields of messaging settings, supported content profiles and stickers. */
export const messagingCosts: Fields = {
  "Query.messagingSetting": (visit) => byId(visit, settingPaths(visit.api)),
  "Query.messagingSettings": (visit) => pageOf(visit, settingPaths(visit.api)),
  "Query.defaultMessagingSetting": (visit) => defaultOf(visit, settingPaths(visit.api), true),
  "Query.supportedContentProfile": (visit) => byId(visit, profilePaths(visit.api)),
  "Query.supportedContentProfiles": (visit) => pageOf(visit, profilePaths(visit.api)),
  // The older paths have no default profile.
  "Query.defaultSupportedContentProfile": (visit) =>
    visit.api === "messaging" ? [] : defaultOf(visit, profilePaths(visit.api), true),
  "Query.stickers": (visit) => {
    page(visit, `GET ${STICKERS_ROUTE}`);
    return [];
  },

  "MessagingSetting.isDefault": (visit) => {
    // If settings were read from their collection, its existence needs no check.
    defaultOf(visit, settingPaths(visit.api), visit.place.isInline === true);
    return [];
  },
  "MessagingSetting.integrations": (visit) => usersOf(visit, "messagingSetting"),
  "SupportedContentProfile.integrations": (visit) => usersOf(visit, "supportedContent"),
};
