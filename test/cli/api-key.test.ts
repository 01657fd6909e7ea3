import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runApiKey } from "../../cli/api-key.ts";
import { createApiKey, findApiKey } from "../../src/auth/api-keys.ts";
import { parseApiKeys } from "../../src/config/files/api-keys.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { endPrograms, startProgram } from "../process.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { countWork } from "../work.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});
afterAll(() => identity.close());

const QUERY = "{ __typename }";

async function statusOf(gateway: Gateway, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: QUERY }),
  });
  return answer.status;
}

describe("a key", () => {
  test("is stored only as a hash with its own salt", () => {
    const [one, other] = [0, 1].map(() => createApiKey({ name: "a", permissions: ["*"], roles: [] }));
    const secret = one!.key.split("_").slice(2).join("_");
    expect(JSON.stringify(one!.entry)).not.toContain(secret);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(one!.entry.salt).not.toBe(other!.entry.salt);
    expect(one!.entry.hash).not.toBe(other!.entry.hash);
  });

  test("is found only by the whole key", () => {
    const { key, entry } = createApiKey({ name: "a", permissions: ["*"], roles: [] });
    const other = createApiKey({ name: "b", permissions: ["*"], roles: [] });
    const keys = parseApiKeys(JSON.stringify({ keys: [entry, other.entry] }));
    expect(findApiKey(keys, key)).toMatchObject({ name: "a" });
    const [, id, ...secret] = key.split("_");
    const swapped = `gwk_${id}_${other.key.split("_").slice(2).join("_")}`;
    const wrong = [
      key.slice(0, -1),
      `${key}A`,
      key.toUpperCase(),
      ` ${key}`,
      swapped,
      `gwk_${id}_`,
      "gwk_",
      "",
      "gwk__",
    ];
    const changed = `${key.slice(0, -2)}${key.at(-2) === "A" ? "B" : "A"}${key.at(-1)}`;
    for (const one of [...wrong, changed, secret.join("_"), `gwk___proto_________${secret.join("_")}`]) {
      expect([one, findApiKey(keys, one)]).toEqual([one, undefined]);
    }
  });

  test("is not found after it was revoked", () => {
    const { key, entry } = createApiKey({ name: "a", permissions: ["*"], roles: [] });
    expect(findApiKey(parseApiKeys(JSON.stringify({ keys: [{ ...entry, revoked: "now" }] })), key)).toBeUndefined();
  });

  test("is refused with the same work for a known and an unknown id", () => {
    const { key, entry } = createApiKey({ name: "a", permissions: ["*"], roles: [] });
    const keys = parseApiKeys(JSON.stringify({ keys: [entry] }));
    const wrong = `${key.slice(0, -3)}AAA`;
    const unknown = createApiKey({ name: "b", permissions: [], roles: [] }).key;
    expect([findApiKey(keys, wrong), findApiKey(keys, unknown)]).toEqual([undefined, undefined]);
    const runsOf = (one: string) => {
      const work = countWork(/api-keys\.ts|^node:crypto|^node:internal\/crypto/);
      findApiKey(keys, one);
      const runs = work.runs();
      work.end();
      return runs;
    };
    // A refusal without the hash would not run some of these functions.
    expect(runsOf(unknown)).toEqual(runsOf(wrong));
    expect(runsOf(unknown)).toMatchObject({ "api-keys.ts digest": 1, "node:internal/crypto/hash hash": 1 });
  });
});

