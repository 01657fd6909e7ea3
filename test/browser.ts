import { chromium, type Browser, type Page } from "playwright-core";
import { endings } from "./runner/endings.ts";
import { until } from "./until.ts";

/** Debian's Chromium. playwright-core contains no browser. */
export const CHROMIUM = "/usr/bin/chromium";

const OWN_HOST = "127.0.0.1";
/** Milliseconds after which a page counts as hanging. The error then says where. */
const HANG = 120_000;

const CHROMIUM_ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface BrowserPage {
  page: Page;
  /** Addresses of other hosts that the page requested. All were blocked. */
  foreignRequests: string[];
  consoleErrors: string[];
  /** Violations of the page's Content-Security-Policy: directive and blocked address. */
  policyViolations: string[];
  close(): Promise<void>;
}

let launched: Promise<Browser> | undefined;

/** One browser for all tests of a process. Each test has its own context. */
function sharedBrowser(): Promise<Browser> {
  if (launched) return launched;
  launched = chromium.launch({
    executablePath: CHROMIUM,
    timeout: HANG,
    // The route below reports requests to other hosts. This also blocks those that skip routes, such as prefetches.
    args: [...CHROMIUM_ARGS, `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${OWN_HOST}`],
  });
  endings.push(async () => (await launched)?.close());
  return launched;
}

/** Opens a local address in a new context of a headless browser, which cannot reach other hosts. */
export async function openPage(url: string): Promise<BrowserPage> {
  const { host, hostname } = new URL(url);
  if (hostname !== OWN_HOST) throw new Error(`The browser reaches ${OWN_HOST} only, not ${hostname}`);
  const foreignRequests: string[] = [];
  const consoleErrors: string[] = [];
  const policyViolations: string[] = [];
  // Tall, because the editor renders only visible lines.
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 2400 } });
  try {
    context.setDefaultTimeout(HANG);
    await context.route(
      (address) => address.host !== host,
      (route) => {
        foreignRequests.push(route.request().url());
        return route.abort();
      },
    );
    await context.exposeFunction("reportViolation", (violation: string) => policyViolations.push(violation));
    await context.addInitScript({
      content: `addEventListener("securitypolicyviolation", (event) =>
        reportViolation(event.violatedDirective + " " + event.blockedURI));`,
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    await page.goto(url);
    return { page, foreignRequests, consoleErrors, policyViolations, close: () => context.close() };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Opens a GraphiQL tab by its title, and waits until its query is stored. A run before that may send the other tab's. */
export async function openTab(page: Page, title: string): Promise<void> {
  await page.getByRole("tab").getByRole("button", { name: title, exact: true }).click();
  await page.waitForFunction((wanted) => {
    const { tabs = [] } = JSON.parse(localStorage.getItem("graphiql:tabState") ?? "{}");
    const tab = tabs.find((each: { title: string }) => each.title === wanted);
    return tab && (tab.query ?? "") === (localStorage.getItem("graphiql:query") ?? "");
  }, title);
}

/** Writes headers on GraphiQL's tab Headers, below what is there. */
export async function enterHeaders(page: Page, headers: Record<string, string>): Promise<void> {
  await page.getByRole("button", { name: "Headers", exact: true }).click();
  await page.locator(".graphiql-editor-tool .monaco-editor:visible").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(JSON.stringify(headers));
}

/** Presses GraphiQL's play button. Returns the answer when the result pane shows it. */
export async function runActiveTab(page: Page): Promise<unknown> {
  const answered = page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && !response.request().postData()?.includes("IntrospectionQuery"),
  );
  await page.getByRole("button", { name: /^Execute query/ }).click();
  const answer: unknown = await (await answered).json();
  const wanted = squeezed(JSON.stringify(answer));
  // The pane shows the previous result for a moment.
  await until(async () => squeezed(await visibleText(page)) === wanted);
  return answer;
}

/** Removes white space, because the editor indents and wraps lines. */
function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "");
}

async function visibleText(page: Page): Promise<string> {
  // Monaco's line elements have no fixed order.
  const lines = await page.locator(".result-window .view-line").evaluateAll((drawn) =>
    drawn
      .map((line) => ({ top: Number.parseInt(line.style.top, 10), text: line.textContent ?? "" }))
      .toSorted((a, b) => a.top - b.top)
      .map((line) => line.text),
  );
  return lines.join("");
}
