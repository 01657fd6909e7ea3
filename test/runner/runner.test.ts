import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { FormattedTestResults } from "@jest/test-result";
import { endPrograms, startProgram } from "../process.ts";

const JEST = fileURLToPath(new URL("../../node_modules/jest/bin/jest.js", import.meta.url));

/** Test files with the expected result: the status of the file and of each test. */
const FILES: Record<string, { text: string; status: string; tests: Record<string, string> }> = {
  right: {
    text: `test("is right", () => expect(1).toBe(1));
      test("has rows %i", () => {});
      test.each([1, 2])("row %i", (row) => expect(row).toBeGreaterThan(0));
      test.skip("is skipped", () => {});
      test.todo("is to be written");`,
    // Jest's status for skipped tests.
    status: "focused",
    tests: {
      "is right": "passed",
      "has rows %i": "passed",
      "row 1": "passed",
      "row 2": "passed",
      "is skipped": "pending",
      "is to be written": "todo",
    },
  },
  wrong: {
    text: `test("is wrong", () => expect(1).toBe(2));
      test("throws", () => { throw new Error("thrown"); });
      test("rejects", async () => Promise.reject(new Error("rejected")));
      test("is right", () => {});`,
    status: "failed",
    tests: { "is wrong": "failed", throws: "failed", rejects: "failed", "is right": "passed" },
  },
  asserting: {
    text: `test("asserts less than it says", () => { expect.assertions(2); expect(1).toBe(1); });
      test("asserts nothing", () => { expect.hasAssertions(); });
      test("asserts as it says", () => { expect.assertions(1); expect(1).toBe(1); });`,
    status: "failed",
    tests: { "asserts less than it says": "failed", "asserts nothing": "failed", "asserts as it says": "passed" },
  },
  hanging: {
    text: `test("hangs", () => new Promise(() => {}), 20);
      test("goes on", () => {});`,
    status: "failed",
    tests: { hangs: "failed", "goes on": "passed" },
  },
  late: {
    text: `test("leaves a rejection behind", async () => {
        Promise.reject(new Error("late"));
        await new Promise((done) => setTimeout(done, 20));
      });`,
    status: "failed",
    tests: { "leaves a rejection behind": "failed" },
  },
  hooks: {
    text: `import { beforeAll, describe } from "@jest/globals";
      describe("where the hook fails", () => {
        beforeAll(() => { throw new Error("no"); });
        test("does not run", () => {});
      });
      test("runs", () => {});`,
    status: "failed",
    tests: { "where the hook fails does not run": "failed", runs: "passed" },
  },
  again: {
    text: `import { jest } from "@jest/globals";
      jest.retryTimes(2);
      test("is not tried again", () => {});`,
    status: "failed",
    tests: {},
  },
  unreadable: { text: `import "./not-there.ts"; test("is never found", () => {});`, status: "failed", tests: {} },
  deadly: { text: `test("ends the process", () => process.exit(0));`, status: "failed", tests: {} },
  empty: { text: `export const nothing = 1;`, status: "failed", tests: {} },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "runner-"));
  const runner = fileURLToPath(new URL("runner.ts", import.meta.url));
  const config = { runner, rootDir: folder, testMatch: ["**/*.test.ts"], transform: {}, maxWorkers: 1 };
  writeFileSync(join(folder, "jest.config.json"), JSON.stringify(config));
  for (const [name, { text }] of Object.entries(FILES)) {
    const imported = `import { expect, test } from "@jest/globals";\n`;
    writeFileSync(join(folder, `${name}.test.ts`), `${imported}${text}\n`);
  }
});
afterEach(() => endPrograms());
afterAll(() => rmSync(folder, { recursive: true }));

async function runJest(...args: string[]): Promise<FormattedTestResults> {
  const report = join(folder, "report.json");
  const program = startProgram([
    ...[process.execPath, "--no-warnings", JEST, "--config", join(folder, "jest.config.json")],
    ...["--json", "--outputFile", report, ...args],
  ]);
  await program.ended;
  return JSON.parse(readFileSync(report, "utf8")) as FormattedTestResults;
}

test("every fault of a test or its file is a failure, and the other tests still count", async () => {
  const report = await runJest();
  const seen = report.testResults.map(({ name, status, assertionResults }) => [
    /(\w+)\.test\.ts$/.exec(name)![1],
    { status, tests: Object.fromEntries(assertionResults.map((one) => [one.fullName, one.status])) },
  ]);
  const wanted = Object.entries(FILES).map(([name, { status, tests }]) => [name, { status, tests }]);
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted));
  expect(report).toMatchObject({ success: false, numPassedTests: 8, numFailedTests: 8, numPendingTests: 1 });
});

test("a single test can run by its name", async () => {
  const { numPassedTests, numFailedTests, numPendingTests } = await runJest("right.test.ts", "-t", "row 2");
  expect([numPassedTests, numFailedTests, numPendingTests]).toEqual([1, 0, 5]);
});
