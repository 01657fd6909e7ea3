import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCallBudget } from "../../src/datasources/rest/call-budget.ts";
import { libraryId, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const libraries = (first: number) =>
  `{ libraries(first: ${first}) { totalCount nodes { name responses(first: 25) { nodes { name } } } } }`;
const messageOf = (calls: number, max: number) =>
  `With these fields the operation would make ${calls} REST calls; at most ${max} are allowed.`;

/** The different errors of an answer. */
const different = ({ errors = [] }: Answer) => [
  ...new Set(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`)),
];

// The clock never moves, so nothing expires between two requests.
const clock = createTestClock();
let small: Gateway;
let large: Gateway;
let cached: Gateway;
const others: Gateway[] = [];
beforeAll(async () => {
  [small, large, cached] = await Promise.all([
    startGateway({ clock, maxRestCalls: 60 }),
    startGateway({ clock, maxRestCalls: 60, size: "large" }),
    startGateway({ clock, maxRestCalls: 60, size: "large", cache: true }),
  ]);
});
afterAll(() => Promise.all([small, large, cached, ...others].map((gateway) => gateway.close())));
beforeEach(() => {
  for (const { sandbox } of [small, large, ...others]) sandbox.reset();
});

/** A small organization behind a gateway with this limit. */
async function withLimit(maxRestCalls: number, cache = false): Promise<Gateway> {
  const gateway = await startGateway({ clock, maxRestCalls, cache });
  others.push(gateway);
  return gateway;
}

describe("the first query of an agent desktop, which may cost 101 calls", () => {
  test("makes 9 calls in an organization with 8 libraries", async () => {
    const { data, errors, calls } = await small.counted(libraries(100));
    expect(errors).toBeUndefined();
    expect(calls).toBe(9);
    expect(data.libraries.nodes).toHaveLength(8);
  });

  test("is refused as a group in one with 200, and its neighbours stay", async () => {
    const answer = await large.counted(libraries(100));
    expect(answer.byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1 });
    expect(different(answer)).toEqual([`OPERATION_TOO_EXPENSIVE: ${messageOf(101, 60)}`]);
    expect(answer.errors).toHaveLength(100);
    expect(answer.errors![0]!.path).toEqual(["libraries", "nodes", 0, "responses"]);
    expect(answer.data.libraries.totalCount).toBe(200);
    expect(answer.data.libraries.nodes.map(({ responses }: Data) => responses)).toEqual(Array(100).fill(null));
    expect(answer.data.libraries.nodes.every(({ name }: Data) => typeof name === "string")).toBe(true);
  });

  test("fits when the cache has half of its lists", async () => {
    expect((await cached.counted(libraries(50))).calls).toBe(51);
    const warm = await cached.counted(libraries(100));
    expect(warm.errors).toBeUndefined();
    expect(warm.byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1, [`GET ${RESPONSES}`]: 50 });
    const warmer = await cached.counted(libraries(100));
    expect([warmer.calls, warmer.errors]).toEqual([0, undefined]);
  });
});

describe("a request", () => {
  test("may make exactly as many calls as the limit", async () => {
    const gateway = await withLimit(9);
    const { calls, errors } = await gateway.counted(libraries(100));
    expect([calls, errors]).toEqual([9, undefined]);
  });

  test("counts a read that two of its fields join once", async () => {
    const gateway = await withLimit(9);
    const part = "nodes { responses(first: 25) { totalCount nodes { name } } }";
    const { calls, errors } = await gateway.counted(
      `{ a: libraries(first: 100) { ${part} } b: libraries(first: 100) { ${part} } }`,
    );
    expect([calls, errors]).toEqual([9, undefined]);
  });

  test.each([
    [10, 10, true, []],
    [9, 9, true, [`OPERATION_TOO_EXPENSIVE: ${messageOf(10, 9)}`]],
    [8, 1, false, [`OPERATION_TOO_EXPENSIVE: ${messageOf(9, 8)}`]],
  ])("with a limit of %d makes %d calls for three groups", async (max, made, hasRows, errors) => {
    const gateway = await withLimit(max);
    const answer = await gateway.counted(
      "{ libraries(first: 100) { nodes { name responses(first: 1) { nodes { name createdBy { id name } } } } } }",
    );
    expect(answer.calls).toBe(made);
    expect(different(answer)).toEqual(errors);
    expect(answer.data.libraries.nodes).toHaveLength(8);
    expect(answer.data.libraries.nodes.some(({ responses }: Data) => responses?.nodes[0]?.name)).toBe(hasRows);
  });

  test("refuses no neighbour in another group", async () => {
    const gateway = await withLimit(8);
    const answer = await gateway.counted(
      `{ libraries(first: 100) { nodes { responses(first: 1) { totalCount } } } response(id: "${responseId(1)}") { name } }`,
    );
    expect(answer.byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1, [`GET ${RESPONSES}/{responseId}`]: 1 });
    expect(answer.data.response.name).toEqual(expect.any(String));
    expect(different(answer)).toEqual([`OPERATION_TOO_EXPENSIVE: ${messageOf(10, 8)}`]);
  });

  test("does not count retries", async () => {
    const gateway = await withLimit(1);
    gateway.sandbox.faults([{ match: `GET ${LIBRARIES}`, status: 503, times: 1 }]);
    const { data, calls, errors } = await clock.passWaits(gateway.counted("{ libraries { totalCount } }"));
    expect([data.libraries.totalCount, calls, errors]).toEqual([8, 2, undefined]);
  });
});

describe("a mutation", () => {
  const rename = (name: string, at: number, selected = "version") =>
    `${name}: updateLibrary(input: { id: "${libraryId(at)}", name: "${name}" }) { library { ${selected} } userErrors { message } }`;

  test("is refused before its first write when its writes may not fit", async () => {
    const gateway = await withLimit(9);
    const answer = await gateway.counted(`mutation { ${rename("a", 1)} ${rename("b", 2)} }`);
    expect(answer.calls).toBe(0);
    expect(different(answer)).toEqual([
      "OPERATION_TOO_EXPENSIVE: This operation may cost 10 REST calls; at most 9 are allowed.",
    ]);
  });

  test("is made, and the fields of its payload that no longer fit are refused", async () => {
    const gateway = await withLimit(10);
    const lists = [1, 2, 3, 4].map((first) => `r${first}: responses(first: ${first}) { nodes { name } }`).join(" ");
    const answer = await gateway.counted(
      `mutation { ${rename("a", 1, `name ${lists}`)} ${rename("b", 2, `name ${lists}`)} }`,
    );
    // The first write has made 2 calls, and the second one may need 5: 4 lists do not fit into the rest. Then they do.
    expect(answer.data.a).toMatchObject({ library: { name: "a", r1: null, r4: null }, userErrors: [] });
    expect(answer.data.b).toMatchObject({ library: { name: "b", r1: { nodes: expect.any(Array) } } });
    expect(different(answer)).toEqual([`OPERATION_TOO_EXPENSIVE: ${messageOf(11, 10)}`]);
    expect(answer.byRoute).toEqual({
      [`GET ${LIBRARIES}/{libraryId}`]: 2,
      [`PUT ${LIBRARIES}/{libraryId}`]: 2,
      [`GET ${RESPONSES}`]: 4,
    });
  });

  test("of many responses does not count, and leaves its payload no more than the limit", async () => {
    const gateway = await withLimit(2);
    const ids = [1, 2, 3, 4, 5].map(responseId);
    const remove = `deleteResponses(input: { ids: $ids }) { results { deletedId userErrors { message } } }`;
    const answer = await gateway.counted(
      `mutation ($ids: [ID!]!) { ${remove} createLibrary(input: { name: "new" }) { library {
        a: responses(first: 1) { nodes { name } } } } }`,
      { ids },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.byRoute).toEqual({
      [`DELETE ${RESPONSES}/{responseId}`]: 5,
      [`POST ${LIBRARIES}`]: 1,
      [`GET ${RESPONSES}`]: 1,
    });
    const more = await gateway.counted(
      `mutation ($ids: [ID!]!) { ${remove} createLibrary(input: { name: "other" }) { library {
        a: responses(first: 1) { nodes { name } } b: responses(first: 2) { nodes { name } } } } }`,
      { ids: [6, 7, 8].map(responseId) },
    );
    expect(different(more)).toEqual([`OPERATION_TOO_EXPENSIVE: ${messageOf(3, 2)}`]);
    expect(more.calls).toBe(4);
  });
});

describe("a call budget", () => {
  test("keeps a group open while a read of the request still looks into the cache", async () => {
    const { current } = createCallBudget(1);
    const ended = current().beginLookUp();
    const first = current().admit();
    const outcome = first.then(
      () => "admitted",
      () => "refused",
    );
    // Redis answers the other look-up turns later.
    for (let turns = 0; turns < 3; turns += 1) await new Promise(setImmediate);
    ended();
    ended();
    const second = current().admit();
    await expect(second).rejects.toThrow(messageOf(2, 1));
    expect(await outcome).toBe("refused");
    // Nothing of the group was counted.
    await current().admit();
    await expect(current().admit()).rejects.toThrow(messageOf(2, 1));
  });
});
