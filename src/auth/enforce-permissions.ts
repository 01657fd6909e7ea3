import { getDirective, MapperKind, mapSchema } from "@graphql-tools/utils";
import { defaultFieldResolver, getNamedType, isInterfaceType, isObjectType } from "graphql";
import type { GraphQLFieldConfig, GraphQLInterfaceType, GraphQLSchema } from "graphql";
import { GatewayError } from "../errors.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Client } from "./client.ts";

/** The permissions that a field needs, from its `@permission`. */
export interface PermissionRule {
  match: "any" | "all";
  permissions: readonly string[];
  /** Fields of a reference that come along with the object above. They alone need no permission. */
  beyond?: readonly string[];
}

type FieldConfig = GraphQLFieldConfig<unknown, { client: Client }>;

/** The rule in a field's `@permission`, if it has one. Throws where the directive would let every client in. */
export function permissionOf(schema: GraphQLSchema, field: Pick<FieldConfig, "astNode">): PermissionRule | undefined {
  const values = getDirective(schema, field, "permission")?.[0];
  if (!values) return undefined;
  const { any = [], all = [], beyond } = values as Partial<Record<"any" | "all" | "beyond", string[]>>;
  const name = field.astNode?.name.value;
  if ((any.length === 0) === (all.length === 0)) throw new Error(`@permission of ${name} needs either any or all.`);
  const match = any.length > 0 ? "any" : "all";
  return { match, permissions: match === "any" ? any : all, ...(beyond && { beyond }) };
}

/**
 * The same schema with a check before every field with `@permission`: a client without it gets FORBIDDEN at this field before
 * anything is read, from a cache included. The field's description names the permission too.
 */
export function enforcePermissions(schema: GraphQLSchema): GraphQLSchema {
  function described(field: FieldConfig): FieldConfig | undefined {
    const rule = permissionOf(schema, field);
    return rule && { ...field, description: `${field.description ?? ""}\n\n${sentenceOf(rule)}` };
  }
  return mapSchema(schema, {
    [MapperKind.INTERFACE_FIELD]: described,
    [MapperKind.OBJECT_FIELD]: (field: FieldConfig, name) => {
      const rule = permissionOf(schema, field);
      if (!rule) return undefined;
      const { subscribe } = field;
      return {
        ...described(field)!,
        resolve: guarded(field, name, rule),
        ...(subscribe && { subscribe: guarded({ ...field, resolve: subscribe }, name, rule) }),
      };
    },
  });
}

/** Every permission that some field of the schema asks for. */
export function permissionsIn(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  return [...new Set(fields.flatMap((field) => permissionOf(schema, field)?.permissions ?? []))].toSorted();
}

const viewRules = new WeakMap<GraphQLSchema, Map<string, (client: Client) => boolean>>();

/**
 * True if the client may view entities of this object type: it holds what the query for one of them by its id needs. Without such a
 * query, none may. `type` can also name a field, such as `Query.threadingTimeline`: then what this field needs decides.
 */
export function mayView(client: Client, schema: GraphQLSchema, type: string): boolean {
  const known = viewRules.get(schema) ?? new Map<string, (client: Client) => boolean>();
  viewRules.set(schema, known);
  const check = known.get(type) ?? viewCheck(schema, type);
  known.set(type, check);
  return check(client);
}

function viewCheck(schema: GraphQLSchema, type: string): (client: Client) => boolean {
  const [owner, fieldName] = type.split(".");
  if (fieldName !== undefined) return fieldCheck(schema, owner!, fieldName);
  const query = Object.values(schema.getQueryType()?.getFields() ?? {}).find((field) => {
    const answer = getNamedType(field.type);
    const answersIt =
      answer.name === type || (isInterfaceType(answer) && implementersOf(schema, answer).includes(type));
    return answersIt && field.args.some(({ name }) => name === "id" || name === "by");
  });
  if (!query) return () => false;
  const rule = permissionOf(schema, query);
  return (client) => !rule || holds(client, rule);
}

function fieldCheck(schema: GraphQLSchema, owner: string, name: string): (client: Client) => boolean {
  const type = schema.getType(owner);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) return () => false;
  const rule = permissionOf(schema, field);
  return (client) => !rule || holds(client, rule);
}

function implementersOf(schema: GraphQLSchema, type: GraphQLInterfaceType): string[] {
  return schema.getImplementations(type).objects.map(({ name }) => name);
}

function guarded(
  { resolve = defaultFieldResolver }: FieldConfig,
  name: string,
  rule: PermissionRule,
): FieldConfig["resolve"] {
  // By the function, which all clients without authentication share.
  const held = new WeakMap<Client["may"], boolean>();
  function isHeld(client: Client): boolean {
    let answer = held.get(client.may);
    // What a client may do never changes: new keys, tokens or roles make a new client with a new function.
    if (answer === undefined) held.set(client.may, (answer = holds(client, rule)));
    return answer;
  }
  return (source, args, context, info) => {
    if (!isHeld(context.client)) {
      // A client that may see an object may see what came along with it, as in the REST API: no call is made for that.
      const isHere = rule.beyond
        ? selectionOf(info).within(rule.beyond)
        : (source as Record<string, unknown> | undefined)?.[name] !== undefined;
      if (!isHere) throw forbidden(rule);
    }
    return resolve(source, args, context, info);
  };
}

/** Throws FORBIDDEN to a client that may not read the field, with the name `Type.field`. A field without a rule is open to all. */
export function demandPermissionOf(schema: GraphQLSchema, coordinate: string, client: Client): void {
  const [typeName = "", fieldName = ""] = coordinate.split(".");
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`The schema has no field ${coordinate}.`);
  const rule = permissionOf(schema, field);
  if (rule && !holds(client, rule)) throw forbidden(rule);
}

/** Throws FORBIDDEN to a client without this permission. */
export function demandPermission(client: Client, permission: string): void {
  if (!client.may(permission)) throw forbidden({ match: "any", permissions: [permission] });
}

function holds(client: Client, { match, permissions }: PermissionRule): boolean {
  return match === "any" ? permissions.some(client.may) : permissions.every(client.may);
}

function namesOf({ match, permissions }: PermissionRule): string {
  return permissions.map((permission) => `\`${permission}\``).join(match === "any" ? " or " : " and ");
}

function sentenceOf(rule: PermissionRule): string {
  const beyond = rule.beyond?.map((name) => `\`${name}\``).join(", ");
  return `Needs ${namesOf(rule)}${beyond === undefined ? "" : ` for more than ${beyond}`}.`;
}

function forbidden(rule: PermissionRule): GatewayError {
  const needsSeveral = rule.match === "all" && rule.permissions.length > 1;
  const said = needsSeveral
    ? `You need the permissions ${namesOf(rule)}.`
    : `You lack the permission ${namesOf(rule)}.`;
  return new GatewayError(said, { code: "FORBIDDEN", retryable: false });
}
