import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { integrationId, libraryId, NOWHERE, profileId, responseId, settingId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, random: () => 0 });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

const RESPONSES = "POST /api/v2/responsemanagement/responses";
const MESSAGING = "/api/v2/conversations/messaging";
const OPEN = `${MESSAGING}/integrations/open`;
const CORRELATION = expect.stringMatching(/^[\w-]{36}$/);

const RESPONSE = { name: "x", libraryIds: [libraryId(1)], texts: [{ content: "x" }] };
const PAGE = { name: "x", pageAccessToken: "t" };
const WEBHOOK = {
  name: "x",
  outboundNotificationWebhookUrl: "https://hook",
  outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef",
};
const NUMBER = { name: "x", phoneNumber: "+49", wabaCertificate: "c" };

function send(name: string, input: object, dryRun = false) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  return clock.passWaits(
    gateway.counted(
      `mutation ($input: ${type}, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) {
        userErrors { __typename code message path upstream { code correlationId } } } }`,
      { input, dryRun },
    ),
  );
}

async function run(name: string, input: object, dryRun = false): Promise<Data> {
  const { data, errors } = await send(name, input, dryRun);
  expect(errors).toBeUndefined();
  return data[name].userErrors;
}

describe("a code of Genesys Cloud decides what a refusal is", () => {
  test.each<[code: string, key: string, name: string, input: object, expected: string, path: string[]]>([
    [
      "maximum.supported.content.profiles.exceeded",
      `POST ${MESSAGING}/supportedcontent`,
      "createSupportedContentProfile",
      { name: "x" },
      "LIMIT_REACHED",
      [],
    ],
    ["rms.field.exceeds.max.length", RESPONSES, "createResponse", RESPONSE, "TOO_LONG", []],
    [
      "invalid.page.access.token.provided",
      `POST ${MESSAGING}/integrations/facebook`,
      "createFacebookIntegration",
      PAGE,
      "REFUSED_BY_NETWORK",
      ["pageAccessToken"],
    ],
    [
      "invalid.outbound.webhook.url",
      `POST ${OPEN}`,
      "createOpenIntegration",
      WEBHOOK,
      "INVALID_VALUE",
      ["outboundNotificationWebhookUrl"],
    ],
    [
      "too.many.webhook.headers",
      `PATCH ${OPEN}/{integrationId}`,
      "updateOpenIntegration",
      { id: integrationId(9), webhookHeaders: { a: "b" } },
      "LIMIT_REACHED",
      ["webhookHeaders"],
    ],
    [
      "open.wrong.endpoint",
      `DELETE ${OPEN}/{integrationId}`,
      "deleteIntegration",
      { id: integrationId(9), channel: "OPEN" },
      "NOT_ALLOWED_BY_CHANNEL",
      ["id"],
    ],
    [
      "recipient.has.flow",
      `DELETE ${OPEN}/{integrationId}`,
      "deleteIntegration",
      { id: integrationId(9), channel: "OPEN" },
      "IN_USE",
      ["id"],
    ],
    [
      "too.many.integrations.for.this.message.channel",
      `POST ${MESSAGING}/integrations/whatsapp`,
      "createWhatsAppIntegration",
      NUMBER,
      "LIMIT_REACHED",
      [],
    ],
    [
      "phone.number.already.in.use",
      `POST ${MESSAGING}/integrations/whatsapp`,
      "createWhatsAppIntegration",
      NUMBER,
      "DUPLICATE",
      ["phoneNumber"],
    ],
    [
      "supported.content.in.use",
      `DELETE ${MESSAGING}/supportedcontent/{supportedContentId}`,
      "deleteSupportedContentProfile",
      { id: profileId(4) },
      "IN_USE",
      ["id"],
    ],
  ])("%s", async (code, match, name, input, expected, path) => {
    gateway.sandbox.faults([{ match, code }]);
    expect(await run(name, input)).toEqual([
      {
        __typename: "InputError",
        code: expected,
        message: expect.stringMatching(/\.$/),
        path: ["input", ...path],
        upstream: { code, correlationId: CORRELATION },
      },
    ]);
  });

  test("400 missing.permissions is about the token of the network, 403 about the gateway's OAuth client", async () => {
    const match = `POST ${MESSAGING}/integrations/facebook`;
    gateway.sandbox.faults([{ match, code: "missing.permissions" }]);
    const token = (...path: string[]) => [{ code: "REFUSED_BY_NETWORK", path: ["input", ...path] }];
    expect(await run("createFacebookIntegration", PAGE)).toMatchObject(token("pageAccessToken"));
    const ofUser = { name: "x", userAccessToken: "t", pageId: "1" };
    expect(await run("createFacebookIntegration", ofUser)).toMatchObject(token("userAccessToken"));
    gateway.sandbox.faults([{ match, code: "missing.permissions", status: 403 }]);
    const { errors } = await send("createFacebookIntegration", PAGE);
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_FORBIDDEN", upstream: { status: 403 } } }]);
  });

  test("a field that the answer blames is the path, and not the one that the code names", async () => {
    const details = [{ errorCode: "x", fieldName: "webhookHeaders" }];
    const body = { code: "invalid.outbound.webhook.url", details };
    gateway.sandbox.faults([{ match: `POST ${OPEN}`, status: 400, body }]);
    expect(await run("createOpenIntegration", WEBHOOK)).toMatchObject([{ path: ["input", "webhookHeaders"] }]);
  });

  test("a blamed id of a substitution is its key in the path", async () => {
    const details = ["substitutions[1].id", "substitutions[0].description"].map((fieldName) => ({ fieldName }));
    gateway.sandbox.faults([{ match: RESPONSES, status: 400, body: { code: "invalid.value", details } }]);
    const input = { ...RESPONSE, substitutions: [{ key: "a", description: "b" }, { key: "" }] };
    expect((await run("createResponse", input)).map(({ path }: Data) => path)).toEqual([
      ["input", "substitutions", "1", "key"],
      ["input", "substitutions", "0", "description"],
    ]);
  });

  test("each error that a refusal reports is a user error with its own path, code and text", async () => {
    const webhook = { code: "invalid.outbound.webhook.url", message: "x" };
    const headers = { code: "too.many.webhook.headers" };
    const blamed = { code: "a.new.code", details: [{ fieldName: "name" }] };
    const errors = [webhook, { code: "invalid.integration", errors: [headers, headers] }, blamed];
    const body = { code: "invalid.integration", errors };
    gateway.sandbox.faults([{ match: `PATCH ${OPEN}/{integrationId}`, status: 400, body }]);
    const said = (code: string) => ({ code, correlationId: CORRELATION });
    const shared = { __typename: "InputError", code: "INVALID_VALUE" };
    expect(await run("updateOpenIntegration", { id: integrationId(9), name: "x" })).toEqual([
      {
        ...shared,
        message: expect.stringContaining("URL of the outbound webhook"),
        path: ["input", "outboundNotificationWebhookUrl"],
        upstream: said("invalid.outbound.webhook.url"),
      },
      {
        ...shared,
        code: "LIMIT_REACHED",
        message: expect.stringContaining("more headers"),
        path: ["input", "webhookHeaders"],
        upstream: said("too.many.webhook.headers"),
      },
      {
        ...shared,
        message: expect.stringContaining("does not fit"),
        path: ["input", "name"],
        upstream: said("invalid.integration"),
      },
    ]);
  });

  test.each<[outer: string, key: string, name: string, input: object]>([
    ["invalid.supported.content", "POST /supportedcontent", "createSupportedContentProfile", { name: "x" }],
    ["invalid.messaging.setting", "POST /settings", "createMessagingSetting", { name: "x" }],
    ["invalid.integration", "POST /integrations/facebook", "createFacebookIntegration", PAGE],
    ["a.new.code", "POST /integrations/open", "createOpenIntegration", WEBHOOK],
  ])("what %s reports decides, or else its own code", async (outer, key, name, input) => {
    const match = key.replace("/", `${MESSAGING}/`);
    const refuse = async (body: object) => {
      gateway.sandbox.faults([{ match, status: 400, body: { code: outer, ...body } }]);
      return (await run(name, input)).map(({ message: _message, ...error }: Data) => error);
    };
    const limit = "maximum.supported.content.media.types.exceeded";
    const expected = (code: string, said: string) => [
      { __typename: "InputError", code, path: expect.any(Array), upstream: { code: said, correlationId: CORRELATION } },
    ];
    expect(await refuse({ errors: [{ code: limit }] })).toEqual(expected("LIMIT_REACHED", limit));
    // The code of a detail is one too.
    expect(await refuse({ details: [{ errorCode: limit }] })).toEqual(expected("LIMIT_REACHED", limit));
    const whole = expected("INVALID_VALUE", outer);
    expect(await refuse({ errors: [{ code: "another.new.code" }, null, 1, {}] })).toEqual(whole);
    expect(await refuse({ errors: { code: limit } })).toEqual(whole);
    // A code that no input corrects is none of a user.
    expect(await refuse({ errors: [{ code: "not.authorized" }] })).toEqual(whole);
  });

  test("errors within an outage, or a lack of permission, change nothing", async () => {
    const body = { errors: [{ code: "invalid.outbound.webhook.url" }] };
    for (const [status, code] of [
      [403, "UPSTREAM_FORBIDDEN"],
      [503, "UPSTREAM_UNAVAILABLE"],
    ] as const) {
      gateway.sandbox.faults([{ match: `POST ${OPEN}`, status, body }]);
      const { errors } = await send("createOpenIntegration", WEBHOOK);
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
  });

  test("a code that names a library is about the libraries of the response, or about the library itself", async () => {
    const code = "rms.library.not.found";
    const one = "/api/v2/responsemanagement/responses/{responseId}";
    const library = "/api/v2/responsemanagement/libraries/{libraryId}";
    gateway.sandbox.faults(
      [RESPONSES, `PUT ${one}`, `PUT ${library}`, `DELETE ${library}`].map((match) => ({ match, code })),
    );
    const at = (...path: string[]) => [{ code: "NOT_FOUND", path: ["input", ...path], upstream: { code } }];
    expect(await run("createResponse", RESPONSE)).toMatchObject(at("libraryIds"));
    expect(await run("updateResponse", { id: responseId(1), name: "x" })).toMatchObject(at("libraryIds"));
    expect(await run("updateLibrary", { id: libraryId(1), name: "x" })).toMatchObject(at("id"));
    expect(await run("deleteLibrary", { id: libraryId(1) })).toMatchObject(at("id"));
    const input = { responseIds: [responseId(1)], fromLibraryId: libraryId(1), toLibraryId: libraryId(3) };
    const { data } = await clock.passWaits(
      gateway.query(
        `mutation ($input: MoveResponsesInput!) { moveResponses(input: $input) {
          results { userErrors { code path upstream { code } } } } }`,
        { input },
      ),
    );
    expect(data.moveResponses.results).toEqual([{ userErrors: at("toLibraryId") }]);
  });

  test.each<[code: string, key: string, name: string, input: object, path: string[]]>([
    [
      "integration.not.active",
      `PUT ${MESSAGING}/identityresolution/integrations/open/{integrationId}`,
      "updateOpenIdentityResolution",
      { id: integrationId(9), resolveIdentities: true },
      ["id"],
    ],
    [
      "invalid.threading.window.timeout",
      `PUT ${MESSAGING}/threadingtimeline`,
      "setThreadingTimeline",
      { settings: [{ channel: "FACEBOOK", timeoutInMinutes: 1 }] },
      ["settings"],
    ],
    [
      "supported.content.id.required",
      `PUT ${MESSAGING}/supportedcontent/default`,
      "setDefaultSupportedContentProfile",
      { id: profileId(2) },
      ["id"],
    ],
  ])("%s names a field of the input", async (code, match, name, input, path) => {
    gateway.sandbox.faults([{ match, code }]);
    expect(await run(name, input)).toMatchObject([{ path: ["input", ...path], upstream: { code } }]);
  });

  test("what the gateway itself refuses has no upstream", async () => {
    const noLibrary = { name: "x", libraryIds: [], texts: [{ content: "x" }] };
    expect(await run("createResponse", noLibrary)).toMatchObject([{ code: "INVALID_VALUE", upstream: null }]);
    expect(await run("updateLibrary", { id: NOWHERE, name: "x" })).toMatchObject([{ upstream: null }]);
  });

  test("a version conflict has the answer of Genesys Cloud, if that is what refused the version", async () => {
    const match = "PUT /api/v2/responsemanagement/responses/{responseId}";
    const update = { id: responseId(1), name: "x" };
    gateway.sandbox.faults([{ match, code: "request.conflict" }]);
    const upstream = { code: "request.conflict", correlationId: CORRELATION };
    const conflict = { __typename: "VersionConflict", code: "VERSION_CONFLICT" };
    expect(await run("updateResponse", update)).toMatchObject([{ ...conflict, upstream }]);
    const expecting = { ...update, expectedVersion: 99 };
    expect(await run("updateResponse", expecting)).toMatchObject([{ ...conflict, upstream: null }]);
  });
});

describe("a user error of the gateway itself", () => {
  test.each<[string, object, string, string]>([
    ["createLibrary", { name: "x", divisionId: "x\n" }, "divisionId", "An id has 1 to 255 characters"],
    ["createResponse", { ...RESPONSE, libraryIds: ["x y"] }, "libraryIds", "It is not an id"],
    ["createFacebookIntegration", { ...PAGE, messagingSettingId: "x y" }, "messagingSettingId", "It is not an id"],
    ["createResponse", { ...RESPONSE, libraryIds: [NOWHERE] }, "libraryIds", "There is no library"],
    [
      "createFacebookIntegration",
      { ...PAGE, messagingSettingId: NOWHERE },
      "messagingSettingId",
      "There is no messaging",
    ],
    ["setDefaultMessagingSetting", { id: NOWHERE }, "id", "There is no messaging setting with this id. It may"],
    ["setDefaultSupportedContentProfile", { id: NOWHERE }, "id", "There is no supported content profile with"],
    ["updateLibrary", { id: NOWHERE, name: "x" }, "id", "There is nothing with this id. It may have been deleted."],
    ["deleteMessagingSetting", { id: settingId(1) }, "id", "Make another one the default, then delete it."],
    ["deleteMessagingSetting", { id: settingId(2) }, "id", "An integration uses it. Give the integration another"],
    ["deleteSupportedContentProfile", { id: profileId(1) }, "id", "Make another one the default, then delete it."],
    [
      "deleteSupportedContentProfile",
      { id: profileId(2) },
      "id",
      "An integration uses it. Give the integration another",
    ],
    [
      "updateAppleIdentityResolution",
      { id: integrationId(11), resolveIdentities: null },
      "resolveIdentities",
      "It cannot be",
    ],
  ])("%s %j says what is wrong with %s: %s", async (name, input, field, message) => {
    const [error, ...others] = await run(name, input, true);
    expect(others).toEqual([]);
    expect(error.path.slice(0, 2)).toEqual(["input", field]);
    expect(error.message).toContain(message);
    expect(error.upstream).toBeNull();
  });
});

describe("400 client.failed.request", () => {
  const [match, code] = [RESPONSES, "client.failed.request"];

  test("is a connection fault: retryable, and the write is known not to have happened", async () => {
    gateway.sandbox.faults([{ match, code }]);
    const { data, errors } = await send("createResponse", RESPONSE);
    expect(data).toEqual({ createResponse: null });
    expect(errors).toMatchObject([
      {
        message: expect.not.stringContaining("not known"),
        extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true, upstream: { status: 400, code } },
      },
    ]);
  });

  test("is sent again, like a connection that was never made", async () => {
    gateway.sandbox.faults([{ match, code, times: 1 }]);
    const { data, calls } = await send("createResponse", RESPONSE);
    expect([data.createResponse.userErrors, calls]).toEqual([[], 2]);
    // A POST that reads is sent again too.
    gateway.sandbox.faults([{ match: `${match}/query`, code, times: 1 }]);
    const search = await clock.passWaits(gateway.counted(`{ searchResponses(phrase: "thank") { totalCount } }`));
    expect([search.errors, search.calls]).toEqual([undefined, 2]);
  });
});

