import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { deleteIntegration, writeIntegration } from "../integration-inputs.ts";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, integrationId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

const refused = (code: string, ...field: string[]) => ({ __typename: "InputError", code, path: ["input", ...field] });

const page = { name: "x", pageAccessToken: "a" };
const hook = { name: "x", outboundNotificationWebhookUrl: "https://hook" };
const signature = "outboundNotificationWebhookSignatureSecretToken";

test.each<[name: string, input: object, ...fields: string[]]>([
  ["createFacebookIntegration", { name: "x" }, "pageAccessToken", "userAccessToken"],
  ["createFacebookIntegration", { name: "x", userAccessToken: "a" }, "pageId"],
  ["createFacebookIntegration", { ...page, appId: "1" }, "appSecret"],
  ["createFacebookIntegration", { ...page, name: " " }, "name"],
  ["createFacebookIntegration", { ...page, messagingSettingId: NOWHERE }, "messagingSettingId"],
  ["createFacebookIntegration", { ...page, supportedContentProfileId: NOWHERE }, "supportedContentProfileId"],
  ["createFacebookIntegration", { ...page, messagingSettingId: "a/b" }, "messagingSettingId"],
  ["createTwitterIntegration", { name: "x", codeChallenge: "a", redirectUri: "b", appId: "c" }, "signupCode"],
  ["createOpenIntegration", { ...hook, [signature]: "short" }, signature],
  ["createOpenIntegration", { ...hook, [signature]: "0123456789abcdef", webhookHeaders: { a: 1 } }, "webhookHeaders"],
  ["createLineIntegration", { name: "x", channelId: "1" }, "channelSecret"],
  [
    "updateWhatsAppIntegration",
    { id: integrationId(6), supportedContentProfileId: NOWHERE },
    "supportedContentProfileId",
  ],
  ["updateInstagramIntegration", { id: integrationId(8), messagingSettingId: ".." }, "messagingSettingId"],
  ["updateFacebookIntegration", { id: integrationId(1), name: null }, "name"],
  ["updateLineIntegration", { id: integrationId(14), name: "x" }, "channelSecret"],
  ["updateAppleIntegration", { id: "../users", name: "x" }, "id"],
])("%s %j is a userError at its path", async (name, input, ...fields) => {
  const { integration, userErrors } = await writeIntegration(gateway, name, input);
  expect(integration).toBeNull();
  const code = Object.values(input).includes(NOWHERE) ? "NOT_FOUND" : "INVALID_VALUE";
  expect(userErrors).toEqual(fields.map((field) => refused(code, field)));
});

test.each(["Facebook", "Line", "Twitter", "WhatsApp", "Instagram", "Open", "Apple"])(
  "update of a %s integration that does not exist is NOT_FOUND",
  async (type) => {
    const payload = await writeIntegration(gateway, `update${type}Integration`, { id: NOWHERE, name: "x" });
    expect(payload).toEqual({ integration: null, userErrors: [refused("NOT_FOUND", "id")] });
  },
);

test("an integration of another channel is NOT_FOUND, and stays", async () => {
  const { userErrors } = await deleteIntegration(gateway, integrationId(1), "TWITTER");
  expect(userErrors).toEqual([{ code: "NOT_FOUND", path: ["input", "id"] }]);
  const { data } = await gateway.query(`{ integration(by: { id: "${integrationId(1)}" }) { name } }`);
  expect(data.integration.name).toBe("Facebook Shop");
});

describe("fields that the vendor names", () => {
  const blame = (...fieldNames: string[]) => {
    const details = fieldNames.map((fieldName) => ({ errorCode: "invalid.value", fieldName }));
    gateway.sandbox.faults([{ match: `POST ${TODAY}/integrations/apple`, status: 400, body: { details } }]);
    return writeIntegration(gateway, "createAppleIntegration", { name: "x", messagesForBusinessId: "m" });
  };

  test("become paths of the input", async () => {
    const { userErrors } = await blame(
      "applePay.supportedPaymentNetworks[1]",
      "appleAuthentication.oauthClientSecret",
      "messagingSetting.id",
      "supportedContent",
    );
    expect(userErrors).toEqual([
      refused("INVALID_VALUE", "applePay", "supportedPaymentNetworks", "1"),
      refused("INVALID_VALUE", "appleAuthentication", "oauthClientSecret"),
      refused("INVALID_VALUE", "messagingSettingId"),
      refused("INVALID_VALUE", "supportedContentProfileId"),
    ]);
  });

  test("become paths that end before the first step that the input does not have", async () => {
    const { userErrors } = await blame("applePay.nothing", "name.first", "constructor", "", "businessName: 'Shop'");
    expect(userErrors).toEqual([
      refused("INVALID_VALUE", "applePay"),
      refused("INVALID_VALUE", "name"),
      refused("INVALID_VALUE"),
      refused("INVALID_VALUE"),
      refused("INVALID_VALUE"),
    ]);
  });

  test("are no path when the vendor names none", async () => {
    expect((await blame()).userErrors).toEqual([refused("INVALID_VALUE")]);
  });
});

test.each([
  [409, [refused("CONFLICT")]],
  [404, [refused("NOT_FOUND", "id")]],
])("an update with the answer %i is a userError", async (status, userErrors) => {
  gateway.sandbox.faults([{ match: `PATCH ${TODAY}/integrations/apple/{integrationId}`, status }]);
  const payload = await writeIntegration(gateway, "updateAppleIntegration", { id: integrationId(11), name: "x" });
  expect(payload).toEqual({ integration: null, userErrors });
});

test.each([
  [400, "INVALID_VALUE"],
  [409, "CONFLICT"],
])("a delete with the answer %i is %s: nothing says that it is in use", async (status, code) => {
  gateway.sandbox.faults([{ match: `DELETE ${TODAY}/integrations/open/{integrationId}`, status }]);
  const { userErrors } = await deleteIntegration(gateway, integrationId(9), "OPEN");
  expect(userErrors).toEqual([{ code, path: ["input", "id"] }]);
});

test("an error that other input cannot correct is a GraphQL error, and nothing is sent twice", async () => {
  gateway.sandbox.faults([{ match: "*", status: 503 }]);
  const { data, errors, calls } = await gateway.counted(
    `mutation { deleteIntegration(input: { id: "${integrationId(9)}", channel: OPEN }) { deletedId } }`,
  );
  expect(data).toEqual({ deleteIntegration: null });
  expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", upstream: { status: 503 } } }]);
  expect(calls).toBe(1);
});
