import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, profileId, responseId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

/*
 * Stored objects may have fields that the vendor adds later and that the graph does not know. An update through the gateway must
 * keep them, at any depth.
 */

const LIBRARY = "11111111-0000-4000-8000-000000000001";
const RM = "/api/v2/responsemanagement";
const NEW = { tomorrow: { is: ["another", { day: null }] } };

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, recorded: true });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.writes.length = 0;
});

/** The body that an update writes when this object is stored. */
async function written(type: string, match: string, stored: object, input: object): Promise<unknown> {
  gateway.sandbox.faults([{ match: `GET ${match}`, body: stored }]);
  const mutation = `mutation ($input: Update${type}Input!) { update${type}(input: $input) { userErrors { code path } } }`;
  const { errors } = await gateway.query(mutation, { input });
  gateway.sandbox.faults([]);
  expect(errors).toBeUndefined();
  expect(gateway.writes).toHaveLength(1);
  return gateway.writes[0]!.body;
}

test("a library keeps unknown fields", async () => {
  const stored = { id: LIBRARY, name: "Greetings", version: 3, division: { id: "1", ...NEW }, ...NEW };
  expect(await written("Library", `${RM}/libraries/{libraryId}`, stored, { id: LIBRARY, name: "Hello" })).toEqual({
    ...stored,
    name: "Hello",
  });
});

test("a response keeps them at every depth that is not replaced as a whole", async () => {
  const id = responseId(1);
  const stored = {
    id,
    version: 1,
    libraries: [{ id: LIBRARY, ...NEW }],
    texts: [{ content: "Hi", ...NEW }],
    messagingTemplate: {
      whatsApp: { name: "old", language: "en_US", header: { type: "Text", ...NEW }, ...NEW },
      ...NEW,
    },
    ...NEW,
  };
  const input = { id, name: "Hello", messagingTemplate: { whatsApp: { name: "new", header: { content: "x" } } } };
  const { messagingTemplate: template } = stored;
  expect(await written("Response", `${RM}/responses/{responseId}`, stored, input)).toEqual({
    ...stored,
    name: "Hello",
    messagingTemplate: {
      ...template,
      whatsApp: { ...template.whatsApp, name: "new", header: { ...template.whatsApp.header, content: "x" } },
    },
  });
});

test("a setting keeps them in an object that a write replaces, and loses fields that the input sets to null", async () => {
  const id = settingId(2);
  const typing = { on: { inbound: "Enabled", outbound: "Enabled", ...NEW }, ...NEW };
  const stored = { id, name: "x", version: "1", content: { story: {}, ...NEW }, event: { typing, ...NEW } };
  const input = { id, event: { typing: { on: { inbound: "DISABLED" } } }, content: null };
  expect(await written("MessagingSetting", `${TODAY}/settings/{messageSettingId}`, stored, input)).toEqual({
    content: null,
    event: { typing: { on: { inbound: "Disabled", ...NEW }, ...NEW }, ...NEW },
  });
});

test("a profile keeps them", async () => {
  const id = profileId(1);
  const allow = { inbound: [{ type: "image/png", ...NEW }], outbound: [], ...NEW };
  const stored = { id, name: "x", version: 1, mediaTypes: { allow, ...NEW } };
  const input = { id, mediaTypes: { allow: { inbound: [{ type: "*/*" }] } } };
  const route = `${TODAY}/supportedcontent/{supportedContentId}`;
  expect(await written("SupportedContentProfile", route, stored, input)).toEqual({
    name: "x",
    mediaTypes: { allow: { inbound: [{ type: "*/*" }], ...NEW }, ...NEW },
  });
});

test("the object of an Apple integration keeps them", async () => {
  const id = integrationId(11);
  const stored = { id, name: "x", appleIMessageApp: { applicationName: "a", bundleId: "b", ...NEW }, applePay: NEW };
  const input = { id, appleIMessageApp: { applicationName: "c" } };
  expect(await written("AppleIntegration", `${TODAY}/integrations/apple/{integrationId}`, stored, input)).toEqual({
    appleIMessageApp: { applicationName: "c", ...NEW },
  });
});

test("a LINE integration, whose write replaces the whole, keeps them", async () => {
  const id = integrationId(14);
  const stored = { id, name: "x", channelId: "1", webhookUri: "https://x", status: "Active", version: 1, ...NEW };
  const input = { id, channelSecret: "s" };
  expect(await written("LineIntegration", `${OLD}/integrations/line/{integrationId}`, stored, input)).toEqual({
    name: "x",
    channelId: "1",
    channelSecret: "s",
    ...NEW,
  });
});
