import type { FacebookAppResolvers, QueryResolvers } from "../generated/resolvers.ts";
import type { GenesysFacebookApp } from "../datasources/facebook.ts";
import type { Complete } from "../graphql/complete.ts";

const Query: Pick<Required<QueryResolvers>, "facebookApp" | "facebookPermissions"> = {
  facebookApp: (_, _args, { datasources }) => datasources.facebook.app(),
  facebookPermissions: (_, _args, { datasources }) => datasources.facebook.permissions(),
};

const FacebookApp: Complete<FacebookAppResolvers, GenesysFacebookApp> = { appId: ({ id }) => id };

export const facebook = { Query, FacebookApp };
