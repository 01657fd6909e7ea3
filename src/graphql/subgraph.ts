import { buildSubgraphSchema } from "@apollo/subgraph";
import { Kind, parse } from "graphql";
import type { ConstDirectiveNode, DefinitionNode } from "graphql";

/** What a schema says about its types as a part of a larger graph. */
export interface SubgraphTypes {
  /** True for a type that other subgraphs may name by its id. */
  isEntity: (type: string) => boolean;
  /** Types that other subgraphs may define too, with the same fields. */
  shared: ReadonlySet<string>;
}

const FEDERATION = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;
const KEY = directive("key", { fields: "id" });
const SHAREABLE = directive("shareable", {});

/**
 * The schema as a subgraph of Federation 2: with keys, with the definitions of the federation specification, and with the fields
 * `_service` and `_entities`, which need resolvers.
 */
export function asSubgraph(typeDefs: string, { isEntity, shared }: SubgraphTypes): string {
  function marked(node: DefinitionNode): DefinitionNode {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
    const { value } = node.name;
    const added = [...(isEntity(value) ? [KEY] : []), ...(shared.has(value) ? [SHAREABLE] : [])];
    return { ...node, directives: [...(node.directives ?? []), ...added] };
  }
  const document = parse(typeDefs, { noLocation: true });
  const definitions = [...parse(FEDERATION).definitions, ...document.definitions.map(marked)];
  const schema = buildSubgraphSchema({ ...document, definitions });
  // It prints what it has built only as the answer of this field.
  const { resolve } = schema.getQueryType()!.getFields()["_service"]!;
  return (resolve!(undefined, {}, undefined, undefined as never) as { sdl: string }).sdl;
}

function directive(name: string, values: Record<string, string>): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: { kind: Kind.STRING, value },
    })),
  };
}
