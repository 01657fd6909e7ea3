import {
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
} from "graphql";
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { sumOf } from "../datasources/rest/call-budget.ts";
import type { WriteReserve } from "../datasources/rest/call-budget.ts";
import { GatewayError } from "../errors.ts";
import { collectFields } from "./collect.ts";
import type { CollectedField, Scope } from "./collect.ts";
import { capped, CEILING, createCallList } from "./call-list.ts";
import type { CallList, PlannedCall } from "./call-list.ts";
import { COSTS } from "./table.ts";
import type { FieldCost, Parents } from "./field-cost.ts";

export type { PlannedCall } from "./call-list.ts";

/** The maximum REST calls of an operation. */
export interface OperationPlan {
  calls: number;
  /** All calls except those of one bulk write, which is limited by its number of ids. */
  counted: number;
  /**
   * The calls that it must be able to make, or it is refused: those of a query with an empty cache in an empty organization,
   * and all that the mutations themselves may make.
   */
  least: number;
  /** What each mutation itself may cost, without the fields of its payload, by its name in the answer. */
  writes: ReadonlyMap<string, WriteReserve>;
  planned: PlannedCall[];
}

/**
 * Planning stops after this many steps, and the operation costs the ceiling. Nested fragments can make a short document
 * exponentially large. A step reads one node for one type; a planned field takes more. Usual queries take some hundred.
 */
const MAX_STEPS = 50_000;
export const STEPS_OF_FIELD = 10;
const TOO_LARGE: PlannedCall = {
  call: "any",
  times: CEILING,
  why: "The operation has too many fields to plan.",
};

/**
 * Computes the worst case of an operation in REST calls, without making any. The document must be valid for the schema.
 * Throws a GraphQLError for the first invalid variable. An unknown operation costs nothing.
 */
export function planOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
  variables?: Readonly<Record<string, unknown>> | null,
  api: MessagingApi = "conversations",
): OperationPlan {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { calls: 0, counted: 0, least: 0, writes: new Map(), planned: [] };
  const scope = scopeOf(schema, document, coercedValues(schema, operation, variables));
  const { allowance } = scope;
  const { planCalls, planChildren } = createPlanField(scope, api);
  const fields = collectFields([operation], [root.name], scope);
  const isMutation = operation.operation === "mutation";
  const groups = groupsOf(operation, fields);
  const plans = groups.map((group) => {
    const callList = createCallList();
    const parents = group.map((field) => planCalls(field, { rows: 1, round: 0 }, field.key, callList));
    const own = callList.calls();
    for (const [at, field] of group.entries()) planChildren(field, parents[at]!, field.key, callList);
    return { own, all: callList.calls() };
  });
  const own = plans.map((plan) => plan.own);
  const writes = isMutation ? reservesOf(fields, own) : new Map<string, WriteReserve>();
  if (allowance.left < 0) return { calls: CEILING, counted: CEILING, least: CEILING, writes, planned: [TOO_LARGE] };
  const planned = plans.flatMap(({ all }) => all);
  const calls = timesOf(planned);
  const counted = calls - Math.max(0, ...plans.map(({ all }) => bulkOf(all)));
  const least = isMutation ? sumOf(writes.values()) : leastOf(own.flat());
  return { calls, counted, least, writes, planned: planned.filter(({ times }) => times > 0) };
}

/** The variables as the execution gets them. Throws a GraphQLError for the first invalid one. */
export function coercedValues(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): Scope["variableValues"] {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
    maxErrors: 1,
  });
  if (errors) throw errors[0]!;
  return coerced;
}

/** What the walk over one operation needs to know, and the steps that it may take. */
export function scopeOf(schema: GraphQLSchema, document: DocumentNode, variableValues: Scope["variableValues"]): Scope {
  const fragments = fragmentsOf(document);
  return { schema, fragments, variableValues, wanted: leadingFields(schema), allowance: { left: MAX_STEPS } };
}

/** Mutations run one after the other, so their payloads never share a batch. */
export function groupsOf({ operation }: OperationDefinitionNode, fields: CollectedField[]): CollectedField[][] {
  return operation === "mutation" ? fields.map((field) => [field]) : [fields];
}

function timesOf(planned: readonly PlannedCall[]): number {
  return capped(planned.reduce((sum, { times }) => sum + times, 0));
}

/** Fields with the same route may turn out to want the same reads, so each route counts as often as in one of them. */
export function leastOf(planned: readonly PlannedCall[]): number {
  const byCall = new Map<string, number>();
  for (const { call, times, least = times } of planned) byCall.set(call, Math.max(least, byCall.get(call) ?? 0));
  return [...byCall.values()].reduce((sum, least) => sum + least, 0);
}

