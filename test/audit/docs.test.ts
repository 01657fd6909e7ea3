import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { outdatedFiles, writtenFiles } from "../../audit/docs.ts";
import { NOT_CALLED, REST_OPERATIONS } from "../../audit/rest-operations.ts";
import { operations, routeKey } from "../../sandbox/contract.ts";
import { endPrograms, startProgram } from "../process.ts";

const PATHS = [
  "docs/settings.md",
  "docs/rest-operations.md",
  "docs/metrics.md",
  ".env.example",
  ...["README", "queries", "mutations", "subscriptions", "directives"].map((page) => `docs/schema/${page}.md`),
  ...["objects", "interfaces", "inputs", "enums", "scalars"].map((page) => `docs/schema/${page}.md`),
];

test("the files of this repository are what the command writes", () => {
  expect(Object.keys(writtenFiles())).toEqual(PATHS);
  expect(outdatedFiles((path) => readFileSync(path, "utf8"))).toEqual([]);
});

test("a file with one other letter is named, and no other", () => {
  const changed = (wanted: string) => (path: string) => writtenFiles()[path]! + (path === wanted ? " " : "");
  for (const path of PATHS) expect(outdatedFiles(changed(path))).toEqual([path]);
});

test("the table of REST operations names only operations of the contract, each once", () => {
  const named = [...Object.values(REST_OPERATIONS).flatMap((group) => Object.keys(group)), ...Object.keys(NOT_CALLED)];
  const known = operations.map(routeKey);
  expect(new Set(named).size).toBe(named.length);
  expect(named.filter((key) => !known.includes(key))).toEqual([]);
});

describe("npm run docs", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "docs-test-"));
    cpSync("docs", join(folder, "docs"), { recursive: true });
  });
  afterEach(endPrograms);
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(...args: string[]) {
    const program = startProgram([process.execPath, resolve("audit/docs.ts"), ...args], { cwd: folder });
    const { code } = await program.ended;
    return { code, stdout: program.stdout(), stderr: program.stderr() };
  }

  test("--check fails and names what is out of date or missing; without it the files are written", async () => {
    writeFileSync(join(folder, "docs/settings.md"), "# Settings\n");
    const before = await run("--check");
    expect(before.code).toBe(1);
    expect(before.stderr.trimEnd().split("\n")).toEqual([
      "docs/settings.md is not up to date. Write it with: npm run docs",
      ".env.example is not up to date. Write it with: npm run docs",
    ]);
    const writing = await run();
    expect(writing).toEqual({ code: 0, stdout: "docs/settings.md written\n.env.example written\n", stderr: "" });
    expect(readFileSync(join(folder, "docs/settings.md"), "utf8")).toBe(writtenFiles()["docs/settings.md"]);
    expect(await run("--check")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("--help says what it takes, and an unknown option is refused with the same text", async () => {
    const help = await run("--help");
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("npm run docs -- --check") });
    const unknown = await run("--chek");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toMatch(/^--chek is not a flag\. Did you mean --check\?\n/);
    expect(unknown.stderr).toContain(help.stdout);
  });
});
