import type { UserResolvers } from "../generated/resolvers.ts";
import type { GenesysUser } from "../datasources/users.ts";
import type { Complete } from "../graphql/complete.ts";

const User: Complete<UserResolvers, GenesysUser> = {
  // References to users carry no name: it is read in bulk, and only when somebody asks.
  name: async (user, _, { datasources }) => user.name ?? (await datasources.users.byId(user.id))?.name,
};

export const user = { User };
