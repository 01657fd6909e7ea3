import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";
import { resolvers } from "./resolvers/index.ts";
import { openEnums } from "./resolvers/open-enums.ts";

/** Reads schema.graphql and joins it with the resolvers. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readFileSync(new URL("../schema.graphql", import.meta.url), "utf8");
  return openEnums(makeExecutableSchema<Context>({ typeDefs, resolvers }));
}
