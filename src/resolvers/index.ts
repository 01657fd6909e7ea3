import type { Context } from "../context.ts";
import type { MutationResolvers, Resolvers } from "../generated/resolvers.ts";
import * as enums from "./enums.ts";
import { integration } from "./integration.ts";
import { integrationWrites } from "./integration-writes.ts";
import { library } from "./library.ts";
import { messagingSetting } from "./messaging-setting.ts";
import { responseAsset } from "./response-asset.ts";
import { responseBulk } from "./response-bulk.ts";
import { response } from "./response.ts";
import { scalars } from "./scalars.ts";
import { sticker } from "./sticker.ts";
import { supportedContentProfile } from "./supported-content-profile.ts";
import { user } from "./user.ts";
import { versionedEntity } from "./versioned-entity.ts";

type Resolve = (parent: unknown, args: WriteArguments, context: Context, info: unknown) => unknown;

/** What the arguments of every mutation have. */
interface WriteArguments {
  dryRun?: boolean | null;
}

/**
 * Several writes of one request run one after the other: none sees what was loaded before the one before it. A dry run gets
 * datasources that cannot write.
 */
function eachAnew(writes: Required<MutationResolvers>): MutationResolvers {
  const entries = Object.entries(writes as unknown as Record<string, Resolve>).map(([name, write]) => {
    const anew: Resolve = (parent, args, context, info) => {
      // Nobody waits for it: what has not begun is not begun any more.
      context.signal.throwIfAborted();
      context.datasources = context.freshDatasources({ dryRun: args.dryRun === true });
      return write(parent, args, context, info);
    };
    return [name, anew];
  });
  return Object.fromEntries(entries) as MutationResolvers;
}

/** Every resolver of the graph, in the order of the schema. */
export const resolvers: Resolvers = {
  ...scalars,
  ...enums,
  Query: {
    ...library.Query,
    ...response.Query,
    ...messagingSetting.Query,
    ...supportedContentProfile.Query,
    ...integration.Query,
    ...sticker.Query,
  } satisfies Required<Resolvers>["Query"],
  Mutation: eachAnew({
    ...library.Mutation,
    ...response.Mutation,
    ...responseBulk,
    ...messagingSetting.Mutation,
    ...supportedContentProfile.Mutation,
    ...integrationWrites,
  }),
  VersionedEntity: versionedEntity,
  Library: library.Library,
  ...response.types,
  ResponseAsset: responseAsset.ResponseAsset,
  MessagingSetting: messagingSetting.MessagingSetting,
  SupportedContentProfile: supportedContentProfile.SupportedContentProfile,
  ...integration.types,
  Sticker: sticker.Sticker,
  User: user.User,
};
