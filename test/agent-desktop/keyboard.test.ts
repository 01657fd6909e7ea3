import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { focusedText, openDesk, search } from "./desk.ts";
import type { Desk } from "./desk.ts";

(requireProgram(CHROMIUM) ? describe : describe.skip)("the agent desktop by keyboard alone", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.close());

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };

  test("walks the tree: libraries open and close, and arrow keys move", async () => {
    const { page, item } = desk;
    await press("Control+k", "ArrowDown");
    expect(await focusedText(page)).toBe("Billing");
    await press("ArrowRight");
    await item("Bank details").waitFor();
    await press("ArrowRight");
    expect(await focusedText(page)).toMatch(/^Bank detailsIBAN/);
    await press("ArrowDown", "ArrowDown", "ArrowUp");
    expect(await focusedText(page)).toMatch(/^Invoice sent \(de\)/);
    await press("ArrowLeft");
    expect(await focusedText(page)).toMatch(/^Billing/);
    await press("ArrowLeft");
    await item("Bank details").waitFor({ state: "detached" });
    await press("End");
    expect(await focusedText(page)).toBe("WhatsApp Templates");
    await press("Home");
    expect(await focusedText(page)).toMatch(/^Billing/);
    expect(await page.getByRole("tree", { name: "Libraries" }).locator('[tabindex="0"]').count()).toBe(1);
  });

  test("searches, opens, fills in, inserts and sends", async () => {
    const { page } = desk;
    await search(desk, "welcome");
    await press("ArrowDown", "Enter");
    expect(await focusedText(page)).toBe("Welcome (en)");
    await page.getByText("Hello customer, my name is {{agent}}. How can I help you?").waitFor();
    await press("Tab");
    await page.keyboard.type("Ada");
    await press("Tab");
    await page.keyboard.type("Bo");
    await page.getByText("Hello Ada, my name is Bo. How can I help you?").waitFor();
    await press("Control+Enter");
    expect(await focusedText(page)).toBe("Hello Ada, my name is Bo. How can I help you?");
    await press("Control+Enter");
    expect(await page.getByRole("list", { name: "Messages" }).getByRole("listitem").last().innerText()).toContain(
      "Hello Ada, my name is Bo. How can I help you?",
    );
    expect(await page.getByLabel("Message", { exact: true }).inputValue()).toBe("");
  });

  test("inserts at the cursor, and selects a placeholder without a value", async () => {
    const { page } = desk;
    await search(desk, "Invoice sent (en)");
    await press("ArrowDown", "Enter");
    const box = page.getByLabel("Message", { exact: true });
    await box.focus();
    await page.keyboard.type("Dear Ada.  Bye!");
    await press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Control+e");
    await press("Escape");
    await page.getByRole("button", { name: "Discard changes" }).press("Enter");
    await page.getByRole("button", { name: "Insert" }).press("Enter");
    await page.keyboard.type("12 EUR");
    expect(await box.inputValue()).toBe(
      "Dear Ada. We have sent the invoice over 12 EUR for order {{order}} to you by email. Bye!",
    );
  });

  test("edits, saves and goes back to the list", async () => {
    const { page } = desk;
    await search(desk, "please hold (en)");
    await press("ArrowDown", "Enter", "Control+e");
    expect(await focusedText(page)).toBe("Please hold (en)");
    await press("Control+a");
    await page.keyboard.type("One moment");
    await press("Control+Enter");
    await page.getByText("Saved as version").waitFor();
    await page.getByRole("heading", { name: "One moment" }).waitFor();
    await press("Escape");
    expect(await focusedText(page)).toMatch(/^One momentOne moment please/);
  });

  test("lists its shortcuts in a dialog, which gives the focus back", async () => {
    const { page } = desk;
    await press("Control+k", "Control+/");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.waitFor();
    await press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
  });

  test("finds from the channels too", async () => {
    const { page } = desk;
    await page.getByRole("link", { name: "Channels" }).press("Enter");
    await page.getByRole("heading", { name: "Facebook Shop" }).waitFor();
    await press("Control+k");
    await page.locator("#search:focus").waitFor();
    expect(await page.getByRole("heading", { name: "Facebook Shop" }).count()).toBe(0);
  });

  test("loads nothing from another host, and has no errors", () => {
    expect(desk.browser.foreignRequests).toEqual([]);
    expect(desk.browser.consoleErrors).toEqual([]);
    expect(desk.browser.policyViolations).toEqual([]);
  });
});
