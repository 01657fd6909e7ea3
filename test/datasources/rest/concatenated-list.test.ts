import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { concatenate } from "../../../src/datasources/rest/concatenated-list.ts";
import type { ReadPart } from "../../../src/datasources/rest/concatenated-list.ts";
import { connectionOf, windowOf } from "../../../src/datasources/rest/paging.ts";
import type { Connection, Window } from "../../../src/datasources/rest/paging.ts";

interface Row {
  id: string;
}

/** A list of so many rows that notes what is asked of it. */
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

describe("several lists as one", () => {
  test("answer any window as one list with all their rows would", async () => {
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

  test("are walked with any sizes of pages, each row once and in order", async () => {
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

  test("cost one call each, and one more each for rows beyond the first hundred", async () => {
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

  test("none at all are an empty list", async () => {
    expect(await concatenate([], { offset: 0, first: 25 })).toEqual(connectionOf({ offset: 0, first: 25 }, [], 0));
  });

  test("a list that does not say how long it is counts as long as what it answers", async () => {
    const untold: ReadPart<Row> = async (window) => connectionOf(window, [{ id: "u" }], undefined);
    const answer = await concatenate([untold, createPart("a", 2).read], { offset: 0, first: 25 });
    expect(idsOf(answer)).toEqual(["u", "a0", "a1"]);
    expect(answer.totalCount).toBe(3);
  });

  test("a broken row keeps its place", async () => {
    const fault = new Error("broken");
    const broken: ReadPart<Row> = async (window) => connectionOf(window, [{ id: "b" }, fault], 2);
    const answer = await concatenate([broken, createPart("a", 1).read], { offset: 1, first: 2 });
    expect(answer.nodes).toEqual([fault, { id: "a0" }]);
    expect(answer.edges.map(({ node }) => node)).toEqual(answer.nodes);
  });

  test("a list that cannot be read fails the whole: without it no place is known", async () => {
    const fault = new Error("down");
    const failing: ReadPart<Row> = () => Promise.reject(fault);
    await expect(concatenate([createPart("a", 3).read, failing], { offset: 0, first: 2 })).rejects.toBe(fault);
  });
});
