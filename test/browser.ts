import { chromium, type Page } from "playwright-core";

/** Debian's browser; playwright-core brings none of its own. */
export const CHROMIUM = "/usr/bin/chromium";

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
  /** Addresses of other hosts the page asked for; each was refused. */
  foreignRequests: string[];
  consoleErrors: string[];
  /** What the page's Content-Security-Policy refused: directive and blocked address. */
  policyViolations: string[];
  close(): Promise<void>;
}

/** Opens an address in a fresh headless browser that can reach no host but that address's own. */
export async function openPage(url: string): Promise<BrowserPage> {
  const { host, hostname } = new URL(url);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // The route below reports a foreign request; this makes sure of what never comes by it, such as a prefetch.
    args: [...CHROMIUM_ARGS, `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${hostname}`],
  });
  const foreignRequests: string[] = [];
  const consoleErrors: string[] = [];
  const policyViolations: string[] = [];
  try {
    // Tall, because the editor only draws the lines that fit.
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
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
    return { page, foreignRequests, consoleErrors, policyViolations, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Opens another GraphiQL tab by its title and waits until its query is stored: before, a run may send the former tab's. */
export async function openTab(page: Page, title: string): Promise<void> {
  await page.getByRole("tab").getByRole("button", { name: title, exact: true }).click();
  await page.waitForFunction((wanted) => {
    const { tabs = [] } = JSON.parse(localStorage.getItem("graphiql:tabState") ?? "{}");
    const tab = tabs.find((each: { title: string }) => each.title === wanted);
    return tab && (tab.query ?? "") === (localStorage.getItem("graphiql:query") ?? "");
  }, title);
}

/** Presses GraphiQL's play button and gives the answer, once the result pane shows that answer. */
export async function runActiveTab(page: Page): Promise<unknown> {
  const answered = page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && !response.request().postData()?.includes("IntrospectionQuery"),
  );
  await page.getByRole("button", { name: /^Execute query/ }).click();
  const answer: unknown = await (await answered).json();
  const wanted = squeezed(JSON.stringify(answer));
  // The pane still shows the run before for a moment.
  for (let attempt = 0; attempt < 50; attempt++) {
    if (squeezed(await shownText(page)) === wanted) return answer;
    await page.waitForTimeout(100);
  }
  throw new Error(`The result pane does not show ${JSON.stringify(answer)}`);
}

/** The editor indents, and wraps long lines: only what is no white space can be compared. */
function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "");
}

async function shownText(page: Page): Promise<string> {
  // Monaco keeps the lines in no order of its own.
  const lines = await page.locator(".result-window .view-line").evaluateAll((drawn) =>
    drawn
      .map((line) => ({ top: Number.parseInt(line.style.top, 10), text: line.textContent ?? "" }))
      .toSorted((a, b) => a.top - b.top)
      .map((line) => line.text),
  );
  return lines.join("");
}
