import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { focusedText, openDesk, openResponse } from "./desk.ts";
import type { Desk } from "./desk.ts";

const ONE = "GET /api/v2/responsemanagement/responses/{responseId}";
const DELETE = "DELETE /api/v2/responsemanagement/responses/{responseId}";

(requireProgram(CHROMIUM) ? describe : describe.skip)("deleting in the agent desktop", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
    await openResponse(desk, "Greetings", "Hand over");
  });
  afterEach(() => desk?.close());

  const dialog = () => desk.page.getByRole("dialog");
  const deletes = () => desk.gateway.sandbox.calls().byRoute[DELETE] ?? 0;

  test("says what a delete changes before anything is deleted", async () => {
    const { page, item } = desk;
    await page.getByRole("button", { name: "Delete…" }).click();
    await dialog().getByRole("listitem").nth(1).waitFor();
    expect(await dialog().getByRole("listitem").allInnerTexts()).toEqual([
      "Greetings stays, without it",
      "Technical Support stays, without it",
    ]);
    expect(deletes()).toBe(0);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "detached" });
    expect(await item("Hand over").count()).toBe(1);
    expect(await focusedText(page)).toBe("Delete…");
  });

  test("deletes once, takes the response out of its lists and gives the focus to the list", async () => {
    const { page, item, sent } = desk;
    await page.getByRole("button", { name: "Delete…" }).click();
    const confirm = dialog().getByRole("button", { name: "Delete", exact: true });
    await page.locator("dialog li").first().waitFor();
    await confirm.click();
    await item("Hand over").waitFor({ state: "detached" });
    expect(deletes()).toBe(1);
    const [dry, real] = sent.filter(({ operationName }) => operationName === "DeleteResponse");
    expect(dry!.variables).toMatchObject({ dryRun: true });
    expect(real!.variables).toMatchObject({ dryRun: false, input: { idempotencyKey: expect.any(String) } });
    await page.locator('[role="treeitem"]:focus').waitFor();
    expect(desk.browser.consoleErrors).toEqual([]);
  });

  test("a dry run that fails says why, and deletes nothing", async () => {
    const { page, gateway } = desk;
    gateway.sandbox.faults([
      { match: ONE, status: 403 },
      { match: "GET /api/v2/responsemanagement/libraries*", status: 403 },
    ]);
    await page.getByRole("button", { name: "Delete…" }).click();
    await dialog().getByRole("alert").waitFor();
    expect(await dialog().getByRole("button", { name: "Delete", exact: true }).isDisabled()).toBe(true);
    gateway.sandbox.faults([]);
    await dialog().getByRole("button", { name: "Try again" }).click();
    await dialog().getByRole("listitem").first().waitFor();
  });
});
