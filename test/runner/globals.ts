import { ModuleMocker } from "jest-mock";

/** What tests import as `@jest/globals`. */
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "jest-circus";
export { jestExpect as expect } from "@jest/expect";

const mocker = new ModuleMocker(globalThis);

/** Modules cannot be mocked, and a test that fails is not tried again: what is wrong by chance is wrong. */
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
};
