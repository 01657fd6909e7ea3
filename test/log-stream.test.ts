import { execFileSync, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";

const MODULE = JSON.stringify(resolve("src/log-stream.ts"));

/** What a process that runs this code with a stream writes to standard output. */
function outputOf(code: string): string {
  const program = `import { createLogStream } from ${MODULE}; const stream = createLogStream(); ${code}`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  return stdout;
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `${at}\n`).join("");

test("lines come in order, each once, also those of later turns", () => {
  const code = `for (let at = 0; at < 3000; at += 1) {
    stream.write(at + "\\n");
    if (at % 100 === 0) await new Promise(setImmediate);
  }`;
  expect(outputOf(code)).toBe(numbered(3000));
});

test.each(["process.exit(1)", "throw new Error()", "Promise.reject(new Error())"])(
  "what was written before %s is written",
  (end) => {
    expect(outputOf(`stream.write("0\\n"); stream.write("1\\n"); ${end}`)).toBe(numbered(2));
  },
);

test("the lines of a turn are one write, unless there are many", () => {
  const code = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";`;
  const counting = `let writes = 0; const { writeSync } = fs;
    fs.writeSync = (...args) => { writes += 1; return writeSync(...args); }; syncBuiltinESMExports();`;
  const program = `${code} ${counting} const { createLogStream } = await import(${MODULE}); const stream = createLogStream();
    for (let at = 0; at < 100; at += 1) stream.write("line\\n");
    await new Promise((done) => setTimeout(done, 20));
    process.stderr.write(String(writes));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect([stdout.length, stderr]).toEqual([500, "1"]);
});

test("what waits can be written at once, and is not written again", () => {
  expect(
    outputOf(`stream.write("0\\n"); stream.write("1\\n"); stream.flush(); process.kill(process.pid, "SIGKILL")`),
  ).toBe(numbered(2));
  expect(outputOf(`stream.write("0\\n"); stream.flush(); stream.write("1\\n")`)).toBe(numbered(2));
});

test("a reader that is gone ends nothing", () => {
  const program = `import { createLogStream } from ${MODULE}; const stream = createLogStream();
    for (let at = 0; at < 50; at += 1) { stream.write("x".repeat(5000) + "\\n"); await new Promise((done) => setTimeout(done, 1)); }
    process.stderr.write("still here");`;
  const command = `"${process.execPath}" --input-type=module --eval '${program}' 2>&1 >&3 | cat`;
  const stderr = execFileSync("bash", ["-c", `{ ${command}; } 3> >(true)`], { encoding: "utf8" });
  expect(stderr).toContain("still here");
});
