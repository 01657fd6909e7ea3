import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectAlive, expectRefusal, times } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { countWork } from "../work.ts";
import type { Work } from "../work.ts";

let gateway: Gateway;
let work: Work;
beforeAll(async () => {
  gateway = await startGateway({ maxRestCalls: 60, limits: true });
  await expectAlive(gateway.url);
  work = countWork();
});
afterAll(async () => {
  work.end();
  await expectAlive(gateway.url);
  await gateway.close();
});

const TOO_MUCH = "OPERATION_TOO_EXPENSIVE";
const INVALID = "GRAPHQL_VALIDATION_FAILED";
const UNREADABLE = "GRAPHQL_PARSE_FAILED";
const UNCLEAR = "OPERATION_RESOLUTION_FAILURE";
const BAD_VALUE = "BAD_USER_INPUT";
const BAD_REQUEST = "BAD_REQUEST";

/**
 * What a refusal may cost: runs of a function or of the body of a loop, for each byte that was sent and beside that. A scan
 * of each character takes eight.
 */
const RUNS_OF_BYTE = 10;
const RUNS = 30_000;

async function expectCheapRefusal(body: object | string, code: string): Promise<void> {
  work.runs();
  await expectRefusal(gateway, { body }, 400, code);
  const bytes = Buffer.byteLength(typeof body === "string" ? body : JSON.stringify(body));
  expect(work.sum()).toBeLessThan(RUNS + RUNS_OF_BYTE * bytes);
}

/** Libraries in responses in libraries: this deep, with a leaf at the end. */
const chain = (hops: number) =>
  `{ libraries { nodes { ${"responses { nodes { libraries { ".repeat(hops)} name ${"} } } ".repeat(hops)} } } }`;

