import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { concatenate } from "../../../src/datasources/rest/concatenated-list.ts";
import type { ReadPart } from "../../../src/datasources/rest/concatenated-list.ts";
import { connectionOf, windowOf } from "../../../src/datasources/rest/paging.ts";
import type { Connection, Window } from "../../../src/datasources/rest/paging.ts";

interface Row {
  id: string;
}

/** A list of `length` rows that records the windows that are read. */
function createPart(name: string, length: number) {
  const rows: Row[] = Array.from({ length }, (_, at) => ({ id: `${name}${at}` }));
  const asked: Window[] = [];
  const read: ReadPart<Row> = async (window) => {
    asked.push(window);
    return connectionOf(window, rows.slice(window.offset, window.offset + window.first), rows.length);
  };
  return { rows, asked, read };
}

const idsOf = ({ nodes }: Connection<Row>) => nodes.map((node) => (node instanceof Error ? node : node.id));
const manyLengths = fc.array(fc.integer({ min: 0, max: 260 }), { maxLength: 5 });
const firsts = fc.integer({ min: 1, max: 100 });

describe("concatenate", () => {
  test("answers every window like one list with all rows", async () => {
    await fc.assert(
      fc.asyncProperty(manyLengths, fc.integer({ min: 0, max: 1400 }), firsts, async (lengths, offset, first) => {
        const parts = lengths.map((length, at) => createPart("abcde"[at]!, length));
        const rows = parts.flatMap((part) => part.rows);
        const window = { offset, first };
        const answer = await concatenate(
          parts.map(({ read }) => read),
          window,
        );
        expect(answer).toEqual(connectionOf(window, rows.slice(offset, offset + first), rows.length));
      }),
    );
  });

  test("answers each row once and in order with any page sizes", async () => {
    await fc.assert(
      fc.asyncProperty(manyLengths, fc.array(firsts, { minLength: 1, maxLength: 5 }), async (lengths, sizes) => {
        const parts = lengths.map((length, at) => createPart("abcde"[at]!, length));
        const seen: unknown[] = [];
        for (let after: string | null = null, more = true, turn = 0; more; turn += 1) {
          const page: Connection<Row> = await concatenate(
            parts.map(({ read }) => read),
            windowOf({ first: sizes[turn % sizes.length]!, after }),
          );
          seen.push(...idsOf(page));
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(parts.flatMap(({ rows }) => rows.map(({ id }) => id)));
      }),
      { numRuns: 50 },
    );
  });

  test("makes one call for each list, and one more for rows beyond the first hundred", async () => {
    const [short, long] = [createPart("s", 30), createPart("l", 250)];
    const read = (offset: number, first: number) => {
      short.asked.length = 0;
      long.asked.length = 0;
      return concatenate([short.read, long.read], { offset, first });
    };
    expect(idsOf(await read(20, 20))).toEqual([...short.rows.slice(20), ...long.rows.slice(0, 10)].map(({ id }) => id));
    expect([short.asked.length, long.asked.length]).toEqual([1, 1]);
    await read(30, 100);
    expect([short.asked.length, long.asked.length]).toEqual([1, 1]);
    await read(130, 100);
    expect(short.asked).toHaveLength(1);
    expect(long.asked).toEqual([
      { offset: 0, first: 100 },
      { offset: 100, first: 100 },
    ]);
    await read(270, 100);
    expect(long.asked[1]).toEqual({ offset: 240, first: 10 });
  });

  test("answers an empty list for no lists", async () => {
    expect(await concatenate([], { offset: 0, first: 25 })).toEqual(connectionOf({ offset: 0, first: 25 }, [], 0));
  });

  test("takes the number of rows as the length of a list without a total", async () => {
    const withoutTotal: ReadPart<Row> = async (window) => connectionOf(window, [{ id: "u" }], undefined);
    const answer = await concatenate([withoutTotal, createPart("a", 2).read], { offset: 0, first: 25 });
    expect(idsOf(answer)).toEqual(["u", "a0", "a1"]);
    expect(answer.totalCount).toBe(3);
  });

  test("keeps an invalid row at its position", async () => {
    const fault = new Error("broken");
    const broken: ReadPart<Row> = async (window) => connectionOf(window, [{ id: "b" }, fault], 2);
    const answer = await concatenate([broken, createPart("a", 1).read], { offset: 1, first: 2 });
    expect(answer.nodes).toEqual([fault, { id: "a0" }]);
    expect(answer.edges.map(({ node }) => node)).toEqual(answer.nodes);
  });

  test("fails when one list fails, because then no position is known", async () => {
    const fault = new Error("down");
    const failing: ReadPart<Row> = () => Promise.reject(fault);
    await expect(concatenate([createPart("a", 3).read, failing], { offset: 0, first: 2 })).rejects.toBe(fault);
  });
});
