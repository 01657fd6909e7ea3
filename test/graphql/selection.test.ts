import { describe, expect, test } from "@jest/globals";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { graphql } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import { rowsOf, selectionOf } from "../../src/graphql/selection.ts";
import type { Selection } from "../../src/graphql/selection.ts";

const typeDefs = `
  interface Animal { id: ID name: String }
  type Cat implements Animal { id: ID name: String owner: Person lives: Int }
  type Dog implements Animal { id: ID name: String owner: Person tricks: [String] }
  type Person { id: ID name: String home: Home }
  type Home { id: ID city: String }
  type Edge { cursor: String node: Animal }
  type Connection { nodes: [Animal] edges: [Edge] totalCount: Int }
  type Query { cat: Cat animal: Animal animals(first: Int): Connection }
`;

/** What `look` answers for the selection of the first field of the query, which may have an alias. */
async function selected<T>(
  query: string,
  look: (selection: Selection) => T,
  { variables = {}, of = selectionOf }: { variables?: object; of?: (info: GraphQLResolveInfo) => Selection } = {},
): Promise<T> {
  const seen: T[] = [];
  const resolve = (_: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    seen.push(look(of(info)));
    return null;
  };
  const resolvers = {
    Query: { cat: resolve, animal: resolve, animals: resolve },
    Animal: { __resolveType: () => "Cat" },
  };
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const { errors } = await graphql({ schema, source: query, variableValues: { ...variables } });
  if (errors) throw errors[0]!;
  expect(seen).toHaveLength(1);
  return seen[0]!;
}

const names = ({ fields }: Selection) => [...fields].sort();
const rows = (query: string, variables: object = {}) => selected(query, names, { of: rowsOf, variables });

describe("selectionOf", () => {
  test.each([
    ["fields", "{ cat { id name } }", ["id", "name"]],
    ["fields under other names", "{ cat { name: id id: name } }", ["id", "name"]],
    ["a field under two names", "{ cat { a: name b: name } }", ["name"]],
    ["a field selected twice", "{ cat { name name } }", ["name"]],
    ["a parent selected twice", "{ cat { id } cat { name } }", ["id", "name"]],
    ["a parent under another name", "{ pet: cat { id } }", ["id"]],
    ["only its own parent of two", "{ a: cat { id } }", ["id"]],
    ["__typename", "{ cat { __typename } }", []],
    ["__typename under another name", "{ cat { id: __typename } }", []],
    ["__typename beside a field", "{ cat { __typename id } }", ["id"]],
    ["an inline fragment", "{ cat { id ... { name } } }", ["id", "name"]],
    ["an inline fragment on a type", "{ cat { ... on Cat { lives } } }", ["lives"]],
    [
      "fragments of all types",
      "{ animal { id ... on Cat { lives } ... on Dog { tricks } } }",
      ["id", "lives", "tricks"],
    ],
    ["a named fragment", "{ cat { ...F } } fragment F on Cat { id name }", ["id", "name"]],
    ["a fragment spread twice", "{ cat { ...F ...F } } fragment F on Cat { id }", ["id"]],
    [
      "fragments in fragments",
      "{ cat { ...A } } fragment A on Cat { id ...B } fragment B on Animal { name ... on Cat { lives } }",
      ["id", "lives", "name"],
    ],
    ["a fragment that selects the parent", "{ ...Q } fragment Q on Query { cat { id } }", ["id"]],
    ["nothing of what is below", "{ cat { owner { name } } }", ["owner"]],
  ])("finds %s", async (_what, query, wanted) => {
    expect(await selected(query, names)).toEqual(wanted);
  });

  test.each([
    ["@skip(if: true)", "{ cat { id name @skip(if: true) } }", ["id"]],
    ["@skip(if: false)", "{ cat { id name @skip(if: false) } }", ["id", "name"]],
    ["@include(if: true)", "{ cat { id name @include(if: true) } }", ["id", "name"]],
    ["@include(if: false)", "{ cat { id name @include(if: false) } }", ["id"]],
    ["both, of which one leaves out", "{ cat { id name @skip(if: true) @include(if: true) } }", ["id"]],
    ["both, of which the other leaves out", "{ cat { id name @skip(if: false) @include(if: false) } }", ["id"]],
    ["both, of which none leaves out", "{ cat { id name @skip(if: false) @include(if: true) } }", ["id", "name"]],
    ["one of two selections", "{ cat { id name @skip(if: true) name } }", ["id", "name"]],
    ["an inline fragment", "{ cat { id ... @skip(if: true) { name } } }", ["id"]],
    ["a spread", "{ cat { id ...F @include(if: false) } } fragment F on Cat { name }", ["id"]],
    ["within a fragment", "{ cat { id ...F } } fragment F on Cat { name @skip(if: true) lives }", ["id", "lives"]],
  ])("obeys %s", async (_what, query, wanted) => {
    expect(await selected(query, names)).toEqual(wanted);
  });

  test.each([
    [{ yes: true, no: false }, ["id", "lives"]],
    [{ yes: false, no: true }, ["id", "name"]],
    [{ no: false }, ["id", "lives"]],
  ])("obeys directives with the variables %j and their defaults", async (variables, wanted) => {
    const query = `query ($yes: Boolean! = true, $no: Boolean!) {
      cat { id name @skip(if: $yes) ... @include(if: $yes) { lives @skip(if: $no) } }
    }`;
    expect(await selected(query, names, { variables })).toEqual(wanted);
  });
});

