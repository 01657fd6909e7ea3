import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { enforcePermissions } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import { createEntities } from "./entities.ts";
import { resolvers } from "./index.ts";
import { isNodeType } from "./node-id.ts";
import { leaveOutAbsent } from "../graphql/absent-values.ts";
import { openEnums } from "../graphql/open-enums.ts";
import { describeScalars } from "../graphql/scalars.ts";
import { asSubgraph } from "../graphql/subgraph.ts";

/** Types that stand in most graphs, or whose data other systems have too. */
const SHARED = new Set(["PageInfo", "Division", "User"]);

const known = new Map<boolean, GraphQLSchema>();

/** The schema of this process, alone or as a subgraph of Federation. */
export function createSchema({ isSubgraph = false } = {}): GraphQLSchema {
  const schema = known.get(isSubgraph) ?? makeSchema(isSubgraph);
  known.set(isSubgraph, schema);
  return schema;
}

/** Joins schema.graphql with the resolvers, and puts its directives into effect. */
function makeSchema(isSubgraph: boolean): GraphQLSchema {
  const sources = isSubgraph ? createSubgraph() : { typeDefs: readTypeDefs(), resolvers };
  const schema = describeScalars(makeExecutableSchema<Context>(sources));
  return openEnums(enforcePermissions(leaveOutAbsent(schema)));
}

const readTypeDefs = () => readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");

/** The schema that a router composes. */
export const subgraphTypeDefs = () => asSubgraph(readTypeDefs(), { isEntity: isNodeType, shared: SHARED });

function createSubgraph() {
  const typeDefs = subgraphTypeDefs();
  const { Query, _Entity } = createEntities(typeDefs);
  return { typeDefs, resolvers: { ...resolvers, Query: { ...resolvers.Query, ...Query }, _Entity } };
}
