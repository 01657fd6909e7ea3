import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { buildSchema, graphql } from "graphql";
import { registerGraphiql } from "../../src/http/graphiql/graphiql.ts";
import { CHROMIUM, enterHeaders, openPage, openTab, runActiveTab, type BrowserPage } from "../browser.ts";
import { bearer, createIdentity } from "../identity.ts";
import { startGateway, type Gateway } from "../start.ts";
import { requireProgram } from "../system-programs.ts";

const SCHEMA = buildSchema(`type Query { greeting(name: String! = "world"): String!, answer: Int! }`);
const ROOT = { greeting: ({ name }: { name: string }) => `Hello, ${name}`, answer: 42 };
const TABS = [
  { query: "query Greeting {\n  greeting\n}\n" },
  { query: "query GreetingByName($name: String!) {\n  greeting(name: $name)\n}\n", variables: '{ "name": "Ada" }' },
  { query: "# </script><script>alert(1)</script>\nquery Answer {\n  answer\n}\n" },
];

let app: FastifyInstance;
let origin: string;
const contentTypes = new Set<string | undefined>();

beforeAll(async () => {
  app = Fastify();
  app.post<{ Body: { query: string; variables?: Record<string, unknown>; operationName?: string } }>(
    "/graphql",
    ({ body, headers }) => {
      contentTypes.add(headers["content-type"]);
      const { query: source, variables: variableValues, operationName } = body;
      return graphql({ schema: SCHEMA, rootValue: ROOT, source, variableValues, operationName });
    },
  );
  registerGraphiql(app, {
    ...{ endpoint: "/graphql", tabs: TABS, needsKey: false, explain: false },
    restCallsPerMinute: 300,
  });
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
});

afterAll(() => app.close());