/** A query whose fragments spread the next one twice: each has two, the last is in it 2 to the power of their number. */
const bomb = (count: number) =>
  `{ libraries { nodes { ...F0 } } }
  ${times(count, (at) => `fragment F${at} on Library { ...F${at + 1} ...F${at + 1} }`)}
  fragment F${count} on Library { name }`;

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** What is sent as the query, and the code that it is refused with. */
const SHAPES: [name: string, query: string, code: string][] = [
  ["deep: libraries in responses in libraries", chain(4), TOO_MUCH],
  ["deep: 150 levels", chain(50), BAD_REQUEST],
  ["deep: 45 levels through fragments that spread the next", deepFragments(15), TOO_MUCH],
  [
    "deep: inline fragments in each other",
    `{ ${"... { ".repeat(90)} __typename ${"} ".repeat(90)} ${a(21)} }`,
    TOO_MUCH,
  ],
  ["wide: 21 aliases of one list", `{ ${times(21, (at) => `a${at}: libraries { totalCount }`)} }`, TOO_MUCH],
  ["wide: 300 aliases of __typename", `{ ${times(300, (at) => `a${at}: __typename`)} }`, TOO_MUCH],
  ["wide: aliases hidden in a fragment", `{ ...F } fragment F on Query { ${a(21)} }`, TOO_MUCH],
  [
    "wide: aliases by spreading a fragment",
    `{ libraries { nodes { ${"responses { nodes { ...F } } "} ...L } } } ${wideFragments()}`,
    TOO_MUCH,
  ],
  ["wide: 16 root fields", `{ ${times(16, () => "__typename")} }`, TOO_MUCH],
  [
    "wide: 15 root fields and one in a fragment",
    `{ ${times(15, () => "__typename")} ...F } fragment F on Query { __typename }`,
    TOO_MUCH,
  ],
  [
    "wide: 6 mutations",
    `mutation { ${times(6, (at) => `m${at}: deleteLibrary(input: { id: "${at}" }) { deletedId }`)} }`,
    TOO_MUCH,
  ],
  [
    "wide: 100 mutations in fragments",
    `mutation { ${times(10, () => "...F")} } fragment F on Mutation { ${times(10, (at) => `m${at}: deleteLibrary(input: { id: "1" }) { deletedId }`)} }`,
    TOO_MUCH,
  ],
  [
    "wide: 340 selections that cost nothing, by fragments",
    `{ libraries { nodes { ${times(34, () => "... { ...F }")} } } } fragment F on Library { ${"id name version responseType dateCreated selfUri __typename createdBy { id name } division { id } ".repeat(3)} }`,
    TOO_MUCH,
  ],
  ["directives: 21 on fields", `{ ${times(11, () => "__typename @include(if: true) @skip(if: false)")} }`, TOO_MUCH],
  ["directives: 300 unknown ones on one field", `{ __typename ${"@a".repeat(300)} }`, TOO_MUCH],
  ["directives: 100 @skip on one field", `{ __typename ${"@skip(if: false)".repeat(100)} }`, TOO_MUCH],
  ["directives: on the operation", `query ${"@a".repeat(30)} { __typename }`, TOO_MUCH],
  ["directives: on variables", `query (${times(30, (at) => `$v${at}: Int @a`)}) { __typename }`, TOO_MUCH],
  ["directives: on fragments", `{ ...F } fragment F on Query ${"@a".repeat(30)} { __typename }`, TOO_MUCH],
  [
    "directives: on spreads",
    `{ ${"...F @include(if: true) ".repeat(21)} } fragment F on Query { __typename }`,
    TOO_MUCH,
  ],
  ["repeats: one field 21 times", `{ libraries { nodes { ${"name ".repeat(21)} } } }`, TOO_MUCH],
  ["repeats: one field 700 times", `{ libraries { nodes { ${"name ".repeat(700)} } } }`, TOO_MUCH],
  ["repeats: with a selection each, 150 times", `{ libraries { ${"nodes { name } ".repeat(150)} } }`, TOO_MUCH],
  ["repeats: hidden in inline fragments", `{ libraries { nodes { ${"... { name } ".repeat(100)} } } }`, TOO_MUCH],
  [
    "repeats: one fragment 300 times",
    `{ libraries { nodes { ${"...F ".repeat(300)} } } } fragment F on Library { name }`,
    TOO_MUCH,
  ],
  [
    "repeats: different arguments in conflict",
    `{ ${times(12, (at) => `libraries(first: ${at + 1}) { totalCount }`)} }`,
    INVALID,
  ],
  ["fragments: one that spreads itself", "{ libraries { nodes { ...A } } } fragment A on Library { ...A }", INVALID],
  [
    "fragments: two that spread each other",
    "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    INVALID,
  ],
  [
    "fragments: a circle of 100",
    `{ ...F0 } ${times(100, (at) => `fragment F${at} on Query { ...F${(at + 1) % 100} }`)}`,
    INVALID,
  ],
  [
    "fragments: a circle through fields",
    "{ libraries { nodes { ...A } } } fragment A on Library { responses { nodes { libraries { ...A } } } }",
    INVALID,
  ],
  ["fragments: doubling 20 times", bomb(20), TOO_MUCH],
  ["fragments: doubling 80 times", bomb(80), TOO_MUCH],
  [
    "fragments: 100 unused ones",
    `{ __typename } ${times(100, (at) => `fragment F${at} on Query { __typename }`)}`,
    INVALID,
  ],
  ["fragments: one that is not there", "{ ...F }", INVALID],
  ["fragments: the same name 100 times", `{ ...F } ${"fragment F on Query { __typename } ".repeat(100)}`, INVALID],
  ["brackets: lists in lists", `{ a(b: ${nested("[", "]", 400)}) }`, BAD_REQUEST],
  ["brackets: 45,000 never closed", `{ a(b: ${"[".repeat(45_000)}`, BAD_REQUEST],
  ["brackets: objects in objects", `{ a(b: ${"{c:".repeat(300)}1${"}".repeat(300)}) }`, BAD_REQUEST],
  ["brackets: selections in selections", `${"{a".repeat(300)}${"}".repeat(300)}`, BAD_REQUEST],
  [
    "brackets: in the type of a variable",
    `query ($a: ${"[".repeat(300)}Int${"]".repeat(300)}) { __typename }`,
    BAD_REQUEST,
  ],
  ["brackets: behind a comment with a quote", `{ # " \n a(b: ${"[".repeat(5000)}`, BAD_REQUEST],
  ["brackets: behind a block string with quotes", `{ a(c: """ \\""" " """, b: ${"[".repeat(5000)}`, BAD_REQUEST],
  [
    "introspection: types of fields of types of fields",
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    INVALID,
  ],
  [
    "introspection: the same through fragments",
    "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } } fragment U on __Type { fields { type { fields { type { fields { name } } } } } }",
    INVALID,
  ],
  ["introspection: 20 times the schema", `{ ${times(20, (at) => `a${at}: __schema { types { name } }`)} }`, TOO_MUCH],
  [
    "introspection: possible types of possible types",
    `{ __schema { types { possibleTypes { possibleTypes { possibleTypes { possibleTypes { name } } } } } } }`,
    INVALID,
  ],
  ["operations: 100, and none is named", times(100, (at) => `query Q${at} { __typename }`), UNCLEAR],
  ["operations: 100 of the same name", "query Q { __typename } ".repeat(100), INVALID],
  ["operations: one harmless, one with 21 aliases", `query A { __typename } query B { ${a(21)} }`, TOO_MUCH],
  ["operations: none", "fragment F on Query { __typename }", INVALID],
  ["operations: a subscription", "subscription { libraries { totalCount } }", INVALID],
  ["operations: a type system", "type Query { a: Int }", INVALID],
  ["tokens: 1001", `{ ${"a ".repeat(999)} }`, TOO_MUCH],
  ["tokens: 45,000 fields", `{ ${"a ".repeat(45_000)} }`, TOO_MUCH],
  ["tokens: 45,000 variables", `query (${"$a:A ".repeat(18_000)}) { __typename }`, TOO_MUCH],
  ["tokens: 90,000 ignored ones", `{ ${",".repeat(90_000)} nothing }`, INVALID],
  ["tokens: 90,000 characters of comment", `{ #${"a".repeat(90_000)}\n nothing }`, INVALID],
  ["values: an integer of 2^31", "{ libraries(first: 2147483648) { totalCount } }", INVALID],
  ["values: an integer of 50,000 digits", `{ libraries(first: ${"9".repeat(50_000)}) { totalCount } }`, INVALID],
  ["values: a float without end", "{ libraries(first: 1e999999) { totalCount } }", INVALID],
  ["values: a name of 50,000 letters", `{ ${"a".repeat(50_000)} }`, INVALID],
  [
    "values: a string of 90,000 letters in place of a number",
    `{ libraries(first: "${"a".repeat(90_000)}") { totalCount } }`,
    INVALID,
  ],
  ["values: a string that never ends", `{ library(id: "${"a".repeat(90_000)}`, UNREADABLE],
  ["values: a block string that never ends", `{ library(id: """${"a".repeat(90_000)}`, UNREADABLE],
  ["values: escapes of no character", String.raw`{ library(id: "\uD800\u{110000}") { id } }`, UNREADABLE],
  ["values: a null character", "{ library(id: \0) { id } }", UNREADABLE],
  [
    "values: 150 fields that are not there",
    `{ ${times(10, (at) => `libraries { nodes { ${times(15, (n) => `x${at}y${n}`)} } }`)} }`,
    INVALID,
  ],
  ["values: 400 unknown arguments", `{ libraries(${times(300, (at) => `frist${at}: 1`)}) { totalCount } }`, INVALID],
];

