import type { UserResolvers } from "../generated/resolvers.ts";
import type { GenesysUser, UserOrReference } from "../datasources/users.ts";
import type { Complete } from "../graphql/complete.ts";
import { nodeIdField } from "./node-id.ts";

const User: Complete<UserResolvers, UserOrReference> = {
  nodeId: nodeIdField("User"),
  // References have no name. The names of all users in an answer are read together, and only when the query selects them.
  name: async (user: GenesysUser, _, { datasources }) => user.name ?? (await datasources.users.byId(user.id))?.name,
};

export const user = { User };
