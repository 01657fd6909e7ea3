import { getNamedType, getNullableType } from "graphql";
import type { GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { WriteResult } from "../../datasources/rest/versioned-update.ts";
import { changesBetween } from "./changes.ts";
import type { ChangeShape } from "./changes.ts";
import { payloadOf } from "./user-errors.ts";
import type { UserErrorShape } from "./user-errors.ts";

interface WrittenValues {
  changes?: ChangeShape[] | null;
  /** See `visible.ts`. */
  valuesOf?: string | null;
  onlyRead?: string;
}

/** The payload of a write of one entity. */
type WritePayload<Field extends string, T> = { [F in Field]?: T } & WrittenValues & {
    userErrors: UserErrorShape[];
  };

interface EntityWrite<Field extends string, T> {
  /** The field of the payload that holds the entity. */
  field: Field;
  input: object;
  write: () => Promise<WriteResult<T>>;
  /** REST fields that are references -> the input fields that hold their ids. */
  inputNames?: Record<string, string>;
  /** The field that reads the written values, such as `Query.threadingTimeline`, where no query reads them by an id. */
  viewedAs?: string;
}

/** Creates or updates an entity and answers its payload: the entity, its changes, user errors. */
export function writeEntity<Field extends string, T extends object>(
  info: GraphQLResolveInfo,
  { field, input, write, inputNames = {}, viewedAs }: EntityWrite<Field, T>,
): Promise<WritePayload<Field, T>> {
  const entityType = (getNullableType(info.returnType) as GraphQLObjectType).getFields()[field]!.type;
  const type = getNamedType(entityType).name;
  const inputType = info.parentType.getFields()[info.fieldName]!.args.find(({ name }) => name === "input")!.type;
  const writeAndCompare = async () => {
    const { entity, before, isOnlyRead } = await write();
    const changes =
      before === undefined ? null : changesBetween({ input, before, after: entity, inputType, entityType, inputNames });
    const valuesOf = before === null ? null : (viewedAs ?? type);
    return { [field]: entity, changes, valuesOf, ...(isOnlyRead && { onlyRead: field }) } as {
      [F in Field]: T;
    } & WrittenValues;
  };
  return payloadOf(info, writeAndCompare, { inputNames, type, input });
}
