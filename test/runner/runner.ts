import { fileURLToPath } from "node:url";
import type { SerializableError, Test, TestResult } from "@jest/test-result";
import type { Config } from "@jest/types";
import { Worker } from "jest-worker";
import type { OnTestFailure, OnTestStart, OnTestSuccess, TestRunnerOptions, TestWatcher } from "jest-runner";

type FileRunner = Worker & { runFile(test: FileToRun): Promise<TestResult> };

/** A worker's task: one test file. */
export interface FileToRun {
  path: string;
  globalConfig: Config.GlobalConfig;
  projectConfig: Config.ProjectConfig;
}

/**
 * Runs Jest's tests in plain Node processes. Jest's own runner loads the whole gateway for each test file, in a virtual
 * machine. Here a process loads it once and runs one file after the other, so a test must undo its changes to the process.
 */
class ProcessRunner {
  readonly supportsEventEmitters = false;
  readonly #globalConfig: Config.GlobalConfig;

  constructor(globalConfig: Config.GlobalConfig) {
    this.#globalConfig = globalConfig;
  }

  async runTests(
    tests: Test[],
    watcher: TestWatcher,
    onStart: OnTestStart,
    onResult: OnTestSuccess,
    onFailure: OnTestFailure,
    { serial }: TestRunnerOptions,
  ): Promise<void> {
    const globalConfig = this.#globalConfig;
    const workers = new Worker(fileURLToPath(new URL("worker.ts", import.meta.url)), {
      exposedMethods: ["runFile"],
      numWorkers: serial ? 1 : globalConfig.maxWorkers,
      maxRetries: 0,
    }) as FileRunner;
    workers.getStdout()?.pipe(process.stdout, { end: false });
    workers.getStderr()?.pipe(process.stderr, { end: false });

    // A worker takes the next file when the last one has ended, so a reported file has really started.
    const waiting = [...tests];
    const runNext = async (): Promise<void> => {
      const test = waiting.shift();
      if (test === undefined || watcher.isInterrupted()) return;
      await onStart(test);
      const { path, context } = test;
      await workers.runFile({ path, globalConfig, projectConfig: context.config }).then(
        (result) => onResult(test, result),
        (error: unknown) => onFailure(test, error as SerializableError),
      );
      await runNext();
    };
    try {
      await Promise.all(Array.from({ length: serial ? 1 : globalConfig.maxWorkers }, runNext));
    } finally {
      await workers.end();
    }
  }
}

// Jest expects the runner as the default export.
// oxlint-disable-next-line import/no-default-export
export default ProcessRunner;
