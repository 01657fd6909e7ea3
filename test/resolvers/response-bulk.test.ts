import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { NOWHERE, libraryId, responseId } from "../ids.ts";

const RM = "/api/v2/responsemanagement";
const BULK = `POST ${RM}/libraries/bulk`;
const LIST = `GET ${RM}/responses`;
const READ = `GET ${RM}/responses/{responseId}`;
const WRITE = `PUT ${RM}/responses/{responseId}`;
const DELETE = `DELETE ${RM}/responses/{responseId}`;

const MOVE = `mutation ($ids: [ID!]!, $from: ID!, $to: ID!, $dryRun: Boolean) {
  moveResponses(input: { responseIds: $ids, fromLibraryId: $from, toLibraryId: $to }, dryRun: $dryRun) {
    results { responseId response { id version libraries { id } } changes { path before after }
      userErrors { __typename code path ... on VersionConflict { current { ... on Response { id } } } } }
    userErrors { code path }
  } }`;
const REMOVE = `mutation ($ids: [ID!]!, $dryRun: Boolean) { deleteResponses(input: { ids: $ids }, dryRun: $dryRun) {
  results { responseId deletedId affected { totalCount nodes { name effect } } userErrors { code path } } userErrors { code path } } }`;

let gateway: Gateway;
/** A gateway with the default limits. */
let large: Gateway;
beforeAll(async () => {
  // The clock stands still, so a held call is never late.
  const clock = createTestClock();
  [gateway, large] = await Promise.all([
    startGateway({ clock }),
    startGateway({ clock, size: "large", maxRestCalls: 60 }),
  ]);
});
afterAll(() => Promise.all([gateway.close(), large.close()]));
beforeEach(() => {
  for (const { sandbox } of [gateway, large]) {
    sandbox.reset();
    sandbox.faults([]);
  }
});

const move = (ids: string[], more: object = {}) =>
  gateway.counted(MOVE, { ids, from: libraryId(1), to: libraryId(2), ...more });

/** The ids of the responses in a library. */
async function idsIn(library: string, from = gateway): Promise<string[]> {
  const { data } = await from.query(`{ responses(libraryId: "${library}", first: 100) { nodes { id } } }`);
  return data.responses.nodes.map(({ id }: { id: string }) => id);
}

/** The ids of those that were never changed and are in no other library. */
async function idsOnlyIn(library: string): Promise<string[]> {
  const { data } = await gateway.query(
    `{ responses(libraryId: "${library}", first: 100) { nodes { id version libraries { id } } } }`,
  );
  return data.responses.nodes
    .filter(({ version, libraries }: Data) => version === 1 && libraries.length === 1)
    .map(({ id }: { id: string }) => id);
}

/** Sends one request through the gateway. When it has answered, earlier requests have come just as far. */
const goOnce = () => gateway.query(`{ libraries(first: 1) { nodes { id } } }`);

