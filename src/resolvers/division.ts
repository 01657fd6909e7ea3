import type { Context } from "../context.ts";
import type { DivisionResolvers, QueryResolvers } from "../generated/resolvers.ts";
import type { DivisionOrReference, GenesysDivision } from "../datasources/divisions.ts";
import type { Complete } from "../graphql/complete.ts";
import { nodeIdField } from "./node-id.ts";
import { windowFor } from "./window.ts";

const Query: Pick<Required<QueryResolvers>, "division" | "divisions"> = {
  division: (_, { id }, { datasources }) => datasources.divisions.byId(id),
  divisions: (_, args, { datasources }, info) => datasources.divisions.page(windowFor(args, info)),
};

// All divisions in an answer that are references are read together, and only when the query selects more than they have.
const Division: Complete<DivisionResolvers, DivisionOrReference> = {
  nodeId: nodeIdField("Division"),
  name: async (division, _, context) => division.name ?? (await whole(division, context))?.name,
  description: async (division, _, context) => (await whole(division, context))?.description,
  isHome: async (division, _, context) => (await whole(division, context))?.homeDivision,
};

function whole(
  division: DivisionOrReference,
  { datasources }: Context,
): GenesysDivision | Promise<GenesysDivision | null> {
  const isWhole = "description" in division || "homeDivision" in division;
  return isWhole ? division : datasources.divisions.byId(division.id);
}

export const division = { Query, Division };
