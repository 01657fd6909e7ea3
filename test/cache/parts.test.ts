import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Embedding, EntryOptions } from "../../src/cache/entry-options.ts";
import { createTested, POLICY } from "./tested.ts";

interface Row {
  id: string;
  text: string;
  library: { id: string; name: string };
}

const IDS = ["a", "b", "c", "d", "e"];
const LIBRARIES = ["x", "y"];
const isCacheable = () => true;

const libraryRead = (id: string) => ({ key: "library", entityId: id, tags: [`library ${id}`] });
/** A row shows the name of its library. */
const embedding: Embedding = {
  anyWrite: ["any library"],
  mustMatch: (row) => ((row as Row).text.endsWith("!") ? ["gone"] : []),
  entitiesOf: (row) => {
    const { id } = (row as Row).library;
    return [{ ...libraryRead(id), embeddedTags: [`library ${id}`] }];
  },
  entityOptions: () => ({ policy: POLICY, isCacheable }),
  replace: (row, [library]) => ({ ...(row as Row), library }),
};
const rowOptions: EntryOptions = { policy: POLICY, isCacheable, embedding };
/** Each row is found by two reads. */
const rowReads = (id: string) => ["row", "row with all"].map((key) => ({ key, entityId: id, tags: [`row ${id}`] }));

/** A change while nothing else happens. */
type Change =
  | { kind: "write"; id: string }
  | { kind: "rename"; library: string; isRead: boolean }
  | { kind: "shrink" }
  | { kind: "read row"; id: string }
  | { kind: "wait"; seconds: number };
type Step = Change | { kind: "read page"; page: number; ids: string[]; meanwhile: Change[] };

const id = fc.constantFrom(...IDS);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), id }),
  fc.record({ kind: fc.constant("rename" as const), library: fc.constantFrom(...LIBRARIES), isRead: fc.boolean() }),
  fc.record({ kind: fc.constant("shrink" as const) }),
  fc.record({ kind: fc.constant("read row" as const), id }),
  fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(0, 1, 20, 100, 400, 3700) }),
);
const pageRead = fc.record({
  kind: fc.constant("read page" as const),
  page: fc.constantFrom(1, 2),
  ids: fc.uniqueArray(id, { minLength: 0 }),
  meanwhile: fc.array(change, { maxLength: 2 }),
});
const steps = fc.array(fc.oneof(change as fc.Arbitrary<Step>, pageRead), { maxLength: 25 });

/**
 * Two caches that see the same: one reads pages, of whose rows it makes entries when they are asked for. The other reads each row alone,
 * at the moment at which the first one reads the page.
 */
function createPair(maxBytes: number) {
  const [lazy, eager] = [createTested({ maxBytes }), createTested()];
  const both = [lazy, eager];
  const state = { count: 0, names: new Map(LIBRARIES.map((library) => [library, library])) };

  const rowNow = (of: string): Row => {
    const library = LIBRARIES[of.charCodeAt(0) % LIBRARIES.length]!;
    const text = `${of} ${(state.count += 1)}${state.count % 4 === 0 ? "!" : ""}`;
    return { id: of, text, library: { id: library, name: state.names.get(library)! } };
  };
  const past = () => ({ bypass: `${state.count}` });

  async function apply(step: Change): Promise<void> {
    if (step.kind === "wait") for (const { clock } of both) clock.seconds += step.seconds;
    if (step.kind === "shrink") await Promise.all(both.map(({ cache }) => cache.invalidate(["gone"])));
    if (step.kind === "write") await Promise.all(both.map(({ cache }) => cache.invalidate([`row ${step.id}`])));
    if (step.kind === "read row") {
      const row = rowNow(step.id);
      for (const read of rowReads(step.id))
        for (const one of both) await one.read({ ...read, ...rowOptions, load: async () => row }, past());
    }
    if (step.kind === "rename") {
      const library = { id: step.library, name: `${step.library} ${(state.count += 1)}` };
      state.names.set(step.library, library.name);
      for (const { cache, read } of both) {
        await cache.invalidate(["any library", `library ${step.library}`]);
        if (step.isRead) await read({ ...libraryRead(step.library), load: async () => library }, past());
      }
    }
  }

  async function readPage(step: Step & { kind: "read page" }): Promise<void> {
    const answered = Promise.withResolvers<Row[]>();
    const inPage = lazy.read(
      {
        ...{ key: `page ${step.page}`, tags: ["list"], policy: POLICY, isCacheable },
        load: () => answered.promise,
        alsoStore: (rows) => ({
          keys: rowReads("any").map(({ key }) => key),
          ids: (rows as Row[]).map((row) => row.id),
          of: (of) => {
            const value = (rows as Row[]).find((row) => row.id === of);
            return rowReads(of).map((read) => ({ ...read, embedding, value }));
          },
        }),
      },
      past(),
    );
    const alone = step.ids.flatMap((of) =>
      rowReads(of).map((read) => {
        const load = async () => (await answered.promise).find((row) => row.id === of);
        return eager.read({ ...read, ...rowOptions, load }, { bypass: `page ${state.count}` });
      }),
    );
    const rows = step.ids.map(rowNow);
    for (const one of step.meanwhile) await apply(one);
    answered.resolve(rows);
    await Promise.all([inPage, ...alone]);
  }

  return {
    lazy,
    eager,
    play: (step: Step) => (step.kind === "read page" ? readPage(step) : apply(step)),
    /** What the two caches have of a row, by each of its reads. */
    have: (of: string) =>
      Promise.all(
        rowReads(of).map((read) => Promise.all(both.map(({ cache }) => cache.peek({ ...read, ...rowOptions })))),
      ),
  };
}

describe("rows of pages that become entries when they are asked for", () => {
  test("are what entries would be that were made at once", async () => {
    let found = 0;
    const property = fc.asyncProperty(steps, fc.array(fc.boolean(), { maxLength: 25 }), async (script, looks) => {
      const pair = createPair(10 * 1024 * 1024);
      for (const [at, step] of script.entries()) {
        await pair.play(step);
        // Not after every step: a row may also become an entry long after its page was read.
        const looked = looks[at] === true || at === script.length - 1 ? IDS : [];
        for (const of of looked)
          for (const [lazily, eagerly] of await pair.have(of)) {
            expect(lazily).toEqual(eagerly);
            if (lazily !== undefined) found += 1;
          }
      }
      expect([...pair.lazy.backgroundErrors, ...pair.eager.backgroundErrors]).toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
    expect(found).toBeGreaterThan(100);
  });

  test("are the same or missing where memory is short", async () => {
    const outcomes = { found: 0, missing: 0 };
    const property = fc.asyncProperty(steps, async (script) => {
      const pair = createPair(4000);
      for (const step of script) {
        await pair.play(step);
        for (const of of IDS)
          for (const [lazily, eagerly] of await pair.have(of)) {
            expect(lazily ?? eagerly).toEqual(eagerly);
            if (eagerly !== undefined) outcomes[lazily === undefined ? "missing" : "found"] += 1;
          }
      }
    });
    await fc.assert(property, { numRuns: 150 });
    expect(outcomes.found).toBeGreaterThan(100);
    expect(outcomes.missing).toBeGreaterThan(10);
  });
});
