import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "@jest/globals";
import { parseArguments, UsageError } from "../../cli/arguments.ts";
import { endPrograms, startProgram } from "../process.ts";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
/** The scripts that start a program of this project, not one of a package. */
const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node (?:--watch )?(\S+\.ts)$/.exec(script)?.[1];
  return file === undefined || name === "dev" ? [] : [[name, file] as const];
});

afterEach(endPrograms);

async function run(file: string, ...args: string[]) {
  const program = startProgram([process.execPath, file, ...args]);
  const { code } = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

test("no script needs a POSIX shell, so that all run in cmd.exe", () => {
  expect(programs.length).toBeGreaterThan(9);
  for (const script of Object.values(scripts)) expect(script).not.toMatch(/\bexec\b|[;$'`|<>]|(?<!&)&(?!&)|\b[A-Z_]+=/);
});

describe.each(programs)("npm run %s", (name, file) => {
  test("answers --help with its flags, and does nothing else", async () => {
    const { code, stdout, stderr } = await run(file, "--help");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: npm /);
    expect(stdout).toContain(name === "start" ? "npm start" : `npm run ${name}`);
    expect(stdout).toMatch(/\n {2}--help +Print this help and exit\.\n$/);
  });

  test("refuses an unknown flag and names the nearest", async () => {
    const { code, stdout, stderr } = await run(file, "--hlep");
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^--hlep is not a flag\. Did you mean --help\?\nUsage: /);
    expect(code).toBe(name === "api-key" ? 1 : 2);
  });
});

describe("arguments", () => {
  const program = {
    usage: "npm run x",
    about: "Does nothing.",
    flags: {
      port: { value: "NUMBER", meaning: "A number.", min: 1, max: 9, default: 5 },
      name: { value: "NAME", meaning: "A text." },
      kind: { value: "KIND", meaning: "A choice.", choices: ["big", "small"], default: "big" },
      fast: { meaning: "A switch." },
    },
    maxPositionals: 1,
  } as const;
  const parse = (...args: string[]) => parseArguments(args, program);

  test("have the types and defaults that the program declares", () => {
    expect(parse()).toEqual({ values: { port: 5, name: undefined, kind: "big", fast: false }, positionals: [] });
    expect(parse("--port", "7", "--name=a b", "--kind", "small", "file", "--fast")).toEqual({
      values: { port: 7, name: "a b", kind: "small", fast: true },
      positionals: ["file"],
    });
  });

  test.each([
    [["--prot", "1"], /^--prot is not a flag\. Did you mean --port\?\nUsage: npm run x\n/],
    [["--xyz"], /^--xyz is not a flag\. --help lists all flags\.\n/],
    [["-p", "1"], /^-p is not a flag\./],
    [["--__proto__=1"], /^--__proto__ is not a flag\./],
    [["--port"], /^--port needs a value: --port NUMBER$/],
    [["--name="], /^--name needs a value: --name NAME$/],
    [["--port", "0"], /^--port must be a whole number from 1 to 9, not "0"\.$/],
    [["--port", "1.5"], /^--port must be a whole number from 1 to 9, not "1\.5"\.$/],
    [["--kind", "medium"], /^--kind must be big or small, not "medium"\.$/],
    [["--fast=yes"], /^--fast takes no value\.$/],
    [["a", "b"], /^"b" is an argument too many\.\n/],
  ])("%j are refused", (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  test.each(["--help", "-h"])("%s gives the help with code 0", (flag) => {
    let error: unknown;
    try {
      parse("--fast", flag);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({
      code: 0,
      message: [
        "Usage: npm run x",
        "",
        "Does nothing.",
        "",
        "  --port NUMBER  A number. (default 5)",
        "  --name NAME    A text.",
        "  --kind KIND    A choice. (big or small; default big)",
        "  --fast         A switch.",
        "  --help         Print this help and exit.",
      ].join("\n"),
    });
  });
});
