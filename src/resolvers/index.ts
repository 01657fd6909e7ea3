import type { Resolvers } from "../generated/resolvers.ts";
import * as enums from "./enums.ts";
import { library } from "./library.ts";
import { response } from "./response.ts";
import { scalars } from "./scalars.ts";
import { user } from "./user.ts";

/** Every resolver of the graph, in the order of the schema. */
export const resolvers: Resolvers = {
  ...scalars,
  ...enums,
  Query: { ...library.Query, ...response.Query } satisfies Required<Resolvers>["Query"],
  Mutation: { ...library.Mutation, ...response.Mutation },
  Library: library.Library,
  Response: response.Response,
  User: user.User,
};
