import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { readOptions } from "../../sandbox/options.ts";
import { endPrograms, startProgram } from "../process.ts";

const run = (...args: string[]) => startProgram([process.execPath, "--no-warnings", "sandbox/main.ts", ...args]);

afterEach(endPrograms);

describe("npm run sandbox", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("says where it is and how to get in, and ends on %s", async (signal) => {
    const program = run("--port", "0", "--size", "large", "--rate-limit", "2", "--seed", "5", "--latency", "1");
    await program.printed(/\n.*\n/);
    const [first, second] = program.stdout().split("\n");
    expect(first).toMatch(/^sandbox http:\/\/127\.0\.0\.1:\d+$/);
    expect(second).toBe("client id sandbox, client secret sandbox");
    const url = first!.split(" ")[1]!;
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${url}/api/v2/users`)).status);
    expect(statuses).toEqual([401, 401, 429]);
    program.kill(signal);
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.stderr()).toBe("");
  });

  test.each([
    [["--prot", "1"], "--prot is not a flag. Did you mean --port?"],
    [["--fast"], "--fast is not a flag. --help lists all flags."],
    [["--port"], "--port needs a value"],
    [["--seed="], "--seed needs a value"],
    [["--port", "abc"], "--port must be a whole number"],
    [["--port", "70000"], "--port must be a whole number"],
    [["--size", "medium"], "--size must be small or large"],
    [["--rate-limit", "0"], "--rate-limit must be"],
    [["--lag", "600001"], "--lag must be a whole number from 0 to 600000"],
    [["extra"], "extra"],
  ])("%j is refused", (args, line) => {
    expect(() => readOptions(args)).toThrow(line);
  });

  test("--lag is the lag of all reads", () => {
    expect(readOptions(["--lag", "250"])).toMatchObject({ lag: 250 });
  });

  test("invalid arguments end it with status 2, a line with the reason and the usage", async () => {
    const program = run("--port", "abc");
    expect(await program.ended).toEqual({ code: 2, signal: null });
    expect(program.stderr()).toMatch(/^--port must be a whole number from 0 to 65535\nUsage: npm run sandbox -- .*\n$/);
    expect(program.stdout()).toBe("");
  });

  test("a port in use is reported in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const program = run("--port", String((other.address() as AddressInfo).port));
    expect(await program.ended).toEqual({ code: 1, signal: null });
    other.close();
    expect(program.stderr()).toMatch(/^sandbox: .*EADDRINUSE.*\n$/);
  });
});
