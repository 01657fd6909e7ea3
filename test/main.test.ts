import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { SETTINGS } from "../src/config/settings.ts";
import { startSandbox } from "../sandbox/server.ts";
import type { Sandbox } from "../sandbox/server.ts";
import { endPrograms, startProgram } from "./process.ts";
import type { Program } from "./process.ts";
import { hasRedis, startRedis } from "./redis.ts";
import { requireProgram } from "./system-programs.ts";
import { until } from "./until.ts";

const NODE_MAIN = [process.execPath, "src/main.ts"];
const NPM_START = ["npm", "start"];
const QUERY = "{ libraries(first: 1) { totalCount } }";
const LIBRARIES = "GET /api/v2/responsemanagement/libraries";

/** Like the shells of most machines, it becomes the only program that it runs, so signals from npm reach the gateway. */
const BASH = { npm_config_script_shell: "/bin/bash" };
/** It starts the gateway as a child, and dies of a signal without passing it on. */
const DASH = "/usr/bin/dash";

const start = (command: string[], env: Record<string, string> = {}) =>
  startProgram(command, { env: { PORT: "0", ...BASH, ...env } });

/** Waits for the last start line, and answers the address in the first. */
async function addressOf(program: Program): Promise<string> {
  await program.printed(/\nTry: .*\n/);
  return program.printed(/gateway: (http:\S+)\/graphql,/);
}

async function ask(url: string, query = QUERY): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

/**
 * Makes the process of the gateway print its id and every signal that it receives, and sets its clock after the first signal:
 * the time between two signals decides whether they count as the same.
 */
