import { registerHooks } from "node:module";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createEmptyTestResult } from "@jest/test-result";
import type { AssertionResult, TestResult } from "@jest/test-result";
import type { Circus } from "@jest/types";
import { jestExpect } from "@jest/expect";
import { addEventHandler, getState, resetState, run } from "jest-circus";
import { formatExecError, formatResultsErrors } from "jest-message-util";
import { endings } from "./endings.ts";
import type { FileToRun } from "./runner.ts";

const globals = new URL("globals.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "@jest/globals" ? { url: globals, shortCircuit: true } : next(specifier, context),
});

const NO_ASSERTIONS = {
  assertionCalls: 0,
  expectedAssertionsNumber: null,
  isExpectingAssertions: false,
};

/** Errors outside a test. They count for the running file, or for the next one. */
let strayErrors: Error[] = [];

/** An unhandled error or rejection fails the running test. */
function noteStrayError(error: unknown): void {
  const { currentlyRunningTest } = getState();
  if (currentlyRunningTest) currentlyRunningTest.errors.push(error as Error);
  else strayErrors.push(error as Error);
}
addEventHandler((event) => {
  // The requirements of `expect.assertions` and `expect.hasAssertions` in this test.
  if (event.name === "test_start") jestExpect.setState({ ...NO_ASSERTIONS });
  if (event.name === "test_fn_success")
    event.test.errors.push(...jestExpect.extractExpectedAssertionsErrors().map(({ error }) => error));
});
process.on("uncaughtException", noteStrayError);
process.on("unhandledRejection", noteStrayError);

let files = 0;

/** Loads a test file and runs its tests one after the other, with Jest's time limits and hooks. */
export async function runFile({ path, globalConfig, projectConfig }: FileToRun): Promise<TestResult> {
  const start = performance.timeOrigin + performance.now();
  resetState();
  const state = getState();
  state.testTimeout = globalConfig.testTimeout ?? projectConfig.testTimeout;
  state.testNamePattern = globalConfig.testNamePattern ? new RegExp(globalConfig.testNamePattern, "i") : null;
  files += 1;
  // A unique URL, so that Jest's watch mode loads the file again.
  await import(`${pathToFileURL(path).href}?file=${files}`);
  const { testResults, unhandledErrorsDetailed } = await run();
  // Work that a test has left behind may fail a moment later.
  await nextTurn();
  const errors = [...unhandledErrorsDetailed, ...strayErrors];
  strayErrors = [];

  const assertions = testResults.map(assertionOf);
  const count = (status: AssertionResult["status"]) => assertions.filter((one) => one.status === status).length;
  const failures = formatResultsErrors(assertions, projectConfig, globalConfig, path);
  const faults = errors.map((error) => formatExecError(error, projectConfig, globalConfig, path));
  const end = performance.timeOrigin + performance.now();
  return {
    ...createEmptyTestResult(),
    failureMessage: failures === null && faults.length === 0 ? null : [failures ?? "", ...faults].join("\n"),
    numFailingTests: count("failed"),
    numPassingTests: count("passed"),
    numPendingTests: count("pending"),
    numTodoTests: count("todo"),
    perfStats: {
      ...{
        start,
        end,
        runtime: Math.round(end - start),
        loadTestEnvironmentStart: start,
        loadTestEnvironmentEnd: start,
      },
      ...{ setupFilesStart: start, setupFilesEnd: start, setupAfterEnvStart: start, setupAfterEnvEnd: start },
      slow: (end - start) / 1000 > projectConfig.slowTestThreshold,
    },
    ...(faults.length > 0 && { testExecError: { message: "", stack: faults.join("\n") } }),
    testFilePath: path,
    testResults: assertions,
  };
}

/** Called before the process ends. Ends the resources that files share. */
export async function teardown(): Promise<void> {
  for (const end of endings) await end();
}

function assertionOf({ testPath, errors, errorsDetailed, status, ...result }: Circus.TestResult): AssertionResult {
  // The first name is that of the file's root block.
  const names = testPath.slice(1).map(String);
  return {
    ancestorTitles: names.slice(0, -1),
    duration: result.duration ?? null,
    failureDetails: errorsDetailed,
    failureMessages: [...errors],
    fullName: names.join(" "),
    invocations: result.invocations,
    location: result.location ?? null,
    numPassingAsserts: result.numPassingAsserts,
    retryReasons: [],
    status: statusOf(status, errors),
    title: names.at(-1) ?? "",
  };
}

function statusOf(status: Circus.TestStatus, errors: readonly string[]): AssertionResult["status"] {
  if (status === "skip") return "pending";
  if (status === "todo") return "todo";
  return errors.length > 0 ? "failed" : "passed";
}
