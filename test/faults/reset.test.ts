import { afterEach, describe, expect, test } from "@jest/globals";
import { LIBRARY, library, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const CREATE = "POST /api/v2/responsemanagement/libraries";
const PUT = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
const DELETE = "DELETE /api/v2/responsemanagement/libraries/{libraryId}";
const create = `mutation { createLibrary(input: { name: "Holidays" }) { library { id } userErrors { message } } }`;
const update = `mutation { updateLibrary(input: { id: "11111111-0000-4000-8000-000000000001", name: "Hi" })
  { library { id } userErrors { message } } }`;
const remove = `mutation { deleteLibrary(input: { id: "11111111-0000-4000-8000-000000000008" })
  { deletedId userErrors { message } } }`;
const count = async () => (await gateway.timed(`{ libraries { totalCount } }`)).data.libraries.totalCount as number;

const cuts = [
  ["in the middle of the body", { reset: true, drip: 1_000_000 }],
  ["before the headers", { reset: true }],
] as const;

describe.each(cuts)("a connection cut %s", (_what, cut) => {
  test("a read is tried again once, and the answer is right", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: LIBRARY, times: 1, ...cut }]);
    const { data, errors } = await gateway.timed(library(1));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ library: { name: "Greetings" } });
    expect(gateway.sandbox.calls().byRoute).toEqual({ [LIBRARY]: 2 });
  });

  test.each([
    [CREATE, create, 9],
    [PUT, update, 8],
    // An answer without a body cannot be cut within it.
    ...(cut.reset && !("drip" in cut) ? ([[DELETE, remove, 7]] as const) : []),
  ])("%s is sent once, and its outcome is said to be unknown", async (route, mutation, after) => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: route, ...cut }]);
    const { errors } = await gateway.timed(mutation);
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: false } }]);
    expect(errors![0]!.message).toBe(
      "The connection to Genesys Cloud failed; whether the change was made is not known.",
    );
    expect(gateway.sandbox.calls().byRoute[route]).toBe(1);
    // It was made, once.
    expect(await count()).toBe(after);
  });
});

describe("a write that is answered with", () => {
  test.each([
    ["408", { status: 408 }, "UPSTREAM_TIMEOUT"],
    ["500", { status: 500 }, "UPSTREAM_UNAVAILABLE"],
    ["503 and Retry-After", { status: 503, headers: { "Retry-After": "0" } }, "UPSTREAM_UNAVAILABLE"],
    ["504", { status: 504 }, "UPSTREAM_UNAVAILABLE"],
    ["HTML", { body: "<html>", headers: { "content-type": "text/html" } }, "UPSTREAM_BAD_RESPONSE"],
    [
      "half of its JSON",
      { body: `{"id": "1`, headers: { "content-type": "application/json" } },
      "UPSTREAM_BAD_RESPONSE",
    ],
    ["a redirect", { status: 302, headers: { location: "/elsewhere" } }, "UPSTREAM_BAD_RESPONSE"],
    ["an entity without an id", { body: { name: "Holidays" } }, "UPSTREAM_BAD_RESPONSE"],
  ])("%s is sent once, and its outcome is said to be unknown", async (_what, fault, code) => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: CREATE, ...fault }]);
    const { data, errors } = await gateway.timed(create);
    expect(data).toEqual({ createLibrary: null });
    expect(errors).toMatchObject([{ extensions: { code, retryable: false } }]);
    expect(errors![0]!.message).toMatch(/; whether the change was made is not known\.$/);
    expect(gateway.sandbox.calls().byRoute).toEqual({ [CREATE]: 1 });
  });

  test("429 is sent again when the time has come: nothing was carried out", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: CREATE, status: 429, headers: { "Retry-After": "1" }, times: 1 }]);
    const { data } = await gateway.timed(create);
    expect(data.createLibrary.library).not.toBeNull();
    expect(gateway.sandbox.calls().byRoute).toEqual({ [CREATE]: 2 });
    expect(await count()).toBe(9);
  });

  test("401 is sent again with a new token: nothing was carried out", async () => {
    gateway = await startFaulty();
    await count();
    gateway.sandbox.resetCalls();
    gateway.sandbox.revoke();
    const { data } = await gateway.timed(create);
    expect(data.createLibrary.library).not.toBeNull();
    expect(gateway.sandbox.calls()).toMatchObject({ byRoute: { [CREATE]: 2 }, tokens: 1 });
  });
});

test("a write is refused at once while the circuit is open, and that says that nothing was changed", async () => {
  gateway = await startFaulty({ cache: true });
  await gateway.timed(library(1));
  gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
  for (let number = 0; number < 12; number += 1) await gateway.timed(library(100 + number));
  gateway.sandbox.resetCalls();
  const { errors } = await gateway.timed(remove);
  expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true } }]);
  expect(gateway.sandbox.calls().total).toBe(0);
  // What is at hand has not become doubtful by it.
  expect((await gateway.timed(library(1))).data).toEqual({ library: { name: "Greetings" } });
});