describe("the files of the page", () => {
  test("the page is there with and without a slash, and for HEAD", async () => {
    const page = await fetch(`${origin}/graphiql`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(html).toContain("<title>Genesys Cloud GraphQL</title>");
    expect(await (await fetch(`${origin}/graphiql/`)).text()).toBe(html);

    const head = await fetch(`${origin}/graphiql`, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(html)));
  });

  test("the policy lets in no other host, no inline script and no eval", async () => {
    const policy = (await fetch(`${origin}/graphiql`)).headers.get("content-security-policy") ?? "";
    const directives = new Map(policy.split("; ").map((line) => [line.split(" ", 1)[0], line]));
    expect(directives.get("default-src")).toBe("default-src 'none'");
    expect(directives.get("script-src")).toBe("script-src 'self'");
    expect(directives.get("connect-src")).toBe("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
  });

  test("every file the page names has its type, may be kept for ever, and comes compressed or plain", async () => {
    const html = await (await fetch(`${origin}/graphiql`)).text();
    const names = [...html.matchAll(/"(\/graphiql\/[^"/]+)"/g)].map((match) => match[1]);
    expect(names).toHaveLength(9);
    for (const name of names) {
      const compressed = await fetch(`${origin}${name}`);
      expect(compressed.status).toBe(200);
      expect(compressed.headers.get("content-encoding")).toBe("gzip");
      expect(compressed.headers.get("content-type")).toBe(
        `text/${name?.endsWith(".css") ? "css" : "javascript"}; charset=utf-8`,
      );
      expect(compressed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      const plain = await fetch(`${origin}${name}`, { headers: { "accept-encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect((await plain.text()) === (await compressed.text())).toBe(true);
    }
  });

  test.each(["graphiql.js", "..%2fpackage.json", "..%2f..%2fsrc%2fgraphiql.ts", "constructor"])(
    "%s is no file of the page",
    async (name) => {
      expect((await fetch(`${origin}/graphiql/${name}`)).status).toBe(404);
    },
  );
});

(requireProgram(CHROMIUM) ? describe : describe.skip)("the page in a browser without network", () => {
  let browser: BrowserPage;

  beforeAll(async () => {
    browser = await openPage(`${origin}/graphiql`);
  });

  afterAll(() => browser?.close());

  const tabTitles = async (): Promise<string[]> => {
    await browser.page.locator(".graphiql-tab").first().waitFor();
    return browser.page.locator(".graphiql-tab").allInnerTexts();
  };

  test("opens on the example tabs, and on no more when they are reloaded untouched", async () => {
    expect(await browser.page.title()).toBe("Genesys Cloud GraphQL");
    expect(await tabTitles()).toEqual(["Greeting", "GreetingByName", "Answer"]);
    await browser.page.waitForFunction(() => localStorage.getItem("graphiql:tabState"));
    await browser.page.reload();
    expect(await tabTitles()).toEqual(["Greeting", "GreetingByName", "Answer"]);
  });

  test("runs the first tab with the button", async () => {
    expect(await runActiveTab(browser.page)).toEqual({ data: { greeting: "Hello, world" } });
    expect(contentTypes).toEqual(new Set(["application/json"]));
    // For a person to look at; the next run overwrites it.
    await browser.page.screenshot({ path: join(tmpdir(), "genesys-graphiql", "first-tab.png") });
  });

  test("a second tab brings its variables", async () => {
    await openTab(browser.page, "GreetingByName");
    expect(await runActiveTab(browser.page)).toEqual({ data: { greeting: "Hello, Ada" } });
  });

  test("a returning visitor finds the tabs as they were left", async () => {
    await browser.page.reload();
    expect(await tabTitles()).toEqual(["Greeting", "GreetingByName", "Answer"]);
    expect(await browser.page.locator(".graphiql-tab-active").innerText()).toBe("GreetingByName");
    await browser.page.getByRole("button", { name: "New tab" }).click();
    await browser.page.waitForFunction(() => localStorage.getItem("graphiql:tabState")?.includes("<untitled>"));
    await browser.page.reload();
    expect(await tabTitles()).toEqual(["Greeting", "GreetingByName", "Answer", "<untitled>"]);
  });

  test("a header that is typed is sent, and is stored nowhere", async () => {
    const { page } = browser;
    await openTab(page, "Greeting");
    await enterHeaders(page, { authorization: "Bearer canary7f3a" });
    const sent = page.waitForRequest((request) => request.method() === "POST");
    expect(await runActiveTab(page)).toEqual({ data: { greeting: "Hello, world" } });
    expect((await sent).headers()).toMatchObject({ authorization: "Bearer canary7f3a" });
    // What GraphiQL stores it stores half a second after the last edit: with a later one in the store, it has stored all.
    await page.locator(".graphiql-query-editor .monaco-editor").click();
    await page.keyboard.insertText("# later");
    await page.waitForFunction(() => localStorage.getItem("graphiql:tabState")?.includes("# later"));
    const stored = await page.evaluate(
      "JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie",
    );
    expect(stored).toContain("Greeting");
    expect(stored).not.toContain("canary7f3a");
  });

  test("all of it asked no other host, broke no policy and logged no error; what would is noticed", async () => {
    expect(browser.foreignRequests).toEqual([]);
    expect(browser.policyViolations).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);

    await browser.page.evaluate("fetch('http://elsewhere.invalid/').catch(() => undefined)");
    await browser.page.goto("http://elsewhere.invalid/").catch(() => undefined);
    expect(browser.policyViolations).toEqual(["connect-src http://elsewhere.invalid/"]);
    expect(browser.foreignRequests).toEqual(["http://elsewhere.invalid/"]);
  });
});

(requireProgram(CHROMIUM) ? describe : describe.skip)("the first minute with a gateway and its sandbox", () => {
  let gateway: Gateway;
  let browser: BrowserPage;

  beforeAll(async () => {
    gateway = await startGateway({ graphiql: true, env: { GENESYS_REQUESTS_PER_MINUTE: "300" } });
    browser = await openPage(`${gateway.url}/graphiql`);
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.close();
  });

  const barOf = ({ page }: BrowserPage) => page.locator("#cost").innerText();
  const toFile = (name: string) => ({ path: join(tmpdir(), "genesys-graphiql", `${name}.png`) });

  test("the line below the answer has the REST calls that the sandbox counted", async () => {
    let left = 300;
    for (const title of ["Libraries", "Makers", "DryRun"]) {
      if (title !== "Libraries") await openTab(browser.page, title);
      gateway.sandbox.resetCalls();
      await runActiveTab(browser.page);
      const { total } = gateway.sandbox.calls();
      left -= total;
      expect(await barOf(browser)).toMatch(
        new RegExp(`^${total} REST calls, \\d+ ms, ${left} of 300 left this minute$`),
      );
    }
    expect(left).toBe(294);
  });

  test("below the answer are links to the reference and to what this gateway is", async () => {
    const links = await browser.page
      .locator("#bar nav a")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(links).toEqual(["/graphiql/docs/schema/README.md", "/"]);
  });

  test("the docs begin with words of this graph and guides, and have the defaults of arguments", async () => {
    const { page } = browser;
    const docs = page.locator(".graphiql-doc-explorer");
    await page.getByRole("button", { name: /Documentation Explorer/ }).click();
    await docs.getByText("Words of Genesys Cloud").waitFor();
    expect(await docs.innerText()).not.toContain("A GraphQL schema provides a root type");
    await docs.getByRole("link", { name: "Query", exact: true }).click();
    await docs.getByRole("link", { name: "libraries", exact: true }).click();
    await docs.getByText("first: Int = 25").waitFor();
    await page.screenshot(toFile("docs"));
    for (const name of ["Query", "Docs"]) await page.getByLabel(`Go back to ${name}`).click();
    await docs.getByRole("link", { name: "Schema reference" }).click();
    await page.getByRole("heading", { name: "Schema reference" }).waitFor();
    await page.getByRole("link", { name: "libraries", exact: true }).click();
    await page.getByRole("heading", { name: "libraries", exact: true }).waitFor();
    expect(page.url()).toBe(`${gateway.url}/graphiql/docs/schema/queries.md#libraries`);
    // Back without the docs, and without waiting for GraphiQL to animate them away.
    await page.evaluate("localStorage.removeItem('graphiql:visiblePlugin')");
    await page.goto(`${gateway.url}/graphiql`);
    await openTab(page, "Libraries");
  });

  test.each([
    [1280, 800, "light", "rgb(255, 255, 255)"],
    [1280, 800, "dark", "rgb(33, 42, 59)"],
    [375, 812, "light", "rgb(255, 255, 255)"],
    [360, 740, "dark", "rgb(33, 42, 59)"],
  ] as const)(
    "at %i x %i, %s: the answer has its room and no comment is cut off",
    async (width, height, look, color) => {
      const { page } = browser;
      await page.emulateMedia({ colorScheme: look });
      await page.setViewportSize({ width, height });
      await page.waitForFunction(
        "document.querySelector('.result-window').getBoundingClientRect().width <= innerWidth",
      );
      const answer = await page.locator(".result-window").boundingBox();
      expect(answer?.width).toBeGreaterThanOrEqual(width > 760 ? 500 : 300);
      expect(answer?.height).toBeGreaterThanOrEqual(300);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      // The first comment goes on in the next line.
      const editor = page.locator(".graphiql-query-editor .monaco-editor").first();
      await page.waitForFunction(`(() => {
      const { right } = document.querySelector(".graphiql-query-editor .monaco-editor").getBoundingClientRect();
      const words = [...document.querySelectorAll(".graphiql-query-editor .view-line > span > span")];
      return words.length > 5 && words.every((word) => word.getBoundingClientRect().right <= right);
    })()`);
      expect((await editor.innerText()).replaceAll("\u00A0", " ")).toContain("A response is a text");
      // The editor follows the look of the system, too: a light comment on a dark page, a dark one on a light page.
      const brightness = `(() => {
      const comment = document.querySelector(".graphiql-query-editor .view-line > span > span");
      return getComputedStyle(comment).color.match(/\\d+/g).reduce((sum, part) => sum + Number(part), 0);
    })()`;
      await page.waitForFunction(look === "dark" ? `${brightness} > 200` : `${brightness} < 200`);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(color);
      await page.getByRole("button", { name: /^Execute query/ }).click();
      await page.locator(".result-window").getByText('"Billing"').first().waitFor();
      await page.screenshot(toFile(`${width}-${look}`));
    },
  );

  test("asked no other host and broke no policy", () => {
    expect(browser.foreignRequests).toEqual([]);
    expect(browser.policyViolations).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  });

  test("a gateway that asks for a key says where to enter it; then its schema loads, and every tab has the key", async () => {
    const identity = await createIdentity();
    const closed = await startGateway({ graphiql: true, env: { ...identity.env, EXPLAIN: "off" } });
    const visitor = await openPage(`${closed.url}/graphiql`);
    const { page } = visitor;
    try {
      const hint = page.locator("#hint");
      await hint.getByText("This gateway needs a key.").waitFor();
      expect(await page.locator(".graphiql-editor-tool").last().innerText()).toContain("Sign");
      await page.screenshot(toFile("needs-key"));
      await hint.getByRole("button", { name: "Open Headers" }).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText(JSON.stringify(bearer("wrong")));
      await hint.getByRole("button", { name: "Load the schema" }).click();
      await hint.getByText("does not accept this key").waitFor();

      const token = await identity.token({ permissions: ["responses:library:view", "responses:response:view"] });
      await page.locator(".graphiql-editor-tool .monaco-editor:visible").click();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      await page.keyboard.insertText(JSON.stringify(bearer(token)));
      expect(await runActiveTab(page)).toMatchObject({ data: { libraries: { totalCount: 8 } } });
      await hint.waitFor({ state: "hidden" });
      expect(await barOf(visitor)).toBe("This gateway does not say what a query costs (setting EXPLAIN).");
      await openTab(page, "Search");
      expect(await runActiveTab(page)).toMatchObject({ data: { searchResponses: { totalCount: 2 } } });
      await page.getByRole("button", { name: /Documentation Explorer/ }).click();
      await page.locator(".graphiql-doc-explorer").getByText("Words of Genesys Cloud").waitFor();
      expect(await page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).not.toContain(token);
      expect(visitor.policyViolations).toEqual([]);
    } finally {
      await visitor.close();
      await closed.close();
      identity.close();
    }
  });
});
