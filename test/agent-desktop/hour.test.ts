import { describe, expect, test } from "@jest/globals";
import { CHROMIUM } from "../browser.ts";
import { requireProgram } from "../system-programs.ts";
import { createTestClock } from "../test-clock.ts";
import { openDesk } from "./desk.ts";

const HOUR = 3_600_000;
/** Milliseconds after which the test counts as hanging: 200 openings take minutes on a machine that does other work too. */
const LONGEST = 1_200_000;
const OPENINGS = 200;
const SEARCHES = 40;
const EDITS = 5;
const BAR = 60;

/** What the agent looks for: never the same twice. */
const PHRASES = [
  ...["hello", "guten", "hola", "thank", "vielen", "gracias", "moment", "bitte", "favor", "heard"],
  ...["colleague", "tomorrow", "invoice", "rechnung", "factura", "payment", "zahlung", "pago", "due on", "iban"],
  ...["refund", "erstattung", "parcel", "paket", "paquete", "sorry", "later", "neighbour", "shipping", "address"],
  ...["label", "return", "devolver", "checked", "refused", "size", "switch", "password", "fault", "screenshot"],
];
/** So many libraries are used in turn. */
const LIBRARIES = 5;

(requireProgram(CHROMIUM) ? describe : describe.skip)("an hour of an agent's work", () => {
  test(
    "costs at most 60 REST calls",
    async () => {
      const clock = createTestClock();
      const desk = await openDesk({
        clock,
        size: "large",
        env: { CLIENT_REQUESTS_PER_MINUTE: "1200", GENESYS_REQUESTS_PER_MINUTE: "300" },
      });
      try {
        const { page, gateway } = desk;
        await page.clock.install();
        const rows = page.locator('[role="treeitem"]:visible:not(.item-more)');
        let [searches, edits] = [0, 0];
        for (let opening = 0; opening < OPENINGS; opening++) {
          await clock.pass(HOUR / OPENINGS);
          await page.clock.fastForward(HOUR / OPENINGS);
          if (opening % (OPENINGS / SEARCHES) === 0) {
            const phrase = PHRASES[searches]!;
            await page.getByLabel("Search names and texts").fill(phrase);
            await page.clock.runFor(400);
            await page.getByRole("tree", { name: `Results for ${phrase}`, exact: true }).waitFor();
            searches += 1;
          } else if (opening % (OPENINGS / SEARCHES) === 3) {
            await page.getByLabel("Search names and texts").fill("");
            const branch = page.locator("[aria-expanded]").nth(searches % LIBRARIES);
            if ((await branch.getAttribute("aria-expanded")) === "false") await branch.click();
            await branch.and(page.locator('[aria-busy="false"]')).waitFor();
            await page.locator(".snippet:visible").first().waitFor();
          }
          const choices = rows.filter({ has: page.locator(".snippet") });
          const row = choices.nth((opening * 13) % (await choices.count()));
          await row.click();
          await row.and(page.locator('[aria-selected="true"]')).waitFor();
          if (opening % (OPENINGS / EDITS) === 10) {
            await page.getByRole("button", { name: "Edit" }).click();
            await page.getByLabel("Name", { exact: true }).fill(`Edited ${opening}`);
            await page.getByRole("button", { name: "Save" }).click();
            await page.getByText("Saved as version").waitFor();
            edits += 1;
          }
        }
        const { total, byRoute } = gateway.sandbox.calls();
        process.stdout.write(`REST calls of the hour: ${total} ${JSON.stringify(byRoute)}\n`);
        expect({ searches, edits }).toEqual({ searches: SEARCHES, edits: EDITS });
        expect(total).toBeLessThanOrEqual(BAR);
      } finally {
        await desk.close();
      }
    },
    LONGEST,
  );
});
