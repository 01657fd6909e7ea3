import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { getOperationAST, parse } from "graphql";
import { demandOf, leastAtMost } from "../../src/cost/demand.ts";
import { planOperation } from "../../src/cost/plan.ts";
import { GENERATIONS } from "../messaging.ts";
import { IDS } from "../ids.ts";
import { operations, schema } from "./random-operation.ts";

interface Args {
  id: string;
  first: number;
  page: number;
}

const planned = (...[given, document, name, variables, api]: Parameters<typeof planOperation>) => {
  const { least, writes } = planOperation(given, document, name, variables, api);
  return { least, writes };
};
const demanded = (...[given, document, name, variables, api]: Parameters<typeof demandOf>) => {
  const { least, writes } = demandOf(given, document, name, variables, api);
  return { least, writes };
};

describe.each(GENERATIONS.map(([api]) => api))("the demand of an operation, %s paths", (api) => {
  test("is that of its plan, for every document and again with other variables", () => {
    fc.assert(
      fc.property(operations, fc.boolean(), ({ query, variables }, isOther) => {
        const document = parse(query);
        // The same document first with everything that @include and @skip can leave out.
        const others = { ...variables, yes: isOther, no: !isOther };
        for (const values of [others, variables])
          expect(demanded(schema, document, null, values, api)).toEqual(planned(schema, document, null, values, api));
      }),
      { numRuns: 300 },
    );
  });

  test("is that of its plan where the operation is too large to plan", () => {
    const fields = (depth: number): string =>
      depth === 0
        ? "id"
        : `responses { nodes { id libraries { a: version ${fields(depth - 1)} b: ${fields(depth - 1)} } } }`;
    const wide = Array.from({ length: 3000 }, (_, at) => `f${at}: library(id: "${at}") { responses { nodes { id } } }`);
    for (const query of [`{ ${wide.join(" ")} }`, `{ libraries { nodes { ${fields(1)} } } }`]) {
      const document = parse(query);
      expect(demanded(schema, document, null, {}, api)).toEqual(planned(schema, document, null, {}, api));
    }
  });

  test("is at most what its document alone says, and that is known for usual queries", () => {
    const mostOf = (query: string) => {
      const document = parse(query);
      return leastAtMost(schema, document, getOperationAST(document)!);
    };
    fc.assert(
      fc.property(operations, fc.boolean(), ({ query, variables }, isOther) => {
        const values = { ...variables, yes: isOther, no: !isOther };
        expect(demanded(schema, parse(query), null, values, api).least).toBeLessThanOrEqual(mostOf(query));
      }),
      { numRuns: 300 },
    );
    expect(mostOf("query ($id: ID!) { response(id: $id) { name } a: library(id: $id) { name } }")).toBe(2);
    expect(mostOf("query ($ids: [ID!]!) { responsesById(ids: $ids) { name } }")).toBe(Infinity);
    expect(mostOf('mutation { deleteLibrary(input: { id: "1" }) { deletedId } }')).toBe(Infinity);
  });

  test("of the fields for which a most is known is never above it", () => {
    const id = fc.constantFrom(...IDS.library!, ...IDS.response!, "../users");
    const args = fc.record({ id, first: fc.integer({ min: -1, max: 101 }), page: fc.integer({ min: -1, max: 2000 }) });
    const fields = fc.constantFrom(
      ({ id: one }: Args) => `library(id: "${one}") { name responses { nodes { name libraries { version } } } }`,
      ({ first, page }: Args) => `libraries(first: ${first}, page: ${page}) { nodes { createdBy { name } } }`,
      ({ id: one }: Args) => `response(id: "${one}") { substitutionsSchema libraries { version } }`,
      ({ id: one, first, page }: Args) =>
        `responses(libraryId: "${one}", first: ${first}, page: ${page}) { nodes { substitutionsSchema } }`,
      ({ first, page }: Args) =>
        `searchResponses(phrase: "a", filter: { interactionType: MESSAGING }, first: ${first}, page: ${page}) { totalCount }`,
      ({ first, page }: Args) => `searchResponses(phrase: "a", first: ${first}, page: ${page}) { nodes { name } }`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fields, args), { minLength: 1, maxLength: 6 }), (chosen) => {
        const document = parse(`{ ${chosen.map(([field, given], at) => `f${at}: ${field(given)}`).join(" ")} }`);
        const most = leastAtMost(schema, document, getOperationAST(document)!);
        expect(most).toBe(chosen.length);
        expect(demanded(schema, document, null, {}, api).least).toBeLessThanOrEqual(most);
      }),
    );
  });
});
