import { defaultFieldResolver, getDirectiveValues, isInterfaceType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLSchema } from "graphql";
import type { Context } from "../context.ts";
import { GatewayError } from "../errors.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Client } from "./client.ts";

/** What a field asks of clients, as its `@permission` says. */
export interface PermissionRule {
  match: "any" | "all";
  permissions: readonly string[];
  /** Fields of a reference that come along with the object above; nobody needs a permission for those alone. */
  beyond?: readonly string[];
}

type Field = GraphQLField<unknown, Context>;

/** What `@permission` says of a field; nothing where it has none. Throws where it lets everybody in. */
export function permissionOf(schema: GraphQLSchema, field: Field): PermissionRule | undefined {
  const directive = schema.getDirective("permission");
  const values = directive && field.astNode && getDirectiveValues(directive, field.astNode);
  if (!values) return undefined;
  const { any = [], all = [], beyond } = values as Partial<Record<"any" | "all" | "beyond", string[]>>;
  if ((any.length === 0) === (all.length === 0)) throw new Error(`@permission of ${field.name} names any or all.`);
  const match = any.length > 0 ? "any" : "all";
  return { match, permissions: match === "any" ? any : all, ...(beyond && { beyond }) };
}

/**
 * Puts a guard before every field with `@permission`: who lacks it gets FORBIDDEN at this field before anything is read,
 * be it from a cache. The field's description says so too. Changes the schema in place.
 */
export function enforcePermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const rule = permissionOf(schema, field);
      if (!rule) continue;
      field.description = `${field.description ?? ""}\n\n${sentenceOf(rule)}`;
      if (isObjectType(type)) guard(field, rule);
    }
  }
  return schema;
}

/** Every permission that some field of the schema asks for. */
export function permissionsIn(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()) as Field[]);
  return [...new Set(fields.flatMap((field) => permissionOf(schema, field)?.permissions ?? []))].toSorted();
}

function guard(field: Field, rule: PermissionRule): void {
  const { name, resolve = defaultFieldResolver } = field;
  field.resolve = (source, args, context, info) => {
    if (!holds(context.client, rule)) {
      // Whoever may see an object may see what came along with it, as in the REST API: no call is made for that.
      const isHere = rule.beyond
        ? selectionOf(info).within(rule.beyond)
        : (source as Record<string, unknown> | undefined)?.[name] !== undefined;
      if (!isHere) throw forbidden(rule);
    }
    return resolve(source, args, context, info);
  };
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
  return new GatewayError(`You lack the permission ${namesOf(rule)}.`, { code: "FORBIDDEN", retryable: false });
}
