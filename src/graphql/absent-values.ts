import { MapperKind, mapSchema } from "@graphql-tools/utils";
import { defaultFieldResolver, getNullableType, isListType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLFieldConfig, GraphQLObjectType, GraphQLSchema } from "graphql";

type Field = GraphQLFieldConfig<unknown, unknown>;

/**
 * The same schema for answers with holes: a `null` in a list whose items cannot be `null` is left out, and an object without the `id` that
 * its type requires is none. Without it, graphql-js would drop the whole list, or report an error for what refers to nothing.
 */
export function leaveOutAbsent(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: Field) => {
      const { type } = field;
      const list = getNullableType(type);
      if (isListType(list) && isNonNullType(list.ofType)) return changed(field, withoutNulls);
      if (isObjectType(type) && requiresId(type)) return changed(field, noneWithoutId);
      return undefined;
    },
  });
}

/** An id with a resolver of its own is not a value of the parent. */
function requiresId(type: GraphQLObjectType): boolean {
  const id = type.getFields()["id"];
  return id !== undefined && isNonNullType(id.type) && !id.resolve;
}

function changed(field: Field, change: (value: unknown) => unknown): Field {
  const { resolve = defaultFieldResolver } = field;
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const value: unknown = resolve(source, args, context, info);
      return value instanceof Promise ? value.then(change) : change(value);
    },
  };
}

function withoutNulls(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  // A loop: hardly any list has one, and `some` costs more than the look at a short list.
  for (const item of list) if (isAbsent(item)) return list.filter((other) => !isAbsent(other));
  return list;
}

function noneWithoutId(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Error) return value;
  return isAbsent((value as { id?: unknown }).id) ? null : value;
}

const isAbsent = (value: unknown) => value === null || value === undefined;
