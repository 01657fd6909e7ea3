import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { openDesk, openResponse } from "./desk.ts";
import type { Desk } from "./desk.ts";

const ID = "22222222-0000-4000-8000-000000000007";
const PUT = "PUT /api/v2/responsemanagement/responses/{responseId}";
const UPDATE = `mutation ($input: UpdateResponseInput!) { updateResponse(input: $input) { response { version name } userErrors { message } } }`;
const READ = `query ($id: ID!) { response(id: $id) { name version texts { content } } }`;

(requireProgram(CHROMIUM) ? describe : describe.skip)("editing in the agent desktop", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
    await openResponse(desk, "Greetings", "Please hold (en)");
  });
  afterEach(() => desk?.close());

  const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
  const saves = () => desk.sent.filter(({ operationName }) => operationName === "SaveResponse");

  /** Changes the text on the page, while another person has changed name and text. */
  async function meetConflict(): Promise<void> {
    const { page, gateway } = desk;
    await button("Edit").click();
    const input = { id: ID, name: "Hold the line", texts: [{ content: "Wait, please.", contentType: "TEXT_PLAIN" }] };
    expect((await gateway.query(UPDATE, { input })).errors).toBeUndefined();
    await page.getByLabel("Text", { exact: true }).fill("A moment, please.");
    await button("Save").click();
    await page.getByRole("heading", { name: "Another person has changed this response" }).waitFor();
  }

  test("shows both versions of a conflict side by side", async () => {
    await meetConflict();
    const rows = await desk.page.getByRole("row").allInnerTexts();
    expect(rows.map((row) => row.split("\t").map((cell) => cell.trim()))).toEqual([
      ["Field", "Yours", expect.stringMatching(/^Stored now \(version \d+\)$/)],
      ["Name", "Not changed", "Hold the line"],
      ["Text", "A moment, please.", "Wait, please."],
    ]);
    expect(await desk.page.getByLabel("Text", { exact: true }).inputValue()).toBe("A moment, please.");
  });

  test("keeps mine: only what was changed here goes over the other version", async () => {
    await meetConflict();
    await button("Keep mine").click();
    await desk.page.getByText("Saved as version").waitFor();
    const { data } = await desk.gateway.query(READ, { id: ID });
    expect(data.response).toMatchObject({ name: "Hold the line", texts: [{ content: "A moment, please." }] });
    const keys = saves().map(({ variables }) => variables.input!.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
  });

  test("takes theirs: the draft is gone, and the stored version is there", async () => {
    await meetConflict();
    await button("Take theirs").click();
    await desk.page.getByRole("heading", { name: "Hold the line" }).waitFor();
    await desk.page.getByText("Wait, please.").first().waitFor();
    expect(saves()).toHaveLength(1);
  });

  test("a save that fails keeps the input, and trying again has the same key", async () => {
    const { page, gateway } = desk;
    await button("Edit").click();
    await page.getByLabel("Name", { exact: true }).fill("Hold on");
    gateway.sandbox.faults([{ match: PUT, status: 403, times: 1 }]);
    await button("Save").click();
    await page.getByRole("alert").getByText("UPSTREAM_FORBIDDEN").waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Hold on");
    await button("Try again").click();
    await page.getByRole("heading", { name: "Hold on" }).waitFor();
    const keys = saves().map(({ variables }) => variables.input!.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test("a draft stays while another response is open", async () => {
    const { page, item } = desk;
    await button("Edit").click();
    await page.getByLabel("Name", { exact: true }).fill("Not finished");
    await item("Goodbye (en)").click();
    await page.getByRole("heading", { name: "Goodbye (en)" }).waitFor();
    expect(await item("Please hold (en)").innerText()).toContain("Not saved");
    await item("Please hold (en)").click();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Not finished");
  });

  test("says what the gateway does not accept, at the field or for the whole response", async () => {
    const { page, gateway } = desk;
    await button("Edit").click();
    const name = page.getByLabel("Name", { exact: true });
    await name.fill("Not accepted");
    const body = { code: "invalid.value", message: "No.", details: [{ errorCode: "x", fieldName: "name" }] };
    gateway.sandbox.faults([{ match: PUT, status: 400, body, times: 1 }]);
    await button("Save").click();
    await page.getByRole("alert").getByText("A value is not one that its field allows.").waitFor();
    expect(await name.getAttribute("aria-invalid")).toBe("true");
    gateway.sandbox.faults([{ match: PUT, code: "rms.field.exceeds.max.length", times: 1 }]);
    await button("Save").click();
    await page.getByRole("alert").getByText("A text is longer than Genesys Cloud allows.").waitFor();
    expect(await name.getAttribute("aria-invalid")).toBe("false");
    expect(await name.inputValue()).toBe("Not accepted");
    await button("Save").click();
    await page.getByRole("heading", { name: "Not accepted" }).waitFor();
  });

  test("a save with a placeholder that the response lacks warns of it", async () => {
    const { page } = desk;
    await button("Edit").click();
    await page.getByLabel("Text", { exact: true }).fill("One moment, {{stranger}}.");
    await button("Save").click();
    await page.getByText("Saved as version").waitFor();
    expect(await page.locator(".note-good p").allInnerTexts()).toEqual([expect.stringContaining("stranger")]);
  });

  test("HTML is made readable: nothing of it is loaded or run", async () => {
    const { page, gateway, browser, item } = desk;
    const content = `<p>Dear {{name}},<br>hello.</p><img src="http://127.0.0.1:1/x.png" onerror="document.title='run'"><script>document.title='run'</script>`;
    const input = { id: ID, texts: [{ content, contentType: "TEXT_HTML" }] };
    expect((await gateway.query(UPDATE, { input })).errors).toBeUndefined();
    await button("Read again").click();
    await item("Please hold (en)").filter({ hasText: "Dear {{name}}, hello." }).waitFor();
    expect(await page.locator(".paper").innerText()).toBe("Dear {{name}},\nhello.");
    expect(await page.title()).toBe("Agent desktop");
    expect(browser.foreignRequests).toEqual([]);
  });
});
