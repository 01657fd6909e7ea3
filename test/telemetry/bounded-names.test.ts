import { describe, expect, test } from "@jest/globals";
import { array, assert, integer, property } from "fast-check";
import { createBoundedNames } from "../../src/telemetry/bounded-names.ts";

describe("bounded names", () => {
  test("the first half of the places goes to the first names, the rest to names that come ten times", () => {
    const bounded = createBoundedNames(4);
    expect(["a", "b", "c", "a"].map(bounded)).toEqual(["a", "b", "other", "a"]);
    const answers = Array.from({ length: 9 }, () => bounded("c"));
    expect(answers).toEqual([...Array.from({ length: 8 }, () => "other"), "c"]);
    for (let times = 0; times < 10; times += 1) bounded("d");
    expect(bounded("d")).toBe("d");
    for (let times = 0; times < 20; times += 1) bounded("e");
    expect(bounded("e")).toBe("other");
  });

  test("30,000 names that come once leave the second half for names that come often", () => {
    const bounded = createBoundedNames(100);
    const admitted = new Set<string>();
    for (let at = 0; at < 30_000; at += 1) {
      admitted.add(bounded(`name${at}`));
      if (at > 1000 && at % 100 === 0) bounded("busy");
    }
    admitted.delete("other");
    expect(admitted.size).toBe(50);
    expect(bounded("busy")).toBe("busy");
  });

  test("an own name of the gateway is always told apart", () => {
    const bounded = createBoundedNames(0, (name) => name === "Known");
    expect([bounded("Known"), bounded("Other")]).toEqual(["Known", "other"]);
  });

  test("property: never more names than the bound, and a name keeps its place", () => {
    assert(
      property(array(integer({ min: 0, max: 40 }), { maxLength: 400 }), integer({ min: 0, max: 8 }), (come, max) => {
        const bounded = createBoundedNames(max);
        const admitted = new Set<string>();
        for (const number of come) {
          const name = `n${number}`;
          const answer = bounded(name);
          expect(admitted.has(name) ? [name] : [name, "other"]).toContain(answer);
          if (answer !== "other") admitted.add(answer);
        }
        expect(admitted.size).toBeLessThanOrEqual(max);
      }),
    );
  });
});
