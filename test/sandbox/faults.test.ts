import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox, type SandboxFault } from "../../sandbox/server.ts";
import {
  askToken,
  idsOf,
  librariesPath,
  login,
  responsesPath,
  olderPath,
  todaysPath,
  usersPath,
  type RestClient,
} from "./rest-client.ts";
import { libraryId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";

const list = "GET /api/v2/responsemanagement/libraries";
const [oldSettings, oldLine] = [`${olderPath}/settings`, `${olderPath}/integrations/line`];
const [todaysSettings, todaysIntegrations] = [`${todaysPath}/settings`, `${todaysPath}/integrations`];
const create = "POST /api/v2/responsemanagement/libraries";
const bulk = "POST /api/v2/responsemanagement/libraries/bulk";
const clock = createTestClock();
let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox({ clock });
  client = await login(sandbox);
});
beforeEach(() => {
  sandbox.reset();
  sandbox.faults([]);
});
afterAll(() => sandbox.close());

const get = (path = librariesPath) => client.call("GET", path);

interface Raw {
  status?: number | undefined;
  text: string;
  /** The error code of the connection, if it broke. */
  error?: string | undefined;
}

/** Makes a call on a socket, because fetch does not report an answer that breaks off. */
function rawGet(method = "GET", body?: string): Promise<Raw> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${client.token}`, "content-type": "application/json" };
    let status: number | undefined;
    let text = "";
    const done = (error?: NodeJS.ErrnoException) => resolve({ status, text, error: error?.code });
    const outgoing = request(sandbox.url + librariesPath, { method, headers, agent: false }, (answer) => {
      status = answer.statusCode;
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => done());
      answer.on("error", done);
    });
    outgoing.on("error", done);
    outgoing.end(body);
  });
}

describe("matching calls", () => {
  test("times limits the calls; then the next fault in the list applies", async () => {
    sandbox.faults([
      { match: list, status: 503, times: 2 },
      { match: "*", status: 500, times: 1 },
    ]);
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await get()).status);
    expect(statuses).toEqual([503, 503, 500, 200]);
    expect(sandbox.calls().byRoute).toEqual({ [list]: 4 });
  });

  test.each([undefined, -1])("times %p applies until the list is cleared", async (times) => {
    sandbox.faults([{ match: list, status: 503, ...(times !== undefined && { times }) }]);
    for (let call = 0; call < 3; call += 1) expect((await get()).status).toBe(503);
    expect((await get(usersPath)).status).toBe(200);
    sandbox.faults([]);
    expect((await get()).status).toBe(200);
  });

  test("* matches every API route, but not the token route", async () => {
    sandbox.faults([{ match: "*", status: 503 }]);
    expect((await get("/api/v2/nonsense")).status).toBe(503);
    expect((await askToken(sandbox)).status).toBe(200);
    sandbox.faults([{ match: "POST /oauth/token", status: 503, times: 1 }]);
    expect((await askToken(sandbox)).status).toBe(503);
    expect((await askToken(sandbox)).status).toBe(200);
  });

  test.each<[match: string, hit: string[], spared: string[]]>([
    ["* /api/v2/messaging/*", [oldSettings, oldLine], [todaysSettings, librariesPath]],
    ["GET /api/v2/conversations/messaging/settings*", [todaysSettings], [oldSettings, todaysIntegrations]],
    ["POST /api/v2/*", [], [todaysSettings, librariesPath]],
    ["* /api/v2/messaging/settings", [oldSettings], [oldLine, todaysSettings]],
  ])("%s matches all paths below it", async (match, hit, spared) => {
    sandbox.faults([{ match, status: 410 }]);
    for (const path of hit) expect((await get(path)).status).toBe(410);
    for (const path of spared) expect((await get(path)).status).toBe(200);
    expect((await askToken(sandbox)).status).toBe(200);
  });

  test("a branch of paths matches every method", async () => {
    sandbox.faults([{ match: "* /api/v2/messaging/*", status: 404 }]);
    expect((await client.call("POST", oldSettings, { name: "New" })).status).toBe(404);
    sandbox.faults([]);
    expect((await get(oldSettings)).body.total).toBe(5);
  });

  test("reset keeps the faults", async () => {
    sandbox.faults([{ match: list, status: 503 }]);
    sandbox.reset();
    expect((await get()).status).toBe(503);
  });
});

describe("scripted answers", () => {
  test.each([400, 401, 403, 404, 408, 409, 412, 413, 415, 429, 500, 502, 503, 504])(
    "status %i alone is the vendor's error body",
    async (status) => {
      sandbox.faults([{ match: list, status, headers: { "Retry-After": "2" } }]);
      const answer = await get();
      expect(answer.status).toBe(status);
      expect(answer.headers.get("retry-after")).toBe("2");
      expect(answer.body).toEqual({
        status,
        code: expect.stringMatching(/^[a-z.]+$/),
        message: expect.any(String),
        contextId: answer.headers.get("ININ-Correlation-Id"),
        details: [],
        errors: [],
      });
    },
  );

  test("a body replaces the answer: as JSON, or raw with its own headers", async () => {
    sandbox.faults([
      { match: list, body: { entities: [] }, times: 1 },
      { match: list, status: 200, body: "<html>", headers: { "content-type": "text/html" } },
    ]);
    expect((await get()).body).toEqual({ entities: [] });
    const raw = await fetch(sandbox.url + librariesPath);
    expect([raw.status, raw.headers.get("content-type"), await raw.text()]).toEqual([200, "text/html", "<html>"]);
  });

  test("a redirect", async () => {
    sandbox.faults([{ match: list, status: 302, headers: { location: "http://127.0.0.1:1/" } }]);
    const { status, headers } = await fetch(sandbox.url + librariesPath, { redirect: "manual" });
    expect([status, headers.get("location")]).toEqual([302, "http://127.0.0.1:1/"]);
  });

  test("a scripted answer does not run the operation; headers alone do", async () => {
    sandbox.faults([
      { match: create, status: 503, times: 1 },
      { match: create, headers: { "x-scripted": "yes" } },
    ]);
    expect((await client.call("POST", librariesPath, { name: "New" })).status).toBe(503);
    expect((await get()).body.total).toBe(8);
    const made = await client.call("POST", librariesPath, { name: "New" });
    expect([made.status, made.headers.get("x-scripted")]).toEqual([200, "yes"]);
    expect((await get()).body.total).toBe(9);
  });
});

describe("slow and broken answers", () => {
  test("delay waits after running the operation, then answers as usual", async () => {
    sandbox.faults([{ match: create, delay: 60_000, times: 1 }]);
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${client.token}`, "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify({ name: "New" }), signal: leaving.signal };
    const made = fetch(sandbox.url + librariesPath, init);
    await clock.waits(60_000);
    expect((await get()).body.total).toBe(9);
    leaving.abort();
    await expect(made).rejects.toMatchObject({ name: "AbortError" });
    sandbox.faults([{ match: list, delay: 80 }]);
    let isHere = false;
    const listed = get().finally(() => (isHere = true));
    await clock.waits(80);
    await clock.pass(79);
    expect((await get(usersPath)).status).toBe(200);
    expect(isHere).toBe(false);
    await clock.pass(1);
    expect((await listed).body.total).toBe(9);
  });

  test("drip limits the bytes of the body per second", async () => {
    sandbox.faults([{ match: list, body: "x".repeat(30), drip: 200 }]);
    const { body } = await fetch(sandbox.url + librariesPath);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let beat = 1; beat <= 3; beat += 1) {
      let isHere = false;
      const part = reader.read().finally(() => (isHere = true));
      await clock.waits(50);
      await clock.pass(49);
      expect((await get(usersPath)).status).toBe(200);
      expect(isHere).toBe(false);
      await clock.pass(1);
      expect((await part).value).toBe("x".repeat(10));
    }
    expect((await reader.read()).done).toBe(true);
  });

  test("reset cuts before any header", async () => {
    sandbox.faults([{ match: list, reset: true, times: 1 }]);
    expect(await rawGet()).toEqual({ status: undefined, text: "", error: "ECONNRESET" });
    expect((await rawGet()).status).toBe(200);
  });

  test("reset with drip cuts after half of the body", async () => {
    const whole = await rawGet();
    sandbox.faults([{ match: list, reset: true, drip: 1_000_000 }]);
    const half = await clock.passWaits(rawGet());
    expect(half).toMatchObject({ status: 200, error: "ECONNRESET" });
    expect(Buffer.byteLength(half.text)).toBe(Math.floor(Buffer.byteLength(whole.text) / 2));
  });

  test.each<[what: string, fault: Partial<SandboxFault>, rows: number]>([
    ["reset alone executes, then cuts", { reset: true }, 9],
    ["reset with drip executes, then cuts the body", { reset: true, drip: 1_000_000 }, 9],
    ["reset with a scripted status cuts and executes nothing", { reset: true, status: 500 }, 8],
  ])("%s", async (_what, fault, rows) => {
    sandbox.faults([{ match: create, ...fault }]);
    expect((await clock.passWaits(rawGet("POST", '{"name":"New"}'))).error).toBe("ECONNRESET");
    expect((await get()).body.total).toBe(rows);
  });
});

