import { ModuleMocker } from "jest-mock";

/** The module that tests import as `@jest/globals`. */
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "jest-circus";
export { jestExpect as expect } from "@jest/expect";

const mocker = new ModuleMocker(globalThis);

/** Tests cannot mock modules, and failed tests are not repeated: a test that fails by chance is wrong. */
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
};
