import { describe, expect, test } from "@jest/globals";
import { parse, validate } from "graphql";
import { CEILING } from "../../src/cost/call-list.ts";
import { planOperation } from "../../src/cost/plan.ts";
import { exampleTabs } from "../../src/http/graphiql/example-tabs.ts";
import { countNodeReads } from "../node-reads.ts";
import { CASES, SIX } from "./queries.ts";
import { schema } from "./random-operation.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

function plan(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return planOperation(schema, document, operationName, variables);
}
const callsOf = (query: string, variables?: Record<string, unknown>) => plan(query, variables).calls;

describe("a plan", () => {
  test("names each call, its number, and its field", () => {
    expect(
      plan(
        `{ shelves: libraries(first: 20) { nodes { createdBy { name } hits: responses(first: 5) { nodes { name } } } } }`,
      ),
    ).toEqual({
      calls: 22,
      counted: 22,
      least: 1,
      writes: new Map(),
      planned: [
        { call: "GET /api/v2/responsemanagement/libraries", times: 1, why: "shelves: up to 20 rows, one page." },
        {
          call: "GET /api/v2/responsemanagement/responses",
          times: 20,
          why: "shelves.nodes.hits: up to 5 rows, one page for each of up to 20 parents.",
        },
        { call: "GET /api/v2/users", times: 1, why: "shelves.nodes.createdBy.name: up to 20 users, 100 to a call." },
      ],
    });
  });

  test("is for the named operation", () => {
    const query = `query One { libraries { totalCount } } query Two { libraries { totalCount } stickers(messenger: LINE) { totalCount } }`;
    expect(plan(query, {}, "One").calls).toBe(1);
    expect(plan(query, {}, "Two").calls).toBe(2);
    expect(plan(query).calls).toBe(0);
    expect(plan(query, {}, "Three").calls).toBe(0);
  });

  test("throws for an invalid variable", () => {
    expect(() => callsOf(`query ($id: ID!) { library(id: $id) { name } }`)).toThrow(/\$id/);
    expect(() => callsOf(`query ($first: Int) { libraries(first: $first) { totalCount } }`, { first: "x" })).toThrow(
      /\$first/,
    );
  });

  test("merges a field that is selected twice", () => {
    const rows = "{ nodes { responses(first: 2) { totalCount } } }";
    expect(
      callsOf(
        `{ libraries(first: 4) ${rows} libraries(first: 4) ${rows} ...F } fragment F on Query { libraries(first: 4) ${rows} }`,
      ),
    ).toBe(5);
  });

  test("separates fields of the same name on two types", () => {
    const part = (type: string, first: number, selected = "nodes { id }") =>
      `... on ${type} { messagingSetting { integrations(first: ${first}) { ${selected} } } }`;
    expect(callsOf(`{ integrations { nodes { ${part("OpenIntegration", 5)} ${part("AppleIntegration", 5)} } } }`)).toBe(
      2,
    );
    // A setting of both kinds of integrations is read page by page, with two page sizes.
    expect(callsOf(`{ integrations { nodes { ${part("OpenIntegration", 5)} ${part("AppleIntegration", 6)} } } }`)).toBe(
      3,
    );
    // For the count alone, a page of one row is read.
    const [open, apple] = [part("OpenIntegration", 5, "totalCount"), part("AppleIntegration", 6, "totalCount")];
    expect(callsOf(`{ integrations { nodes { ${open} ${apple} } } }`)).toBe(2);
  });

  test("counts channel fields only for the possible channels of the row", () => {
    const own = "... on FacebookIntegration { pageId } ... on OpenIntegration { webhookHeaderNames }";
    expect(callsOf(`{ integrations { nodes { ${own} } } }`)).toBe(3);
    expect(callsOf(`{ integrations(first: 1) { nodes { ${own} } } }`)).toBe(2);
    expect(callsOf(`{ integrations { nodes { ... on LineIntegration { webhookUri } } } }`)).toBe(1);
    expect(callsOf(`{ integrations(channels: [OPEN, FACEBOOK]) { nodes { ${own} } } }`)).toBe(2);
  });

  test.each([
    [100, 2],
    [101, 3],
  ])("batches names of users, a hundred per call: %d users", (count, calls) => {
    const more = count - 100 > 0 ? `, last: library(id: "y") { createdBy { name } }` : "";
    const ids = numbers(100).map((at) => `id-${at}`);
    const query = `query ($ids: [ID!]!) { librariesById(ids: $ids) { createdBy { name } } ${more} }`;
    // 100 libraries need two bulk reads, 101 need three.
    expect(callsOf(query, { ids })).toBe(calls + (count > 100 ? 2 : 1));
  });
});

