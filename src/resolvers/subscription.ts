import type {
  IntegrationChangeResolvers,
  LibraryChangeResolvers,
  ResponseChangeResolvers,
  SubscriptionResolvers,
  SupportedContentProfileChangeResolvers,
} from "../generated/resolvers.ts";
import type { ChangedKind, EntityChange } from "../changes/change.ts";
import { watchChanges } from "../changes/watch-changes.ts";
import type { Context } from "../context.ts";
import type { Complete } from "../graphql/complete.ts";
import { selectionOf } from "../graphql/selection.ts";
import { checkId, checkIdCount } from "../ids.ts";
import { expandFor } from "./integration-links.ts";
import { responseDetail } from "./response-links.ts";

type Ids = readonly string[] | null | undefined;

/** True for each value where there is no list. */
function isAmong(list: Ids) {
  const known = list && new Set(list);
  return (value: string | undefined) => !known || value === undefined || known.has(value);
}

/** The changes of one kind, as `rootValue` of each event. */
function watch({ changes }: Context, kind: ChangedKind, matches: (change: EntityChange) => boolean) {
  return watchChanges(changes, (change) => change.kind === kind && matches(change)) as AsyncGenerator<never>;
}

function checkIds(ids: Ids, field = "ids"): void {
  if (!ids) return;
  checkIdCount(ids, field);
  for (const id of ids) checkId(id, field);
}

/** The change, which is the root of the execution of its event. */
const resolve = (change: unknown) => change as EntityChange;

const Subscription: Required<SubscriptionResolvers> = {
  responseChanged: {
    subscribe(_, { libraryIds, ids }, context) {
      checkIds(ids);
      checkIds(libraryIds, "libraryIds");
      const [hasId, hasLibrary] = [isAmong(ids), isAmong(libraryIds)];
      return watch(
        context,
        "response",
        ({ id, libraryIds: known }) => hasId(id) && (!libraryIds || !known || known.some(hasLibrary)),
      );
    },
    resolve,
  },
  libraryChanged: {
    subscribe(_, { ids }, context) {
      checkIds(ids);
      const hasId = isAmong(ids);
      return watch(context, "library", ({ id }) => hasId(id));
    },
    resolve,
  },
  supportedContentProfileChanged: {
    subscribe(_, { ids }, context) {
      checkIds(ids);
      const hasId = isAmong(ids);
      return watch(context, "supported-content-profile", ({ id }) => hasId(id));
    },
    resolve,
  },
  integrationChanged: {
    subscribe(_, { channels }, context) {
      const isOfThese = isAmong(channels);
      return watch(context, "integration", ({ channel }) => isOfThese(channel));
    },
    resolve,
  },
};

/** When a change happened, as a DateTime. */
const at = (change: EntityChange) => new Date(change.at).toISOString();

const ResponseChange: Complete<ResponseChangeResolvers, EntityChange> = {
  responseId: ({ id }) => id,
  at,
  response: ({ action, id }, _, { datasources }, info) =>
    action === "deleted" ? null : datasources.responses.byId(id, responseDetail(selectionOf(info))),
};

const LibraryChange: Complete<LibraryChangeResolvers, EntityChange> = {
  libraryId: ({ id }) => id,
  at,
  library: ({ action, id }, _, { datasources }) => (action === "deleted" ? null : datasources.libraries.byId(id)),
};

const SupportedContentProfileChange: Complete<SupportedContentProfileChangeResolvers, EntityChange> = {
  supportedContentProfileId: ({ id }) => id,
  at,
  supportedContentProfile: ({ action, id }, _, { datasources }) =>
    action === "deleted" ? null : datasources.supportedContentProfiles.byId(id),
};

const IntegrationChange: Complete<IntegrationChangeResolvers, EntityChange> = {
  integrationId: ({ id }) => id,
  at,
  integration: ({ action, id, channel }, _, { datasources }, info) =>
    action === "deleted" ? null : datasources.integrations.byId(id, channel, expandFor(selectionOf(info))),
};

export const subscription = {
  Subscription,
  types: { ResponseChange, LibraryChange, SupportedContentProfileChange, IntegrationChange },
};