describe("changed rows", () => {
  const libraryIds = [1, 2, 3, 4, 5].map(libraryId);
  const read = async (rows?: SandboxFault["rows"]) => {
    sandbox.faults(rows === undefined ? [] : [{ match: bulk, rows }]);
    return idsOf(await client.call("POST", `${librariesPath}/bulk`, { libraryIds }));
  };

  test("shuffle, drop, repeat and add change the rows accordingly", async () => {
    const real = await read();
    const shuffled = await read("shuffle");
    expect(shuffled).not.toEqual(real);
    expect(shuffled.toSorted()).toEqual(real.toSorted());
    const dropped = await read("drop");
    expect(dropped).toHaveLength(4);
    expect(real).toEqual(expect.arrayContaining(dropped));
    const repeated = await read("repeat");
    expect(repeated).toHaveLength(6);
    expect(new Set(repeated)).toEqual(new Set(real));
    const added = await read("add");
    expect(added.filter((id) => !real.includes(id))).toEqual(["99999999-0000-4000-8000-000000000001"]);
    expect(added).toHaveLength(6);
  });

  test("strange adds an unknown channel and status", async () => {
    sandbox.faults([{ match: `GET ${todaysIntegrations}`, rows: "strange" }]);
    const { body } = await get(todaysIntegrations);
    const rows = body.entities as Record<string, unknown>[];
    expect(rows).toHaveLength(14);
    expect(rows.filter(({ messengerType }) => messengerType === "hologram")).toEqual([
      expect.objectContaining({
        id: "99999999-0000-4000-8000-000000000002",
        name: "Hologram Desk",
        status: "Levitating",
        version: expect.any(Number),
      }),
    ]);
  });

  test("wrapped search results are changed too; answers without rows are not", async () => {
    sandbox.faults([{ match: "*", rows: "drop" }]);
    const { body } = await client.call("POST", `${responsesPath}/query`, { queryPhrase: "Welcome" });
    expect((body.results as { entities: unknown[] }).entities).toHaveLength(2);
    expect((await get(`${librariesPath}/${libraryId(1)}`)).body.name).toBe("Greetings");
  });

  test("the same seed gives the same change", async () => {
    const run = async (seed: number) => {
      const own = await startSandbox({ seed });
      own.faults([{ match: list, rows: "shuffle" }]);
      const answer = await (await login(own)).call("GET", librariesPath);
      await own.close();
      return idsOf(answer);
    };
    expect(await run(3)).toEqual(await run(3));
    expect(await run(3)).not.toEqual(await run(4));
  });
});

