import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { LIBRARY, library, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;

/** Starts one gateway for all tests of a block. Too few calls fail to open the circuit. */
function startedOnce(options: StartOptions = {}): void {
  beforeAll(async () => {
    gateway = await startFaulty(options);
  });
  beforeEach(() => {
    gateway.sandbox.reset();
    gateway.sandbox.faults([]);
  });
  afterAll(() => gateway.closeAndCheck());
}

const CREATE = "POST /api/v2/responsemanagement/libraries";
const PUT = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
const DELETE = "DELETE /api/v2/responsemanagement/libraries/{libraryId}";
const create = `mutation { createLibrary(input: { name: "Holidays" }) { library { id } userErrors { message } } }`;
const update = `mutation { updateLibrary(input: { id: "11111111-0000-4000-8000-000000000001", name: "Hi" })
  { library { id } userErrors { message } } }`;
const removal = (
  number: number,
) => `mutation { deleteLibrary(input: { id: "11111111-0000-4000-8000-00000000000${number}" })
  { deletedId userErrors { message } } }`;
const count = async () => (await gateway.send(`{ libraries { totalCount } }`)).data.libraries.totalCount as number;

const cuts = [
  ["in the middle of the body", { reset: true, drip: 1_000_000 }],
  ["before the headers", { reset: true }],
] as const;

const clock = createTestClock();

describe("a read whose connection is cut is retried once, and the answer is right", () => {
  startedOnce({ clock });

  test.each(cuts)("%s", async (_what, cut) => {
    gateway.sandbox.faults([{ match: LIBRARY, times: 1, ...cut }]);
    const answer = gateway.send(library(1));
    if ("drip" in cut) {
      // The sandbox sends a piece every 50 ms. The first piece is the half that it sends.
      await clock.waits(50);
      await clock.pass(50);
    }
    await clock.waits(0, 200);
    expect(gateway.sandbox.calls().total).toBe(1);
    await clock.pass(200);
    const { data, errors } = await answer;
    expect(errors).toBeUndefined();
    expect(data).toEqual({ library: { name: "Greetings" } });
    expect(gateway.sandbox.calls().byRoute).toEqual({ [LIBRARY]: 2 });
  });
});

describe.each(cuts)("a connection cut %s", (_what, cut) => {
  startedOnce();

  test.each([
    [CREATE, create, 9],
    [PUT, update, 8],
    // The answer to a DELETE has no body that could be cut.
    ...(cut.reset && !("drip" in cut) ? ([[DELETE, removal(8), 7]] as const) : []),
  ])("%s is sent once, and the message says that its outcome is unknown", async (route, mutation, after) => {
    gateway.sandbox.faults([{ match: route, ...cut }]);
    const { errors } = await gateway.send(mutation);
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: false } }]);
    expect(errors![0]!.message).toBe(
      "The connection to Genesys Cloud failed; whether the change was made is not known.",
    );
    // The change was made, once.
    expect(await count()).toBe(after);
    expect(gateway.sandbox.calls().byRoute[route]).toBe(1);
  });
});

describe("a write that is answered with", () => {
  startedOnce();

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
  ])("%s is sent once, and the message says that its outcome is unknown", async (_what, fault, code) => {
    gateway.sandbox.faults([{ match: CREATE, ...fault }]);
    const { data, errors } = await gateway.send(create);
    expect(data).toEqual({ createLibrary: null });
    expect(errors).toMatchObject([{ extensions: { code, retryable: false } }]);
    expect(errors![0]!.message).toMatch(/; whether the change was made is not known\.$/);
    expect(gateway.sandbox.calls().byRoute).toEqual({ [CREATE]: 1 });
  });

  test("401 is sent again with a new token: nothing was carried out", async () => {
    await count();
    gateway.sandbox.resetCalls();
    gateway.sandbox.revoke();
    const { data } = await gateway.send(create);
    expect(data.createLibrary.library).not.toBeNull();
    expect(gateway.sandbox.calls()).toMatchObject({ byRoute: { [CREATE]: 2 }, tokens: 1 });
  });
});

describe("on a clock that the test moves, a write", () => {
  startedOnce({ clock, cache: true });

  test("that is answered with 429 is sent again after Retry-After: nothing was carried out", async () => {
    gateway.sandbox.faults([{ match: CREATE, status: 429, headers: { "Retry-After": "1" }, times: 1 }]);
    const answer = gateway.send(create);
    await clock.waits(1000);
    await clock.pass(999);
    // A later request is answered, and still no call was sent.
    await gateway.send("{ __typename }");
    expect(gateway.sandbox.calls().total).toBe(1);
    await clock.pass(1);
    const { data } = await answer;
    expect(data.createLibrary.library).not.toBeNull();
    expect(gateway.sandbox.calls().byRoute).toEqual({ [CREATE]: 2 });
    expect(await count()).toBe(9);
  });

  test("is refused at once while the circuit is open, and the error says that nothing was changed", async () => {
    await gateway.send(library(1));
    gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "10" } }]);
    // Ten failures open the circuit. A retry after ten seconds would not fit into a call.
    for (let number = 0; number < 12; number += 1) await gateway.send(library(100 + number));
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(1 + 10);
    gateway.sandbox.resetCalls();
    const { errors } = await gateway.send(removal(1));
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true } }]);
    expect(gateway.sandbox.calls().total).toBe(0);
    // The cached answers are still valid.
    expect((await gateway.send(library(1))).data).toEqual({ library: { name: "Greetings" } });
  });
});
