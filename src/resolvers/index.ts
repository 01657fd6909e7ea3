import type { QueryResolvers, Resolvers, ResolversParentTypes } from "../generated/resolvers.ts";
import type { CompleteTypes } from "../graphql/complete.ts";
import { division } from "./division.ts";
import * as enums from "./enums.ts";
import { facebook } from "./facebook.ts";
import { history } from "./history.ts";
import { integration } from "./integration.ts";
import { integrationWrites } from "./integration-writes.ts";
import { library } from "./library.ts";
import { asMutations } from "./mutations/as-mutations.ts";
import { messagingSetting } from "./messaging-setting.ts";
import { node } from "./node.ts";
import { responseAsset } from "./response-asset.ts";
import { responseBulk } from "./response-bulk.ts";
import { response } from "./response.ts";
import { scalars } from "../graphql/scalars.ts";
import { sticker } from "./sticker.ts";
import { subscription } from "./subscription.ts";
import { supportedContentProfile } from "./supported-content-profile.ts";
import { threadingTimeline } from "./threading-timeline.ts";
import { user } from "./user.ts";
import { versionConflict } from "./mutations/version-conflict.ts";

/** Every resolver of the graph, in the order of the schema. tsc names a field or a type that lacks one. */
export const resolvers: Resolvers = {
  ...scalars,
  ...enums,
  Query: {
    ...node.Query,
    ...library.Query,
    ...response.Query,
    ...messagingSetting.Query,
    ...supportedContentProfile.Query,
    ...integration.Query,
    ...sticker.Query,
    ...division.Query,
    ...threadingTimeline.Query,
    ...facebook.Query,
  } satisfies Required<QueryResolvers>,
  Mutation: asMutations({
    ...library.Mutation,
    ...response.Mutation,
    ...responseBulk,
    ...messagingSetting.Mutation,
    ...supportedContentProfile.Mutation,
    ...integrationWrites,
    ...threadingTimeline.Mutation,
  }),
  Subscription: subscription.Subscription,
  ...subscription.types,
  ...versionConflict,
  Node: node.Node,
  Library: library.Library,
  ...response.types,
  ResponseAsset: responseAsset.ResponseAsset,
  MessagingSetting: messagingSetting.MessagingSetting,
  SupportedContentProfile: supportedContentProfile.SupportedContentProfile,
  ...integration.types,
  Sticker: sticker.Sticker,
  FacebookApp: facebook.FacebookApp,
  ThreadingTimeline: threadingTimeline.ThreadingTimeline,
  ThreadingTimelineSetting: threadingTimeline.ThreadingTimelineSetting,
  HistoryEntry: history.HistoryEntry,
  User: user.User,
  Division: division.Division,
} satisfies CompleteTypes<Resolvers, ResolversParentTypes>;
