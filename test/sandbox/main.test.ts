import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "@jest/globals";

function run(...args: string[]) {
  const child = spawn(process.execPath, ["--no-warnings", "sandbox/main.ts", ...args], { stdio: "pipe" });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, said };
}

describe("npm run sandbox", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("says where it is and how to get in, and ends on %s", async (signal) => {
    const { child, said } = run("--port", "0", "--size", "large", "--rate-limit", "2", "--seed", "5", "--latency", "1");
    while (said.out.split("\n").length < 3) await once(child.stdout, "data");
    const [first, second] = said.out.split("\n");
    expect(first).toMatch(/^sandbox http:\/\/127\.0\.0\.1:\d+$/);
    expect(second).toBe("client id sandbox, client secret sandbox");
    const url = first!.split(" ")[1]!;
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${url}/api/v2/users`)).status);
    expect(statuses).toEqual([401, 401, 429]);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(said.err).toBe("");
  });

  test.each([
    [["--prot", "1"], "--prot"],
    [["--port", "abc"], "--port must be a whole number"],
    [["--port", "70000"], "--port must be a whole number"],
    [["--size", "medium"], "--size must be small or large"],
    [["--rate-limit", "0"], "--rate-limit must be"],
    [["extra"], "extra"],
  ])("%j is refused with status 2", async (args, line) => {
    const { child, said } = run(...args);
    const [status] = (await once(child, "close")) as [number];
    expect(status).toBe(2);
    expect(said.err).toContain(line);
    expect(said.out).toBe("");
  });

  test("a port in use is said in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { child, said } = run("--port", String((other.address() as AddressInfo).port));
    const [status] = (await once(child, "close")) as [number];
    other.close();
    expect(status).toBe(1);
    expect(said.err).toMatch(/^sandbox: .*EADDRINUSE.*\n$/);
  });
});
