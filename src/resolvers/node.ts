import type { GraphQLResolveInfo } from "graphql";
import { demandPermissionOf } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import type { NodeResolvers, QueryResolvers, ResolversInterfaceTypes } from "../generated/resolvers.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Selection } from "../graphql/selection.ts";
import type { PromiseOrValue } from "../datasources/rest/promise-or-value.ts";
import { checkIdCount } from "../ids.ts";
import { expandFor } from "./integration-links.ts";
import { parseNodeId } from "./node-id.ts";
import type { NodeRef, NodeType } from "./node-id.ts";
import { responseDetail } from "./response-links.ts";

type NodeEntity = ResolversInterfaceTypes<Record<never, unknown>>["Node"];
type Read = (id: string, context: Context, selection: Selection) => PromiseOrValue<NodeEntity | null>;

interface NodeSource {
  /** The field whose permission the read needs. */
  permissionOf: string;
  read: Read;
}

const integration = (read: Read): NodeSource => ({ permissionOf: "Query.integration", read });

/** The type tells the channel, and so the one path to ask. */
const ofChannel = (channel: string) =>
  integration((id, { datasources }, selection) => datasources.integrations.byId(id, channel, expandFor(selection)));

/** How an entity of each type is read by its id. */
const SOURCES: Readonly<Record<NodeType, NodeSource>> = {
  Library: { permissionOf: "Query.library", read: (id, { datasources }) => datasources.libraries.byId(id) },
  Response: {
    permissionOf: "Query.response",
    read: (id, { datasources }, selection) => datasources.responses.byId(id, responseDetail(selection)),
  },
  ResponseAsset: {
    permissionOf: "ResponseAssetLink.asset",
    read: (id, { datasources }) => datasources.responseAssets.byId(id),
  },
  MessagingSetting: {
    permissionOf: "Query.messagingSetting",
    read: (id, { datasources }) => datasources.messagingSettings.byId(id),
  },
  SupportedContentProfile: {
    permissionOf: "Query.supportedContentProfile",
    read: (id, { datasources }) => datasources.supportedContentProfiles.byId(id),
  },
  FacebookIntegration: ofChannel("facebook"),
  LineIntegration: ofChannel("line"),
  TwitterIntegration: ofChannel("twitter"),
  WhatsAppIntegration: ofChannel("whatsapp"),
  InstagramIntegration: ofChannel("instagram"),
  OpenIntegration: ofChannel("open"),
  AppleIntegration: ofChannel("apple"),
  OtherIntegration: integration((id, { datasources }, selection) =>
    datasources.integrations.byIdOfOthers(id, expandFor(selection)),
  ),
  Division: { permissionOf: "Query.division", read: (id, { datasources }) => datasources.divisions.byId(id) },
  User: { permissionOf: "User.name", read: (id, { datasources }) => datasources.users.byId(id) },
};

/** The GraphQL type of each entity that was read: a REST object does not name it, but the nodeId does. */
const types = new WeakMap<object, NodeType>();

/** Reads one entity, with the permission of the field that reads it by its id. `null` where there is none. */
export async function readNode(
  { type, id }: NodeRef,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeEntity | null> {
  const { permissionOf, read } = SOURCES[type];
  demandPermissionOf(info.schema, permissionOf, context.client);
  const entity = await read(id, context, selectionOf(info));
  if (entity) types.set(entity, type);
  return entity;
}

/** The type of an entity that `readNode` has answered. */
export const typeOfNode = (entity: object) => types.get(entity)!;

const byNodeId = async (nodeId: string, argument: string, context: Context, info: GraphQLResolveInfo) =>
  readNode(parseNodeId(nodeId, argument), context, info);

const Query: Pick<Required<QueryResolvers>, "node" | "nodes"> = {
  node: (_, { nodeId }, context, info) => byNodeId(nodeId, "nodeId", context, info),
  nodes: (_, { nodeIds }, context, info) => {
    checkIdCount(nodeIds, "nodeIds");
    const rows = nodeIds.map((nodeId, at) => byNodeId(nodeId, `nodeIds[${at}]`, context, info));
    // Each by itself: what is below one of them can then be read together with the others. Of `null` codegen's types know nothing here.
    return rows as Promise<NodeEntity>[];
  },
};

const Node: NodeResolvers = { __resolveType: typeOfNode };

export const node = { Query, Node };