function bulkOf(planned: readonly PlannedCall[]): number {
  return timesOf(planned.filter(({ bulk }) => bulk));
}

/** What to reserve for each mutation. The largest bulk write is exempt. */
export function reservesOf(
  fields: readonly CollectedField[],
  own: readonly PlannedCall[][],
): Map<string, WriteReserve> {
  const bulks = own.map(bulkOf);
  const largest = bulks.indexOf(Math.max(...bulks));
  return new Map(
    fields.map(({ key }, at) => [key, { calls: timesOf(own[at]!), exempt: at === largest ? bulks[at]! : 0 }]),
  );
}

/** The two steps of planning a field: its own calls, then all below it. */
export function createPlanField(scope: Scope, api: MessagingApi) {
  const { schema, fragments, variableValues, allowance } = scope;

  /** Adds the calls of the field itself. Returns the parents of its child fields. */
  function planCalls(
    { definition, ...field }: CollectedField,
    parents: Parents,
    path: string,
    callList: CallList,
  ): Parents[] {
    const types = [...field.types];
    const nodes = [...field.nodes];
    const costOf = (type: string) => COSTS[`${type}.${definition.name}`];
    const costs = new Set(types.map(costOf).filter((cost) => cost !== undefined));
    allowance.left -= STEPS_OF_FIELD;
    if (parents.rows === 0 || allowance.left < 0) return [];
    if (parents.isDryRun) return definition.name === "userErrors" ? [{ ...parents, isDryRun: false }] : [];

    const info = { fieldNodes: nodes, fragments, variableValues };
    const childParents = costs.size === 0 ? [parents] : [];
    for (const cost of costs) {
      // Arguments that the resolver refuses cost nothing.
      try {
        const args = getArgumentValues(definition, nodes[0]!, variableValues);
        const having = types.filter((type) => costOf(type) === cost);
        childParents.push(...(cost as FieldCost<unknown>)({ path, args, parents, types: having, info, callList, api }));
      } catch (error) {
        if (!(error instanceof GatewayError) && !(error instanceof GraphQLError)) throw error;
      }
    }
    return childParents;
  }

  /** Plans everything below the field. */
  function planChildren(
    { definition, ...field }: CollectedField,
    childParents: readonly Parents[],
    path: string,
    callList: CallList,
  ): void {
    const nodes = [...field.nodes];
    const below = getNamedType(definition.type);
    if (isLeafType(below)) return;
    for (const next of childParents) {
      for (const child of collectFields(nodes, typesBelow(below, next), scope)) {
        const childPath = `${path}.${child.key}`;
        planChildren(child, planCalls(child, next, childPath, callList), childPath, callList);
      }
    }
  }

  /** The possible object types of a field of this type. */
  function typesBelow(type: GraphQLNamedType, { types }: Parents): readonly string[] {
    if (!isAbstractType(type)) return [type.name];
    const possible = schema.getPossibleTypes(type).map(({ name }) => name);
    // `types` narrows the entity, not the error types beside it in a union.
    const known = possible.filter((name) => types?.includes(name));
    return known.length > 0 ? known : possible;
  }

  return { planCalls, planChildren };
}

const fragmentsByDocument = new WeakMap<DocumentNode, Record<string, FragmentDefinitionNode>>();

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const known = fragmentsByDocument.get(document);
  if (known) return known;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  fragmentsByDocument.set(document, fragments);
  return fragments;
}

const leadingBySchema = new WeakMap<GraphQLSchema, Map<string, Set<string>>>();

/** The fields that reach REST or have such a field below them. Planning skips all others. */
function leadingFields(schema: GraphQLSchema): Map<string, Set<string>> {
  const known = leadingBySchema.get(schema);
  if (known) return known;
  const leading = new Map<string, Set<string>>();
  const leads = (type: GraphQLNamedType): boolean =>
    isAbstractType(type) ? schema.getPossibleTypes(type).some(leads) : leading.has(type.name);
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  // Each pass adds the fields that are one level further from a field that reaches REST.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const type of objects) {
      const names = leading.get(type.name) ?? new Set<string>();
      const before = names.size;
      for (const { name, type: below } of Object.values(type.getFields())) {
        if (COSTS[`${type.name}.${name}`] || leads(getNamedType(below))) names.add(name);
      }
      if (names.size === before) continue;
      leading.set(type.name, names);
      isNew = true;
    }
  }
  leadingBySchema.set(schema, leading);
  return leading;
}