describe("moveResponses", () => {
  test("moves each response with one write, and reads them all in one call", async () => {
    const ids = (await idsOnlyIn(libraryId(1))).slice(0, 4);
    expect(ids).toHaveLength(4);
    const { data, errors, byRoute } = await move(ids);
    expect(errors).toBeUndefined();
    expect(data.moveResponses.userErrors).toEqual([]);
    expect(data.moveResponses.results).toEqual(
      ids.map((id) => ({
        responseId: id,
        response: { id, version: 2, libraries: [{ id: libraryId(2) }] },
        changes: [{ path: ["libraryIds"], before: [libraryId(1)], after: [libraryId(2)] }],
        userErrors: [],
      })),
    );
    expect(byRoute).toEqual({ [BULK]: 1, [LIST]: 1, [WRITE]: 4 });
    expect(await idsIn(libraryId(2))).toEqual(expect.arrayContaining(ids));
    expect((await idsIn(libraryId(1))).filter((id) => ids.includes(id))).toEqual([]);
  });

  test("takes a hundred ids, despite the limit of REST calls for one request", async () => {
    const here = await idsIn(libraryId(1), large);
    const { data: found } = await large.query(`{ searchResponses(first: 100) { nodes { id } } }`);
    const others = found.searchResponses.nodes.map(({ id }: { id: string }) => id);
    const ids = [...new Set([...here, ...others])].slice(0, 100);
    expect(ids).toHaveLength(100);
    const { data, errors } = await large.query(MOVE, { ids, from: libraryId(1), to: libraryId(3) });
    expect(errors).toBeUndefined();
    const { results } = data.moveResponses;
    expect(results.map(({ responseId: of }: Data) => of)).toEqual(ids);
    for (const id of here) expect(results.find((row: Data) => row.responseId === id).userErrors).toEqual([]);
    expect(await idsIn(libraryId(1), large)).toEqual([]);
  });

  test("counts the calls beyond one bulk write", async () => {
    const ids = Array.from({ length: 100 }, (_, at) => responseId(at + 1));
    const one = (name: string) => `${name}: deleteResponses(input: { ids: $ids }) { results { deletedId } }`;
    const twice = `mutation ($ids: [ID!]!) { ${one("a")} ${one("b")} }`;
    large.sandbox.resetCalls();
    expect(await large.query(twice, { ids })).toMatchObject({
      errors: [{ message: expect.stringContaining("100"), extensions: { code: "OPERATION_TOO_EXPENSIVE" } }],
    });
    expect(large.sandbox.calls().total).toBe(0);
  });

  test("answers a result for each id, in the order of the ids: already moved, in another library, not found", async () => {
    const [first = "", second = "", third = ""] = await idsOnlyIn(libraryId(1));
    await move([second]);
    const elsewhere = (await idsOnlyIn(libraryId(3)))[0]!;
    const ids = [first, second, elsewhere, NOWHERE, third, first];
    const { data, byRoute } = await move(ids);
    const { results } = data.moveResponses;
    expect(results.map(({ responseId: of }: Data) => of)).toEqual(ids);
    expect(results.map(({ response }: Data) => response?.version)).toEqual([2, 2, undefined, undefined, 2, 2]);
    expect(results.map(({ changes }: Data) => changes?.length)).toEqual([1, 0, undefined, undefined, 1, 1]);
    expect(results.flatMap(({ userErrors }: Data) => userErrors)).toEqual([
      { __typename: "InputError", code: "INVALID_VALUE", path: ["input", "responseIds", "2"] },
      { __typename: "InputError", code: "NOT_FOUND", path: ["input", "responseIds", "3"] },
    ]);
    expect(byRoute).toEqual({ [BULK]: 1, [LIST]: 1, [READ]: 3, [WRITE]: 2 });
  });

  test("a moved response stays in its other libraries", async () => {
    const id = (await idsOnlyIn(libraryId(1)))[0]!;
    const ids = [libraryId(3), libraryId(1), libraryId(2)];
    await gateway.query(
      `mutation ($ids: [ID!]!) { updateResponse(input: { id: "${id}", libraryIds: $ids }) { userErrors { code } } }`,
      { ids },
    );
    const { data } = await move([id], { to: libraryId(4) });
    expect(data.moveResponses.results[0].response.libraries).toEqual(
      [libraryId(3), libraryId(4), libraryId(2)].map((library) => ({ id: library })),
    );
    const again = await move([id], { from: libraryId(3) });
    expect(again.data.moveResponses.results[0].response.libraries).toEqual([
      { id: libraryId(2) },
      { id: libraryId(4) },
    ]);
  });

  test("another client's change of the same response stays", async () => {
    const id = (await idsOnlyIn(libraryId(1)))[0]!;
    gateway.sandbox.resetCalls();
    const name = `mutation { updateResponse(input: { id: "${id}", name: "Theirs" }) { userErrors { code } } }`;
    // The other change comes after the answer of the list was made, so the first write is refused.
    const list = gateway.sandbox.hold(LIST, { times: 1 });
    const moving = gateway.query(MOVE, { ids: [id, NOWHERE], from: libraryId(1), to: libraryId(2) });
    await list.reached();
    gateway.sandbox.resetCalls();
    await gateway.query(name);
    list.release();
    expect((await moving).data.moveResponses.results[0].userErrors).toEqual([]);
    expect(gateway.sandbox.calls().byRoute).toEqual({ [READ]: 3, [WRITE]: 3 });
    const { data } = await gateway.query(`{ response(id: "${id}") { name libraries { id } } }`);
    expect(data.response).toEqual({ name: "Theirs", libraries: [{ id: libraryId(2) }] });
  });

  test.each([
    [{ from: libraryId(1), to: libraryId(1) }, [["INVALID_VALUE", "toLibraryId"]], 0],
    [
      { from: "a/b", to: ".." },
      [
        ["INVALID_VALUE", "fromLibraryId"],
        ["INVALID_VALUE", "toLibraryId"],
      ],
      0,
    ],
    [
      { from: NOWHERE, to: NOWHERE.replace("99999999", "99999998") },
      [
        ["NOT_FOUND", "fromLibraryId"],
        ["NOT_FOUND", "toLibraryId"],
      ],
      1,
    ],
    [{ ids: [] }, [["INVALID_VALUE", "responseIds"]], 0],
    [{ ids: Array.from({ length: 101 }, (_, at) => responseId(at + 1)) }, [["INVALID_VALUE", "responseIds"]], 0],
    [{ ids: [responseId(1), "../x"] }, [["INVALID_VALUE", "responseIds", "1"]], 0],
  ])("%j is refused as a whole, at its paths", async (more, places, cost) => {
    const { data, calls } = await move([responseId(1)], more);
    const userErrors = places.map(([code, ...path]) => ({ code, path: ["input", ...path] }));
    expect(data.moveResponses).toEqual({ results: [], userErrors });
    expect(calls).toBe(cost);
  });

  test("a dry run writes nothing", async () => {
    const ids = (await idsOnlyIn(libraryId(1))).slice(0, 3);
    const { data, byRoute } = await move([...ids, NOWHERE], { dryRun: true });
    expect(data.moveResponses.results[0]).toEqual({
      responseId: ids[0],
      response: null,
      changes: [{ path: ["libraryIds"], before: [libraryId(1)], after: [libraryId(2)] }],
      userErrors: [],
    });
    expect(data.moveResponses.results[3].userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(byRoute).toEqual({ [BULK]: 1, [LIST]: 1, [READ]: 1 });
  });
});

describe("deleteResponses", () => {
  test("deletes each response with one call, and answers a result for each", async () => {
    const ids = [responseId(1), NOWHERE, responseId(2), responseId(1)];
    const { data, errors, byRoute } = await gateway.counted(REMOVE, { ids });
    expect(errors).toBeUndefined();
    const gone = (id: string) => ({ responseId: id, deletedId: id, affected: null, userErrors: [] });
    const missing = [{ code: "NOT_FOUND", path: ["input", "ids", "1"] }];
    expect(data.deleteResponses).toEqual({
      results: [
        gone(ids[0]!),
        { ...gone(NOWHERE), deletedId: null, userErrors: missing },
        gone(ids[2]!),
        gone(ids[0]!),
      ],
      userErrors: [],
    });
    expect(byRoute).toEqual({ [DELETE]: 3 });
  });

  test("an error that input cannot correct is at its own result, and the others are deleted", async () => {
    gateway.sandbox.faults([{ match: DELETE, times: 1, status: 503 }]);
    const ids = [1, 2, 3, 4, 5, 6, 7].map(responseId);
    const { data, errors } = await gateway.query(REMOVE, { ids });
    const failed = data.deleteResponses.results.filter(({ deletedId }: Data) => deletedId === null);
    expect(failed).toHaveLength(1);
    expect(failed[0].userErrors).toEqual([]);
    expect(errors).toMatchObject([
      {
        path: ["deleteResponses", "results", ids.indexOf(failed[0].responseId), "deletedId"],
        extensions: { code: "UPSTREAM_UNAVAILABLE", upstream: { status: 503 } },
      },
    ]);
  });

  test("a dry run answers the libraries that would lose them", async () => {
    const { data, byRoute } = await gateway.counted(REMOVE, { ids: [responseId(1), NOWHERE], dryRun: true });
    expect(data.deleteResponses.results[0]).toMatchObject({
      deletedId: null,
      affected: { totalCount: 1, nodes: [{ name: "Greetings", effect: "CHANGED" }] },
    });
    expect(data.deleteResponses.results[1].userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(byRoute).toEqual({ [READ]: 2 });
  });

  test("at most five run at a time", async () => {
    const deletions = gateway.sandbox.hold(DELETE);
    const ids = Array.from({ length: 12 }, (_, at) => responseId(at + 1));
    const answer = gateway.query(REMOVE, { ids });
    for (let come = 5; come <= 12; come += 1) {
      await deletions.reached(come);
      await goOnce();
      expect(deletions.held()).toBe(5);
      deletions.releaseOne();
    }
    deletions.release();
    expect((await answer).data.deleteResponses.results).toHaveLength(12);
  });

  test("when the client leaves, the remaining writes do not begin", async () => {
    const deletions = gateway.sandbox.hold(DELETE);
    gateway.sandbox.resetCalls();
    const controller = new AbortController();
    const ids = Array.from({ length: 60 }, (_, at) => responseId(at + 1));
    const left = fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: REMOVE, variables: { ids } }),
      signal: controller.signal,
    }).catch((error: Error) => error.name);
    await deletions.reached(5);
    controller.abort();
    expect(await left).toBe("AbortError");
    await goOnce();
    deletions.release();
    await until(() => gateway.sandbox.pendingCalls() === 0);
    await goOnce();
    // The calls that had begun are finished.
    expect(gateway.sandbox.calls().byRoute[DELETE]).toBe(5);
    const { data } = await gateway.query(`query ($ids: [ID!]!) { responsesById(ids: $ids) { id } }`, { ids });
    expect(data.responsesById.filter((row: unknown) => row === null)).toHaveLength(5);
  });
});

test("when the client leaves, the next mutations of its request do not begin", async () => {
  const route = `POST ${RM}/libraries`;
  const creations = gateway.sandbox.hold(route);
  gateway.sandbox.resetCalls();
  const controller = new AbortController();
  const one = (name: string) => `${name}: createLibrary(input: { name: "${name}" }) { library { id } }`;
  const left = fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `mutation { ${one("a")} ${one("b")} ${one("c")} }` }),
    signal: controller.signal,
  }).catch((error: Error) => error.name);
  await creations.reached();
  controller.abort();
  expect(await left).toBe("AbortError");
  await goOnce();
  creations.release();
  await until(() => gateway.sandbox.pendingCalls() === 0);
  await goOnce();
  expect(gateway.sandbox.calls().byRoute[route]).toBe(1);
});