/** A fragment in each of which three levels are, so that none is deep by itself. */
function deepFragments(count: number): string {
  const fragment = (at: number) =>
    `fragment F${at} on Library { responses(first: 1) { nodes { libraries { ...F${at + 1} } } } }`;
  return `{ libraries(first: 1) { nodes { ...F0 } } } ${times(count, fragment)} fragment F${count} on Library { name }`;
}

/** Aliases that cost nothing else. */
function a(count: number): string {
  return times(count, (at) => `a${at}: __typename`);
}

/** 5 aliases in a fragment that is spread in 5 places. */
function wideFragments(): string {
  const spread = times(5, () => "... { ...F }");
  return `fragment L on Library { responses { nodes { ${spread} } } } fragment F on Response { ${a(5)} }`;
}

test.each(SHAPES)("%s", async (_, query, code) => {
  await expectCheapRefusal({ query }, code);
});

describe("in variables", () => {
  const list = "query ($n: Int) { libraries(first: $n) { totalCount } }";
  const many = "query ($ids: [ID!]!) { librariesById(ids: $ids) { id } }";
  test.each<[string, string, object, string]>([
    ["an integer of 2^31", list, { n: 2 ** 31 }, BAD_VALUE],
    ["an integer beyond all numbers", list, { n: 1e308 }, BAD_VALUE],
    ["a string in place of a number", list, { n: "1" }, BAD_VALUE],
    ["a string of 90,000 letters in place of a number", list, { n: "a".repeat(90_000) }, BAD_VALUE],
    ["an object in place of a number", list, { n: { valueOf: 1 } }, BAD_VALUE],
    ["15,000 values of the wrong type", many, { ids: Array.from({ length: 15_000 }, () => true) }, BAD_VALUE],
    [
      "an unknown field 1000 times",
      "mutation ($i: CreateLibraryInput!) { createLibrary(input: $i) { library { id } } }",
      { i: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`nmae${at}`, 1])) },
      BAD_VALUE,
    ],
    ["400 levels of lists", many, { ids: JSON.parse(nested("[", "]", 400)) as unknown }, BAD_REQUEST],
    [
      "400 levels of objects",
      many,
      { ids: JSON.parse(`${'{"a":'.repeat(400)}1${"}".repeat(400)}`) as unknown },
      BAD_REQUEST,
    ],
  ])("%s", async (_, query, variables, code) => {
    await expectCheapRefusal({ query, variables }, code);
  });

  test("45,000 levels of lists", async () => {
    const body = `{"query":"{ __typename }","variables":{"a":${"[".repeat(45_000)}${"]".repeat(45_000)}}}`;
    await expectCheapRefusal(body, BAD_REQUEST);
  });
});
