import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { enforcePermissions } from "./auth/enforce-permissions.ts";
import type { Context } from "./context.ts";
import { resolvers } from "./resolvers/index.ts";
import { openEnums } from "./resolvers/open-enums.ts";

/** Reads schema.graphql and joins it with the resolvers, behind the permissions that it asks for. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readFileSync(new URL("../schema.graphql", import.meta.url), "utf8");
  return enforcePermissions(openEnums(makeExecutableSchema<Context>({ typeDefs, resolvers })));
}
