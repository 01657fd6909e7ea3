import { describe, expect, test } from "@jest/globals";
import { carriedOut, lostRenames, olderAnswers, sinceLast } from "../../bench/nemesis/check.ts";
import { entitiesIn } from "../../bench/nemesis/operations.ts";
import { mostInAMinute } from "../../bench/most-in-a-minute.ts";
import type { JournalWrite } from "../../sandbox/journal.ts";

const PUT = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
const POST = "POST /api/v2/responsemanagement/libraries";
const write = (number: number, id: string, name: string, operation = PUT): JournalWrite => ({
  ...{ number, at: number * 10, operation, id, name },
  version: number + 1,
});
const rename = (id: string, name: string, answeredAt: number, isWarned = false) => ({ id, name, answeredAt, isWarned });
const read = (begunAt: number, id: string, name: string, isStale = false) => ({
  ...{ begunAt, isStale },
  seen: [{ id, name }],
});

describe("olderAnswers", () => {
  const WRITES = [write(1, "a", "first"), write(2, "b", "other"), write(3, "a", "second"), write(4, "a", "third")];
  const RENAMES = [rename("a", "first", 100), rename("b", "other", 150), rename("a", "second", 200)];

  test("finds a planted old answer, and says by how much it is older", () => {
    const reads = [read(210, "a", "second"), read(250, "a", "first"), read(260, "b", "other")];
    expect(olderAnswers(WRITES, RENAMES, reads)).toEqual([
      { id: "a", seen: "first", begunAt: 250, olderBy: 50, afterWarning: false, isStale: false },
    ]);
  });

  test("takes a name that the sandbox has not written as the one before all writes", () => {
    expect(olderAnswers(WRITES, RENAMES, [read(250, "a", "Greetings")])).toMatchObject([{ olderBy: 150 }]);
    expect(olderAnswers(WRITES, RENAMES, [read(250, "c", "Greetings")])).toEqual([]);
  });

  test("allows what was written but not answered yet, and the old name until the answer", () => {
    expect(olderAnswers(WRITES, RENAMES, [read(250, "a", "third"), read(199, "a", "first")])).toEqual([]);
  });

  test("goes by the order in which the sandbox carried out the writes, not by that of the answers", () => {
    const swapped = [rename("a", "second", 100), rename("a", "first", 200)];
    expect(olderAnswers(WRITES, swapped, [read(250, "a", "second")])).toEqual([]);
    expect(olderAnswers(WRITES, swapped, [read(250, "a", "first")])).toMatchObject([{ olderBy: 150 }]);
  });

  test("tells answers that are marked, and those after writes with a warning, from the others", () => {
    const warned = [rename("a", "first", 100), rename("a", "second", 200, true)];
    const reads = [read(250, "a", "first"), read(260, "a", "Greetings"), read(270, "a", "first", true)];
    expect(olderAnswers(WRITES, warned, reads)).toMatchObject([
      { afterWarning: true, isStale: false },
      { afterWarning: false, isStale: false },
      { afterWarning: true, isStale: true },
    ]);
  });

  test("counts an answer once, by its worst entity", () => {
    const seen = entitiesIn({
      response: { id: "b", name: "before", libraries: [{ id: "a", name: "first" }], texts: null },
    });
    expect(seen).toHaveLength(2);
    expect(olderAnswers(WRITES, RENAMES, [{ begunAt: 300, isStale: false, seen }])).toMatchObject([
      { id: "b", olderBy: 150 },
    ]);
  });
});

test("a rename that was answered as done, and that the sandbox has not carried out, is lost", () => {
  expect(lostRenames([write(1, "a", "first")], [rename("a", "first", 10), rename("a", "second", 20)])).toEqual([
    rename("a", "second", 20),
  ]);
});

test("a planted double is found, with its times; other creations and renames are not", () => {
  const writes = [
    write(1, "a", "Key 1", POST),
    write(2, "b", "Key 2", POST),
    write(3, "c", "Key 1", POST),
    write(4, "b", "Key 2"),
    write(5, "d", "Other", POST),
    write(6, "e", "Other", POST),
  ];
  expect(carriedOut(writes, new Set(["Key 1", "Key 2"]))).toEqual(
    new Map([
      ["Key 1", [10, 30]],
      ["Key 2", [20]],
    ]),
  );
});

test("the time since the last return of Redis", () => {
  expect(sinceLast([100, 300, 900], 450)).toBe(150);
  expect(sinceLast([100], 50)).toBeUndefined();
});

test("the most calls in a minute are those of any minute, both ends included", () => {
  expect(mostInAMinute([0, 30_000, 60_000, 60_001, 89_000])).toBe(4);
  expect(mostInAMinute([])).toBe(0);
});
