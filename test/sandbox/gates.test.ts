import { afterEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/server.ts";
import { askToken, librariesPath, login, usersPath } from "./rest-client.ts";
import { libraryId, userId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";

const running: Sandbox[] = [];
async function start(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

describe("token", () => {
  test("is a bearer token with a lifetime in seconds", async () => {
    const answer = await askToken(await start({ tokenLifetime: 60 }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ access_token: expect.any(String), token_type: "bearer", expires_in: 60 });
    expect(answer.headers.get("ININ-Correlation-Id")).toBeTruthy();
  });

  test.each([
    ["wrong secret", "Basic c2FuZGJveDp4", "application/x-www-form-urlencoded", "grant_type=client_credentials", 401],
    ["unknown client", "Basic eDp4", "application/x-www-form-urlencoded", "grant_type=client_credentials", 401],
    ["no credentials", "", "application/x-www-form-urlencoded", "grant_type=client_credentials", 401],
    ["other grant", "Basic c2FuZGJveDpzYW5kYm94", "application/x-www-form-urlencoded", "grant_type=password", 400],
    ["JSON", "Basic c2FuZGJveDpzYW5kYm94", "application/json", '{"grant_type":"client_credentials"}', 400],
  ])("%s is refused", async (_what, authorization, type, body, status) => {
    const { url } = await start();
    const headers = { authorization, "content-type": type };
    const answer = await fetch(`${url}/oauth/token`, { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: expect.any(String) });
  });

  test("a missing, an unknown and an expired token have different codes", async () => {
    const clock = createTestClock();
    const client = await login(await start({ tokenLifetime: 60, clock }));
    await clock.pass(59_999);
    expect((await client.call("GET", librariesPath)).status).toBe(200);
    await clock.pass(1);
    const codes = [`Bearer ${client.token}`, "", "Bearer nonsense"].map(async (authorization) => {
      const { status, body } = await client.call("GET", librariesPath, undefined, { authorization });
      return [status, body.code];
    });
    expect(await Promise.all(codes)).toEqual([
      [401, "credentials.expired"],
      [401, "authentication.required"],
      [401, "bad.credentials"],
    ]);
  });

  test("revoke invalidates old tokens only", async () => {
    const sandbox = await start();
    const before = await login(sandbox);
    sandbox.revoke();
    const after = await login(sandbox);
    expect((await before.call("GET", librariesPath)).body.code).toBe("bad.credentials");
    expect((await after.call("GET", librariesPath)).status).toBe(200);
  });
});

describe("permissions", () => {
  test("belong to a client and may have wildcards; any and all have different errors", async () => {
    const sandbox = await start({
      clients: [
        { id: "views", secret: "v", permissions: ["responses:*:view"] },
        { id: "nothing", secret: "n", permissions: [] },
      ],
    });
    const views = await login(sandbox, "views", "v");
    const nothing = await login(sandbox, "nothing", "n");
    const rename = { name: "x", version: 3 };
    const answers = await Promise.all([
      views.call("GET", librariesPath),
      views.call("GET", usersPath),
      views.call("PUT", `${librariesPath}/${libraryId(1)}`, rename),
      nothing.call("GET", librariesPath),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [403, "missing.any.permissions"],
      [403, "missing.permissions"],
      [403, "missing.any.permissions"],
    ]);
    expect(answers[2]!.body.message).toContain("responses:library:edit");
  });

  test("a client with the id of the built-in one replaces it", async () => {
    const sandbox = await start({ clients: [{ id: "sandbox", secret: "other", permissions: [] }] });
    expect((await askToken(sandbox)).status).toBe(401);
    const client = await login(sandbox, "sandbox", "other");
    expect((await client.call("GET", librariesPath)).status).toBe(403);
  });

  test("each client creates as a different user", async () => {
    const sandbox = await start({ clients: [{ id: "second", secret: "s", permissions: "all" }] });
    const made = await (await login(sandbox, "second", "s")).call("POST", librariesPath, { name: "x" });
    expect(made.body.createdBy).toEqual({ id: userId(2), selfUri: `${usersPath}/${userId(2)}` });
  });
});

test("the rate limit is per token and names the seconds to wait; refused calls count", async () => {
  const clock = createTestClock();
  const sandbox = await start({ rateLimit: 3, clock });
  const [first, second] = [await login(sandbox), await login(sandbox)];
  for (let call = 0; call < 3; call += 1) expect((await first.call("GET", librariesPath)).status).toBe(200);
  await clock.pass(2500);
  const refused = await first.call("GET", librariesPath);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("58");
  expect(refused.body).toMatchObject({
    code: "too.many.requests.retry.after",
    status: 429,
    message: expect.stringContaining("[58] seconds"),
    details: [],
    errors: [],
  });
  expect((await second.call("GET", librariesPath)).status).toBe(200);
  expect(sandbox.calls().total).toBe(5);
  sandbox.reset();
  for (let call = 0; call < 3; call += 1) expect((await first.call("GET", librariesPath)).status).toBe(200);
  await clock.pass(59_999);
  expect((await first.call("GET", librariesPath)).status).toBe(429);
  await clock.pass(1);
  expect((await first.call("GET", librariesPath)).status).toBe(200);
});

describe("counters and reset", () => {
  test("calls are counted by template, token calls separately", async () => {
    const sandbox = await start();
    const client = await login(sandbox);
    await client.call("GET", `${librariesPath}/${libraryId(1)}`);
    await client.call("GET", `${librariesPath}/${libraryId(99)}`);
    await client.call("GET", librariesPath, undefined, { authorization: "" });
    const expected = {
      total: 3,
      tokens: 1,
      byRoute: {
        "GET /api/v2/responsemanagement/libraries/{libraryId}": 2,
        "GET /api/v2/responsemanagement/libraries": 1,
      },
    };
    expect(sandbox.calls()).toEqual(expected);
    const overHttp = await fetch(`${sandbox.url}/__sandbox/calls`);
    expect(await overHttp.json()).toEqual(expected);
    sandbox.resetCalls();
    expect(sandbox.calls()).toEqual({ total: 0, byRoute: {}, tokens: 0 });
  });

  test("reset restores data, counters and new ids; tokens stay valid", async () => {
    const sandbox = await start();
    const client = await login(sandbox);
    const make = async () => (await client.call("POST", librariesPath, { name: "New" })).body.id;
    const made = await make();
    await client.call("DELETE", `${librariesPath}/${libraryId(1)}`);
    await fetch(`${sandbox.url}/__sandbox/reset`, { method: "POST" });
    expect(sandbox.calls().total).toBe(0);
    expect((await client.call("GET", librariesPath)).body.total).toBe(8);
    expect(await make()).toBe(made);
  });

  test("unknown controls are refused", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/__sandbox/nonsense`)).status).toBe(404);
    expect((await fetch(`${url}/__sandbox/reset`)).status).toBe(404);
  });
});

test("every answer, also an error, has a correlation id; an error body repeats it", async () => {
  const client = await login(await start());
  const good = await client.call("GET", librariesPath);
  const bad = await client.call("GET", `${librariesPath}?x=1`);
  expect(good.headers.get("ININ-Correlation-Id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(bad.headers.get("ININ-Correlation-Id")).toBe(bad.body.contextId);
});

test("DELETE answers 204 with an empty body", async () => {
  const client = await login(await start());
  const { status, headers, body } = await client.call("DELETE", `${librariesPath}/${libraryId(8)}`);
  expect([status, headers.get("content-type"), headers.get("content-length"), body]).toEqual([204, null, null, {}]);
});

test("latency delays every answer, and closing does not wait for it", async () => {
  const clock = createTestClock();
  const sandbox = await start({ latency: 80, clock });
  for (const ask of [() => askToken(sandbox), () => fetch(sandbox.url + librariesPath)]) {
    let isHere = false;
    const answer = ask().finally(() => (isHere = true));
    await clock.waits(80);
    await clock.pass(79);
    expect((await fetch(`${sandbox.url}/__sandbox/calls`)).status).toBe(200);
    expect(isHere).toBe(false);
    await clock.pass(1);
    expect((await answer).headers.has("ININ-Correlation-Id")).toBe(true);
  }
  const cut = fetch(sandbox.url + librariesPath).catch(() => "cut");
  await clock.waits(80);
  await sandbox.close();
  expect(await cut).toBe("cut");
});
