import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createLoader } from "../../../src/datasources/rest/loader.ts";
import { createWarmLoader } from "../../../src/datasources/rest/warm-loader.ts";
import type { WarmLoader } from "../../../src/datasources/rest/warm-loader.ts";
import { badResponse } from "../../../src/errors.ts";

interface Thing {
  id: string;
  name: string;
}

/** `missing` has no entity, `broken` fails, and `../users` is no id. */
const IDS = ["a", "b", "c", "missing", "broken", "../users"];
const stored = new Map(["a", "b", "c"].map((id): [string, Thing] => [id, { id, name: `thing ${id}` }]));
const broken = badResponse("it is broken");

/** A loader of the stored things, and the list of the batches that it has read. */
function createRecorded() {
  const batches: string[][] = [];
  const loader = createLoader<Thing>(async (ids) => {
    batches.push([...ids]);
    return new Map(
      ids.flatMap((id): [string, Thing | Error][] => {
        const found = id === "broken" ? broken : stored.get(id);
        return found ? [[id, found]] : [];
      }),
    );
  });
  return { loader, batches };
}

/** The same with things that are known beforehand. */
function createWarm(known: ReadonlySet<string>) {
  const { loader, batches } = createRecorded();
  const warm = createWarmLoader(loader, (id) => (known.has(id) ? stored.get(id) : undefined));
  return { warm, batches };
}

const id = fc.constantFrom(...IDS);
const step = fc.oneof(
  fc.record({ kind: fc.constant("load" as const), id }),
  fc.record({ kind: fc.constant("loadAll" as const), ids: fc.array(id) }),
  fc.record({ kind: fc.constant("clear" as const), id }),
  fc.record({ kind: fc.constant("learn" as const), id }),
);

/** What the step asks of a loader: the answer or the error. */
async function ask(
  { load, loadAll }: Pick<WarmLoader<Thing>, "load" | "loadAll">,
  one: { kind: string; id?: string; ids?: string[] },
): Promise<unknown> {
  try {
    if (one.kind === "load") return await load(one.id!);
    return one.kind === "loadAll" ? await loadAll(one.ids!) : undefined;
  } catch (error) {
    return error;
  }
}

describe("a warm loader", () => {
  test("answers what its loader would, whatever is known and becomes known", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step), fc.uniqueArray(id), async (steps, first) => {
        const known = new Set(first);
        const { warm, batches } = createWarm(known);
        const { loader } = createRecorded();
        for (const one of steps) {
          if (one.kind === "learn") known.add(one.id);
          if (one.kind === "clear") for (const either of [warm, loader]) either.clear(one.id);
          const [answer, expected] = await Promise.all([warm, loader].map((either) => ask(either, one)));
          expect(answer).toEqual(expected);
        }
        // What was known from the beginning is never read.
        for (const one of first.filter((each) => stored.has(each))) expect(batches.flat()).not.toContain(one);
      }),
    );
  });

  test("answers at once where all are known, and otherwise loads only the others, in one batch", async () => {
    const { warm, batches } = createWarm(new Set(["a", "b"]));
    expect(warm.load("a")).toBe(stored.get("a"));
    expect(warm.loadAll(["b", "a"])).toEqual([stored.get("b"), stored.get("a")]);
    const some = warm.loadAll(["c", "a", "missing", "c"]);
    expect(some).toBeInstanceOf(Promise);
    expect(await some).toEqual([stored.get("c"), stored.get("a"), null, stored.get("c")]);
    expect(batches).toEqual([["c", "missing"]]);
  });

  test("waits until it may ask for what is known, and then loads only the others, in one batch", async () => {
    const { loader, batches } = createRecorded();
    const { promise, resolve } = Promise.withResolvers<void>();
    const asked: string[][] = [];
    let isReady = false;
    const warm = createWarmLoader(
      loader,
      (one) => (isReady && one === "a" ? stored.get(one) : undefined),
      (ids) => {
        asked.push([...ids]);
        return isReady ? undefined : promise;
      },
    );
    const answers = [warm.load("a"), warm.load("b"), warm.loadAll(["c", "a", "../users"])];
    isReady = true;
    resolve();
    const [a, b, some] = await Promise.all(answers);
    expect([a, b]).toEqual([stored.get("a"), stored.get("b")]);
    expect(some).toEqual([stored.get("c"), stored.get("a"), expect.any(Error)]);
    expect(batches).toEqual([["b", "c"]]);
    expect(asked).toEqual([["a"], ["b"], ["c", "a", "../users"]]);
    expect(warm.load("a")).toBe(stored.get("a"));
  });

  test("keeps the answer of the loader for what it has loaded, until that is cleared", async () => {
    const known = new Set<string>();
    const { warm, batches } = createWarm(known);
    await warm.load("a");
    known.add("a");
    expect(warm.load("a")).toBeInstanceOf(Promise);
    warm.clear("a");
    expect(warm.load("a")).toBe(stored.get("a"));
    expect(batches).toEqual([["a"]]);
  });
});
