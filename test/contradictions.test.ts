import { describe, expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { contradictionsIn, refuseContradictions } from "./contradictions.ts";

const schema = buildSchema(`
  interface Versioned { id: ID! name: String }
  type Cat implements Versioned { id: ID! name: String tags: [String!] owner: Owner size(in: String = "cm"): Int friends: [Cat] }
  type Dog implements Versioned { id: ID! name: String barks: Boolean }
  type Owner { name: String town: String }
  type Payload { cat: Cat }
  directive @semanticNonNull(levels: [Int!]! = [0]) on FIELD_DEFINITION
  type Page { nodes: [Cat]! @semanticNonNull(levels: [1]) }
  type Query { page: Page @semanticNonNull pages: [Page] @semanticNonNull(levels: [0, 1]) cat(id: ID): Cat cats: [Cat] dog: Dog named: [Versioned] }
  type Mutation { rename(name: String): Payload }
`);

function found(
  text: string,
  data: unknown,
  errors?: { path: (string | number)[] }[],
  variables?: Record<string, unknown>,
) {
  return contradictionsIn(schema, { text, data, errors, variables });
}

describe("two values of one object are found", () => {
  test.each<[what: string, text: string, data: object, found: string]>([
    [
      "a text",
      "{ a: cat { id name } b: cat { id name } }",
      { a: { id: "1", name: "A" }, b: { id: "1", name: "B" } },
      'Cat "1" name is "A" at a.name and "B" at b.name',
    ],
    [
      "null and a text, under other names of the fields",
      "{ cats { key: id n: name } b: cat { id m: name } }",
      { cats: [{ key: "1", n: null }], b: { id: "1", m: "B" } },
      'Cat "1" name is null at cats.0.n and "B" at b.m',
    ],
    [
      "a value inside a value",
      "{ a: cat { id owner { name } } b: cat { id ...Owned } } fragment Owned on Cat { owner { town name } }",
      { a: { id: "1", owner: { name: "A" } }, b: { id: "1", owner: { town: "T", name: "B" } } },
      'Cat "1" owner name is "A" at a.owner.name and "B" at b.owner.name',
    ],
    [
      "the length of a list",
      "{ a: cat { id tags } b: cat { id tags } }",
      { a: { id: "1", tags: ["x"] }, b: { id: "1", tags: ["x", "y"] } },
      'the length of Cat "1" tags is 1 at a.tags and 2 at b.tags',
    ],
    [
      "which object a field refers to",
      "{ a: cat { id friends { id } } b: cat { id friends { id } } }",
      { a: { id: "1", friends: [{ id: "2" }] }, b: { id: "1", friends: [{ id: "3" }] } },
      'Cat "1" friends[0] is Cat "2" at a.friends.0 and Cat "3" at b.friends.0',
    ],
    [
      "the same argument, once as a default",
      '{ a: cat { id size } b: cat { id size(in: "cm") } }',
      { a: { id: "1", size: 1 }, b: { id: "1", size: 2 } },
      'Cat "1" size({"in":"cm"}) is 1 at a.size and 2 at b.size',
    ],
    [
      "an object in an interface, by its fields and by its type's name",
      "{ named { id name ... on Cat { tags } ... on Dog { barks } } more: named { t: __typename id name } }",
      { named: [{ id: "1", name: "A", barks: true }], more: [{ t: "Dog", id: "1", name: "B" }] },
      'Dog "1" name is "A" at named.0.name and "B" at more.0.name',
    ],
  ])("%s", (_what, text, data, expected) => {
    expect(found(text, data)).toEqual([expected]);
  });
});

describe("no contradiction is", () => {
  test.each<[what: string, text: string, data: object]>([
    [
      "another id",
      "{ a: cat { id name } b: cat { id name } }",
      { a: { id: "1", name: "A" }, b: { id: "2", name: "B" } },
    ],
    [
      "another type",
      "{ cat { id name } dog { id name } }",
      { cat: { id: "1", name: "A" }, dog: { id: "1", name: "B" } },
    ],
    [
      "an object whose id is not selected",
      "{ a: cat { name } b: cat { name } }",
      { a: { name: "A" }, b: { name: "B" } },
    ],
    [
      "another argument",
      '{ a: cat { id size } b: cat { id size(in: "m") } }',
      { a: { id: "1", size: 1 }, b: { id: "1", size: 2 } },
    ],
    [
      "what two mutations answer, of which the second changes the object",
      "mutation { a: rename { cat { id name } } b: rename { cat { id name } } }",
      { a: { cat: { id: "1", name: "A" } }, b: { cat: { id: "1", name: "B" } } },
    ],
    ["an operation that has no answer", "{ cat { id name } }", { cat: null }],
  ])("%s", (_what, text, data) => {
    expect(found(text, data)).toEqual([]);
  });

  test("a field that failed, or what is below one", () => {
    const text = "{ a: cat { id name owner { name } } b: cat { id name owner { name } } }";
    const data = { a: { id: "1", name: null, owner: null }, b: { id: "1", name: "B", owner: { name: "O" } } };
    expect(found(text, data, [{ path: ["a", "name"] }, { path: ["a", "owner", "name"] }])).toEqual([]);
    expect(found(text, data, [{ path: ["b", "name"] }])).toHaveLength(2);
  });

  test("a field that the variables skip", () => {
    const text = "query ($with: Boolean!) { a: cat { id name @include(if: $with) } b: cat { id name } }";
    expect(found(text, { a: { id: "1" }, b: { id: "1", name: "B" } }, [], { with: false })).toEqual([]);
  });
});

describe("null where only an error may say so", () => {
  test.each<[what: string, text: string, data: object, found: string[]]>([
    ["a field", "{ p: page { nodes { name } } }", { p: null }, ["p is null without an error"]],
    [
      "an entry",
      "{ page { nodes { name } } }",
      { page: { nodes: [{ name: "A" }, null] } },
      ["page.nodes.1 is null without an error"],
    ],
    [
      "an entry of a list that may not be null either",
      "{ pages { nodes { name } } }",
      { pages: [null] },
      ["pages.0 is null without an error"],
    ],
    ["nothing else", "{ page { nodes { name } } cat { name } }", { page: { nodes: [{ name: null }] }, cat: null }, []],
  ])("%s is found", (_, text, data, expected) => {
    expect(found(text, data)).toEqual(expected);
  });

  test("passes with an error at its path", () => {
    expect(found("{ page { nodes { name } } }", { page: { nodes: [null] } }, [{ path: ["page", "nodes", 0] }])).toEqual(
      [],
    );
  });
});

test("what is no operation, or has no data, passes", () => {
  expect(found("{ cat {", { cat: { id: "1" } })).toEqual([]);
  expect(found("{ cat { id } }", undefined)).toEqual([]);
  expect(found("query A { cat { id } } query B { cat { id } }", { cat: { id: "1" } })).toEqual([]);
});

test("a contradiction is refused with the type, the id, the field and both values", () => {
  const text = "{ a: cat { id name tags } b: cat { id name tags } }";
  const data = { a: { id: "1", name: "A", tags: [] }, b: { id: "1", name: "B", tags: null } };
  expect(() => refuseContradictions(schema, { text, data })).toThrow(
    'This answer cannot be right: Cat "1" name is "A" at a.name and "B" at b.name (and 1 more).',
  );
});
