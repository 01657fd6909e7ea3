import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, profileId, responseId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

/*
 * Inputs that look wrong, that no source says Genesys Cloud refuses, and that the gateway therefore sends. `validation.test.ts` has
 * what it refuses. The limits on requests are those of production.
 */

const LIBRARY = "11111111-0000-4000-8000-000000000001";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, recorded: true, limits: true });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.writes.length = 0;
});

/** Runs the mutation, which has to write once and without user errors, and answers its payload. */
async function saved(name: string, input: object, fields = ""): Promise<Data> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message path } } }`;
  const { data, errors } = await gateway.query(mutation, { input });
  expect(errors).toBeUndefined();
  expect(data[name].userErrors).toEqual([]);
  expect(gateway.writes).toHaveLength(1);
  return data[name];
}

const WARNED = "response { texts { content } } warnings { message path }";
const text = (content: string) => ({ libraryIds: [LIBRARY], texts: [{ content }] });

describe("placeholders", () => {
  test.each([
    "Hello {{CUSTOMER_NAME}}, this is {{AGENT_NAME}} ({{AGENT_ALIAS}})",
    "{{if .name}}a{{else}}b{{end}}",
    '{{range .lines}}{{break}}{{end}}{{with $x := .y}}{{printf "%s" $x}}{{end}}',
    "{{ orderNo }} {{}} {{a.b}} {{a",
  ])("%s is saved, with nothing to warn of", async (content) => {
    const { response, warnings } = await saved("createResponse", text(content), WARNED);
    expect([response.texts[0].content, warnings]).toEqual([content, []]);
  });

  test("of footers are built in there only", async () => {
    const content = "{{DEPARTMENT}} {{TITLE}} {{EMAIL_ADDRESS}} {{AGENT_EMAIL}} {{FROM_NAME}}";
    const footer = { type: "SIGNATURE", applicableResources: ["CAMPAIGN"] };
    const input = { ...text(content), responseType: "FOOTER", footer };
    expect((await saved("createResponse", input, WARNED)).warnings).toEqual([]);
    gateway.writes.length = 0;
    expect((await saved("createResponse", text(content), WARNED)).warnings).toHaveLength(5);
  });

  test("without a substitution are saved, with a warning at the text", async () => {
    const texts = [{ content: "Hi" }, { content: "Order {{orderNo}} of {{who}}, {{orderNo}}" }];
    const input = { libraryIds: [LIBRARY], texts, substitutions: [{ key: "who" }] };
    expect((await saved("createResponse", input, WARNED)).warnings).toEqual([
      {
        message: 'The text has the placeholder "orderNo", which is not among the substitutions.',
        path: ["input", "texts", "1", "content"],
      },
    ]);
  });

  test("may be described by a schema instead", async () => {
    const substitutionsSchema = { type: "object", properties: { who: { type: "string" } } };
    expect((await saved("createResponse", { ...text("Hi {{who}}"), substitutionsSchema }, WARNED)).warnings).toEqual(
      [],
    );
  });

  test("of a stored text may stay when a typo is mended, and lose their substitution", async () => {
    const input = { ...text("Helo {{AGENT_NAME}} {{who}}"), substitutions: [{ key: "who" }] };
    const { response } = await saved("createResponse", input, "response { id }");
    const { id } = response;
    gateway.writes.length = 0;
    const mended = { id, texts: [{ content: "Hello {{AGENT_NAME}} {{who}}" }] };
    expect((await saved("updateResponse", mended, WARNED)).warnings).toEqual([]);
    gateway.writes.length = 0;
    const { warnings } = await saved("updateResponse", { id, substitutions: [] }, WARNED);
    expect(warnings.map(({ path }: Data) => path)).toEqual([["input", "substitutions"]]);
    gateway.writes.length = 0;
    // What the input is not about is not the person's concern.
    expect((await saved("updateResponse", { id, name: "x" }, WARNED)).warnings).toEqual([]);
  });

  test("with a key that is blank or used twice are the vendor's to judge", async () => {
    const input = { ...text("Hi"), substitutions: [{ key: "a" }, { key: "a" }, { key: " " }] };
    expect((await saved("createResponse", input, WARNED)).warnings).toEqual([]);
  });

  test("a refused input has no warnings", async () => {
    const mutation = `mutation ($input: CreateResponseInput!) { createResponse(input: $input) { ${WARNED} userErrors { code } } }`;
    const { data } = await gateway.query(mutation, { input: { libraryIds: [], texts: [{ content: "{{x}}" }] } });
    expect(data.createResponse).toMatchObject({
      response: null,
      warnings: null,
      userErrors: [{ code: "INVALID_VALUE" }],
    });
  });
});

describe("a text", () => {
  const html = (bytes: number) => "<p>é&amp;".repeat(bytes).slice(0, bytes);
  /** As clients of .NET encode it: every character beyond ASCII, and those of HTML, as `\\u003c`. */
  const escaped = (value: object) =>
    JSON.stringify(value).replace(
      /[<>&'+]|[^\x20-\x7e]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  const MUTATION = `mutation ($input: CreateResponseInput!) { createResponse(input: $input) { userErrors { code path } } }`;

  async function send(body: string): Promise<Data> {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${gateway.url}/graphql`, { method: "POST", headers, body });
    return ((await answer.json()) as { data: Data }).data.createResponse.userErrors;
  }

  test("of 120 kB is saved, as a variable and in the document", async () => {
    const content = html(120_000);
    await saved("createResponse", { libraryIds: [LIBRARY], texts: [{ content, contentType: "TEXT_HTML" }] });
    const inline = `mutation { createResponse(input: { libraryIds: ["${LIBRARY}"], texts: [{ content: "${content}" }] }) { userErrors { code } } }`;
    expect((await gateway.query(inline)).data).toEqual({ createResponse: { userErrors: [] } });
    expect(gateway.writes).toHaveLength(2);
  });

  test("may fill a request of 512,000 bytes to Genesys Cloud, however the client encodes it", async () => {
    const frame = Buffer.byteLength(JSON.stringify({ libraries: [{ id: LIBRARY }], texts: [{ content: "" }] }));
    for (const [letter, room] of [
      ["<", 512_000 - frame],
      ["é", (512_000 - frame) >> 1],
    ] as const) {
      // A third of the letters of HTML are escaped; a text in Greek is escaped as a whole.
      const content = (letter === "<" ? "<b>Dear</b>" : letter).repeat(room).slice(0, room);
      const variables = { input: { libraryIds: [LIBRARY], texts: [{ content }] } };
      gateway.writes.length = 0;
      expect(await send(escaped({ query: MUTATION, variables }))).toEqual([]);
      const sent = Buffer.byteLength(JSON.stringify(gateway.writes[0]!.body));
      expect(sent).toBeGreaterThan(511_998);
      expect(sent).toBeLessThanOrEqual(512_000);
    }
  });

  test("of a byte more is refused before any call", async () => {
    const variables = { input: { libraryIds: [LIBRARY], texts: [{ content: "<".repeat(512_000) }] } };
    expect(await send(JSON.stringify({ query: MUTATION, variables }))).toEqual([{ code: "TOO_LONG", path: ["input"] }]);
    expect(gateway.writes).toEqual([]);
  });
});

