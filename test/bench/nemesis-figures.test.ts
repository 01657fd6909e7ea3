import { expect, jest, test } from "@jest/globals";
import { FAULTS } from "../../bench/nemesis/faults.ts";
import { figuresOf } from "../../bench/nemesis/figures.ts";
import type { Evidence } from "../../bench/nemesis/figures.ts";
import { reportTrials } from "../../bench/nemesis/trial-report.ts";

const CREATE = "POST /api/v2/responsemanagement/libraries";
const RENAME = "PUT /api/v2/responsemanagement/libraries/{libraryId}";
const faultsOf = (...names: string[]) => FAULTS.filter(({ name }) => names.includes(name));

/** Two keys that were carried out once, and a rename that every later read shows. */
function evidence(faults: string): Evidence {
  const write = (number: number, at: number, operation: string, id: string, name: string) => ({
    ...{ number, at, operation, id, name },
    version: number,
  });
  return {
    faults: faultsOf(faults),
    blows: [{ from: 0, to: 1000 }],
    returns: [],
    writes: [
      write(1, 10, CREATE, "k1", "Key 1"),
      write(2, 20, CREATE, "k2", "Key 2"),
      write(3, 90, RENAME, "a", "New"),
    ],
    seen: {
      reads: [{ begunAt: 150, seen: [{ id: "a", name: "New" }], isStale: false }],
      renames: [{ id: "a", name: "New", answeredAt: 100, isWarned: false }],
      failedReads: [],
      failedRenames: ["user error VERSION_CONFLICT"],
    },
    keys: { names: new Set(["Key 1", "Key 2"]), failed: [], notKnown: 0 },
  };
}

/** The bars that the report says are broken, without its text. */
const brokenBars = (given: Evidence, limits: { oldest?: number; mostCalls?: number } = {}) =>
  reportOf(given, limits).broken;

/** The report and the bars that it says are broken. */
function reportOf(given: Evidence, { oldest = 1000, mostCalls = 300 }): { broken: string[]; text: string } {
  const output = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    const broken = reportTrials([{ ...figuresOf(given), mostCalls }], { oldest });
    return { broken, text: output.mock.calls.map(([part]) => String(part)).join("") };
  } finally {
    output.mockRestore();
  }
}

const again = (given: Evidence, at: number): Evidence => ({
  ...given,
  writes: [...given.writes, { ...given.writes[0]!, number: 4, at }],
});
const reading = (given: Evidence, begunAt: number, name: string): Evidence => ({
  ...given,
  seen: { ...given.seen, reads: [{ begunAt, seen: [{ id: "a", name }], isStale: false }] },
});

test("without a planted fault every bar is kept", () => {
  expect(brokenBars(evidence("link-cut"), { oldest: 0 })).toEqual([]);
});

test("a planted old answer breaks the bar: any, or one that is too old", () => {
  const old = reading(evidence("link-cut"), 600, "Old");
  expect(brokenBars(old, { oldest: 0 })).toEqual(["link-cut: older 1", "link-cut: by ms 500"]);
  expect(brokenBars(old)).toEqual([]);
  expect(brokenBars(reading(evidence("link-cut"), 1101, "Old"))).toEqual(["link-cut: by ms 1001"]);
});

test("an old answer after a warning breaks the bar only when all has been well for a second", () => {
  const warned = evidence("link-cut");
  warned.seen.renames[0]!.isWarned = true;
  expect(brokenBars(reading(warned, 1900, "Old"), { oldest: 0 })).toEqual([]);
  expect(brokenBars(reading(warned, 2100, "Old"), { oldest: 0 })).toEqual(["link-cut: too long 1"]);
});

test("a planted double breaks the bar, unless a Redis without its data came back within a second before", () => {
  expect(brokenBars(again(evidence("link-cut"), 2500))).toEqual(["link-cut: twice 1"]);
  expect(brokenBars(again({ ...evidence("emptied"), returns: [3000] }, 2500))).toEqual(["emptied: twice 1"]);
  expect(brokenBars(again({ ...evidence("emptied"), returns: [2000] }, 2500))).toEqual([]);
  expect(brokenBars(again({ ...evidence("emptied"), returns: [1000] }, 2500))).toEqual(["emptied: twice 1"]);
  expect(brokenBars(again(evidence("evicting"), 2500))).toEqual([]);
});

test("failed reads, unknown codes, lost writes and too many calls break their bars", () => {
  const given = evidence("full");
  given.seen.failedReads.push("NO_ANSWER", "UPSTREAM_TIMEOUT");
  given.seen.renames.push({ id: "b", name: "Lost", answeredAt: 100, isWarned: false });
  expect(brokenBars(given, { mostCalls: 301 })).toEqual([
    "full: failed 2",
    "full: codes 1",
    "full: lost 1",
    "full: calls 301",
  ]);
});

test("where no key was carried out, the report says that the figures of keys say nothing", () => {
  const given = evidence("evicting");
  const refused = { ...given, writes: given.writes.filter(({ operation }) => operation !== CREATE) };
  const says = /evicting: says nothing of keys carried out twice, because none of 2 was carried out/;
  expect(reportOf(refused, {}).text).toMatch(says);
  expect(reportOf(refused, {}).text).toMatch(/^evicting .* 2 +0 +- +- /m);
  expect(reportOf(given, {}).text).not.toMatch(/evicting: says nothing/);
  expect(reportOf(given, {}).text).toMatch(/^evicting .* 2 +2 +0 +0 /m);
});