describe("a dry run of an open integration that an extension manages", () => {
  const refused = [
    {
      __typename: "InputError",
      code: "NOT_ALLOWED_BY_CHANNEL",
      message: expect.stringContaining("extension"),
      path: ["input", "id"],
      upstream: null,
    },
  ];

  test("says that Genesys Cloud does not delete or change it", async () => {
    expect(await run("deleteIntegration", { id: integrationId(9), channel: "OPEN" }, true)).toEqual(refused);
    expect(await run("updateOpenIntegration", { id: integrationId(9), name: "x" }, true)).toEqual(refused);
  });

  test("passes for an integration without an extension, and where the list of all channels is missing", async () => {
    const input = { id: integrationId(10), channel: "OPEN" };
    expect(await run("deleteIntegration", input, true)).toEqual([]);
    expect(await run("updateOpenIntegration", { id: integrationId(10), name: "x" }, true)).toEqual([]);
    gateway.sandbox.faults([{ match: `GET ${MESSAGING}/integrations`, status: 404 }]);
    expect(await run("deleteIntegration", { ...input, id: integrationId(9) }, true)).toEqual([]);
  });

  test("costs one read of the list, and a real delete none", async () => {
    const { byRoute } = await send("deleteIntegration", { id: integrationId(10), channel: "OPEN" }, true);
    expect(byRoute).toEqual({ [`GET ${OPEN}/{integrationId}`]: 1, [`GET ${MESSAGING}/integrations`]: 1 });
    const { calls } = await send("deleteIntegration", { id: integrationId(10), channel: "OPEN" });
    expect(calls).toBe(1);
  });
});
