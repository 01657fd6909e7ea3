import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { openDesk } from "./desk.ts";
import type { Desk } from "./desk.ts";

/** Milliseconds after the last key until the search begins. */
const LAST_KEY = 300;
const SEARCH = "POST /api/v2/responsemanagement/responses/query";

(requireProgram(CHROMIUM) ? describe : describe.skip)("searching and paging in the agent desktop", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ size: "large" });
  });
  beforeEach(() => desk.gateway.sandbox.resetCalls());
  afterAll(() => desk?.close());

  const searches = () => desk.gateway.sandbox.calls().byRoute[SEARCH] ?? 0;

  test("a page more of the libraries, and the focus is on its first row", async () => {
    const { page, item, gateway } = desk;
    expect(await page.getByRole("treeitem").count()).toBe(26);
    await item("Show more").press("Enter");
    await page.getByRole("treeitem").nth(50).waitFor();
    const focused = await page.evaluate("document.activeElement.dataset.key");
    expect(await page.getByRole("treeitem").nth(25).getAttribute("data-key")).toBe(focused);
    expect(gateway.sandbox.calls().total).toBe(1);
  });

  test("a page more of a library's responses", async () => {
    const { page, gateway } = desk;
    const library = page.locator(`[data-key="11111111-0000-4000-8000-000000000134"]`);
    const responses = page.locator('[aria-level="2"]');
    await library.click();
    await responses.nth(25).waitFor();
    expect(await responses.count()).toBe(26);
    await page.locator('[aria-level="2"]', { hasText: "Show more" }).click();
    await responses.nth(26).waitFor();
    // The gateway has read both pages at once.
    expect(gateway.sandbox.calls().total).toBe(1);
    await library.click();
    await library.click();
    await responses.nth(26).waitFor();
    expect(gateway.sandbox.calls().total).toBe(1);
  });

  describe("as you type, with a clock that only the test moves", () => {
    beforeAll(async () => {
      await desk.page.clock.install({ time: 0 });
      await desk.page.clock.pauseAt(1000);
    });

    /** Presses the keys of a phrase in place of what was there. No time passes. */
    async function type(phrase: string): Promise<void> {
      await desk.page.keyboard.press("Control+k");
      await desk.page.keyboard.type(phrase);
    }
    const found = (phrase: string) => desk.page.getByRole("tree", { name: `Results for ${phrase}`, exact: true });

    test("waits for the last key", async () => {
      const { page, sent } = desk;
      await type("good");
      await page.clock.runFor(LAST_KEY - 1);
      await page.keyboard.type("bye");
      await page.clock.runFor(LAST_KEY - 1);
      expect(searches()).toBe(0);
      await page.clock.runFor(1);
      await found("goodbye").waitFor();
      expect(searches()).toBe(1);
      const phrases = sent.filter(({ operationName }) => operationName === "Search").map(({ variables }) => variables);
      expect(phrases).toEqual([{ phrase: "goodbye" }]);
    });

    test("one letter is no search yet", async () => {
      await type("g");
      await desk.page.clock.runFor(LAST_KEY);
      await desk.page.getByRole("tree", { name: "Libraries" }).waitFor();
      expect(searches()).toBe(0);
    });

    test("an answer that comes late does not replace a newer one", async () => {
      const { page, gateway } = desk;
      const hold = gateway.sandbox.hold(SEARCH, { times: 1 });
      await type("refund");
      await page.clock.runFor(LAST_KEY);
      await hold.reached();
      await type("parcel");
      await page.clock.runFor(LAST_KEY);
      await found("parcel").waitFor();
      hold.release();
      // A further answer has come after the late one.
      await page.getByRole("button", { name: "Read again" }).click();
      await found("parcel").waitFor();
      expect(await page.getByRole("treeitem", { name: /^Refund/ }).count()).toBe(0);
      expect(await page.getByRole("treeitem", { name: /^Parcel/ }).count()).toBeGreaterThan(0);
    });

    test("a phrase that finds nothing says so, and an empty one brings the libraries back", async () => {
      const { page } = desk;
      await type("zzzz");
      await page.clock.runFor(LAST_KEY);
      await page.getByText("0 responses").first().waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("tree", { name: "Libraries" }).waitFor();
      expect(await page.getByRole("tree").count()).toBe(1);
    });
  });
});
