import { chromium } from "playwright-core";

/** Figures of one visit, in milliseconds. */
interface Figures {
  firstPaint: number;
  /** From the press of a key until the page shows it: the slowest of a search. */
  slowestKey: number;
}

const VISITS = 9;
const PHRASE = "invoice sent";
const url = process.argv[2] ?? "http://127.0.0.1:5173/";

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});

async function visit(): Promise<Figures> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(`
    globalThis.keys = [];
    new PerformanceObserver((list) => keys.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: "event", durationThreshold: 16, buffered: true });
  `);
  await page.goto(url);
  await page.getByRole("treeitem").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(PHRASE, { delay: 60 });
  await page.getByRole("tree", { name: `Results for ${PHRASE}` }).waitFor();
  const figures = (await page.evaluate(`({
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    slowestKey: Math.max(0, ...keys),
  })`)) as Figures;
  await context.close();
  return figures;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const visits: Figures[] = [];
for (let at = 0; at < VISITS; at++) visits.push(await visit());
await browser.close();
process.stdout.write(
  [
    `first paint: ${median(visits.map(({ firstPaint }) => firstPaint)).toFixed(0)} ms (median of ${VISITS} visits)`,
    `slowest key of a search: ${median(visits.map(({ slowestKey }) => slowestKey)).toFixed(0)} ms (0: none took 16 ms)`,
    "",
  ].join("\n"),
);
