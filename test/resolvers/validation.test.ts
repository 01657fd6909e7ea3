import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { channelInputs } from "../integration-inputs.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, responseId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

/*
 * All known faults of an input are reported together, before any call. Every rule has a source among the vendor's models, error
 * codes and limits, named at its row; `vendor-takes.test.ts` has what looks like a fault and is none.
 */

const LIBRARY = "11111111-0000-4000-8000-000000000001";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());

/** The paths of the user errors of a mutation, joined by dots, and the number of REST calls before the answer. */
async function refused(name: string, input: object): Promise<{ places: string[]; calls: number }> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { __typename code message path } } }`;
  const { data, errors, calls } = await gateway.counted(mutation, { input });
  expect(errors).toBeUndefined();
  const { userErrors } = data[name] as Data;
  for (const { __typename, code, message } of userErrors) {
    const isTooLong = message.startsWith("The input is larger than 512000 bytes");
    expect([__typename, code]).toEqual(["InputError", isTooLong ? "TOO_LONG" : "INVALID_VALUE"]);
    expect(message).toMatch(/\.$/);
  }
  return { places: userErrors.map(({ path }: { path: string[] }) => path.join(".")), calls };
}

test.each<[string, object, string[]]>([
  // Ids are UUIDs or words; the models of entities require a name, which is a string and not null.
  ["createLibrary", { name: "x", divisionId: "a\u0000" }, ["input.divisionId"]],
  ["createLibrary", { name: "x", divisionId: " " }, ["input.divisionId"]],
  ["updateLibrary", { id: LIBRARY, divisionId: "x".repeat(256) }, ["input.divisionId"]],
  ["updateLibrary", { id: "../users", name: null }, ["input.id", "input.name"]],
  ["updateResponse", { id: "..", libraryIds: [] }, ["input.id", "input.libraryIds"]],
  ["updateMessagingSetting", { id: "a/b", name: null }, ["input.id", "input.name"]],
  ["updateSupportedContentProfile", { id: "a b", name: null }, ["input.id", "input.name"]],
  ["updateFacebookIntegration", { id: "", name: null }, ["input.id", "input.name"]],
  // The limit `request.bytes.max`, and the code request.entity.too.large.
  ["createLibrary", { name: "x".repeat(512_000) }, ["input"]],
  ["updateLibrary", { id: LIBRARY, name: null }, ["input.name"]],
  // Response.libraries: required, at least one.
  [
    "createResponse",
    {
      libraryIds: ["a/b", LIBRARY, ".."],
      texts: [],
      assets: [{ id: "../x" }],
    },
    ["input.libraryIds.0", "input.libraryIds.2", "input.texts", "input.assets.0.id"],
  ],
  // Response.texts: mandatory for ordinary responses, footers and templates.
  ["createResponse", { libraryIds: [] }, ["input.libraryIds", "input.texts"]],
  ["createResponse", { libraryIds: [], responseType: "FORM" }, ["input.libraryIds"]],
  ["updateResponse", { id: responseId(1), libraryIds: null }, ["input.libraryIds"]],
  ["createResponse", { libraryIds: [LIBRARY], texts: [{ content: "x".repeat(512_000) }] }, ["input"]],
  // The code invalid.media.type.
  [
    "createSupportedContentProfile",
    {
      name: "x",
      mediaTypes: { allow: { inbound: [{ type: "image/png" }, { type: "png" }], outbound: [{ type: "" }] } },
    },
    ["input.mediaTypes.allow.inbound.1.type", "input.mediaTypes.allow.outbound.0.type"],
  ],
  // The codes missing.required.field.value ("not provided or is blank") and invalid.access.token.combination.
  [
    "createFacebookIntegration",
    { name: "", appId: "1", messagingSettingId: "..", supportedContentProfileId: "/" },
    [
      "input.name",
      "input.messagingSettingId",
      "input.supportedContentProfileId",
      "input.pageAccessToken",
      "input.userAccessToken",
      "input.appSecret",
    ],
  ],
  ["createInstagramIntegration", { name: "x", userAccessToken: "x" }, ["input.pageId"]],
  // What TwitterIntegrationRequest requires.
  [
    "createTwitterIntegration",
    { name: "x" },
    ["input.signupCode", "input.appId", "input.codeChallenge", "input.redirectUri"],
  ],
  // LineIntegrationRequest: without channelId and channelSecret only while an account is being set up.
  ["createLineIntegration", { name: "x", channelId: "1" }, ["input.channelSecret"]],
  ["createLineIntegration", { name: "x", channelSecret: "1" }, ["input.channelId"]],
  // The code notification.webhook.signature.secret.token.longer.than.15.characters; webhookHeaders are strings by name.
  [
    "updateOpenIntegration",
    {
      id: integrationId(9),
      outboundNotificationWebhookSignatureSecretToken: "short",
      webhookHeaders: { a: 1 },
    },
    ["input.outboundNotificationWebhookSignatureSecretToken", "input.webhookHeaders"],
  ],
])("%s %#: all faults at their paths, before any call", async (name, input, places) => {
  expect(await refused(name, input)).toEqual({ places, calls: 0 });
});

test.each(channelInputs("conversations", "a-secret-value"))(
  "a valid $type integration passes",
  async ({ type, input }) => {
    expect((await refused(`create${type}Integration`, { name: "x", ...input })).places).toEqual([]);
  },
);