describe("a blank name", () => {
  test.each<[string, object]>([
    ["createLibrary", { name: " " }],
    ["updateLibrary", { id: LIBRARY, name: "" }],
    ["createResponse", { ...text("Hi"), name: "" }],
    ["updateResponse", { id: responseId(1), name: " " }],
    ["createMessagingSetting", { name: "" }],
    ["updateMessagingSetting", { id: settingId(1), name: "" }],
    ["createSupportedContentProfile", { name: "" }],
    ["updateSupportedContentProfile", { id: profileId(1), name: "" }],
    ["createLineIntegration", { name: "" }],
    ["updateFacebookIntegration", { id: integrationId(1), name: "" }],
  ])("of %s is Genesys Cloud's to judge", async (name, input) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { upstream { code } } } }`;
    const { userErrors } = (await gateway.query(mutation, { input })).data[name];
    // The sandbox takes blank names of libraries and responses only.
    expect(gateway.writes).toHaveLength(1);
    for (const { upstream } of userErrors) expect(upstream?.code).toEqual(expect.any(String));
  });
});

test("a library may belong to all divisions", async () => {
  await saved("createLibrary", { name: "x", divisionId: "*" });
  expect(gateway.writes[0]!.body).toMatchObject({ division: { id: "*" } });
});

test("an invitation of Apple may be without an image", async () => {
  const appleInvitation = { templateType: "WITHOUT_IMAGE", businessName: "a", transcriptMessage: "b", locale: "en-US" };
  const input = { libraryIds: [LIBRARY], responseType: "APPLE_INVITATION", appleInvitation };
  const { response } = await saved("createResponse", input, "response { appleInvitation { templateType } }");
  expect(response.appleInvitation).toEqual({ templateType: "WITHOUT_IMAGE" });
});
