import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";

const OXLINT = fileURLToPath(new URL("../../node_modules/oxlint/bin/oxlint", import.meta.url));
const PLUGIN = fileURLToPath(new URL("../../audit/lint/time.ts", import.meta.url));

/** A line of code, and what the rules of tests and of the gateway say to it. */
const LINES: [code: string, inTests: boolean, inGateway: boolean][] = [
  ["performance.now();", true, true],
  ["Date.now();", true, true],
  ["new Date();", true, true],
  ["process.hrtime.bigint();", true, true],
  ["new Date(2026, 1);", false, false],
  ["Date.parse('2026-11-27');", false, false],
  ["clock.now();", false, false],
  ["setTimeout(done, 51);", true, true],
  ["setTimeout(done, 50);", false, true],
  ["setTimeout(done, LONG);", true, true],
  ["setTimeout(done, 10 * 60);", true, true],
  ["setInterval(done, 1000);", true, true],
  ["setImmediate(done);", false, false],
  ["await sleep(51);", true, true],
  ["await sleep(20);", false, true],
  ["await sleep(until - now);", true, true],
  ["AbortSignal.timeout(5000);", true, true],
  ["page.waitForTimeout(100);", true, true],
  ["jest.retryTimes(2);", true, false],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-"));
  for (const rule of ["no-measured-time", "no-machine-time"]) {
    writeFileSync(
      join(folder, `${rule}.json`),
      JSON.stringify({ jsPlugins: [PLUGIN], categories: { correctness: "off" }, rules: { [`time/${rule}`]: "error" } }),
    );
  }
  const imported = `import { setTimeout as sleep } from "node:timers/promises";`;
  writeFileSync(join(folder, "code.ts"), [imported, ...LINES.map(([code]) => code)].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The lines of the code that a rule refuses. */
async function refusedBy(rule: string): Promise<string[]> {
  const args = [OXLINT, "-c", join(folder, `${rule}.json`), "-f", "unix", join(folder, "code.ts")];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error);
  const numbers = [...stdout.matchAll(/code\.ts:(\d+):/g)].map(([, line]) => Number(line));
  return [...new Set(numbers)].map((line) => LINES[line - 2]![0]);
}

test("a test that measures time or sleeps is refused", async () => {
  const refused = LINES.filter(([, inTests]) => inTests).map(([code]) => code);
  expect(await refusedBy("no-measured-time")).toEqual(refused);
});

test("a part of the gateway that takes time from elsewhere than its clock is refused", async () => {
  const refused = LINES.filter(([, , inGateway]) => inGateway).map(([code]) => code);
  expect(await refusedBy("no-machine-time")).toEqual(refused);
});
