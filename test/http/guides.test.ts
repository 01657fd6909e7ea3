import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { guideLinks, registerGuides } from "../../src/http/graphiql/guides.ts";
import { renderMarkdown } from "../../src/http/graphiql/markdown.ts";

describe("Markdown as HTML", () => {
  const render = (text: string) =>
    renderMarkdown(text, (path) => (path === "known.md" ? "/known" : undefined)).trimEnd();

  test.each([
    ["## Two *words*, `x`", '<h2 id="two-words-x">Two <em>words</em>, <code>x</code></h2>'],
    ["[a](known.md#b), [c](#d), [e](other.md)", '<p><a href="/known#b">a</a>, <a href="#d">c</a>, e</p>'],
    ["[a](javascript:alert(1))", "<p>a</p>"],
    ["one<br>two", "<p>one<br>two</p>"],
    ["<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"],
    ["a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)> b</p>"],
    ["![a](https://example.com/a.png)", "<p>a</p>"],
  ])("%j", (text, html) => expect(render(text)).toBe(html));

  test("a table can be scrolled by keyboard, and has bars that are no border", () => {
    expect(render("| A | B |\n| --- | --- |\n| 1 \\| 2 | x<br>y |")).toBe(
      '<div class="table" tabindex="0"><table><thead><tr><th>A</th><th>B</th></tr></thead>' +
        "<tbody><tr><td>1 | 2</td><td>x<br>y</td></tr></tbody></table></div>",
    );
  });
});

describe("the guides", () => {
  let app: FastifyInstance;
  beforeAll(() => {
    app = Fastify();
    registerGuides(app);
  });
  afterAll(() => app.close());

  const get = (url: string) => app.inject({ method: "GET", url });

  test("each that GraphiQL names is a page without script, and every link in it leads to a page and a heading", async () => {
    const pages = new Map<string, string>();
    const read = async (url: string) => {
      const known = pages.get(url);
      if (known !== undefined) return known;
      const { statusCode, payload, headers } = await get(url);
      expect([url, statusCode]).toEqual([url, 200]);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(headers["content-security-policy"]).toContain("default-src 'none'; style-src 'sha256-");
      pages.set(url, payload);
      return payload;
    };
    expect(guideLinks()).toHaveLength(7);
    const missing: string[] = [];
    for (const { href } of guideLinks()) {
      const html = await read(href);
      expect(html).not.toMatch(/<script|\]\(|^\||\*\*/m);
      for (const [, url, , anchor] of html.matchAll(/ href="(\/graphiql\/docs\/[^"#]*)?(#([^"]*))?"/g)) {
        if (url === undefined && anchor === undefined) continue;
        const target = await read(url ?? href);
        if (anchor !== undefined && !target.includes(` id="${anchor}"`))
          missing.push(`${href}: ${url ?? ""}#${anchor}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test.each(["nothing.md", "..%2fREADME.md", "../README.md", "schema", "schema/../../README.md", "constructor"])(
    "%s is no guide",
    async (path) => expect((await get(`/graphiql/docs/${path}`)).statusCode).toBe(404),
  );

  test.each(["/graphiql/docs", "/graphiql/docs/"])("%s lists them", async (path) => {
    const { statusCode, payload } = await get(path);
    expect(statusCode).toBe(200);
    const links = [...payload.matchAll(/<li><a href="([^"]+)">/g)].map(([, href]) => href);
    expect(links).toEqual(guideLinks().map(({ href }) => href));
  });

  test("the heading of a guide is the title of its page", async () => {
    const title = /^# (.+)$/m.exec(readFileSync("docs/errors.md", "utf8"))?.[1];
    expect((await get("/graphiql/docs/errors.md")).payload).toContain(
      `<title>${title} · Genesys Cloud GraphQL</title>`,
    );
  });
});
