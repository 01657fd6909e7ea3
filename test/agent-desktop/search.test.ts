import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { openDesk, search } from "./desk.ts";
import type { Desk } from "./desk.ts";

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
    expect(gateway.sandbox.calls().total).toBe(2);
    await library.click();
    await library.click();
    await responses.nth(26).waitFor();
    expect(gateway.sandbox.calls().total).toBe(2);
  });

  test("waits for the last key", async () => {
    await search(desk, "goodbye");
    expect(searches()).toBe(1);
    expect(
      desk.sent.filter(({ operationName }) => operationName === "Search").map(({ variables }) => variables),
    ).toEqual([{ phrase: "goodbye" }]);
  });

  test("an answer that comes late does not replace a newer one", async () => {
    const { page, gateway } = desk;
    const hold = gateway.sandbox.hold(SEARCH, { times: 1 });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("refund");
    await hold.reached();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("parcel");
    await page
      .getByRole("treeitem", { name: /^Parcel/ })
      .first()
      .waitFor();
    hold.release();
    // The late answer is in the cache once its phrase shows it without another call.
    await page.keyboard.press("Control+a");
    await page.keyboard.type("return");
    await page
      .getByRole("treeitem", { name: /return/i })
      .first()
      .waitFor();
    expect(await page.getByRole("treeitem", { name: /^Refund/ }).count()).toBe(0);
  });

  test("a phrase that finds nothing says so, and an empty one brings the libraries back", async () => {
    const { page } = desk;
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zzzz");
    await page.getByText("0 responses").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("tree", { name: "Libraries" }).waitFor();
    expect(await page.getByRole("tree").count()).toBe(1);
  });
});
