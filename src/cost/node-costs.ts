import type { QueryResolvers } from "../generated/resolvers.ts";
import { checkIdCount } from "../ids.ts";
import { checkRepresentations, parseNodeId, parseRepresentation } from "../resolvers/node-id.ts";
import type { NodeRef, NodeType } from "../resolvers/node-id.ts";
import type { FieldCosts, Parents, PlannedField } from "./field-cost.ts";
import { integrationsOf } from "./integration-costs.ts";
import { CHANNELS } from "./integration-types.ts";
import { byIds, profilePaths, settingPaths } from "./messaging-costs.ts";
import { assetsById, divisionsById, librariesById, responsesById, usersById } from "./response-costs.ts";

type Plan = (field: PlannedField, ids: readonly string[]) => Parents[];

/** The types that are no integrations. Their reads share the batches of the fields that read them by id. */
const PLANS: Readonly<Partial<Record<NodeType, Plan>>> = {
  Library: librariesById,
  Response: responsesById,
  ResponseAsset: assetsById,
  MessagingSetting: (field, ids) => byIds(field, settingPaths(field.api), ids),
  SupportedContentProfile: (field, ids) => byIds(field, profilePaths(field.api), ids),
  Division: divisionsById,
  User: usersById,
};

/** Plans the reads of these entities. Their types are known, because every nodeId of an operation is known before it runs. */
function nodesById(field: PlannedField, refs: readonly (NodeRef | undefined)[]): Parents[] {
  const idsByType = new Map<NodeType, string[]>();
  for (const ref of refs) {
    if (ref) idsByType.set(ref.type, [...(idsByType.get(ref.type) ?? []), ref.id]);
  }
  return [...idsByType].flatMap(([type, ids]) => {
    const parents = PLANS[type]?.(field, ids) ?? integrationsOf(field, CHANNELS.get(type) ?? "", ids);
    return parents.map((next) => ({ ...next, types: [type] }));
  });
}

/** What the resolver refuses costs nothing, and does not change what the others cost. */
function known(parse: () => NodeRef): NodeRef | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

const byNodeId = (nodeId: string) => known(() => parseNodeId(nodeId, "nodeId"));

/** Costs of the fields that read entities of any type. */
export const nodeCosts: FieldCosts<"Query", Pick<QueryResolvers, "node" | "nodes">> = {
  "Query.node": (field) => nodesById(field, [byNodeId(field.args.nodeId)]),
  "Query.nodes": (field) => {
    checkIdCount(field.args.nodeIds, "nodeIds");
    return nodesById(field, field.args.nodeIds.map(byNodeId));
  },
};

/** The field of a subgraph, which reads entities that others have named. A representation costs what its id costs elsewhere. */
export const entityCosts = {
  "Query._entities": (field: PlannedField<{ representations: readonly unknown[] }>) => {
    const { representations } = field.args;
    checkRepresentations(representations);
    const refs = representations.map((value) => known(() => parseRepresentation(value, "representations")));
    return nodesById(field, refs);
  },
};
