import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CHROMIUM, openPage } from "../browser.ts";
import { createIdentity } from "../identity.ts";
import { send } from "../security/attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { requireProgram } from "../system-programs.ts";

const HTML = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ graphiql: true });
});
afterAll(() => gateway.close());

const page = (url = gateway.url) => send(url, { path: "/", headers: HTML });

describe("the page at /", () => {
  test("leads a person to GraphiQL, the endpoint, a command and the health checks", async () => {
    const { status, headers, text } = await page();
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    const links = [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path!);
    expect(links).toEqual(["/graphiql", "/graphiql", "/livez", "/readyz"]);
    for (const path of links) expect((await fetch(`${gateway.url}${path}`)).status).toBe(200);
    expect(text).toContain("<code>/graphql</code>");
    expect(text).toContain("accepts every request without");
  });

  test("shows a command whose query runs", async () => {
    const { text } = await page();
    const [, url, query] = /curl -G (\S+) --data-urlencode &quot;query=(.*?)&quot;/.exec(text)!;
    expect(url).toBe(`${gateway.url}/graphql`);
    const answer = await fetch(`${url}?${new URLSearchParams({ query: query! })}`);
    expect(await answer.json()).toMatchObject({ data: { libraries: { nodes: [{ name: "Billing" }, {}, {}] } } });
  });

  test("runs no script, loads nothing, and cannot be framed", async () => {
    const { headers, text } = await page();
    const style = /<style>([^]*)<\/style>/.exec(text)![1]!;
    const hash = createHash("sha256").update(style).digest("base64");
    expect(headers).toMatchObject({
      "content-security-policy":
        `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; ` +
        "frame-ancestors 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      vary: "accept",
    });
    expect(text).not.toMatch(/<script|https:\/\/|\son\w+=|\sstyle=/);
  });

  test.each(["a<b", 'a"b', "a'b", "a&b", "a/b", "a@b"])("is not made for the host %s", async (host) => {
    expect((await send(gateway.url, { path: "/", headers: { ...HTML, host } })).status).toBe(400);
  });

  test.each([{}, { accept: "*/*" }, { accept: "application/json" }])(
    "a program that sends %j gets 404 in JSON",
    async (headers) => {
      const answer = await send(gateway.url, { path: "/", headers });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    },
  );

  test("says how to send a key if the gateway wants one", async () => {
    const identity = await createIdentity();
    const closed = await startGateway({ env: identity.env, graphiql: true });
    const { text } = await page(closed.url);
    expect(text).toContain("-H &quot;authorization: Bearer YOUR_KEY&quot;");
    expect(text).toContain("Every request needs a token or an API key.");
    await closed.close();
    identity.close();
  });

  test("is not there without GraphiQL, as in production", async () => {
    const closed = await startGateway({ graphiql: false });
    expect((await page(closed.url)).status).toBe(404);
    await closed.close();
  });
});

const inBrowser = requireProgram(CHROMIUM) ? describe : describe.skip;
inBrowser("in a browser", () => {
  test.each([
    ["wide", 1280, "light"],
    ["narrow", 320, "dark"],
  ] as const)("it fits a %s window and breaks no rule of its policy", async (_, width, colorScheme) => {
    const opened = await openPage(`${gateway.url}/`);
    await opened.page.setViewportSize({ width, height: 900 });
    await opened.page.emulateMedia({ colorScheme });
    expect(await opened.page.title()).toBe("Genesys Cloud GraphQL");
    expect(await opened.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const background = await opened.page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(background).toBe(colorScheme === "dark" ? "rgb(15, 19, 24)" : "rgb(255, 255, 255)");
    expect([opened.policyViolations, opened.consoleErrors, opened.foreignRequests]).toEqual([[], [], []]);
    await opened.close();
  });
});
