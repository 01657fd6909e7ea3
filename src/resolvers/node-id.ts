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

/** Representations of one request at most. A router sends those of a whole answer at once. */
const MAX_REPRESENTATIONS = 1000;

/** Refuses a list that is too long before anything is read for it. */
export function checkRepresentations(representations: readonly unknown[]): void {
  const { length } = representations;
  if (length > MAX_REPRESENTATIONS)
    throw badUserInput(
      `"representations" has ${length} entries; at most ${MAX_REPRESENTATIONS} are allowed.`,
      "representations",
    );
}

/**
 * What a representation of a subgraph's entity stands for: its `__typename` and its `id`. Throws BAD_USER_INPUT naming `argument`.
 */
export function parseRepresentation(value: unknown, argument: string): NodeRef {
  const { __typename: type, id } = (value ?? {}) as { __typename?: unknown; id?: unknown };
  if (typeof type !== "string" || !isNodeType(type)) {
    throw badUserInput(`"${argument}" has no __typename of an entity of this subgraph.`, argument);
  }
  if (typeof id !== "string" || !(isId(id) || `${type}:${id}` === ALL_DIVISIONS)) {
    throw badUserInput(`"${argument}" has no "id" of Genesys Cloud.`, argument);
  }
  return { type, id };
}

/** A reference that means all divisions. Nothing can be read of it, so it is `null` like one that does not exist. */
const ALL_DIVISIONS = "Division:*";

/** True for a type whose entities can be read by their id. */
export function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(NODE_TYPES, type);
}
