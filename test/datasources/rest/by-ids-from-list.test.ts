import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { byIdsFromList } from "../../../src/datasources/rest/by-ids-from-list.ts";
import { asListing } from "../../../src/datasources/rest/parse.ts";
import type { Entity } from "../../../src/datasources/rest/parse.ts";
import { statusError } from "../../../src/errors.ts";

interface ListOptions {
  /** The largest page that the server answers. */
  clamp?: number;
  /** Called after each page: what happens between two pages. */
  afterPage?: (rows: string[]) => void;
}

/** A server with such a list, and the calls that it gets. */
function createList(rows: string[], { clamp = 100, afterPage }: ListOptions = {}) {
  const calls: string[] = [];
  return {
    calls,
    reads: {
      async list({ pageSize, pageNumber }: { pageSize: number; pageNumber: number }) {
        const size = Math.min(pageSize, clamp);
        calls.push(`page ${pageNumber}`);
        const entities = rows.slice((pageNumber - 1) * size, pageNumber * size).map((id) => ({ id }));
        const page = asListing<Entity>({ entities, pageSize: size, total: rows.length });
        afterPage?.(rows);
        return page;
      },
      async one(id: string) {
        calls.push(id);
        return rows.includes(id) ? { id } : null;
      },
    },
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `id-${at}`);

describe("byIdsFromList", () => {
  test.each([
    // ids, length of the list, calls
    [["id-0"], 500, ["id-0"]],
    [["id-0", "id-3"], 8, ["page 1"]],
    [["id-0", "id-3", "nowhere"], 8, ["page 1"]],
    [["id-0", "id-150", "id-160"], 200, ["page 1", "page 2"]],
    [["id-900", "id-901", "id-902"], 1000, ["page 1", "id-900", "id-901", "id-902"]],
    [["id-0", "id-901"], 1000, ["page 1", "id-901"]],
    [["nowhere", "elsewhere"], 150, ["page 1", "page 2", "nowhere", "elsewhere"]],
  ])("%j in a list of %i needs the calls %j", async (ids, length, expected) => {
    const { reads, calls } = createList(names(length));
    const found = await byIdsFromList(ids, reads);
    expect(calls).toEqual(expected);
    expect([...found.keys()].filter((id) => ids.includes(id)).toSorted()).toEqual(
      ids.filter((id) => id.startsWith("id-")).toSorted(),
    );
  });

  test("finds all entities for every list, page size and deletion between two pages", async () => {
    const lists = fc.record({
      length: fc.nat(400),
      clamp: fc.integer({ min: 10, max: 100 }),
      wanted: fc.uniqueArray(fc.nat(420), { maxLength: 60 }),
      deletions: fc.infiniteStream(fc.nat(400)),
    });
    await fc.assert(
      fc.asyncProperty(lists, async ({ length, clamp, wanted, deletions }) => {
        const rows = names(length);
        const ids = wanted.map((at) => `id-${at}`);
        const { reads, calls } = createList(rows, {
          clamp,
          afterPage: () => void rows.splice(deletions.next().value % (rows.length + 1), 1),
        });
        const found = await byIdsFromList(ids, reads);
        for (const id of ids.filter((one) => rows.includes(one))) expect(found.get(id)).toEqual({ id });
        for (const [id, entity] of found) expect(entity).toEqual({ id });
        const pages = calls.filter((call) => call.startsWith("page")).length;
        // The first page tells the length; after it, no more calls than reading each id alone.
        expect(pages).toBeLessThanOrEqual(1 + ids.length);
        expect(calls.length - pages).toBeLessThanOrEqual(ids.length);
      }),
    );
  });

  test("answers an Error for an id that fails, and the other entities", async () => {
    const { reads } = createList(names(1000));
    const error = statusError({ status: 403 });
    const one = (id: string) => (id === "id-901" ? Promise.reject(error) : reads.one(id));
    const found = await byIdsFromList(["id-901", "id-902"], { ...reads, one });
    expect(found.get("id-901")).toBe(error);
    expect(found.get("id-902")).toEqual({ id: "id-902" });
  });
});
