import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, responseId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIST = `GET ${TODAY}/integrations`;

let large: Gateway;
beforeAll(async () => {
  large = await startGateway({ clock, size: "large" });
});
afterAll(() => large.close());
beforeEach(() => large.sandbox.reset());

describe("fields that are read for a whole page at once", () => {
  test("the names of all users of a page are one call", async () => {
    const { data, byRoute } = await large.counted(
      `{ integrations(first: 100) { nodes { name createdBy { name } modifiedBy { name } } } }`,
    );
    expect(byRoute).toEqual({ [LIST]: 1, "GET /api/v2/users": 1 });
    const rows = new Map(data.integrations.nodes.map((node: Data) => [node.name, node]));
    expect(rows.get("Facebook Shop")).toMatchObject({
      createdBy: { name: "Ada Admin" },
      modifiedBy: { name: "Ben Billing" },
    });
    expect(rows.get("Apple Store")).toMatchObject({ createdBy: { name: "Fred Former" } });
    expect(rows.get("Open Kiosk")).toMatchObject({ createdBy: null });
  });

  test("fields that only a channel has are read once for each channel, not for each row", async () => {
    const { data, errors, byRoute } = await large.counted(
      `{ integrations(first: 100) { nodes { __typename channel createStatus
          ... on FacebookIntegration { pageId pageName } ... on OpenIntegration { outboundNotificationWebhookUrl }
          ... on AppleIntegration { businessName } ... on InstagramIntegration { instagramId } } } }`,
    );
    expect(errors).toBeUndefined();
    const own = {
      Facebook: "pageName",
      Open: "outboundNotificationWebhookUrl",
      Apple: "businessName",
      Instagram: "instagramId",
    };
    for (const [type, field] of Object.entries(own)) {
      const rows = data.integrations.nodes.filter((node: Data) => node.__typename === `${type}Integration`);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row[field]).toEqual(expect.any(String));
    }
    const channels = ["facebook", "open", "apple", "instagram", "twitter", "whatsapp"];
    expect(byRoute).toEqual({
      [LIST]: 1,
      ...Object.fromEntries(channels.map((channel) => [`${LIST}/${channel}`, 1])),
    });
  });

  test("the fields of a channel need no further call after its own list was read, even absent ones", async () => {
    const own = await large.counted(
      `{ integrations(channels: [FACEBOOK]) { nodes { createStatus createError { code } } } }`,
    );
    expect(own.byRoute).toEqual({ [`${LIST}/facebook`]: 1 });
    // Only the list of all channels has this field: no call there, and one more list elsewhere.
    const open = "nodes { ... on OpenIntegration { openExtensionType } }";
    const all = await large.counted(`{ integrations(first: 100) { ${open} } }`);
    expect(all.data.integrations.nodes).toContainEqual({ openExtensionType: "YOU_TUBE" });
    expect(all.byRoute).toEqual({ [LIST]: 1 });
    const listed = await large.counted(`{ integrations(channels: [OPEN]) { ${open} } }`);
    expect(listed.data.integrations.nodes).toContainEqual({ openExtensionType: "YOU_TUBE" });
    expect(listed.byRoute).toEqual({ [LIST]: 1, [`${LIST}/open`]: 1 });
  });

  test("a WhatsApp template leads to its integration with one more call", async () => {
    const { data, errors, byRoute } = await large.counted(
      `{ response(id: "${responseId(54)}") { messagingTemplate { whatsApp { integrationId integration { name phoneNumber } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.response.messagingTemplate.whatsApp).toEqual({
      integrationId: integrationId(6),
      integration: { name: "WhatsApp Germany", phoneNumber: "+4930000006" },
    });
    expect(byRoute).toEqual({
      "GET /api/v2/responsemanagement/responses/{responseId}": 1,
      [`${LIST}/whatsapp/{integrationId}`]: 1,
    });
  });
});