describe("the gateway", () => {
  /** Milliseconds between two checks of a file. */
  const LOOK = 1000;
  const clock = createTestClock();
  let gateway: Gateway;
  let log: string[];
  beforeAll(async () => {
    log = [];
    const logStream = { write: (line: string) => void log.push(line) };
    gateway = await startGateway({ env: identity.env, clock, logLevel: "trace", logStream });
  });
  beforeEach(() => void (log.length = 0));
  afterAll(() => gateway.close());

  test("accepts a key in either header, and logs its name", async () => {
    const key = identity.key("reporting", ["*"]);
    await clock.pass(LOOK);
    expect(await statusOf(gateway, bearer(key))).toBe(200);
    expect(await statusOf(gateway, { "x-api-key": key })).toBe(200);
    expect(await statusOf(gateway, { "x-api-key": key, ...bearer(key) })).toBe(401);
    expect(log.join("")).toContain('"client":"reporting"');
    expect(log.join("")).not.toContain(key);
    expect(log.join("")).not.toContain(key.split("_").slice(2).join("_"));
  });

  test("accepts a new key and refuses a revoked one within a second, without a restart", async () => {
    const key = identity.key("short-lived", ["*"]);
    await clock.pass(LOOK);
    expect(await statusOf(gateway, bearer(key))).toBe(200);
    identity.revoke("short-lived");
    // It checks the file once a second at most, not for every request.
    await clock.pass(LOOK - 1);
    expect(await statusOf(gateway, bearer(key))).toBe(200);
    await clock.pass(1);
    expect(await statusOf(gateway, bearer(key))).toBe(401);
  });

  test("keeps its keys and logs an error while the file is invalid, and accepts none once the file is deleted", async () => {
    const key = identity.key("steady", ["*"]);
    await clock.pass(LOOK);
    expect(await statusOf(gateway, bearer(key))).toBe(200);
    const sound = readFileSync(identity.path("keys.json"), "utf8");
    writeFileSync(identity.path("keys.json"), sound.slice(0, 50));
    const errors = () => log.filter((line) => line.includes("AUTH_API_KEYS_FILE cannot be used"));
    // It is logged once, not at every check.
    for (let look = 0; look < 3; look += 1) {
      await clock.pass(LOOK);
      expect(await statusOf(gateway, bearer(key))).toBe(200);
      expect(errors()).toHaveLength(1);
    }
    rmSync(identity.path("keys.json"));
    await clock.pass(LOOK);
    expect(await statusOf(gateway, bearer(key))).toBe(401);
    identity.write("keys.json", sound);
    await clock.pass(LOOK);
    expect(await statusOf(gateway, bearer(key))).toBe(200);
  });

  test.each([
    ["another's token", { authorization: "Bearer gwk_0000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["half a key", { "x-api-key": "gwk_" }],
    ["two keys at once", { "x-api-key": "gwk_0000000000000000_A, gwk_0000000000000000_B" }],
    ["a token in the place of a key", { "x-api-key": "a.b.c" }],
  ])("refuses %s with 401 and makes no REST call", async (_, headers) => {
    gateway.sandbox.resetCalls();
    expect(await statusOf(gateway, headers as Record<string, string>)).toBe(401);
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
  });
});

describe("npm run api-key", () => {
  afterEach(endPrograms);

  const withFile = (args: string[]) => [...args, "--file", identity.path("made.json")];

  /** Runs it as a process. */
  async function start(...args: string[]) {
    const program = startProgram([process.execPath, "cli/api-key.ts", ...withFile(args)]);
    const { code } = await program.ended;
    return { code, out: program.stdout(), err: program.stderr() };
  }

  /** Runs it in this process, which is much faster. */
  function run(...args: string[]) {
    const written = { out: "", err: "" };
    const code = runApiKey(withFile(args), {
      stdout: { write: (text) => void (written.out += text) },
      stderr: { write: (text) => void (written.err += text) },
    });
    return { code, ...written };
  }

  test("changes a file in its place, as a container that mounts it by itself sees it", () => {
    run("create", "mounted", "--permissions", "*");
    const { ino } = statSync(identity.path("made.json"));
    // What a container has mounted stays the same file, under any name outside.
    const mounted = openSync(identity.path("made.json"), "r");
    const seen = () => readFileSync(`/proc/self/fd/${mounted}`, "utf8");
    const { out } = run("create", "second", "--permissions", "*");
    expect(findApiKey(parseApiKeys(seen()), out.trim())).toMatchObject({ name: "second" });
    expect(run("revoke", "second").code).toBe(0);
    expect(findApiKey(parseApiKeys(seen()), out.trim())).toBeUndefined();
    expect(statSync(identity.path("made.json")).ino).toBe(ino);
    closeSync(mounted);
    rmSync(identity.path("made.json"));
  });

  test("makes a key, shows it once, lists it without the secret, and revokes it", async () => {
    const made = await start("create", "reporting", "--permissions", "responses:*:view, directory:user:view");
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining("Copy it now") });
    const key = made.out.trim();
    expect(statSync(identity.path("made.json")).mode & 0o777).toBe(0o600);
    const keys = () => parseApiKeys(readFileSync(identity.path("made.json"), "utf8"));
    expect(findApiKey(keys(), key)).toMatchObject({
      name: "reporting",
      permissions: ["responses:*:view", "directory:user:view"],
      roles: [],
      created: expect.stringMatching(/^\d{4}-/),
    });
    expect(run("create", "third", "--roles", "agent,admin").code).toBe(0);

    const listed = await start("list");
    expect(listed.out).toMatch(
      /^reporting .* in use .*responses:\*:view, directory:user:view\nthird .*role agent, role admin\n$/,
    );
    expect(listed.out).not.toContain(key.split("_").slice(2).join("_"));

    expect(await start("revoke", "reporting")).toMatchObject({ code: 0 });
    expect(findApiKey(keys(), key)).toBeUndefined();
    expect(run("list").out).toMatch(/^reporting .* revoked 2/);
    expect(run("create", "reporting", "--permissions", "*").code).toBe(0);
  });

  test.each([
    ["no command", [], "Usage: "],
    ["no name", ["create"], "Usage: "],
    ["too much", ["create", "a", "b"], "Usage: "],
    ["a name with a line end", ["create", "a\nb", "--permissions", "*"], "A name is"],
    ["a name of the gateway's own", ["create", "subscriptions", "--permissions", "*"], "The gateway uses the name"],
    ["no permissions", ["create", "a"], "needs --permissions or --roles"],
    ["a text that is not a permission", ["create", "a", "--permissions", "view"], "Nothing needs view"],
    ["a typo", ["create", "a", "--permissions", "responses:library:veiw"], "Nothing needs responses:library:veiw"],
    ["an unknown option", ["create", "a", "--permission", "*"], "Usage: "],
    ["an unknown key", ["revoke", "absent"], "There is no key absent in use"],
  ])("refuses %s", (_, args, message) => {
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(message);
  });

  test("revokes a key of the gateway's own name, which an older release made", () => {
    const { entry } = createApiKey({ name: "other", permissions: ["*"], roles: [] });
    writeFileSync(identity.path("made.json"), JSON.stringify({ keys: [entry] }));
    expect(run("revoke", "other").code).toBe(0);
  });

  test("exits with 1 and says why", async () => {
    const { code, out, err } = await start("revoke", "absent");
    expect([code, out, err]).toEqual([
      1,
      "",
      'There is no key absent in use. "npm run api-key -- list" lists the keys.\n',
    ]);
  });

  test("does not change a file that it cannot parse", () => {
    writeFileSync(identity.path("made.json"), "something else");
    expect(run("create", "a", "--permissions", "*")).toMatchObject({ code: 1 });
    expect(readFileSync(identity.path("made.json"), "utf8")).toBe("something else");
  });
});