describe("an operation made to be expensive", () => {
  const libraries = (below: string) => `{ libraries(first: 100) { nodes { ${below} } } }`;
  const chain = (length: number, link: (next: string, at: number) => string, type: string, end: string) =>
    numbers(length)
      .map((at) => `fragment F${at} on ${type} { ${link(`...F${at + 1}`, at)} }`)
      .join("\n") + `\nfragment F${length} on ${type} { ${end} }`;

  const HOSTILE: [name: string, query: string, calls: number][] = [
    [
      "a thousand aliases",
      `{ ${numbers(1000)
        .map((at) => `a${at}: libraries(first: 1) { totalCount }`)
        .join(" ")} }`,
      1000,
    ],
    [
      "lists within lists",
      libraries("responses(first: 100) { nodes { libraries { ".repeat(300) + "name" + " } } }".repeat(300)),
      CEILING,
    ],
    [
      "fragments that double without a field",
      libraries("...F0") + chain(60, (next) => `${next} ${next}`, "Library", "name"),
      1,
    ],
    [
      "fragments that double on every type",
      `{ integrations { nodes { ...F0 } } }` +
        chain(
          40,
          (next) => `... on OpenIntegration { ${next} } ... on AppleIntegration { ${next} } ${next}`,
          "Integration",
          "createStatus",
        ),
      7,
    ],
    [
      "fields that double and cost",
      libraries("...F0") +
        chain(
          12,
          (next, at) =>
            `a${at}: responses { nodes { libraries { ${next} } } } b${at}: responses { nodes { libraries { ${next} } } }`,
          "Library",
          "name",
        ),
      CEILING,
    ],
    [
      "fields that double and fold",
      `{ integrations { nodes { ...F0 } } }` +
        chain(
          12,
          (next, at) =>
            `messagingSetting { a${at}: integrations(first: 1) { nodes { ${next} } } b${at}: integrations(first: 1) { nodes { ${next} } } }`,
          "Integration",
          "name",
        ),
      CEILING,
    ],
  ];

  const leaves = numbers(500)
    .map((at) => `x${at}: name`)
    .join(" ");
  HOSTILE.push([
    "fields that double, each with five hundred others",
    libraries("...F0") +
      chain(
        12,
        (next, at) =>
          `${leaves} a${at}: responses(first: 1) { nodes { libraries { ${next} } } } b${at}: responses(first: 1) { nodes { libraries { ${next} } } }`,
        "Library",
        "name",
      ),
    CEILING,
  ]);

  /** Planning stops after 50,000 steps; each reads a node once or twice. */
  const MOST_READS = 100_000;

  test.each(HOSTILE)("%s: planned in few steps, and never above the ceiling", (_, query, calls) => {
    const document = parse(query, { noLocation: true });
    const { reads } = countNodeReads(document);
    const { calls: planned, least, planned: rows } = planOperation(schema, document, null, {});
    expect(reads()).toBeLessThan(MOST_READS);
    expect(planned).toBe(calls);
    expect(least).toBeLessThanOrEqual(planned);
    for (const { times } of rows) expect(times).toBeLessThanOrEqual(CEILING);
  });

  test.each(HOSTILE.slice(0, 4))("is a valid document: %s", (_, query) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });
});

test.each(
  Object.entries({
    ...SIX,
    ...CASES,
    ...Object.fromEntries(exampleTabs.map((tab) => [/^(?:query|mutation) (\w+)/m.exec(tab.query)![1]!, tab])),
  }),
)("planning reads each node at most twice: %s", (_, { query, variables }) => {
  const document = parse(query, { noLocation: true });
  const { nodes, reads } = countNodeReads(document);
  planOperation(schema, document, null, typeof variables === "string" ? JSON.parse(variables) : variables);
  expect(reads()).toBeGreaterThan(0);
  expect(reads()).toBeLessThanOrEqual(2 * nodes);
});