describe("a fault that names a code", () => {
  const open = `DELETE ${todaysIntegrations}/open/{integrationId}`;
  const facebook = `POST ${todaysIntegrations}/facebook`;

  test.each<[key: string, path: string, code: string, status: number, message: string]>([
    [bulk, `${librariesPath}/bulk`, "rms.missing.field", 400, "Missing Field."],
    [open, `${todaysIntegrations}/open/x`, "recipient.has.flow", 400, "Open messaging integration cannot be deleted"],
    [open, `${todaysIntegrations}/open/x`, "integration.has.escalation.rules", 412, "Integration cannot be deleted"],
    [facebook, `${todaysIntegrations}/facebook`, "missing.permissions", 400, "The provided access token is missing"],
    [list, librariesPath, "missing.permissions", 403, "Unable to perform the requested action."],
    // Not declared for this operation: as any other declares it.
    [list, librariesPath, "rms.field.exceeds.max.length", 400, "Field exceeds max length"],
  ])("%s answers %s %s with the declared status and message", async (key, path, code, status, message) => {
    sandbox.faults([{ match: key, code }]);
    const method = key.split(" ")[0]!;
    const answer = await client.call(method, path, ...(method === "POST" ? [{}] : []));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, status, message: expect.stringContaining(message) });
  });

  test("has the status that it names as well", async () => {
    sandbox.faults([{ match: facebook, code: "missing.permissions", status: 403 }]);
    const { status, body } = await client.call("POST", `${todaysIntegrations}/facebook`, {});
    expect([status, body.code, body.message]).toEqual([403, "missing.permissions", expect.stringContaining("Unable")]);
  });
});

describe("setting faults", () => {
  const post = (body: string) => fetch(`${sandbox.url}/__sandbox/faults`, { method: "POST", body });

  test("over HTTP", async () => {
    expect((await post(JSON.stringify([{ match: list, status: 418, times: 1 }]))).status).toBe(204);
    expect((await get()).status).toBe(418);
    expect((await get()).status).toBe(200);
    expect((await post("[]")).status).toBe(204);
  });

  test.each<[what: string, list: unknown, message: string]>([
    ["no list", { match: "*" }, "faults: a list"],
    ["no match", [{ status: 500 }], "faults[0].match"],
    ["a route that does not exist", [{ match: "GET /api/v2/librarys" }], "faults[0].match"],
    ["a branch that does not exist", [{ match: "* /api/v2/massaging/*" }], "faults[0].match"],
    ["a field that does not exist", [{ match: "*", stauts: 500 }], "faults[0].stauts"],
    ["a code that the vendor does not declare", [{ match: "*", code: "rms.nonsense" }], "faults[0].code"],
    ["a wrong type", [{ match: "*" }, { match: "*", delay: "1s" }], "faults[1].delay"],
  ])("%s is refused", async (_what, script, message) => {
    expect(() => sandbox.faults(script as SandboxFault[])).toThrow(message);
    const answer = await post(JSON.stringify(script));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining(message) });
    expect((await post("nonsense")).status).toBe(400);
  });
});
