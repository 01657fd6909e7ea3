import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { channelInputs } from "../integration-inputs.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, responseId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

/* All known faults of an input are reported together, before any call. */

const LIBRARY = "11111111-0000-4000-8000-000000000001";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, env: { MAX_BODY_KB: "1000" } });
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
    expect([__typename, code]).toEqual(["InputError", "INVALID_VALUE"]);
    expect(message).toMatch(/\.$/);
  }
  return { places: userErrors.map(({ path }: { path: string[] }) => path.join(".")), calls };
}

test.each<[string, object, string[]]>([
  ["createLibrary", { name: " \t", divisionId: "a/b" }, ["input.name", "input.divisionId"]],
  ["updateLibrary", { id: "../users", name: "" }, ["input.id", "input.name"]],
  ["updateResponse", { id: "..", name: "" }, ["input.id", "input.name"]],
  ["updateMessagingSetting", { id: "a/b", name: "" }, ["input.id", "input.name"]],
  ["updateSupportedContentProfile", { id: "a b", name: "" }, ["input.id", "input.name"]],
  ["updateFacebookIntegration", { id: "", name: "" }, ["input.id", "input.name"]],
  ["createLibrary", { name: "x".repeat(512_000) }, ["input"]],
  ["updateLibrary", { id: LIBRARY, name: null }, ["input.name"]],
  [
    "createResponse",
    {
      name: "",
      libraryIds: ["a/b", LIBRARY, ".."],
      texts: [{ content: "Hi" }, { content: "Hi {{who}} and {{whom}} and {{who}}" }],
      substitutions: [{ id: "whom" }, { id: "whom" }, { id: " " }],
      assets: [{ id: "../x" }],
    },
    [
      "input.name",
      "input.libraryIds.0",
      "input.libraryIds.2",
      "input.assets.0.id",
      "input.substitutions.1.id",
      "input.substitutions.2.id",
      "input.texts.1.content",
    ],
  ],
  ["createResponse", { libraryIds: [] }, ["input.libraryIds", "input.texts"]],
  ["createResponse", { libraryIds: [], responseType: "FORM" }, ["input.libraryIds"]],
  ["updateResponse", { id: responseId(1), libraryIds: null, name: " " }, ["input.name", "input.libraryIds"]],
  ["createResponse", { libraryIds: [LIBRARY], texts: [{ content: "x".repeat(512_000) }] }, ["input"]],
  ["createMessagingSetting", { name: "" }, ["input.name"]],
  [
    "createSupportedContentProfile",
    {
      name: "",
      mediaTypes: { allow: { inbound: [{ type: "image/png" }, { type: "png" }], outbound: [{ type: "" }] } },
    },
    ["input.name", "input.mediaTypes.allow.inbound.1.type", "input.mediaTypes.allow.outbound.0.type"],
  ],
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
  [
    "createTwitterIntegration",
    { name: "x" },
    ["input.signupCode", "input.appId", "input.codeChallenge", "input.redirectUri"],
  ],
  ["createLineIntegration", { name: "", channelId: "1" }, ["input.name", "input.channelSecret"]],
  ["createLineIntegration", { name: "x", channelSecret: "1" }, ["input.channelId"]],
  [
    "updateOpenIntegration",
    {
      id: integrationId(9),
      name: "",
      outboundNotificationWebhookSignatureSecretToken: "short",
      webhookHeaders: { a: 1 },
    },
    ["input.name", "input.outboundNotificationWebhookSignatureSecretToken", "input.webhookHeaders"],
  ],
])("%s %#: all faults at their paths, before any call", async (name, input, places) => {
  expect(await refused(name, input)).toEqual({ places, calls: 0 });
});

describe("placeholders of a stored response", () => {
  test("must fit the texts after the update: with a new text, and with removed placeholders", async () => {
    const make = `mutation ($input: CreateResponseInput!) { createResponse(input: $input) { response { id } } }`;
    const input = { libraryIds: [LIBRARY], texts: [{ content: "Hi {{who}}" }], substitutions: [{ id: "who" }] };
    const { id } = (await gateway.query(make, { input })).data.createResponse.response;
    // The check needs the stored response, and nothing is written.
    const texts = [{ content: "Hi {{whom}}" }];
    expect(await refused("updateResponse", { id, texts })).toEqual({ places: ["input.texts.0.content"], calls: 1 });
    expect(await refused("updateResponse", { id, substitutions: [] })).toEqual({
      places: ["input.substitutions"],
      calls: 1,
    });
    expect(await refused("updateResponse", { id, texts, substitutions: [{ id: "whom" }] })).toEqual({
      places: [],
      calls: 2,
    });
  });

  test("may be described by a schema instead", async () => {
    const substitutionsSchema = { type: "object", properties: { who: { type: "string" } } };
    const input = { libraryIds: [LIBRARY], texts: [{ content: "Hi {{who}}" }], substitutionsSchema };
    expect((await refused("createResponse", input)).places).toEqual([]);
  });
});

test.each(channelInputs("conversations", "a-secret-value"))(
  "a valid $type integration passes",
  async ({ type, input }) => {
    expect((await refused(`create${type}Integration`, { name: "x", ...input })).places).toEqual([]);
  },
);
