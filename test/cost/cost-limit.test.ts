import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { countWork } from "../work.ts";

const MAX = 26;
const libraries = (first: number) =>
  `{ libraries(first: ${first}) { nodes { name responses(first: 1) { totalCount } } } }`;
/** An operation that costs at least so many calls: responses have no bulk read. */
const responsesById = (count: number) =>
  `{ responsesById(ids: ${JSON.stringify(Array.from({ length: count }, (_, at) => responseId(at + 1)))}) { name } }`;
const refusal = (calls: number, max = MAX, costs = "costs at least") => ({
  errors: [
    {
      message: `This operation ${costs} ${calls} REST calls; at most ${max} are allowed.`,
      extensions: { code: "OPERATION_TOO_EXPENSIVE" },
    },
  ],
});

const log: string[] = [];
let gateway: Gateway;
let closed: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ maxRestCalls: MAX, logLevel: "info", logStream: { write: (line) => log.push(line) } });
  closed = await startGateway({ maxRestCalls: 0 });
});
afterAll(() => Promise.all([gateway.close(), closed.close()]));
beforeEach(() => {
  gateway.sandbox.reset();
  log.length = 0;
});

/** The answer, and how often functions and loop bodies ran for it. */
async function counted<T>(run: () => Promise<T>): Promise<{ answer: T; runs: number }> {
  const work = countWork();
  const answer = await run();
  const runs = work.sum();
  work.end();
  return { answer, runs };
}

async function post(body: object, to = gateway): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${to.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

describe("an operation that costs too much in any case", () => {
  test("is refused with both numbers before any call, with status 400", async () => {
    expect(await post({ query: responsesById(27) })).toEqual({ status: 400, body: refusal(27) });
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
    expect(log.filter((line) => /unexpected|REST calls/.test(line))).toEqual([]);
  });

  test("is refused by GET too", async () => {
    const answer = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(responsesById(27))}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect([answer.status, await answer.json()]).toEqual([400, refusal(27)]);
  });

  test("writes nothing", async () => {
    const name = (at: number) => `m${at}: createLibrary(input: { name: "${at}" }) { library { id } }`;
    const query = `mutation { ${Array.from({ length: 27 }, (_, at) => name(at)).join(" ")} }`;
    expect(await post({ query })).toEqual({ status: 400, body: refusal(27, MAX, "may cost") });
    expect((await gateway.query("{ libraries { totalCount } }")).data.libraries.totalCount).toBe(8);
  });
});

describe("an operation that may cost too much", () => {
  test("makes no more calls than allowed, even if its fragments multiply", async () => {
    const links = Array.from({ length: 8 }, (_, at) => {
      const field = `responses(first: 1) { nodes { libraries { ...F${at + 1} } } }`;
      return `fragment F${at} on Library { a${at}: ${field} b${at}: ${field} }`;
    });
    const query = `{ libraries { nodes { ...F0 } } } ${links.join(" ")} fragment F8 on Library { version }`;
    const { answer, runs } = await counted(() => gateway.counted(query));
    const { errors, calls } = answer;
    // It takes half of that.
    expect(runs).toBeLessThan(1_000_000);
    expect(errors![0]!.extensions.code).toBe("OPERATION_TOO_EXPENSIVE");
    expect(calls).toBeGreaterThan(1);
    expect(calls).toBeLessThanOrEqual(MAX);
  });
});

describe("an operation within the limit", () => {
  test("runs if it may cost exactly the limit", async () => {
    const { data, errors } = await gateway.query(libraries(25));
    expect(errors).toBeUndefined();
    expect(data.libraries.nodes).toHaveLength(8);
  });

  test("is planned with its variables", async () => {
    const query = `query ($ids: [ID!]!, $deep: Boolean = true) {
      responsesById(ids: $ids) @include(if: $deep) { name }
      libraries(first: 3) { totalCount }
    }`;
    const ids = Array.from({ length: 26 }, (_, at) => responseId(at + 1));
    expect(await post({ query, variables: { ids } })).toEqual({ status: 400, body: refusal(27) });
    expect(await post({ query, variables: { ids, deep: false } })).toMatchObject({ status: 200 });
    expect(await post({ query, variables: { ids: ids.slice(1) } })).toMatchObject({ status: 200 });
  });

  test("costs nothing if it is an introspection, even with a limit of 0", async () => {
    const query = "{ __schema { types { name fields { name } } } }";
    expect((await post({ query }, closed)).status).toBe(200);
    expect(await post({ query: "{ libraries { totalCount } }" }, closed)).toEqual({ status: 400, body: refusal(1, 0) });
  });

  test("is planned in time proportional to its text, even if its fragments multiply", async () => {
    const links = Array.from({ length: 17 }, (_, at) => `fragment F${at} on Library { ...F${at + 1} ...F${at + 1} }`);
    const query = `{ response(id: "22222222-0000-4000-8000-000000000012") { libraries { ...F0 } } }
      ${links.join(" ")} fragment F17 on Library { name version }`;
    const { answer, runs } = await counted(() => gateway.query(query));
    const { data, errors } = answer;
    // Reading each spread would take 131,072 steps.
    expect(runs).toBeLessThan(100_000);
    expect(errors).toBeUndefined();
    expect(data.response.libraries[0]).toMatchObject({ version: expect.any(Number) });
  });
});

describe("an invalid request", () => {
  test.each([
    ["BAD_USER_INPUT", { query: "query ($n: Int) { libraries(first: $n) { totalCount } }", variables: { n: "x" } }],
    ["OPERATION_RESOLUTION_FAILURE", { query: "query A { __typename } query B { __typename }" }],
    ["GRAPHQL_VALIDATION_FAILED", { query: "{ nothing }" }],
    ["GRAPHQL_PARSE_FAILED", { query: "{ libraries" }],
  ])("is refused for its fault, not for its cost: %s", async (code, body) => {
    expect(await post(body, closed)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code } }] } });
  });
});

describe("MAX_REST_CALLS_PER_REQUEST", () => {
  test.each([
    ["", 60],
    ["0", 0],
    ["10000", 10_000],
  ])("of %j allows %d calls", (text, calls) => {
    expect(readConfig({ MAX_REST_CALLS_PER_REQUEST: text }).maxRestCalls).toBe(calls);
  });

  test.each(["-1", "10001", "many", "1.5", "1e3"])("is refused as %j", (text) => {
    expect(() => readConfig({ MAX_REST_CALLS_PER_REQUEST: text })).toThrow(
      "MAX_REST_CALLS_PER_REQUEST must be a whole number from 0 to 10000.",
    );
  });
});
