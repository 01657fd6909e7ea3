import { describe, expect, test } from "@jest/globals";
import { getNamedType, getNullableType, isAbstractType, isListType, isObjectType } from "graphql";
import type { GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import { anonymous } from "../../src/auth/client.ts";
import { COSTS } from "../../src/cost/table.ts";
import { createCallBudget } from "../../src/datasources/rest/call-budget.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { createSchema } from "../../src/resolvers/schema.ts";

// It has every field of the usual schema too.
const schema = createSchema({ isSubgraph: true });
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
);
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
);

/** True if the field's resolver uses the datasources, the only way to REST. */
async function reachesRest({ field }: (typeof fields)[number]): Promise<boolean> {
  let reached = false;
  const reach = () => {
    reached = true;
    throw new Error("That is all there is to know.");
  };
  const context = {
    client: anonymous(""),
    get datasources() {
      return reach();
    },
    freshDatasources: reach,
    callBudget: createCallBudget(0),
    lifetime: { signal: new AbortController().signal, deadline: Infinity, isOver: () => false },
  };
  const nodeId = nodeIdOf("Library", "x");
  const args = {
    nodeId,
    nodeIds: [nodeId],
    representations: [{ __typename: "Library", id: "11111111-0000-4000-8000-000000000001" }],
    id: "x",
    ids: [],
    libraryId: "x",
    messenger: "line",
    input: { id: "x", channel: "line" },
  };
  const info = {
    schema,
    fieldNodes: [],
    fragments: {},
    variableValues: {},
    path: { key: "x" },
  } as unknown as GraphQLResolveInfo;
  try {
    const answer: unknown = await field.resolve?.({}, args, context, info);
    // The rows of a list may be read each by itself.
    if (Array.isArray(answer)) await Promise.allSettled(answer);
  } catch {
    // The resolver may throw; only its use of datasources matters.
  }
  return reached;
}

describe("the table of costs", () => {
  test("has a row for each field whose resolver can reach REST, and no other", async () => {
    const reaching: string[] = [];
    for (const one of fields) if (await reachesRest(one)) reaching.push(one.name);
    expect(reaching.length).toBeGreaterThan(100);
    expect(Object.keys(COSTS).toSorted()).toEqual(reaching.toSorted());
  });

  test("misses a field without a row", async () => {
    const library = schema.getType("Library") as GraphQLObjectType;
    const field = { ...library.getFields()["name"]!, resolve: library.getFields()["responses"]!.resolve };
    expect(await reachesRest({ name: "Library.forgotten", field: field as never })).toBe(true);
    expect(await reachesRest({ name: "Library.name", field: library.getFields()["name"]! })).toBe(false);
  });

  test("has a row for each list that leads to REST, except lists that their field counts and errors of one entity", () => {
    const leads = (name: string, seen: string[] = []): boolean =>
      !seen.includes(name) &&
      schema.getType(name) !== undefined &&
      fields
        .filter((one) => possible(name).some((type) => one.name.startsWith(`${type}.`)))
        .some((one) => one.name in COSTS || leads(getNamedType(one.field.type).name, [...seen, name]));
    const possible = (name: string): string[] => {
      const type = schema.getType(name);
      return isAbstractType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [name];
    };
    const lists = fields.filter(
      ({ field }) => isListType(getNullableType(field.type)) && leads(getNamedType(field.type).name),
    );
    const uncounted = lists.filter(({ name }) => !(name in COSTS)).map(({ name }) => name);
    expect(uncounted.length).toBeGreaterThan(0);
    // The links to assets call nothing themselves: the row of the asset in the link counts them.
    const counted = /Connection\.(nodes|edges)$|Payload\.results$|(Payload|Result)\.userErrors$|^Response\.assets$/;
    for (const name of uncounted) expect(name).toMatch(counted);
  });
});
