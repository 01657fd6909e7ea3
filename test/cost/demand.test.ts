import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parse } from "graphql";
import { demandOf, planOperation } from "../../src/cost/plan.ts";
import { GENERATIONS } from "../messaging.ts";
import { operations, schema } from "./random-operation.ts";

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
});
