import { badUserInput } from "../errors.ts";
import type { NodeResolvers } from "../generated/resolvers.ts";
import { isId } from "../ids.ts";

/** The type of an entity that can be read by its `nodeId`. */
export type NodeType = NonNullable<Awaited<ReturnType<NodeResolvers["__resolveType"]>>>;

/** Every such type. The value says nothing. */
const NODE_TYPES: Readonly<Record<NodeType, true>> = {
  Library: true,
  Response: true,
  ResponseAsset: true,
  MessagingSetting: true,
  SupportedContentProfile: true,
  FacebookIntegration: true,
  LineIntegration: true,
  TwitterIntegration: true,
  WhatsAppIntegration: true,
  InstagramIntegration: true,
  OpenIntegration: true,
  AppleIntegration: true,
  OtherIntegration: true,
  Division: true,
  User: true,
};

/** What a nodeId stands for. */
export interface NodeRef {
  type: NodeType;
  id: string;
}

/** The nodeId of an entity: its type and its id, as base64url so that no client takes it apart. */
export function nodeIdOf(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString("base64url");
}

/** A resolver of `nodeId` for the entities of one type. One without an id has no nodeId either. */
export function nodeIdField(type: NodeType): (entity: { id: string }) => string {
  // The cast leaves it to GraphQL to report the missing id, as it does for the field `id`.
  return ({ id }) => (id == null ? (null as unknown as string) : nodeIdOf(type, id));
}

/** What the nodeId stands for. Throws BAD_USER_INPUT naming `argument` for any text that `nodeIdOf` does not answer. */
export function parseNodeId(nodeId: string, argument: string): NodeRef {
  const text = Buffer.from(nodeId, "base64url").toString();
  const colon = text.indexOf(":");
  const type = text.slice(0, Math.max(0, colon));
  const id = text.slice(colon + 1);
  // One entity has one nodeId: a cache would take a second spelling for a second entity.
  const isWhole = Buffer.from(text).toString("base64url") === nodeId && /^[A-Za-z]+$/.test(type);
  if (!isWhole || !(isId(id) || `${type}:${id}` === ALL_DIVISIONS)) {
    throw badUserInput(`"${argument}" is no nodeId. Take it from the field nodeId of an entity.`, argument);
  }
  if (!isNodeType(type)) {
    throw badUserInput(`"${argument}" is the nodeId of a type that cannot be read by nodeId.`, argument);
  }
  return { type, id };
}

/** A reference that means all divisions. Nothing can be read of it, so it is `null` like one that does not exist. */
const ALL_DIVISIONS = "Division:*";

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(NODE_TYPES, type);
}
