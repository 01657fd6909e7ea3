import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { openDesk } from "./desk.ts";
import type { Desk } from "./desk.ts";

(requireProgram(CHROMIUM) ? describe : describe.skip)("channels, budget and refusals in the agent desktop", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({
      env: { CLIENT_REQUESTS_PER_MINUTE: "1200", GENESYS_REQUESTS_PER_MINUTE: "300" },
    });
  });
  afterAll(() => desk?.close());

  const budget = async (): Promise<string> =>
    (await desk.page.getByRole("region", { name: "Budget" }).innerText()).replaceAll(/\s+/g, " ");

  test("the corner says what the page has cost, and what is left", async () => {
    // The list of libraries, two streams, and the list again once they are open.
    expect(await budget()).toBe("REST calls 1 1 saved Left this minute 299 REST calls Requests left 1196 of 1200");
    await desk.item("Greetings").click();
    await desk.item("Goodbye (en)").click();
    await desk.page.getByRole("heading", { name: "Goodbye (en)" }).waitFor();
    expect(await budget()).toBe("REST calls 2 1 saved Left this minute 298 REST calls Requests left 1195 of 1200");
  });

  test("a channel has its state, its setting and what may be sent", async () => {
    const { page } = desk;
    await page.getByLabel("Message", { exact: true }).fill("Half a message");
    await page.getByRole("link", { name: "Channels" }).click();
    const card = page.getByRole("listitem").filter({ hasText: "Facebook Careers" });
    await card.waitFor();
    expect((await card.innerText()).replaceAll(/\s+/g, " ")).toBe(
      "Facebook Careers Facebook Active Setting: Typing only Typing, from customers On Typing, to customers On " +
        "Story mentions Off Story replies Off Content: Pictures only Customers may send any image " +
        "Agents may send image/jpeg, image/png",
    );
    await page.keyboard.press("Control+Enter");
    await page.getByRole("link", { name: "Replies" }).click();
    expect(await page.getByLabel("Message", { exact: true }).inputValue()).toBe("Half a message");
  });

  test("no answer at all is said too", async () => {
    const { page } = desk;
    await page.route("**/graphql", (route) => route.abort());
    await page.getByLabel("Search names and texts").fill("zebra");
    await page.getByRole("alert").getByText("NO_ANSWER").waitFor();
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("0 responses").first().waitFor();
    expect(await page.getByLabel("Search names and texts").inputValue()).toBe("zebra");
  });

  test("a search that the gateway refuses names its code, and counts down until it can be tried again", async () => {
    const { page, gateway } = desk;
    await page.clock.install();
    gateway.sandbox.faults([{ match: "POST *", status: 429, headers: { "Retry-After": "40" } }]);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("hello");
    await page.clock.runFor(400);
    await page.getByRole("alert").getByText("UPSTREAM_RATE_LIMITED").waitFor();
    const retry = page.getByRole("button", { name: /^Try again/ });
    expect(await retry.innerText()).toMatch(/^Try again in \d+ s$/);
    expect(await retry.isDisabled()).toBe(true);
    await page.clock.runFor(60_000);
    expect(await retry.innerText()).toBe("Try again");
  });
});
