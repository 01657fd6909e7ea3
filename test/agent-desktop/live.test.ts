import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { CHROMIUM, openPage } from "../browser.ts";
import { ALL, bearer, createIdentity } from "../identity.ts";
import { libraryId, responseId } from "../ids.ts";
import { login, responsesPath } from "../sandbox/rest-client.ts";
import { requireProgram } from "../system-programs.ts";
import { until } from "../until.ts";
import { isLive, openDesk, openResponse } from "./desk.ts";
import type { Desk } from "./desk.ts";

const EVENTS_KEY = "a key for events of tests";
const GREETINGS = libraryId(1);
const HOLD = responseId(7);
const ONE = "GET /api/v2/responsemanagement/responses/{responseId}";
const LIST = "GET /api/v2/responsemanagement/responses";

const describeWithBrowser = requireProgram(CHROMIUM) ? describe : describe.skip;

let desk: Desk;
afterEach(() => desk?.close());

const field = (label: string) => desk.page.getByLabel(label, { exact: true });
const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
const heading = (name: string) => desk.page.getByRole("heading", { name, exact: true });
const status = () => desk.page.locator(".live");

/** A mutation of another client. */
async function write(mutation: string, input: object): Promise<Record<string, unknown>> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const result = mutation.startsWith("delete") ? "deletedId" : mutation === "createResponse" ? "response { id }" : "";
  const { data, errors } = await desk.gateway.query(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${result} userErrors { message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
}

describeWithBrowser("the agent desktop, while others work", () => {
  beforeEach(async () => {
    desk = await openDesk({ env: { CLIENT_REQUESTS_PER_MINUTE: "1200", EVENTS_KEY } });
    await openResponse(desk, "Greetings", "Please hold (en)");
    desk.gateway.sandbox.resetCalls();
  });

  const calls = () => desk.gateway.sandbox.calls().byRoute;

  test("shows the edit of another client, and asks nothing for it", async () => {
    const requests = desk.sent.length;
    await write("updateResponse", { id: HOLD, name: "Hold the line", texts: [plain("Wait, please.")] });
    await heading("Hold the line").waitFor();
    await desk.item("Hold the line").filter({ hasText: "Wait, please." }).waitFor();
    expect(await desk.page.locator(".paper").innerText()).toBe("Wait, please.");
    // The edit itself.
    expect(calls()).toEqual({ [ONE.replace("GET", "PUT")]: 1 });
    expect(desk.sent).toHaveLength(requests);
  });

  test("an edit past the gateway is read once, for all pages of a replica", async () => {
    const other = await openPage(desk.url);
    await isLive(other.page);
    await other.page.getByRole("treeitem", { name: "Greetings" }).click();
    await other.page.getByRole("treeitem", { name: /^Please hold \(en\)/ }).waitFor();
    const admin = await login(desk.gateway.sandbox, "admin", "admin");
    const path = `${responsesPath}/${HOLD}`;
    const { body } = await admin.call("GET", path);
    expect((await admin.call("PUT", path, { ...body, name: "Renamed by a person" })).status).toBe(200);
    desk.gateway.sandbox.resetCalls();
    await push("Response", HOLD);
    await heading("Renamed by a person").waitFor();
    await other.page.getByRole("treeitem", { name: /^Renamed by a person/ }).waitFor();
    expect(calls()).toEqual({ [ONE]: 1 });
    await other.close();
  });

  test("an event that comes late puts no older version over a newer one", async () => {
    const { page, streams } = desk;
    await page.evaluate(`
      globalThis.titles = [];
      new MutationObserver(() => titles.push(document.querySelector(".panel-response h2").textContent))
        .observe(document.querySelector(".panel-response"), { subtree: true, childList: true, characterData: true });
    `);
    streams.hold();
    await write("updateResponse", { id: HOLD, name: "Second" });
    await write("updateResponse", { id: HOLD, name: "Third" });
    await button("Read again").click();
    await heading("Third").waitFor();
    // The first of two events, and time to draw it.
    streams.release(1);
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    streams.release();
    await write("updateResponse", { id: HOLD, name: "Fourth" });
    await heading("Fourth").waitFor();
    const titles = (await page.evaluate("titles")) as string[];
    expect(titles).toContain("Third");
    expect(titles).not.toContain("Second");
  });

  test("a new response appears in the libraries where it belongs, and its count grows", async () => {
    const greetings = desk.page.locator(`[data-key="${GREETINGS}"]`);
    const before = Number(await greetings.locator(".count").innerText());
    desk.gateway.sandbox.resetCalls();
    await write("createResponse", { name: "Brand new", libraryIds: [GREETINGS], texts: [plain("News.")] });
    await desk.item("Brand new").filter({ hasText: "News." }).waitFor();
    expect(await greetings.locator(".count").innerText()).toBe(String(before + 1));
    expect(calls()).toEqual({ [LIST.replace("GET", "POST")]: 1, [ONE]: 1 });
    await desk.item("Brand new").click();
    await heading("Brand new").waitFor();
  });

  test("a response that moves leaves one library and enters the other", async () => {
    await desk.item("Billing").click();
    await desk.item("Bank details").waitFor();
    desk.gateway.sandbox.resetCalls();
    const billing = await desk.page.locator("[aria-expanded]", { hasText: "Billing" }).getAttribute("data-key");
    await write("updateResponse", { id: HOLD, libraryIds: [billing] });
    await desk.page.locator(`[data-key="${billing}/${HOLD}"]`).waitFor();
    await desk.page.locator(`[data-key="${GREETINGS}/${HOLD}"]`).waitFor({ state: "detached" });
    expect(calls()[LIST]).toBeUndefined();
  });

  test("a deleted response goes, from the list and from the panel, and the focus is on the next one", async () => {
    await desk.item("Please hold (en)").focus();
    const next = await desk.page.evaluate("document.activeElement.nextElementSibling.dataset.key");
    const count = desk.page.locator(`[data-key="${GREETINGS}"] .count`);
    const before = Number(await count.innerText());
    const requests = desk.sent.length;
    await write("deleteResponse", { id: HOLD });
    await desk.item("Please hold (en)").waitFor({ state: "detached" });
    await desk.page.getByText("This response does not exist any more.").waitFor();
    expect(await desk.page.evaluate("document.activeElement.dataset.key")).toBe(next);
    expect(await count.innerText()).toBe(String(before - 1));
    expect(desk.sent).toHaveLength(requests);
    expect(desk.browser.consoleErrors).toEqual([]);
  });

  test("libraries come and go, and the responses of a deleted one with it", async () => {
    await write("createLibrary", { name: "Just made" });
    await desk.item("Just made").waitFor();
    const requests = desk.sent.length;
    await write("deleteLibrary", { id: GREETINGS });
    await desk.item("Greetings").waitFor({ state: "detached" });
    await desk.item("Please hold (en)").waitFor({ state: "detached" });
    await desk.page.getByText("This response does not exist any more.").waitFor();
    expect(desk.sent).toHaveLength(requests);
  });

  test("an open form keeps its text, and compares it with the newer version", async () => {
    const { page } = desk;
    await button("Edit").click();
    await field("Text").fill("A moment, please.");
    await write("updateResponse", { id: HOLD, name: "Hold the line", texts: [plain("Wait, please.")] });
    await page.getByText(/^Another person has changed this response: version \d+\./).waitFor();
    expect(await field("Text").inputValue()).toBe("A moment, please.");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
    await button("Compare").click();
    const rows = await page.getByRole("row").allInnerTexts();
    expect(rows.map((row) => row.split("\t").map((cell) => cell.trim()))).toEqual([
      ["Field", "Yours", expect.stringMatching(/^Stored now \(version \d+\)$/)],
      ["Name", "Not changed", "Hold the line"],
      ["Text", "A moment, please.", "Wait, please."],
    ]);
    await page.getByText("Your change would overwrite: texts.").waitFor();
    await button("Keep mine").click();
    expect(await field("Name").inputValue()).toBe("Hold the line");
    expect(await field("Text").inputValue()).toBe("A moment, please.");
    await button("Save").click();
    await page.getByText("Saved as version").waitFor();
    expect(desk.sent.filter(({ operationName }) => operationName === "SaveResponse")).toHaveLength(1);
    const { data } = await desk.gateway.query(`{ response(id: "${HOLD}") { name texts { content } } }`);
    expect(data.response).toEqual({ name: "Hold the line", texts: [{ content: "A moment, please." }] });
  });

  test("an open form of a deleted response keeps its text", async () => {
    await button("Edit").click();
    await field("Text").fill("A moment, please.");
    await write("deleteResponse", { id: HOLD });
    await desk.page.getByText("Another person has deleted this response").waitFor();
    expect(await field("Text").inputValue()).toBe("A moment, please.");
    expect(await button("Save").isDisabled()).toBe(true);
    await button("Discard changes").click();
    await desk.page.getByText("This response does not exist any more.").waitFor();
  });

  test("after cut connections it comes back, and shows what it has missed", async () => {
    const { page, streams, gateway } = desk;
    await page.clock.install();
    streams.refuse();
    await status().getByText("Reconnecting…").waitFor();
    await write("updateResponse", { id: HOLD, name: "Missed" });
    await write("createResponse", { name: "Missed too", libraryIds: [GREETINGS], texts: [plain("News.")] });
    await write("deleteResponse", { id: responseId(1) });
    // Some tries fail first.
    const opened = streams.opened().length;
    await until(async () => {
      await page.clock.runFor(1000);
      return streams.opened().length >= opened + 4;
    });
    expect(await status().innerText()).toBe("Reconnecting…");
    expect(await desk.item("Missed").count()).toBe(0);
    streams.allow();
    gateway.sandbox.resetCalls();
    await until(async () => {
      await page.clock.runFor(1000);
      return (await status().innerText()) === "Live";
    });
    await heading("Missed").waitFor();
    expect(await desk.item("Missed too").count()).toBe(1);
    expect(await desk.item("Welcome (en)").count()).toBe(0);
    // The list that the writes have changed. All else is known.
    expect(calls()).toEqual({ [LIST]: 1 });
    await write("updateResponse", { id: HOLD, name: "Live again" });
    await heading("Live again").waitFor();
  });

  test("the channels follow their own changes, and the responses are read again afterwards", async () => {
    const { page, streams } = desk;
    await page.getByRole("link", { name: "Channels" }).click();
    const card = page.getByRole("listitem").filter({ hasText: "Facebook Careers" });
    await card.waitFor();
    await isLive(page);
    expect(streams.opened().slice(-2).toSorted()).toEqual(["IntegrationChanged", "ProfileChanged"]);
    const { data } = await desk.gateway.query("{ supportedContentProfiles(first: 50) { nodes { id name } } }");
    const profile = data.supportedContentProfiles.nodes.find(({ name }: { name: string }) => name === "Pictures only");
    await write("updateSupportedContentProfile", { id: profile.id, name: "Only pictures" });
    await card.getByText("Content: Only pictures").waitFor();
    await write("updateResponse", { id: HOLD, name: "Changed meanwhile" });
    await page.getByRole("link", { name: "Replies" }).click();
    await heading("Changed meanwhile").waitFor();
  });
});

describeWithBrowser("the agent desktop of a person who is signed out", () => {
  test("says so in words for an agent, and goes on after the sign-in", async () => {
    const identity = await createIdentity();
    const agent = bearer(identity.key("agent", ALL));
    desk = await openDesk({ env: identity.env, headers: agent });
    const { page, streams } = desk;
    await openResponse(desk, "Greetings", "Please hold (en)");
    await button("Edit").click();
    await field("Text").fill("A moment, please.");
    delete desk.headers["authorization"];
    streams.refuse();
    await button("Save").click();
    const alert = page.locator(".signed-out");
    await alert.getByText("You are signed out.").waitFor();
    await page.getByText("You are signed out. Sign in again, then try again.").waitFor();
    expect(await alert.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/");
    expect(await field("Text").inputValue()).toBe("A moment, please.");
    Object.assign(desk.headers, agent);
    streams.allow();
    await alert.getByRole("button", { name: "Try again" }).click();
    await alert.waitFor({ state: "detached" });
    await isLive(page);
    await button("Save").click();
    await page.getByText("Saved as version").waitFor();
    identity.close();
  });
});

function plain(content: string) {
  return { content, contentType: "TEXT_PLAIN" };
}

/** Tells the gateway of an update, as Amazon EventBridge does. */
async function push(entityType: string, id: string): Promise<void> {
  const topicName = `v2.audits.entitytype.${entityType}.entityid.${id}`;
  const eventBody = {
    ...{ id: "event-1", serviceName: "ResponseManagement", entityType, action: "Update", status: "SUCCESS" },
    ...{ eventDate: "2026-11-28T12:00:00.000Z", entity: { id }, userId: libraryId(9) },
  };
  const answer = await fetch(`${desk.gateway.url}/events/genesys`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": EVENTS_KEY },
    body: JSON.stringify({ "detail-type": topicName, detail: { topicName, eventBody } }),
  });
  expect(answer.status).toBe(204);
}
