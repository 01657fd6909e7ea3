import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createReloadedFile } from "../../src/config/reloaded-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "reloaded-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a file that was mounted by itself and then replaced outside is a fault, once, and its content stays", () => {
  const outside = join(folder, "outside");
  writeFileSync(outside, "first");
  const mount = openSync(outside, "r");
  const faults: string[] = [];
  // It leads to the same file until the end, as a mount does.
  const path = `/proc/self/fd/${mount}`;
  const onFault = (error: unknown) => faults.push((error as Error).message);
  const { get } = createReloadedFile({ path, parse: (text) => text, onFault });
  writeFileSync(outside, "second");
  expect([get(), faults]).toEqual(["second", []]);
  writeFileSync(join(folder, "next"), "third");
  renameSync(join(folder, "next"), outside);
  expect([get(), get(), faults]).toEqual(["second", "second", [expect.stringContaining("mount its folder")]]);
  closeSync(mount);
});
