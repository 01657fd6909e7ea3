import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { openDesk, openResponse, search } from "./desk.ts";
import type { Desk } from "./desk.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where the pictures of each state go, for people to look at. CI keeps the folder. */
const PICTURES = "artifacts/agent-desktop";
const UPDATE = `mutation ($input: UpdateResponseInput!) { updateResponse(input: $input) { userErrors { message } } }`;

/** The states of the page, in an order in which each leads to the next. */
const STATES: Record<string, (desk: Desk) => Promise<void>> = {
  async libraries({ item }) {
    await item("Billing").click();
    await item("Bank details").waitFor();
  },
  async preview(desk) {
    await openResponse(desk, "Greetings", "Welcome (en)");
    await desk.page.getByLabel("Name of the customer").fill("Ada");
  },
  async inserted({ page }) {
    await page.getByRole("button", { name: "Insert" }).click();
  },
  async "search-results"(desk) {
    await showPanel(desk, "Find");
    await search(desk, "invoice");
  },
  async "nothing-found"({ page }) {
    await page.getByLabel("Search names and texts").fill("zzzz");
    await page.getByText("0 responses").first().waitFor();
  },
  async "several-texts"({ page, item }) {
    await page.getByLabel("Search names and texts").fill("newsletter");
    await item("Newsletter").click();
    await page.getByRole("radio").first().waitFor();
  },
  async edit({ page }) {
    await page.getByRole("button", { name: "Edit" }).click();
  },
  async "newer-version"({ page, gateway }) {
    const id = "22222222-0000-4000-8000-000000000050";
    await page.getByLabel("Name", { exact: true }).fill("News of the month");
    await gateway.query(UPDATE, { input: { id, name: "Newsletter of June" } });
    await page.getByRole("button", { name: "Compare" }).waitFor();
  },
  async conflict({ page }) {
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Another person has changed this response" }).waitFor();
  },
  async saved({ page }) {
    await page.getByRole("button", { name: "Take theirs" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Newsletter of July");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved as version").waitFor();
  },
  async "delete-dialog"({ page }) {
    await page.getByRole("button", { name: "Delete…" }).click();
    await page.locator("dialog li").first().waitFor();
  },
  async "shortcuts-dialog"({ page }) {
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Shortcuts" }).click();
    await page.getByRole("dialog").waitFor();
  },
  async channels({ page }) {
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "Channels" }).click();
    await page.getByRole("heading", { name: "Facebook Shop" }).waitFor();
  },
  async "not-saved"({ page, gateway }) {
    await page.getByRole("link", { name: "Replies" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Name", { exact: true }).fill("News of the week");
    gateway.sandbox.faults([{ match: "PUT *", status: 429, headers: { "Retry-After": "50" } }]);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
  },
  async reconnecting({ page, streams }) {
    streams.refuse();
    await page.getByText("Reconnecting…").waitFor();
  },
  async "signed-out"(desk) {
    const { page } = desk;
    const errors = [{ message: "Not for agents.", extensions: { code: "UNAUTHENTICATED" } }];
    await page.route("**/graphql", (route) => route.fulfill({ status: 401, json: { errors } }));
    await page.getByRole("button", { name: "Discard changes" }).click();
    await showPanel(desk, "Find");
    await page.getByRole("button", { name: "Read again" }).click();
    await page.getByText("You are signed out.").first().waitFor();
  },
  async "not-read"(desk) {
    const { page, item } = desk;
    await page.unroute("**/graphql");
    await page.locator(".signed-out").getByRole("button", { name: "Try again" }).click();
    await page.locator(".signed-out").waitFor({ state: "detached" });
    await showPanel(desk, "Find");
    await page.getByLabel("Search names and texts").fill("another phrase");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Search names and texts").fill("");
    await item("Shipping").click();
    await page.locator(".item-problem").waitFor();
  },
};

async function showPanel({ page }: Desk, name: string): Promise<void> {
  const panel = page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name });
  if (await panel.isVisible()) await panel.click();
}

/** What axe finds in the page as it is: rule and place. */
async function findings({ page }: Desk): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run({ resultTypes: ["violations"] })`)) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`),
  );
}

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1280, 360].map((width) => ({ colorScheme, width })),
);

(requireProgram(CHROMIUM) ? describe : describe.skip).each(LOOKS)(
  "the agent desktop, $colorScheme, $width px wide",
  ({ colorScheme, width }) => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk({
        env: { CLIENT_REQUESTS_PER_MINUTE: "1200", GENESYS_REQUESTS_PER_MINUTE: "300" },
      });
      await desk.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await desk.page.setViewportSize({ width, height: 800 });
      await desk.page.evaluate(AXE);
    });
    afterAll(() => desk?.close());

    test.each(Object.keys(STATES))("%s", async (name) => {
      const { page } = desk;
      await STATES[name]!(desk);
      await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}-${width}.png` });
      expect(await findings(desk)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    });
  },
);
