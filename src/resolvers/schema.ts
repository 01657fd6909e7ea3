import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { enforcePermissions } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import { resolvers } from "./index.ts";
import { leaveOutAbsent } from "../graphql/absent-values.ts";
import { openEnums } from "../graphql/open-enums.ts";

let schema: GraphQLSchema | undefined;

/** The one schema of this process. */
export function createSchema(): GraphQLSchema {
  schema ??= makeSchema();
  return schema;
}

/** Joins schema.graphql with the resolvers, and puts its directives into effect. */
function makeSchema(): GraphQLSchema {
  const typeDefs = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");
  return openEnums(enforcePermissions(leaveOutAbsent(makeExecutableSchema<Context>({ typeDefs, resolvers }))));
}
