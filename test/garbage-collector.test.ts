import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";

/* What V8 does is seen in a process of its own, before and after: the flags hold for a whole process. */

const MODULE = new URL("../src/garbage-collector.ts", import.meta.url).href;

function run(flags: readonly string[], code: string): unknown {
  const source = `import { allocateInNewSpace, keepShapeOfTicks, releaseMemoryOfStart } from ${JSON.stringify(MODULE)}; ${code}`;
  const words = [...flags, "--input-type=module", "--eval", source];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }));
}

/** How many of 100 new objects are among the new ones, after most that were made at the same place have lived for long. */
const youngAfter = (before: string) =>
  run(
    // On one thread V8 compiles and collects at the same moments each time.
    ["--allow-natives-syntax", "--single-threaded"],
    `${before}
    const make = (at) => ({ at, list: [at] });
    let kept = [];
    for (let round = 0; round < 30; round += 1) {
      for (let at = 0; at < 200_000; at += 1) kept.push(make(at));
      if (round % 10 === 9) kept = [];
    }
    console.log(Array.from({ length: 100 }, (_, at) => make(at)).filter((one) => %InYoungGeneration(one)).length);`,
  );

test("objects are made among the new ones, wherever earlier ones have lived for long", () => {
  expect(youngAfter("")).toBeLessThan(50);
  expect(youngAfter("allocateInNewSpace();")).toBe(100);
}, 60_000);

test("the memory of the start is given back, and code gets no access to the collector", () => {
  const [before, after, gc] = run(
    [],
    `import { getHeapSpaceStatistics } from "node:v8";
    import { runInNewContext } from "node:vm";
    const size = () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size;
    let kept = [];
    for (let at = 0; at < 2_000_000; at += 1) kept.push({ at });
    kept = [];
    const before = size();
    releaseMemoryOfStart();
    console.log(JSON.stringify([before, size(), typeof globalThis.gc + runInNewContext("typeof gc")]));`,
  ) as [number, number, string];
  expect(after).toBeLessThan(before / 4);
  expect(gc).toBe("undefinedundefined");
}, 60_000);

/** What V8 knows of the places where `process.nextTick` computes the name of a property, after a collection that finds no tick. */
const ticksAfter = (before: string) =>
  run(
    ["--allow-natives-syntax", "--single-threaded"],
    `${before}
    const tick = () => { for (let at = 0; at < 10_000; at += 1) process.nextTick(() => undefined); return new Promise(setImmediate); };
    await tick();
    releaseMemoryOfStart();
    await tick();
    const places = %GetFeedback(process.nextTick).filter(([kind]) => kind === "DefineKeyedOwnPropertyInLiteral");
    console.log(JSON.stringify(places.map(([, state]) => state)));`,
  ) as string[];

test("a long collection leaves process.nextTick as fast as it was", () => {
  expect(new Set(ticksAfter(""))).toContain("MEGAMORPHIC");
  expect(new Set(ticksAfter("keepShapeOfTicks();"))).toEqual(new Set(["MONOMORPHIC"]));
}, 60_000);
