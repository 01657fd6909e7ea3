import { expect, test } from "@jest/globals";
import { chosenFaults } from "../../bench/nemesis/choice.ts";
import { FAULTS } from "../../bench/nemesis/faults.ts";

const namesOf = (list: string) => chosenFaults(list).trials.map((faults) => faults.map(({ name }) => name).join("+"));

test("faults are chosen by name, alone and at once", () => {
  expect(namesOf("link-cut,redis-paused+failover")).toEqual(["link-cut", "redis-paused+failover"]);
  expect(chosenFaults("none,without-redis")).toMatchObject({ withoutRedis: true, trials: [[{ name: "none" }]] });
});

test("all chooses each alone, and pairs every two that do something", () => {
  expect(namesOf("all")).toEqual(FAULTS.map(({ name }) => name));
  const real = FAULTS.length - 1;
  expect(namesOf("pairs")).toHaveLength((real * (real - 1)) / 2);
  expect(new Set(namesOf("pairs")).size).toBe((real * (real - 1)) / 2);
});

test("a name that no fault has is named", () => {
  expect(chosenFaults("link-cut+flood")).toMatchObject({ unknown: "flood" });
});
