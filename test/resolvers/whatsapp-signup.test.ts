import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { everyField } from "../every-field.ts";
import { integrationId, NOWHERE, settingId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { CANARY, startWitness } from "../witness.ts";

const creationTime = 50;
const clock = createTestClock();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, creationTime, recorded: true });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
  gateway.writes.length = 0;
});

const SIGNUP = "/api/v2/conversations/messaging/integrations/whatsapp/embeddedsignup";
const ERRORS = "userErrors { code path upstream { code } }";
const FIELDS =
  "integration { id name status createStatus phoneNumber availablePhoneNumbers { phoneNumber } messagingSetting { id } }";

/** Runs a mutation. Answers its payload; throws for GraphQL errors. */
async function run(name: string, input: object, fields: string, dryRun = false): Promise<Data> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const { data, errors } = await gateway.query(
    `mutation ($input: ${type}, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) { ${fields} ${ERRORS} } }`,
    { input, dryRun },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const signUp = (input: object, fields = FIELDS, dryRun = false) =>
  run("createWhatsAppIntegrationByEmbeddedSignup", input, fields, dryRun);
const activate = (input: object, fields = FIELDS, dryRun = false) =>
  run("activateWhatsAppIntegration", input, fields, dryRun);
/** An integration that waits for its number, and one of the two numbers of its account. */
const waiting = { id: integrationId(7), phoneNumber: "+34910000001" };

describe("embedded signup of WhatsApp", () => {
  test("connects the account, then activates one of its numbers, with one call each", async () => {
    const input = { name: "Shop", embeddedSignupAccessToken: "token-of-meta", messagingSettingId: settingId(2) };
    const { integration, userErrors } = await signUp(input);
    expect(userErrors).toEqual([]);
    expect(integration).toMatchObject({
      name: "Shop",
      createStatus: "INITIATED",
      messagingSetting: { id: settingId(2) },
      availablePhoneNumbers: [{ phoneNumber: expect.any(String) }, { phoneNumber: expect.any(String) }],
    });
    await clock.pass(creationTime);
    const read = `{ integration(by: { onChannel: { id: "${integration.id}", channel: WHATSAPP } }) { status createStatus } }`;
    expect((await gateway.query(read)).data.integration).toEqual({ status: "INCOMPLETE", createStatus: "COMPLETED" });
    const { phoneNumber } = integration.availablePhoneNumbers[1];
    const active = await activate({ id: integration.id, phoneNumber, pin: "123456" });
    expect(active).toMatchObject({ integration: { status: "ACTIVE", phoneNumber }, userErrors: [] });
    expect(gateway.writes).toEqual([
      {
        call: `POST ${SIGNUP}`,
        body: { name: "Shop", embeddedSignupAccessToken: "token-of-meta", messagingSetting: { id: settingId(2) } },
      },
      { call: `PATCH ${SIGNUP}/${integration.id}`, body: { phoneNumber, pin: "123456" } },
    ]);
    const routes = gateway.sandbox.calls().byRoute;
    expect([routes[`POST ${SIGNUP}`], routes[`PATCH ${SIGNUP}/{integrationId}`]]).toEqual([1, 1]);
  });

  test("needs neither name, token nor number in the newer flow of the vendor", async () => {
    const { integration, userErrors } = await signUp({ name: null });
    expect([userErrors, integration.name]).toEqual([[], "WhatsApp"]);
    await clock.pass(creationTime);
    const active = await activate({ id: integration.id, pin: "1" });
    expect(active).toMatchObject({ integration: { status: "ACTIVE" }, userErrors: [] });
    expect(gateway.writes.map(({ body }) => body)).toEqual([{}, { pin: "1" }]);
  });

  test.each<[string, () => Promise<Data>, string[]]>([
    ["a token without a name", () => signUp({ embeddedSignupAccessToken: "t" }), ["input", "name"]],
    ["a blank name", () => signUp({ name: " " }), ["input", "name"]],
    ["an id that is none", () => signUp({ messagingSettingId: "a/b" }), ["input", "messagingSettingId"]],
    ["a blank PIN", () => activate({ ...waiting, pin: " " }), ["input", "pin"]],
    ["an id of an integration that is none", () => activate({ id: "a/b", pin: "1" }), ["input", "id"]],
  ])("refuses %s before any call", async (_, write, path) => {
    expect(await write()).toMatchObject({
      integration: null,
      userErrors: [{ code: "INVALID_VALUE", path, upstream: null }],
    });
    expect(gateway.sandbox.calls().total).toBe(0);
  });

  test.each<[string, object, object]>([
    ["a number of another account", { phoneNumber: "+4930123456" }, { code: "REFUSED_BY_NETWORK" }],
    ["a number without a country code", { phoneNumber: "030" }, { code: "INVALID_VALUE" }],
  ])("answers %s as a user error at its field", async (_, number, error) => {
    const { userErrors } = await activate({ ...waiting, pin: "1", ...number });
    expect(userErrors).toMatchObject([{ ...error, path: ["input", "phoneNumber"] }]);
  });

  test.each<[string, string, string[]]>([
    ["phone.number.already.in.use", "DUPLICATE", ["input", "phoneNumber"]],
    ["please.ensure.two.factor.authentication.is.disabled", "REFUSED_BY_NETWORK", ["input", "phoneNumber"]],
    ["invalid.integration", "INVALID_VALUE", ["input"]],
  ])("answers the vendor's %s as %s", async (code, kind, path) => {
    gateway.sandbox.faults([{ match: `PATCH ${SIGNUP}/{integrationId}`, code }]);
    expect(await activate({ ...waiting, pin: "1" })).toEqual({
      integration: null,
      userErrors: [{ code: kind, path, upstream: { code } }],
    });
  });

  test("answers an integration that does not exist as a user error", async () => {
    const answer = await activate({ id: NOWHERE, pin: "1" });
    expect(answer.userErrors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "id"] }]);
  });

  test("writes nothing in a dry run, and shows neither the token nor the PIN", async () => {
    const made = await signUp(
      { name: "S", embeddedSignupAccessToken: "secret-t" },
      "changes { path before after }",
      true,
    );
    expect(made).toEqual({
      changes: [
        { path: ["name"], before: null, after: "S" },
        { path: ["embeddedSignupAccessToken"], before: null, after: null },
      ],
      userErrors: [],
    });
    const active = await activate({ ...waiting, pin: "secret-p" }, "changes { path before after }", true);
    expect(active).toEqual({
      changes: [
        { path: ["phoneNumber"], before: "+4930000007", after: "+34910000001" },
        { path: ["pin"], before: null, after: null },
      ],
      userErrors: [],
    });
    expect(gateway.writes).toEqual([]);
  });

  test("refuses in a dry run what the write itself refuses", async () => {
    for (const input of [{ ...waiting, phoneNumber: "+4930123456" }, { id: NOWHERE }]) {
      const dry = await activate({ ...input, pin: "1" }, "", true);
      const real = await activate({ ...input, pin: "1" }, "");
      const known = ({ userErrors }: Data) => userErrors.map(({ code, path }: Data) => ({ code, path }));
      expect(known(dry)).toEqual(known(real));
      expect(known(dry)).toHaveLength(1);
    }
  });

  test("is read again while the activation goes on, also where answers are kept", async () => {
    const cached = await startGateway({ clock, cache: true });
    const query = `{ integration(by: { onChannel: { id: "${waiting.id}", channel: WHATSAPP } }) { status } }`;
    const body = { id: waiting.id, name: "x", status: "Starting", version: 2 };
    cached.sandbox.faults([
      { match: `GET ${SIGNUP.replace("/embeddedsignup", "/{integrationId}")}`, status: 200, body },
    ]);
    expect((await cached.query(query)).data.integration).toEqual({ status: "STARTING" });
    cached.sandbox.faults([]);
    expect(await cached.counted(query)).toMatchObject({ data: { integration: { status: "INCOMPLETE" } }, calls: 1 });
    expect((await cached.counted(query)).calls).toBe(0);
    await cached.close();
  });

  test("writes once for one idempotency key", async () => {
    const input = { name: "Once", embeddedSignupAccessToken: "t", idempotencyKey: "once" };
    const first = await signUp(input, "integration { id }");
    expect(await signUp(input, "integration { id }")).toEqual(first);
    expect(gateway.writes).toHaveLength(1);
  });

  test("is not available on the older paths", async () => {
    const older = await startGateway({ messagingApi: "messaging", clock });
    const { errors } = await older.query(
      `mutation { a: createWhatsAppIntegrationByEmbeddedSignup(input: {}) { userErrors { code } }
         b: activateWhatsAppIntegration(input: { id: "${integrationId(7)}", pin: "1" }) { userErrors { code } } }`,
    );
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FEATURE_UNAVAILABLE", "FEATURE_UNAVAILABLE"]);
    expect(older.sandbox.calls().total).toBe(0);
    await older.close();
  });
});

