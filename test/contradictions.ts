import { getDirective } from "@graphql-tools/utils";
import { getArgumentValues, getNullableType, getVariableValues, isAbstractType, isLeafType, isListType } from "graphql";
import { isObjectType, Kind, parse } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
} from "graphql";
import type { GraphQLSchema } from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";

/** An answer, and the operation that it answers. */
export interface AnsweredOperation {
  text: string;
  variables?: Record<string, unknown> | undefined;
  data?: unknown;
  errors?: readonly { path?: readonly (string | number)[] }[] | undefined;
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>;
type Path = readonly (string | number)[];

/**
 * Where one answer says two things of one object: the same type and id, and for the same field with the same arguments two values. A
 * normalized client cache would keep one of the two and show it at both places. Also where a field with `@semanticNonNull` is null without
 * an error. Only objects whose `id` is selected are compared, and
 * nothing that an error is about. The mutations of an operation are compared each by itself, because they change objects.
 */
export function contradictionsIn(
  schema: GraphQLSchema,
  { text, variables, data, errors }: AnsweredOperation,
): string[] {
  const document = parsed(text);
  const operations = document?.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION) ?? [];
  if (!document || operations.length !== 1 || data === null || data === undefined) return [];
  const operation = operations[0]!;
  const root = schema.getRootType(operation.operation);
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}).coerced;
  if (!root || !values) return [];
  const walk = walker(schema, document, values, errors ?? []);
  const fields = collectFields(schema, walk.fragments, values, root, operation.selectionSet);
  if (operation.operation !== "mutation") return walk.root(root, data, fields);
  return [...fields].flatMap(([key, nodes]) => walk.root(root, data, new Map([[key, nodes]])));
}

/** Throws where the answer contradicts itself. */
export function refuseContradictions(schema: GraphQLSchema, answered: AnsweredOperation): void {
  const [first, ...others] = contradictionsIn(schema, answered);
  if (first === undefined) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  throw new Error(`This answer cannot be right: ${first}${more}. The operation: ${answered.text.slice(0, 500)}`);
}

/** `undefined` for a text that is no operation, which a test may send on purpose. */
function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function walker(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  errors: readonly { path?: Path }[],
) {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  let seen = new Map<string, { value: string; path: Path }>();
  let found: string[] = [];

  /** `place` is the object and the field in it; left out for an object whose id is not selected. */
  function note(place: string | undefined, value: string, path: Path): void {
    if (place === undefined) return;
    const before = seen.get(place);
    if (before === undefined) seen.set(place, { value, path });
    else if (before.value !== value) {
      found.push(`${place} is ${before.value} at ${before.path.join(".")} and ${value} at ${path.join(".")}`);
    }
  }

  /** The type of an object, as far as what was selected of it tells. */
  function typeOf(type: GraphQLOutputType, value: object, nodes: readonly FieldNode[]): GraphQLObjectType | undefined {
    if (isObjectType(type)) return type;
    if (!isAbstractType(type)) return undefined;
    return schema.getPossibleTypes(type).find((one) => {
      const fields = subfields(one, nodes);
      const named = [...fields].find(([, [node]]) => node!.name.value === "__typename");
      if (named) return (value as Record<string, unknown>)[named[0]] === one.name;
      return fields.size === Object.keys(value).length && Object.keys(value).every((key) => fields.has(key));
    });
  }

  const subfields = (type: GraphQLObjectType, nodes: readonly FieldNode[]) =>
    collectSubfields(schema, fragments, variableValues, type, nodes as FieldNode[]);

  /** `solid` are the levels of the value that are null only where an error says so. */
  function complete(
    type: GraphQLOutputType,
    value: unknown,
    nodes: readonly FieldNode[],
    path: Path,
    { place, solid }: { place?: string | undefined; solid: readonly number[] },
  ) {
    const nullable = getNullableType(type);
    if (value === null || value === undefined) {
      const isFault = errors.some((error) => path.every((step, at) => error.path?.[at] === step));
      if (!isFault) note(place, "null", path);
      if (!isFault && solid.includes(0)) found.push(`${path.join(".")} is null without an error`);
    } else if (isListType(nullable)) {
      const list = value as unknown[];
      note(place, "a list", path);
      note(place && `the length of ${place}`, String(list.length), path);
      for (const [at, item] of list.entries()) {
        const below = solid.map((level) => level - 1);
        complete(nullable.ofType, item, nodes, [...path, at], { place: place && `${place}[${at}]`, solid: below });
      }
    } else if (isLeafType(nullable)) note(place, JSON.stringify(value), path);
    else {
      const own = typeOf(nullable, value, nodes);
      if (!own) return;
      const fields = subfields(own, nodes);
      const id = idOf(own, value as Record<string, unknown>, fields);
      if (!("id" in own.getFields())) {
        note(place, "an object", path);
        object(own, value as Record<string, unknown>, fields, path, place);
      } else {
        if (id !== undefined) note(place, id, path);
        object(own, value as Record<string, unknown>, fields, path, id);
      }
    }
  }

  function object(type: GraphQLObjectType, data: Record<string, unknown>, fields: Fields, path: Path, place?: string) {
    for (const [key, nodes] of fields) {
      const field = type.getFields()[nodes[0]!.name.value];
      if (!field) continue;
      // In the order of the schema, so that the order in the operation makes no difference.
      const args = getArgumentValues(field, nodes[0]!, variableValues);
      const named = Object.keys(args).length > 0 ? `${field.name}(${JSON.stringify(args)})` : field.name;
      const solid = solidLevels(schema, field);
      complete(field.type, data[key], nodes, [...path, key], { place: place && `${place} ${named}`, solid });
    }
  }

  return {
    fragments,
    root(type: GraphQLObjectType, data: unknown, fields: Fields): string[] {
      [seen, found] = [new Map(), []];
      object(type, data as Record<string, unknown>, fields, []);
      return found;
    },
  };
}

/** The levels of a field that its `@semanticNonNull` names. */
function solidLevels(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): readonly number[] {
  const [values] = getDirective(schema, field, "semanticNonNull") ?? [];
  return values ? (values as { levels: number[] }).levels : [];
}

/** Interfaces that entities of unlike kinds implement. All others stand for one kind, such as `Integration`. */
const OF_MANY_KINDS = ["Versioned", "Node"];

/** The kind and id of an object, if its id is selected. Of an interface a selection may not tell which type an object has. */
function idOf(type: GraphQLObjectType, data: Record<string, unknown>, fields: Fields): string | undefined {
  const key = [...fields].find(([, [node]]) => node!.name.value === "id")?.[0];
  const kind = type.getInterfaces().find(({ name }) => !OF_MANY_KINDS.includes(name)) ?? type;
  return key === undefined ? undefined : `${kind.name} ${JSON.stringify(data[key])}`;
}