describe("below", () => {
  const below =
    (...path: string[]) =>
    (selection: Selection) =>
      names(path.reduce((inner, field) => inner.below(field), selection));

  test("answers the selection of a field, from all places where it is selected", async () => {
    const query = `{
      cat { owner { id } pal: owner { name } ... on Cat { owner { home { city } } } ...F }
    } fragment F on Cat { owner { home { id } } }`;
    expect(await selected(query, below("owner"))).toEqual(["home", "id", "name"]);
    expect(await selected(query, below("owner", "home"))).toEqual(["city", "id"]);
  });

  test("uses the name of a field, not its alias", async () => {
    const query = "{ cat { owner: name pal: owner { id } } }";
    expect(await selected(query, below("owner"))).toEqual(["id"]);
    expect(await selected(query, below("pal"))).toEqual([]);
  });

  test("is empty for a field that is not selected, is skipped or has no selection", async () => {
    const query = "{ cat { id owner @skip(if: true) { name } } }";
    expect(await selected(query, below("owner"))).toEqual([]);
    expect(await selected(query, below("id"))).toEqual([]);
    expect(await selected(query, below("nowhere", "nothing"))).toEqual([]);
  });
});

describe("within", () => {
  const within =
    (...allowed: string[]) =>
    (selection: Selection) =>
      selection.within(allowed);

  test("is true when no other field is selected", async () => {
    expect(await selected("{ cat { id n: name __typename } }", within("id", "name", "owner"))).toBe(true);
    expect(await selected("{ cat { __typename } }", within())).toBe(true);
    expect(await selected("{ cat { id lives @skip(if: true) } }", within("id"))).toBe(true);
  });

  test("is false when one field is not among them, with or without an alias", async () => {
    expect(await selected("{ cat { id name } }", within("id"))).toBe(false);
    expect(await selected("{ cat { id: name } }", within("id"))).toBe(false);
    expect(await selected("{ cat { id ...F } } fragment F on Cat { lives }", within("id", "name"))).toBe(false);
  });
});

describe("rowsOf", () => {
  test.each([
    ["nodes", "{ animals { nodes { id } } }", ["id"]],
    ["edges", "{ animals { edges { cursor node { name } } } }", ["name"]],
    ["both", "{ animals { totalCount nodes { id } edges { node { name } } } }", ["id", "name"]],
    [
      "both under other names",
      "{ animals { edges: nodes { id } nodes: edges { nodes: node { name } } } }",
      ["id", "name"],
    ],
    ["edges without their node", "{ animals { edges { cursor } } }", []],
    ["neither", "{ animals { totalCount __typename } }", []],
    ["__typename only", "{ animals { nodes { __typename } edges { node { __typename } } } }", []],
    [
      "nodes selected twice",
      "{ animals { nodes { id } nodes { name } a: nodes { ... on Cat { lives } } } }",
      ["id", "lives", "name"],
    ],
    ["a connection selected twice", "{ animals { nodes { id } } animals { edges { node { name } } } }", ["id", "name"]],
    [
      "fragments on every level",
      `{ animals { ...C } }
       fragment C on Connection { ... { nodes { ...A } } edges { ...E } }
       fragment E on Edge { node { ... on Dog { tricks } } }
       fragment A on Animal { id ... on Cat { lives } }`,
      ["id", "lives", "tricks"],
    ],
    ["nothing below the rows", "{ animals { nodes { ... on Cat { owner { name } } } } }", ["owner"]],
  ])("finds what is selected through %s", async (_what, query, wanted) => {
    expect(await rows(query)).toEqual(wanted);
  });

  test.each([
    [{ off: true }, ["id"]],
    [{ off: false }, ["id", "name", "owner"]],
  ])("obeys directives at every level, with %j", async (variables, wanted) => {
    const query = `query ($off: Boolean!) { animals {
      nodes { id }
      skipped: nodes @skip(if: $off) { name }
      edges { node @skip(if: $off) { ... on Cat { owner { id } } } }
    } }`;
    expect(await rows(query, variables)).toEqual(wanted);
  });

  test("answers selections below the rows too", async () => {
    const query =
      "{ animals { nodes { ... on Cat { owner { id } } } edges { node { ... on Dog { owner { name } } } } } }";
    expect(await selected(query, (selection) => names(selection.below("owner")), { of: rowsOf })).toEqual([
      "id",
      "name",
    ]);
  });
});
