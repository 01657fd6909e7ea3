import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CHROMIUM, openPage } from "../browser.ts";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { requireProgram } from "../system-programs.ts";
import { until } from "../until.ts";

const LIBRARIES = "query Libraries { libraries(first: 3) { nodes { name responses(first: 1) { nodes { name } } } } }";

let open: Gateway;
let closed: Gateway;
let identity: Identity;
const closedLog: string[] = [];
let operator: string;
let agent: string;
beforeAll(async () => {
  identity = await createIdentity();
  operator = identity.key("operator", ["gateway:status:view"]);
  agent = identity.key("agent", ["responses:*:view"]);
  [open, closed] = await Promise.all([
    startGateway({ cache: true, env: { STATUS_PAGE: "on" } }),
    startGateway({
      ...{ logLevel: "info", logStream: { write: (line: string) => void closedLog.push(line) } },
      env: { ...identity.env, STATUS_PAGE: "on" },
    }),
  ]);
});
afterAll(async () => {
  await Promise.all([open.close(), closed.close()]);
  identity.close();
});

const page = (gateway: Gateway, headers: Record<string, string> = {}) => fetch(`${gateway.url}/status`, { headers });
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`me:${password}`).toString("base64")}` });

/** The cells of each row of the table below this heading. */
function rowsBelow(html: string, heading: string): string[][] {
  const [, table = ""] = new RegExp(`<h2>${heading}</h2>[^]*?<tbody>([^]*?)</tbody>`).exec(html) ?? [];
  return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell!.replace(/<\/?code>/g, "")),
  );
}

describe("the page /status", () => {
  test("says who spends the calls, what the cache saves, the slowest routes and the last errors", async () => {
    await open.query(LIBRARIES);
    await open.query(LIBRARIES);
    open.sandbox.faults([{ match: "GET /api/v2/responsemanagement/libraries/{libraryId}", status: 400 }]);
    await open.query(
      'query Broken { library(id: "11111111-0000-4000-8000-000000000002") { name } }',
      {},
      {
        "x-request-id": "request-1",
        "cache-control": "no-cache",
      },
    );
    open.sandbox.faults([]);
    const answer = await page(open);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(rowsBelow(html, "Who spends the REST calls")).toEqual([
      ["anonymous", "Libraries", "4", "80 %"],
      ["anonymous", "Broken", "1", "20 %"],
    ]);
    expect(rowsBelow(html, "What the cache saves")).toEqual([
      ["libraries", "2", "50 %", "0"],
      ["responses", "6", "50 %", "0"],
    ]);
    const routes = rowsBelow(html, "Slowest routes").map(([route, attempts]) => [route, attempts]);
    expect(routes).toContainEqual(["GET /api/v2/responsemanagement/responses", "3"]);
    const [error] = rowsBelow(html, "Last errors");
    expect(error!.slice(1)).toEqual([
      ...["BAD_USER_INPUT", "400", expect.stringMatching(/^[\w-]+$/), "Broken", "anonymous", "request-1"],
    ]);
    expect(html).toContain("5 of 1,000,000");
  });

  test("says what the token is now, also after it was refused", async () => {
    const clock = createTestClock();
    const gateway = await startGateway({ clock, env: { STATUS_PAGE: "on" } });
    const tokenOf = async () =>
      (await (await page(gateway)).text()).split("<dt>OAuth token</dt>")[1]!.split("</div>", 1)[0]!;
    try {
      await gateway.query(LIBRARIES);
      expect(await tokenOf()).toMatch(
        /class="good">accepted<small>valid until 20[\d: -]+; since the start 1 asked for/,
      );
      gateway.sandbox.revoke();
      gateway.sandbox.faults([{ match: "POST /oauth/token", status: 400, body: { error: "invalid_client" } }]);
      await gateway.query("{ libraries(first: 1) { nodes { id } } }");
      expect(await tokenOf()).toMatch(/class="bad">refused since 20[\d: -]+<small>the last one was issued until 20/);
      gateway.sandbox.faults([]);
      await clock.pass(60_000);
      await gateway.query("{ libraries(first: 2) { nodes { id } } }");
      expect(await tokenOf()).toMatch(/class="good">accepted<small>valid until .*3 asked for, 1 refused, 0 failed/);
    } finally {
      await gateway.close();
    }
  });

  test("escapes what comes from outside, runs no script and loads nothing", async () => {
    await open.query("query Evil { nope }", {}, { "x-request-id": "a<b" });
    const answer = await page(open);
    const html = await answer.text();
    const style = /<style>([^]*)<\/style>/.exec(html)![1]!;
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(html).not.toMatch(/<script|https?:\/\/|\son\w+=|\sstyle=|a<b/);
  });

  test("asks for an API key, and takes it as the password of a browser or as in any request", async () => {
    const refused = await page(closed);
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      401,
      'Basic realm="Enter your API key as the password", charset="UTF-8"',
    ]);
    expect((await page(closed, basic("wrong"))).status).toBe(401);
    expect((await page(closed, basic(operator))).status).toBe(200);
    expect((await page(closed, { "x-api-key": operator })).status).toBe(200);
  });

  test("needs its own permission", async () => {
    const answer = await page(closed, { "x-api-key": agent });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      "This page needs the permission gateway:status:view.\n",
    ]);
  });

  test("is in the log with its client, and with the reason where a key is refused", async () => {
    const asked: Record<string, string>[] = [{}, basic("gwk_wrong"), basic(operator), basic(agent)];
    for (const [at, headers] of asked.entries()) await page(closed, { ...headers, "x-request-id": `looked-${at}` });
    const lineOf = (at: number) => closedLog.find((line) => line.includes(`"looked-${at}"`));
    await until(() => asked.every((_, at) => lineOf(at) !== undefined));
    expect(asked.map((_, at) => JSON.parse(lineOf(at)!) as object)).toEqual([
      expect.objectContaining({ path: "/status", status: 401, msg: "request completed" }),
      expect.objectContaining({
        ...{ path: "/status", status: 401, msg: "client refused", reason: expect.stringMatching(/key/) },
      }),
      expect.objectContaining({ path: "/status", status: 200, client: "operator" }),
      expect.objectContaining({ path: "/status", status: 403, client: "agent" }),
    ]);
  });

  test("is not there where the setting is off", async () => {
    const off = await startGateway({ env: { STATUS_PAGE: "off" } });
    try {
      expect((await page(off)).status).toBe(404);
    } finally {
      await off.close();
    }
  });
});

(requireProgram(CHROMIUM) ? describe : describe.skip)("in a browser", () => {
  test.each([
    ["wide", 1280],
    ["narrow", 360],
  ])("the %s page fits its window, and nothing is refused", async (_, width) => {
    const opened = await openPage(`${open.url}/status`);
    try {
      await opened.page.setViewportSize({ width, height: 900 });
      expect(await opened.page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await opened.page.title()).toBe("Status of the gateway");
      expect([opened.foreignRequests, opened.consoleErrors, opened.policyViolations]).toEqual([[], [], []]);
    } finally {
      await opened.close();
    }
  });
});
