import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery, parse } from "graphql";
import { measure } from "../../../src/graphql/limits/shape.ts";
import { isTooDeep } from "../../../src/graphql/limits/nesting.ts";
import { countNodeReads } from "../../node-reads.ts";
import { expectRefusal, send, times } from "../../security/attack.ts";
import { startGateway } from "../../start.ts";
import type { Gateway } from "../../start.ts";

const TOO_MUCH = "OPERATION_TOO_EXPENSIVE";
const DELETE = (at: number) => `m${at}: deleteLibrary(input: { id: "none${at}" }) { deletedId }`;

/** A selection of that many levels. */
function deep(levels: number): string {
  const steps = ["response(id: 1)", ...times(levels, () => "libraries responses nodes").split(" ")].slice(
    0,
    levels - 1,
  );
  return `{ ${steps.join(" { ")} { name${" }".repeat(steps.length)} }`;
}

/** Each limit, with a function that makes a query of that size. */
const LIMITS: [setting: string, allowed: number, make: (count: number) => string, words: string][] = [
  ["MAX_DEPTH", 12, deep, "levels of fields"],
  ["MAX_ALIASES", 20, (count) => `{ libraries { ${times(count, (at) => `a${at}: totalCount`)} } }`, "aliases"],
  ["MAX_ROOT_FIELDS", 15, (count) => `{ ${times(count, () => "__typename")} }`, "fields at the top"],
  ["MAX_MUTATIONS", 5, (count) => `mutation { ${times(count, DELETE)} }`, "mutations"],
  [
    "MAX_DIRECTIVES",
    20,
    (count) => `{ libraries { ${times(count, () => "totalCount @skip(if: false)")} } }`,
    "directives",
  ],
  [
    "MAX_FIELD_REPEATS",
    20,
    (count) => `{ libraries { ${times(count, () => "totalCount")} } }`,
    "times the same field in one place",
  ],
  ["MAX_SELECTIONS", 1000, selections, "fields and fragments"],
];

/** That many fields and fragments, through one fragment of 48 fields that is spread twenty times. */
function selections(count: number): string {
  const fragment = `fragment F on Library { ${times(48, (at) => ["id", "name", "version", "dateCreated"][at % 4]!)} }`;
  // 2 fields above and 49 for each spread. The rest are single fields.
  const spreads = Math.floor((count - 2) / 49) - 1;
  const rest = count - 2 - 49 * spreads;
  const blocks = [...Array.from({ length: spreads }, () => "...F")];
  const single = Array.from({ length: rest }, (_, at) => ["id", "name", "version", "dateCreated", "selfUri"][at % 5]!);
  return `{ libraries { nodes { ${blocks.join(" ")} ${single.join(" ")} } } } ${fragment}`;
}

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true, maxRestCalls: 60 });
  await gateway.query("{ __typename }");
});
afterAll(() => gateway.close());

describe.each(LIMITS)("%s", (setting, allowed, make, words) => {
  test(`allows ${allowed}`, async () => {
    const { body } = await send(gateway.url, { body: { query: make(allowed) } });
    expect(JSON.stringify(body.errors ?? [])).not.toContain(words);
  });

  test(`refuses ${allowed + 1}, and names both numbers`, async () => {
    const { body } = await expectRefusal(gateway, { body: { query: make(allowed + 1) } }, 400, TOO_MUCH);
    expect(body.errors.map(({ message }: { message: string }) => message)).toEqual([
      `This operation has ${allowed + 1} ${words}; at most ${allowed} are allowed.`,
    ]);
  });

  test("can be raised", async () => {
    const raised = await startGateway({ limits: true, maxRestCalls: 60, env: { [setting]: String(allowed + 1) } });
    try {
      const { body } = await send(raised.url, { body: { query: make(allowed + 1) } });
      expect(JSON.stringify(body.errors ?? [])).not.toContain(words);
    } finally {
      await raised.close();
    }
  });
});

describe("MAX_TOKENS", () => {
  const query = (tokens: number) => `{ ${"__typename ".repeat(tokens - 2)} }`;

  test("counts every token", async () => {
    const { body } = await expectRefusal(gateway, { body: { query: query(1001) } }, 400, TOO_MUCH);
    expect(body.errors).toMatchObject([{ message: "This document has more tokens than the 1000 that are allowed." }]);
    const { body: other } = await expectRefusal(gateway, { body: { query: query(1000) } }, 400, TOO_MUCH);
    expect(other.errors[0].message).toContain("fields at the top");
  });
});

