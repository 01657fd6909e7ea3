import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createLoader } from "../../../src/datasources/rest/loader.ts";
import { asListing, byId } from "../../../src/datasources/rest/parse.ts";
import { badResponse, statusError } from "../../../src/errors.ts";

interface Thing {
  id: string;
  name?: string;
}

const thing = (id: string): Thing => ({ id, name: `thing ${id}` });
const malformed = expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } });

type Answer = (ids: readonly string[]) => (Thing | null | object)[];

/** A loader with this bulk read, and the list of the batches that it has read. */
function createRecorded(answer: Answer = (ids) => ids.map(thing), maxBatchSize?: number) {
  const batches: string[][] = [];
  const loader = createLoader<Thing>(
    async (ids) => {
      batches.push([...ids]);
      return byId(asListing<Thing>({ entities: answer(ids) }));
    },
    { ...(maxBatchSize && { maxBatchSize }) },
  );
  return { loader, batches };
}

describe("a batch", () => {
  test("contains all ids of one turn, each once, in the order of the calls", async () => {
    const { loader, batches } = createRecorded();
    const loaded = await Promise.all([loader.load("b"), loader.loadAll(["a", "b", "c"]), loader.load("a")]);
    expect(loaded).toEqual([thing("b"), [thing("a"), thing("b"), thing("c")], thing("a")]);
    expect(batches).toEqual([["b", "a", "c"]]);
  });

  test("also contains ids that resolvers load a few microtasks later", async () => {
    const { loader, batches } = createRecorded();
    const later = Promise.resolve().then(() => Promise.resolve().then(() => loader.load("b")));
    await Promise.all([loader.load("a"), later]);
    expect(batches).toEqual([["a", "b"]]);
  });

  test("is not sent again for ids that were loaded, including missing ones", async () => {
    const { loader, batches } = createRecorded((ids) => ids.filter((id) => id !== "b").map(thing));
    await loader.loadAll(["a", "b"]);
    expect(await loader.loadAll(["b", "c", "a"])).toEqual([null, thing("c"), thing("a")]);
    expect(batches).toEqual([["a", "b"], ["c"]]);
  });

  test("has at most maxBatchSize ids, and the others are in another batch", async () => {
    const { loader, batches } = createRecorded(undefined, 2);
    const ids = ["a", "b", "c", "d", "e"];
    expect(await loader.loadAll(ids)).toEqual(ids.map(thing));
    expect(batches).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  test("is sent when the schedule runs it", async () => {
    let send = () => {};
    const batches: string[][] = [];
    const loader = createLoader<Thing>(
      async (ids) => {
        batches.push([...ids]);
        return new Map(ids.map((id) => [id, thing(id)]));
      },
      { schedule: (callback) => (send = callback) },
    );
    const first = loader.load("a");
    await new Promise(setImmediate);
    const second = loader.load("b");
    await new Promise(setImmediate);
    expect(batches).toEqual([]);
    send();
    expect(await Promise.all([first, second])).toEqual([thing("a"), thing("b")]);
    expect(batches).toEqual([["a", "b"]]);
  });

  test("is not sent for no ids", async () => {
    const { loader, batches } = createRecorded();
    expect(await loader.loadAll([])).toEqual([]);
    expect(batches).toEqual([]);
  });
});

describe("an answer", () => {
  test("in another order, with additional rows and without some, gives each id its own row or null", async () => {
    const { loader } = createRecorded(() => [thing("z"), thing("c"), thing("a"), thing("a"), {}, { id: 7 }]);
    expect(await loader.loadAll(["a", "b", "c"])).toEqual([thing("a"), null, thing("c")]);
  });

  test("that is shuffled, with missing, repeated and additional rows gives each id its own row or null", async () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(ids, fc.infiniteStream(fc.nat()), fc.nat(20), async (wanted, random, maxBatchSize) => {
        const next = (below: number) => random.next().value % below;
        const dropped = new Set(wanted.filter(() => next(4) === 0));
        const { loader, batches } = createRecorded((asked) => {
          const kept = asked.filter((id) => !dropped.has(id)).map(thing);
          const repeated = kept.filter(() => next(3) === 0);
          const added = [thing("not-asked-for"), { id: 7 }, {}, thing("__proto__")];
          return [...kept, ...repeated, ...added].sort(() => next(3) - 1);
        }, maxBatchSize);
        const asked = [...wanted, ...wanted.filter(() => next(2) === 0)].sort(() => next(3) - 1);
        expect(await loader.loadAll(asked)).toEqual(asked.map((id) => (dropped.has(id) ? null : thing(id))));
        expect(batches.flat().sort()).toEqual([...wanted].sort());
        for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(maxBatchSize || Infinity);
      }),
    );
  });

  test("may contain an Error for one id, which does not affect the others", async () => {
    const error = badResponse("the entity has no id");
    const loader = createLoader<Thing>(async (ids) => new Map(ids.map((id) => [id, id === "b" ? error : thing(id)])));
    expect(await loader.loadAll(["a", "b", "c"])).toEqual([thing("a"), error, thing("c")]);
    await expect(loader.load("b")).rejects.toBe(error);
  });
});

describe("a failure", () => {
  test("of a batch is the error of every id in it, and of no other id", async () => {
    const error = statusError({ status: 503 });
    const loader = createLoader<Thing>(
      async (ids) => {
        if (ids.includes("c")) throw error;
        return new Map(ids.map((id) => [id, thing(id)]));
      },
      { maxBatchSize: 2 },
    );
    expect(await loader.loadAll(["a", "b", "c", "d"])).toEqual([thing("a"), thing("b"), error, error]);
    await expect(loader.load("c")).rejects.toBe(error);
  });

  test.each([[""], [".."], ["a/b"], ["a b"], ["x".repeat(65)]])(
    "of the malformed id %j does not affect the other ids, and is not sent",
    async (id) => {
      const { loader, batches } = createRecorded();
      expect(await loader.loadAll(["a", id, "b"])).toEqual([thing("a"), malformed, thing("b")]);
      await expect(loader.load(id)).rejects.toEqual(malformed);
      expect(batches).toEqual([["a", "b"]]);
    },
  );
});

test("clear makes the next load read that id again, and no other", async () => {
  const { loader, batches } = createRecorded();
  await loader.loadAll(["a", "b"]);
  loader.clear("a");
  loader.clear("never-loaded");
  await loader.loadAll(["a", "b"]);
  expect(batches).toEqual([["a", "b"], ["a"]]);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is a normal id", async (id) => {
  const { loader } = createRecorded();
  expect(await loader.load(id)).toEqual(thing(id));
  const nothing = createRecorded(() => []);
  expect(await nothing.loader.load(id)).toBeNull();
});
