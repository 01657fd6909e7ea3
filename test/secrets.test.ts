import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { SandboxFault } from "../sandbox/server.ts";
import { everyField } from "./every-field.ts";
import { channelInputs } from "./integration-inputs.ts";
import type { Data } from "./start.ts";
import { createTestClock } from "./test-clock.ts";
import { CANARY, startWitness } from "./witness.ts";
import type { Witness } from "./witness.ts";
import { integrationId } from "./ids.ts";

const EVERY = `fragment Every on Integration { ${everyField("Integration")} }`;
const ERRORS = "userErrors { __typename message code path ... on VersionConflict { expectedVersion currentVersion } }";

/** An integration of each channel in the sandbox's data. */
const numbers: Record<string, number> = {
  FACEBOOK: 1,
  LINE: 14,
  TWITTER: 4,
  WHATSAPP: 6,
  INSTAGRAM: 8,
  OPEN: 9,
  APPLE: 11,
};
/** Fields of create inputs that update inputs lack. */
const onlyNew = ["pageId", "appId", "appSecret", "phoneNumber", "wabaCertificate", "messagesForBusinessId"];

/** A vendor's error body that repeats a secret in every field. */
function echo(text: string): object {
  const places = [text, `channelSecret[${text}]`, `pageAccessToken.${text}`, `appleAuthentication.${text}`];
  return {
    message: `The value ${text} is not valid`,
    code: `invalid ${text}`,
    contextId: text,
    entityName: text,
    messageWithParams: `{value} ${text}`,
    messageParams: { value: text },
    details: places.map((place) => ({ errorCode: place, fieldName: place, entityId: place, entityName: place })),
    errors: [{ message: text }],
  };
}

describe.each(["conversations", "messaging"] as const)("secrets (%s)", (messagingApi) => {
  const inputs = channelInputs(messagingApi, CANARY);
  const isChangeable = (type: string) => messagingApi === "conversations" || type === "Line";

  let witness: Witness;
  beforeAll(async () => {
    witness = await startWitness({ messagingApi, creationTime: 0, clock: createTestClock() });
  });
  afterAll(() => witness.gateway.close());
  beforeEach(() => {
    witness.gateway.sandbox.reset();
    witness.gateway.sandbox.faults([]);
    witness.forget();
  });

  /** Creates or updates an integration with every possible secret. Selects every field of the answer. */
  async function write(kind: "create" | "update", { type, channel, input }: (typeof inputs)[number]): Promise<Data> {
    const name = `${kind}${type}Integration`;
    const inputType = `${kind === "create" ? "Create" : "Update"}${type}IntegrationInput!`;
    const changes = Object.fromEntries(Object.entries(input).filter(([field]) => !onlyNew.includes(field)));
    const { data, errors } = await witness.ask(
      `mutation ($input: ${inputType}) { ${name}(input: $input) { integration { ...Every } ${ERRORS} } } ${EVERY}`,
      { input: kind === "create" ? { name: "New", ...input } : { id: integrationId(numbers[channel]!), ...changes } },
    );
    return { errors, ...data?.[name] };
  }

  test("are accepted, and no field of any type returns them", async () => {
    for (const input of inputs) {
      const made = await write("create", input);
      expect(made).toMatchObject({ integration: { name: "New" }, userErrors: [] });
      const changed = isChangeable(input.type) ? await write("update", input) : made;
      expect(changed).toMatchObject({ errors: undefined, userErrors: [] });
      const { id } = made.integration;
      await witness.ask(
        `{ a: integration(by: { onChannel: { id: "${id}", channel: ${input.channel} } }) { ...Every } b: integration(by: { id: "${id}" }) { ...Every } } ${EVERY}`,
      );
    }
    const channels = inputs.map(({ channel }) => channel).join(" ");
    const { data, errors } = await witness.ask(
      `{ integrations(first: 100, channels: [${channels}]) { nodes { ...Every } }
         all: integrations(first: 100) { edges { node { ...Every } } } } ${EVERY}`,
    );
    expect(errors).toBeUndefined();
    expect(data.integrations.nodes.length).toBeGreaterThan(2 * inputs.length);
    await witness.ask(
      `{ messagingSettings { nodes { ${everyField("MessagingSetting")} } }
         supportedContentProfiles { nodes { ${everyField("SupportedContentProfile")} } }
         searchResponses(first: 100) { nodes { ${everyField("Response")} } } libraries { nodes { ${everyField("Library")} } } }`,
    );
    // The secrets did arrive, so they could have been returned.
    const arrived = JSON.stringify(witness.gateway.writes).match(new RegExp(`${CANARY}-[a-z-]+`, "g"));
    expect(new Set(arrived).size).toBe(messagingApi === "messaging" ? 9 : 11);
    expect(witness.logged().filter((line) => line.includes("request completed")).length).toBeGreaterThan(inputs.length);
    expect(witness.leaks()).toEqual([]);
  });

  const secret = `${CANARY}-of-the-vendor`;
  const id = integrationId(1);
  const leak = { leak: secret };
  const misfit = {
    id,
    name: leak,
    status: leak,
    dateCreated: secret,
    version: secret,
    pageId: [secret],
    createdBy: secret,
  };

  test.each<[string, Partial<SandboxFault>]>([
    ["400 that quotes them", { status: 400, body: echo(secret) }],
    ["401 that quotes them", { status: 401, body: echo(secret) }],
    ["403 that quotes them", { status: 403, body: echo(secret) }],
    ["404 that quotes them", { status: 404, body: echo(secret) }],
    ["409 that quotes them", { status: 409, body: echo(secret) }],
    ["422 that quotes them", { status: 422, body: echo(secret) }],
    ["429 that quotes them", { status: 429, body: echo(secret), headers: { "retry-after": "0" } }],
    ["500 that quotes them", { status: 500, body: echo(secret) }],
    ["an answer that is no JSON", { status: 200, body: `<p>${secret}</p>`, headers: { "content-type": "text/html" } }],
    ["broken JSON", { status: 200, body: `{"id": "${secret}`, headers: { "content-type": "application/json" } }],
    ["an answer that is no entity", { body: leak }],
    ["fields that are not what they should be", { body: misfit }],
    ["a list that is none", { body: { entities: secret } }],
    ["a list with broken rows", { body: { entities: [leak, misfit], total: 2 } }],
    ["a redirect", { status: 302, headers: { location: `https://elsewhere.example/?${secret}` } }],
    ["a connection that is cut", { reset: true }],
  ])("are in no error and no line of the log: %s", async (_, fault) => {
    witness.gateway.sandbox.faults([{ match: "*", ...fault }]);
    for (const input of inputs) {
      await write("create", input);
      await write("update", input);
      await witness.ask(
        `{ integration(by: { onChannel: { id: "${id}", channel: ${input.channel} } }) { ...Every } } ${EVERY}`,
      );
    }
    const { errors } = await witness.ask(
      `{ integrations { nodes { ...Every } } integration(by: { id: "${id}" }) { name } } ${EVERY}`,
    );
    expect(errors).toBeDefined();
    expect(witness.leaks()).toEqual([]);
  });
});