describe("MAX_ERRORS_LISTED", () => {
  const query = `{ libraries { ${times(12, (at) => `unknown${at}`)} } }`;

  test.each([
    ["", 5],
    ["1", 1],
    ["8", 8],
  ])("of %j lists %d", async (setting, count) => {
    const other = await startGateway({ limits: true, env: { MAX_ERRORS_LISTED: setting } });
    try {
      const { status, body } = await send(other.url, { body: { query } });
      expect([status, body.errors.length]).toEqual([400, count]);
    } finally {
      await other.close();
    }
  });

  test("limits only refused requests: an executed one lists every error", async () => {
    const ids = times(9, (at) => `a${at}: library(id: "../${at}") { id }`);
    const { status, body } = await send(gateway.url, { body: { query: `{ ${ids} }` } });
    expect([status, body.errors.length]).toEqual([200, 9]);
  });
});

test("GraphiQL's introspection is within the limits", async () => {
  const query = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true });
  const { status, body } = await send(gateway.url, { body: { query, operationName: "IntrospectionQuery" } });
  expect([status, body.errors]).toEqual([200, undefined]);
});

describe("the measure of an operation", () => {
  const shapeOf = (text: string) => measure(parse(text))[0]!.shape;

  test.each<[string, object]>([
    ["{ a }", { depth: 1, aliases: 0, rootFields: 1, directives: 0, fieldRepeats: 1, selections: 1 }],
    ["{ a { b { c } } }", { depth: 3, rootFields: 1, selections: 3 }],
    ["{ x: a { y: b } }", { aliases: 2 }],
    ["{ ... { a } ... on Query { a } }", { depth: 1, rootFields: 2, fieldRepeats: 2, selections: 4 }],
    [
      "{ ...F ...F } fragment F on Query { x: a @b { c } }",
      { aliases: 2, directives: 2, rootFields: 2, fieldRepeats: 2, selections: 6 },
    ],
    ["{ a { ...F } } fragment F on A { ...G } fragment G on A { b { c } }", { depth: 3, selections: 5 }],
    ["{ ...F } fragment F on Query { ...F }", { depth: 0, selections: 2 }],
    ["{ ...F }", { depth: 0, selections: 1 }],
    ["{ __schema { types { fields { name } } } }", { depth: 1, selections: 4 }],
    ["{ __type(name: 1) { x: name } }", { depth: 1, aliases: 1 }],
    ["query ($a: Int @d) @e @f { a }", { directives: 3 }],
    ["{ a { b } c { b } }", { fieldRepeats: 1 }],
    ["{ x: a { b } x: a { b } }", { fieldRepeats: 2 }],
  ])("%s", (text, shape) => {
    expect(shapeOf(text)).toMatchObject(shape);
  });

  test.each(LIMITS)("visits each node at most once, as for %s", (_, allowed, make) => {
    const document = parse(make(allowed + 1), { noLocation: true });
    const { nodes, reads } = countNodeReads(document);
    measure(document);
    expect(reads()).toBeGreaterThan(0);
    expect(reads()).toBeLessThanOrEqual(nodes);
  });

  test("visits each node at most once, however often fragments are spread", () => {
    const spread = (at: number) => `fragment F${at} on A { ${"...F".concat(String(at + 1), " ").repeat(10)} }`;
    const text = `{ ...F0 } ${times(300, spread)} fragment F300 on A { a }`;
    const document = parse(text, { noLocation: true });
    const { nodes, reads } = countNodeReads(document);
    expect(measure(document)[0]!.shape.selections).toBeGreaterThan(1e300);
    expect(reads()).toBeLessThanOrEqual(nodes);
  });
});

describe("nesting", () => {
  const brackets = (count: number) => "[".repeat(count) + "]".repeat(count);

  test.each<[string, boolean, string]>([
    ["100 brackets", false, brackets(100)],
    ["101 brackets", true, brackets(101)],
    ["101 of several kinds", true, "([{".repeat(34)],
    ["many beside each other", false, "[]".repeat(5000)],
    ["those in a string", false, JSON.stringify({ a: "[".repeat(500) })],
    ["those behind a string with an escaped quote", true, `{"a":"\\"","b":${brackets(101)}}`],
    ["those behind a string that ends with a backslash", true, `{"a":"\\\\","b":${brackets(101)}}`],
    ["those in a block string", false, `{ a(b: """ " \\""" ${"[".repeat(500)} """) }`],
    ["those behind a block string", true, `{ a(b: """ x """, c: ${brackets(101)}`],
    ["those behind an empty string", true, `{ a(b: "", c: ${brackets(101)}`],
    ["those in a comment", false, `{ a # ${"[".repeat(500)}\n }`],
    ["those behind a comment with a quote", true, `{ # "\n ${brackets(101)}`],
    ["those behind a string that its line ends", true, `{ "\n ${brackets(101)}`],
  ])("%s", (_, expected, text) => {
    expect(isTooDeep(text)).toBe(expected);
  });
});
