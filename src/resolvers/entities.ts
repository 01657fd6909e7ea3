import type { GraphQLResolveInfo } from "graphql";
import { SUBGRAPH_PERMISSION } from "../auth/client.ts";
import { demandPermission } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import { checkRepresentations, parseRepresentation } from "./node-id.ts";
import { readNode, typeOfNode } from "./node.ts";

interface EntitiesArguments {
  representations: readonly unknown[];
}

/** What a router asks: the schema of this subgraph, and entities that other subgraphs have named by type and id. */
export const createEntities = (sdl: string) => ({
  Query: {
    _service(_: unknown, _arguments: object, { client }: Context) {
      demandPermission(client, SUBGRAPH_PERMISSION);
      return { sdl };
    },
    _entities(_: unknown, { representations }: EntitiesArguments, context: Context, info: GraphQLResolveInfo) {
      demandPermission(context.client, SUBGRAPH_PERMISSION);
      checkRepresentations(representations);
      // Each by itself, as `nodes` answers them.
      return representations.map(async (representation, at) => {
        const ref = parseRepresentation(representation, `representations[${at}]`);
        return readNode(ref, context, info);
      });
    },
  },
  _Entity: { __resolveType: typeOfNode },
});