function tellSignals(time: string): Record<string, string> {
  const code = `
    if (process.argv[1]?.endsWith("main.ts")) {
      process.stderr.write("gateway " + process.pid + "\\n");
      let since;
      for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
        since ??= performance.now();
        performance.now = () => ${time};
        process.stderr.write(signal + " has come\\n");
      });
    }`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

afterEach(endPrograms);

describe.each([
  ["node src/main.ts", NODE_MAIN],
  ["npm start", NPM_START],
])("%s without settings", (_, command) => {
  test("prints four lines, answers the first query from the sandbox, is ready, and SIGTERM ends it with exit code 0", async () => {
    const program = start(command);
    const url = await addressOf(program);
    expect(await ask(url)).toEqual({ data: { libraries: { totalCount: 8 } } });
    const lines = program.stdout().split("\n").slice(-5);
    expect(lines).toEqual([
      `Genesys Cloud GraphQL gateway: ${url}/graphql, answering from the built-in sandbox (no Genesys Cloud credentials are set)`,
      "Every client is accepted, without a token or an API key (AUTH_MODE=open)",
      `GraphiQL: ${url}/graphiql`,
      expect.stringMatching(/^Try: \{ .* \}$/),
      "",
    ]);
    expect(new URL(url).hostname).toBe("127.0.0.1");
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/graphiql`)).status).toBe(200);
    await expectEnd(program, url, "SIGTERM");
  });

  test("the query that it suggests runs, and SIGINT ends it with exit code 0", async () => {
    const program = start(command);
    const url = await addressOf(program);
    expect(await ask(url, await program.printed(/Try: (.*)\n/))).toMatchObject({
      data: { libraries: { nodes: [{ name: "Billing" }, { name: "Campaigns" }, { name: "Empty Shelf" }] } },
    });
    await expectEnd(program, url, "SIGINT");
  });

  async function expectEnd(program: Program, url: string, signal: "SIGTERM" | "SIGINT") {
    program.kill(signal);
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.stdout()).toContain(`${signal}: finishing the running requests`);
    await expect(ask(url)).rejects.toThrow("fetch failed");
  }
});

describe("on a sandbox of its own", () => {
  let sandbox: Sandbox;
  let settings: Record<string, string>;

  beforeAll(async () => {
    sandbox = await startSandbox();
    settings = {
      GENESYS_API_URL: sandbox.url,
      GENESYS_LOGIN_URL: sandbox.url,
      GENESYS_CLIENT_ID: "sandbox",
      GENESYS_CLIENT_SECRET: "sandbox",
      AUTH_MODE: "open",
    };
  });
  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  /** Starts the gateway and sends one query whose call the sandbox holds. */
  async function startBusy(command: string[], env: Record<string, string> = {}) {
    const hold = sandbox.hold(LIBRARIES, { times: 1 });
    const program = start(command, { ...settings, ...env });
    const url = await addressOf(program);
    const answer = ask(url).catch((error: Error) => error);
    await hold.reached();
    return { program, url, answer, hold };
  }

  test("says where the answers come from, and warns if AUTH_MODE=open was set", async () => {
    const open = start(NODE_MAIN, settings);
    await addressOf(open);
    expect(open.stdout()).toContain(`/graphql, answering from ${sandbox.url}\n`);
    expect(open.stderr()).toMatch(/^WARNING: AUTH_MODE=open accepts every client\. Each may do everything/);
  });

  test("does not start without AUTH_ settings, and does not warn with them", async () => {
    const silent = start(NODE_MAIN, { ...settings, AUTH_MODE: "" });
    expect(await silent.ended).toEqual({ code: 1, signal: null });
    expect(silent.stderr()).toContain(
      '- AUTH_MODE is "required", but no setting says which clients to accept. Set AUTH_JWKS_URL, ',
    );
    const closed = start(NODE_MAIN, { ...settings, AUTH_MODE: "", AUTH_API_KEYS_FILE: "test/auth/no-keys.json" });
    const url = await addressOf(closed);
    expect(await ask(url)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(closed.stdout() + closed.stderr()).not.toContain("AUTH_MODE");
  });

  test("reads the secret from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gateway-secret-"));
    const file = join(folder, "secret");
    writeFileSync(file, "sandbox\n");
    const program = start(NODE_MAIN, { ...settings, GENESYS_CLIENT_SECRET: "", GENESYS_CLIENT_SECRET_FILE: file });
    expect(await ask(await addressOf(program))).toEqual({ data: { libraries: { totalCount: 8 } } });
    rmSync(folder, { recursive: true });
  });

  test("SIGTERM finishes a running request, takes no new one, and ends the process", async () => {
    const { program, url, answer, hold } = await startBusy(NODE_MAIN);
    program.kill("SIGTERM");
    const isRefused = () =>
      ask(url, "{ __typename }").then(
        () => false,
        ({ message }: Error) => message === "fetch failed",
      );
    await until(isRefused);
    expect(hold.held()).toBe(1);
    hold.release();
    expect(await answer).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.stdout()).toContain("SIGTERM: ");
  });

  test("Ctrl-C under npm reaches the gateway twice and still lets a request finish", async () => {
    const { program, answer, hold } = await startBusy(NPM_START, tellSignals("since"));
    const come = (times: number) => until(() => program.stderr().split("SIGINT has come\n").length === times + 1);
    // A terminal signals both. The test does so one after the other, because two pending signals of a kind become one.
    process.kill(Number(/^gateway (\d+)$/m.exec(program.stderr())![1]), "SIGINT");
    await come(1);
    program.kill("SIGINT");
    await come(2);
    hold.release();
    expect(await answer).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.stdout().match(/SIGINT: /g)).toHaveLength(1);
  });

  (requireProgram(DASH) ? describe : describe.skip)("under npm and a shell that keeps signals", () => {
    test("SIGTERM to npm ends the gateway after its requests", async () => {
      const { program, url, answer, hold } = await startBusy(NPM_START, { npm_config_script_shell: DASH });
      program.kill("SIGTERM");
      await program.printed(/npm has stopped: /);
      hold.release();
      expect(await answer).toEqual({ data: { libraries: { totalCount: 8 } } });
      // npm ends as the shell did. Its output is closed when the gateway has ended.
      expect(await program.ended).toEqual({ code: null, signal: "SIGTERM" });
      await expect(ask(url)).rejects.toThrow("fetch failed");
    });

    test("Ctrl-C ends the gateway after its requests", async () => {
      const { program, url, answer, hold } = await startBusy(NPM_START, { npm_config_script_shell: DASH });
      // A terminal signals the whole group.
      process.kill(-program.pid, "SIGINT");
      await program.printed(/SIGINT: /);
      hold.release();
      expect(await answer).toEqual({ data: { libraries: { totalCount: 8 } } });
      await program.ended;
      await expect(ask(url)).rejects.toThrow("fetch failed");
      expect(program.stdout().match(/SIGINT: |npm has stopped/g)).toHaveLength(1);
    });
  });

  test("a second signal ends it at once, with requests still running", async () => {
    const { program, answer, hold } = await startBusy(NODE_MAIN, tellSignals("(since += 1000)"));
    program.kill("SIGTERM");
    await program.printed(/SIGTERM: /);
    program.kill("SIGINT");
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(hold.held()).toBe(1);
    expect(await answer).toMatchObject({ message: "fetch failed" });
  });
});

describe("what it cannot start with ends it with exit code 1 and readable lines", () => {
  async function refusal(env: Record<string, string>): Promise<string[]> {
    const program = start(NODE_MAIN, env);
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.stdout()).toBe("");
    expect(program.stderr()).not.toContain("    at ");
    return program.stderr().trimEnd().split("\n");
  }

  test("every fault of the settings is named, and no value of a secret", async () => {
    const lines = await refusal({
      PORT: "70000",
      GRAPHIQL: "perhaps",
      LOG_LEVEL: "loud",
      GENESYS_REGION: "atlantis-1",
      GENESYS_CLIENT_SECRET: "canary-secret",
      GENESYS_API_URL: "http://someone:canary-password@example.com?key=canary-key",
    });
    expect(lines[0]).toBe("The settings cannot be used:");
    const named = lines.slice(1).map((line) => /^- ([A-Z_]+) /.exec(line)?.[1]);
    expect(named.toSorted()).toEqual([
      "AUTH_MODE",
      "GENESYS_API_URL",
      "GENESYS_CLIENT_ID",
      "GENESYS_REGION",
      "GRAPHIQL",
      "LOG_LEVEL",
      "PORT",
    ]);
    expect(lines.join("\n")).not.toContain("canary");
  });

  test("production without credentials does not use the sandbox", async () => {
    const lines = await refusal({ NODE_ENV: "production" });
    expect(lines.join("\n")).toMatch(/GENESYS_CLIENT_ID.*\n.*GENESYS_CLIENT_SECRET.*\n.*GENESYS_REGION/);
  });

  test("a port that is in use is named", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toEqual([
      "The settings cannot be used:",
      `- PORT: ${port} is already in use. Try: npm start -- --port ${port + 1}`,
    ]);
    other.close();
  });

  test("a host that this machine does not have is named", async () => {
    expect(await refusal({ HOST: "192.0.2.1" })).toEqual([
      "The settings cannot be used:",
      "- HOST: 192.0.2.1 is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every network interface.",
    ]);
  });
});

describe("flags", () => {
  async function run(args: string[], env: Record<string, string> = {}) {
    const program = start([...NODE_MAIN, ...args], env);
    const { code } = await program.ended;
    return { code, stdout: program.stdout(), stderr: program.stderr() };
  }

  test("--port and --host come before PORT and HOST, under npm too", async () => {
    const program = start([...NPM_START, "--", "--port", "0", "--host", "127.0.0.2"], { PORT: "1", HOST: "192.0.2.1" });
    const url = await addressOf(program);
    expect(new URL(url).hostname).toBe("127.0.0.2");
    expect(await ask(url)).toEqual({ data: { libraries: { totalCount: 8 } } });
  });

  test("the start names the state of Redis when it is known", async () => {
    if (!hasRedis) return;
    const { url } = await startRedis();
    for (const [REDIS_URL, state] of [
      [url, "up"],
      ["redis://127.0.0.1:1", "away"],
    ] as const) {
      const program = start(NODE_MAIN, { REDIS_URL, LOG_LEVEL: "info" });
      expect(await program.printed(/"redis":"(\w+)"/)).toBe(state);
    }
  });

  test("--check-config prints every setting and no secret, and starts nothing", async () => {
    const { code, stdout, stderr } = await run(["--check-config", "--port", "4001"], {
      GENESYS_REGION: "eu-central-1",
      GENESYS_CLIENT_ID: "my-client",
      GENESYS_CLIENT_SECRET: "canary-secret",
      REDIS_URL: "redis://:canary-password@127.0.0.1:1",
      AUTH_MODE: "open",
    });
    expect([code, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("The settings are valid.");
    expect(lines.slice(2).map((line) => /^(?:# )?([A-Z_]+)=/.exec(line)?.[1])).toEqual([...SETTINGS]);
    expect(lines).toEqual(
      expect.arrayContaining([
        "PORT=4001",
        "HOST=127.0.0.1 # default",
        "GRAPHIQL=on # default",
        "GENESYS_REGION=eu-central-1",
        "GENESYS_API_URL=https://api.mypurecloud.de # default",
        "GENESYS_CLIENT_SECRET=***",
        "REDIS_URL=***",
        "AUTH_MODE=open",
        "REQUEST_TIMEOUT=30 # default",
        "# AUTH_ROLES_FILE=",
      ]),
    );
    expect(stdout).not.toContain("canary");
  });

  test("--check-config names every fault and exits with 1", async () => {
    const { code, stdout, stderr } = await run(["--check-config"], { LOG_LEVEL: "loud", GENESYS_REGIN: "eu" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("- GENESYS_REGIN is not a setting. Did you mean GENESYS_REGION?");
    expect(stderr).toContain("- LOG_LEVEL must be one of");
  });

  test("--version prints the version of package.json", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(await run(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.each(["70000", "-1", "x"])("--port %s is refused", async (port) => {
    const { code, stderr } = await run([`--port=${port}`]);
    expect([code, stderr]).toEqual([2, `--port must be a whole number from 0 to 65535, not "${port}".\n`]);
  });
});

describe(".env", () => {
  async function startIn(content: string | undefined, env: Record<string, string> = {}) {
    const folder = mkdtempSync(join(tmpdir(), "gateway-env-"));
    if (content !== undefined) writeFileSync(join(folder, ".env"), content);
    const command = [process.execPath, join(process.cwd(), "src/main.ts"), "--check-config"];
    const { PATH, HOME } = process.env;
    const given = Object.fromEntries(
      Object.entries({ PATH, HOME, ...env }).map(([name, value]) => [name, value ?? ""]),
    );
    const program = startProgram(["/usr/bin/env", "-i", ...entriesOf(given), ...command], { cwd: folder });
    const { code } = await program.ended;
    rmSync(folder, { recursive: true });
    return { code, stdout: program.stdout(), stderr: program.stderr() };
  }
  const entriesOf = (env: Record<string, string>) => Object.entries(env).map((pair) => pair.join("="));

  test("is read, and a variable of the environment wins", async () => {
    const { code, stdout } = await startIn("PORT=4001\nLOG_LEVEL=debug # a comment\n", { PORT: "4002" });
    expect([code, stdout]).toEqual([0, expect.stringContaining("PORT=4002\n")]);
    expect(stdout).toContain("LOG_LEVEL=debug\n");
  });

  test("may be missing, without a line about it", async () => {
    const { code, stdout, stderr } = await startIn(undefined);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toContain(".env");
  });
});
