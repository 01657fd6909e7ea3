import { afterEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const BULK = `POST ${LIBRARIES}/bulk`;
const LIST = `GET ${LIBRARIES}`;
const ONE = `GET ${LIBRARIES}/{libraryId}`;
const id = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, "0")}`;
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);
const QUERY = `query ($ids: [ID!]!) { librariesById(ids: $ids) { id name } }`;

const open: Gateway[] = [];
afterEach(async () => {
  for (const gateway of open.splice(0)) await gateway.close();
});
// Time stands still, so that the number of calls does not depend on the machine.
async function start(options: Parameters<typeof startGateway>[0] = {}): Promise<Gateway> {
  const gateway = await startGateway({ clock: createTestClock(), ...options });
  open.push(gateway);
  return gateway;
}

const row = (number: number) => ({ id: id(number), name: `Library ${number}`, version: 1 });
/** Additional rows of an answer: rows of other ids, and values that are no rows. */
const strangers: fc.Arbitrary<unknown> = fc.constantFrom(
  row(999),
  { ...row(998), id: 7 },
  { name: "no id" },
  {},
  null,
  "text",
  42,
  [],
  { id: "__proto__", name: "x" },
  { id: "", name: "x" },
);

describe("libraries read in bulk", () => {
  test("answer each id its own library or null for answers in any order with missing, repeated and additional rows", async () => {
    const gateway = await start();
    const answers = fc.record({
      wanted: fc.array(fc.integer({ min: 1, max: 49 }), { minLength: 2, maxLength: 60 }),
      kept: fc.infiniteStream(fc.boolean()),
      order: fc.infiniteStream(fc.nat(1000)),
      added: fc.array(strangers, { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(answers, async ({ wanted, kept, order, added }) => {
        // A single id is read from its own path.
        fc.pre(new Set(wanted).size > 1);
        const answered = [...new Set(wanted)].filter(() => kept.next().value);
        const repeated = answered.filter(() => kept.next().value);
        const entities = [...answered.map(row), ...repeated.map(row), ...added]
          .map((entity) => ({ entity, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ entity }) => entity);
        gateway.sandbox.faults([{ match: BULK, body: { entities } }]);
        const { data, errors, calls } = await gateway.counted(QUERY, { ids: wanted.map(id) });
        expect(errors).toBeUndefined();
        expect(data.librariesById).toEqual(
          wanted.map((number) => (answered.includes(number) ? { id: id(number), name: `Library ${number}` } : null)),
        );
        expect(calls).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test.each(["shuffle", "drop", "repeat", "add", "strange"] as const)(
    "do not put a wrong library into the cache after an answer with the fault %s",
    async (rows) => {
      const gateway = await start({ cache: true });
      const ids = numbers(8).map(id);
      gateway.sandbox.faults([{ match: BULK, rows }]);
      const spoilt = await gateway.query(QUERY, { ids });
      gateway.sandbox.faults([]);
      const { data, calls } = await gateway.counted(QUERY, { ids });
      const oracle = await start({ sandbox: gateway.sandbox });
      expect(data).toEqual((await oracle.query(QUERY, { ids })).data);
      const missing = spoilt.data.librariesById.filter((library: Data) => library === null).length;
      expect(calls).toBe(missing);
      expect((await gateway.counted(QUERY, { ids })).calls).toBe(0);
    },
  );
});

describe.each([404, 405, 501])("without a bulk read (%i)", (status) => {
  const without = { match: BULK, status };

  test("reads the list instead, and tries the bulk read only once for all requests", async () => {
    const gateway = await start();
    gateway.sandbox.faults([without]);
    const ids = [...numbers(5), 77].map(id);
    const first = await gateway.counted(QUERY, { ids });
    expect(first.errors).toBeUndefined();
    expect(first.data.librariesById.map((library: Data) => library?.id)).toEqual([...numbers(5).map(id), undefined]);
    expect(first.byRoute).toEqual({ [BULK]: 1, [LIST]: 1 });
    expect((await gateway.counted(QUERY, { ids })).byRoute).toEqual({ [LIST]: 1 });
    // Other requests of the process do not try it again.
    const nested = `{ searchResponses(first: 10) { nodes { libraries { version } } } }`;
    expect((await gateway.counted(nested)).byRoute).not.toHaveProperty([BULK]);
    const other = await start({ sandbox: gateway.sandbox });
    expect((await other.counted(QUERY, { ids })).byRoute).toEqual({ [BULK]: 1, [LIST]: 1 });
  });

  test("reads pages where that is fewer calls than reading each id, else the remaining ids one by one", async () => {
    const gateway = await start({ size: "large" });
    gateway.sandbox.faults([without]);
    await gateway.query(QUERY, { ids: [id(1), id(2)] });
    const many = await gateway.counted(QUERY, { ids: numbers(50, 100).map(id) });
    expect(many.errors).toBeUndefined();
    expect(many.data.librariesById.every((library: Data) => library !== null)).toBe(true);
    expect(many.byRoute).toEqual({ [LIST]: 2 });
    const one = await gateway.counted(QUERY, { ids: [id(150)] });
    expect(one.byRoute).toEqual({ [ONE]: 1 });
  });

  test("puts the libraries into the cache", async () => {
    const gateway = await start({ cache: true });
    gateway.sandbox.faults([without]);
    const ids = numbers(5).map(id);
    await gateway.query(QUERY, { ids });
    expect((await gateway.counted(QUERY, { ids })).calls).toBe(0);
  });

  test.each(["shuffle", "drop", "repeat", "add", "strange"] as const)(
    "accepts a list with the fault %s",
    async (rows) => {
      const gateway = await start();
      gateway.sandbox.faults([without, { match: LIST, rows }]);
      const ids = numbers(8).map(id);
      const { data } = await gateway.query(QUERY, { ids });
      expect(data.librariesById.map((library: Data) => library?.id)).toEqual(ids);
    },
  );
});

test.each([
  [500, 3],
  [503, 3],
  [429, 3],
  [403, 1],
])("a bulk read that fails with %i is tried again in the next request", async (status, attempts) => {
  const clock = createTestClock();
  const gateway = await start({ clock });
  const ids = numbers(5).map(id);
  gateway.sandbox.faults([{ match: BULK, times: attempts, status }]);
  const failed = await clock.passWaits(gateway.counted(QUERY, { ids }), 1000);
  expect(failed.byRoute).toEqual({ [BULK]: attempts });
  expect(failed.errors).toHaveLength(5);
  // After a 429, the gateway sends nothing for a second.
  await clock.pass(1000);
  expect((await gateway.counted(QUERY, { ids })).byRoute).toEqual({ [BULK]: 1 });
});
