import { expect, test } from "@jest/globals";
import { createAnswers } from "../../../src/graphql/answers/answers.ts";
import type { Answers } from "../../../src/graphql/answers/answers.ts";

const may = () => true;

function setUp(maxBytes = 1_000_000) {
  let now = 1000;
  const answers = createAnswers({ maxBytes, clock: { wallTime: () => now } });
  return { answers, pass: (milliseconds: number) => void (now += milliseconds) };
}

interface Kept {
  names?: string[];
  until?: number;
  permissions?: Record<string, boolean>;
  text?: string;
}

/** Asks for the key until it is a candidate, and keeps an answer. */
function keep(answers: Answers, key: string, { names = [], until = 5000, permissions = {}, text = key }: Kept = {}) {
  answers.begin(key);
  answers.keep(
    answers.begin(key)!,
    { headers: [], body: Buffer.from(text) },
    { names: new Set(names), until, permissions: new Map(Object.entries(permissions)) },
  );
}

const found = (answers: Answers, key: string, check: (permission: string) => boolean = may) =>
  answers.find(key, check)?.body.toString();

test("a request is a candidate from its second time on", () => {
  const { answers } = setUp();
  expect(answers.begin("a")).toBeUndefined();
  expect(answers.begin("b")).toBeUndefined();
  expect(answers.begin("a")).toEqual({ key: "a", era: 0 });
});

test("an answer is found until its time is over", () => {
  const { answers, pass } = setUp();
  keep(answers, "a", { until: 1500, names: ["library:1"] });
  pass(500);
  expect(found(answers, "a")).toBe("a");
  pass(1);
  expect(found(answers, "a")).toBeUndefined();
  expect(answers.size()).toEqual({ answers: 0, names: 0, bytes: 0 });
});

test("a dropped name takes only the answers that rest on it", () => {
  const { answers } = setUp();
  keep(answers, "a", { names: ["library:1", "library:2"] });
  keep(answers, "b", { names: ["library:2"] });
  keep(answers, "c", { names: ["library:3"] });
  answers.drop("library:4");
  expect(answers.size().answers).toBe(3);
  answers.drop("library:1");
  expect(["a", "b", "c"].map((key) => found(answers, key))).toEqual([undefined, "b", "c"]);
  answers.drop("library:2");
  expect(answers.size()).toMatchObject({ answers: 1, names: 1 });
});

test("what began before everything was dropped is not kept", () => {
  const { answers } = setUp();
  answers.begin("a");
  const candidate = answers.begin("a")!;
  answers.clear();
  answers.keep(
    candidate,
    { headers: [], body: Buffer.from("a") },
    { names: new Set(), until: 5000, permissions: new Map() },
  );
  expect(found(answers, "a")).toBeUndefined();
});

test("clients of other permissions have answers of their own", () => {
  const { answers } = setUp();
  keep(answers, "a", { permissions: { view: true }, text: "whole" });
  const mayNot = () => false;
  expect(found(answers, "a", mayNot)).toBeUndefined();
  keep(answers, "a", { permissions: { view: false }, text: "part" });
  expect([found(answers, "a"), found(answers, "a", mayNot)]).toEqual(["whole", "part"]);
  keep(answers, "a", { permissions: { view: true }, text: "newer" });
  expect([found(answers, "a"), found(answers, "a", mayNot)]).toEqual(["newer", "part"]);
});

test("the answer that was given longest ago makes room, with its names", () => {
  const { answers } = setUp(10_000);
  for (let at = 0; at < 100; at += 1) {
    keep(answers, `key ${at}`, { names: [`library:${at}`], text: "x".repeat(1000) });
    found(answers, "key 0");
  }
  expect(answers.size().bytes).toBeLessThanOrEqual(10_000);
  expect(answers.size().names).toBe(answers.size().answers);
  expect(found(answers, "key 0")).toBeDefined();
  expect(found(answers, "key 50")).toBeUndefined();
});

test("an answer that is larger than all memory is not kept", () => {
  const { answers } = setUp(10_000);
  keep(answers, "a", { names: ["library:1"], text: "x".repeat(20_000) });
  expect(answers.size()).toEqual({ answers: 0, names: 0, bytes: 0 });
});
