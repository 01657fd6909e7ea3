import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { enforcePermissions } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import { resolvers } from "./index.ts";
import { openEnums } from "../graphql/open-enums.ts";

let schema: GraphQLSchema | undefined;

/** The one schema of this process; nothing changes it once it is made. */
export function createSchema(): GraphQLSchema {
  schema ??= makeSchema();
  return schema;
}

/** Reads schema.graphql and joins it with the resolvers, behind the permissions that it asks for. */
function makeSchema(): GraphQLSchema {
  const typeDefs = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");
  return enforcePermissions(openEnums(makeExecutableSchema<Context>({ typeDefs, resolvers })));
}
