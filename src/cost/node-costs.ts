import type { QueryResolvers } from "../generated/resolvers.ts";
import { checkIdCount } from "../ids.ts";
import { parseNodeId } from "../resolvers/node-id.ts";
import type { NodeType } from "../resolvers/node-id.ts";
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
function nodesById(field: PlannedField, nodeIds: readonly string[]): Parents[] {
  const idsByType = new Map<NodeType, string[]>();
  for (const nodeId of nodeIds) {
    const ref = parsed(nodeId);
    if (ref) idsByType.set(ref.type, [...(idsByType.get(ref.type) ?? []), ref.id]);
  }
  return [...idsByType].flatMap(([type, ids]) => {
    const parents = PLANS[type]?.(field, ids) ?? integrationsOf(field, CHANNELS.get(type) ?? "", ids);
    return parents.map((next) => ({ ...next, types: [type] }));
  });
}

/** A nodeId that the resolver refuses costs nothing, and does not change what the others cost. */
function parsed(nodeId: string) {
  try {
    return parseNodeId(nodeId, "nodeId");
  } catch {
    return undefined;
  }
}

/** Costs of the fields that read entities of any type. */
export const nodeCosts: FieldCosts<"Query", Pick<QueryResolvers, "node" | "nodes">> = {
  "Query.node": (field) => nodesById(field, [field.args.nodeId]),
  "Query.nodes": (field) => {
    checkIdCount(field.args.nodeIds, "nodeIds");
    return nodesById(field, field.args.nodeIds);
  },
};