test("the token and the PIN of a signup are in no answer and no line of the log, whatever the vendor answers", async () => {
  const ownClock = createTestClock();
  const witness = await startWitness({ clock: ownClock, creationTime: 0 });
  const [token, pin] = [`${CANARY}-token`, `${CANARY}-pin`];
  const mutation = `mutation ($token: String, $pin: String!, $dryRun: Boolean, $key: String) {
    createWhatsAppIntegrationByEmbeddedSignup(input: { name: "S", embeddedSignupAccessToken: $token, idempotencyKey: $key }, dryRun: $dryRun) {
      integration { ${everyField("WhatsAppIntegration")} } changes { path before after } userErrors { message path } }
    activateWhatsAppIntegration(input: { id: "${waiting.id}", phoneNumber: "${waiting.phoneNumber}", pin: $pin, idempotencyKey: $key }, dryRun: $dryRun) {
      integration { ${everyField("WhatsAppIntegration")} } changes { path before after } userErrors { message path } } }`;
  const body = {
    message: `${token} ${pin}`,
    code: `${pin} ${token}`,
    details: [
      { errorCode: token, fieldName: pin },
      { errorCode: "x", fieldName: `pin[${pin}]` },
    ],
  };
  const answers = [
    undefined,
    { status: 400, body },
    { status: 500, body },
    { body: { id: "x", embeddedSignupAccessToken: token, pin } },
  ];
  for (const [at, answer] of answers.entries()) {
    witness.gateway.sandbox.reset();
    witness.gateway.sandbox.faults(answer ? [{ match: "*", ...answer }] : []);
    const ask = (more: object) => witness.ask(mutation, { token, pin, ...more });
    await ask({ key: `${at}` });
    await ask({ key: `${at}` });
    await ask({ dryRun: true });
  }
  expect(JSON.stringify(witness.gateway.writes)).toContain(pin);
  expect(witness.leaks()).toEqual([]);
  await witness.gateway.close();
});
