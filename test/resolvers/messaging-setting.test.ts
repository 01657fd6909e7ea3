import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { GENERATIONS } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const FIELDS = `id name version content { story { mention { inbound } reply { inbound } } }
  event { typing { on { inbound outbound } } } isDefault`;
const CONTENT = { story: { mention: { inbound: "ENABLED" }, reply: { inbound: "DISABLED" } } };
const EVENT = { typing: { on: { inbound: "ENABLED", outbound: "DISABLED" } } };

describe.each(GENERATIONS)("messaging settings (%s)", (messagingApi, root) => {
  const list = `${root}/settings`;
  const one = `${list}/{messageSettingId}`;
  const path = (id: string) => `${list}/${id}`;

  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ clock, messagingApi, recorded: true });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.sandbox.reset();
    gateway.sandbox.faults([]);
    gateway.writes.length = 0;
  });

  /** Runs a mutation with an input and answers its payload. GraphQL errors fail the test. */
  async function write(name: string, input: object, fields = `messagingSetting { ${FIELDS} }`): Promise<Data> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await gateway.query(
      `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} userErrors { __typename code path } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  }
  const created = async (input: object): Promise<Data> =>
    (await write("createMessagingSetting", input)).messagingSetting;
  const refused = (code: string, ...field: string[]) => [{ __typename: "InputError", code, path: ["input", ...field] }];

  test("every field of every setting arrives", async () => {
    const { data, errors } = await gateway.query(
      `{ messagingSettings { nodes { __typename ${everyField("MessagingSetting").replace(/ integrations \{.*$/, "")} } } }`,
    );
    expect(errors).toBeUndefined();
    const seen = answered(data.messagingSettings.nodes);
    const leaves = leavesOf("MessagingSetting").filter((leaf) => !leaf.includes(".integrations."));
    expect(leaves.filter((leaf) => !seen.has(leaf))).toEqual([]);
    expect(leaves).toContain("MessagingSetting.updatedBy.name");
  });

  test("one setting is read by its id, several by one list; a missing one is null", async () => {
    const single = await gateway.counted(`{ messagingSetting(id: "${settingId(1)}") { ${FIELDS} } }`);
    expect(single.data.messagingSetting).toMatchObject({ name: "Everything on", version: 4, isDefault: true });
    expect(single.byRoute).toEqual({ [`GET ${one}`]: 1, [`GET ${list}/default`]: 1 });
    const several = await gateway.counted(
      `{ a: messagingSetting(id: "${settingId(1)}") { name } b: messagingSetting(id: "${settingId(2)}") { name }
         c: messagingSetting(id: "${settingId(1)}") { version } }`,
    );
    expect(several.data).toEqual({ a: { name: "Everything on" }, b: { name: "Typing only" }, c: { version: 4 } });
    expect(several.byRoute).toEqual({ [`GET ${list}`]: 1 });
    expect(await gateway.query(`{ messagingSetting(id: "${NOWHERE}") { id } }`)).toEqual({
      data: { messagingSetting: null },
    });
  });

  test("are listed with one call for each page; isDefault costs one call for all", async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (const first of [2, 1, 50]) {
      const { data, byRoute } = await gateway.counted(
        `query ($first: Int, $after: String) { messagingSettings(first: $first, after: $after) {
          totalCount nodes { name isDefault } pageInfo { endCursor hasNextPage } } }`,
        { first, after },
      );
      expect(byRoute).toEqual({ [`GET ${list}`]: 1, [`GET ${list}/default`]: 1 });
      expect(data.messagingSettings.totalCount).toBe(5);
      names.push(...data.messagingSettings.nodes.map(({ name, isDefault }: Data) => (isDefault ? `${name}!` : name)));
      after = data.messagingSettings.pageInfo.endCursor;
    }
    expect(names).toEqual(["Everything on!", "Quiet", "Stories only", "Typing only", "Unused"]);
  });

  test("the default is read, set and cleared; after that no setting is the default", async () => {
    const ask = `{ defaultMessagingSetting { name isDefault } messagingSettings { nodes { isDefault } } }`;
    const before = await gateway.counted(ask);
    expect(before.data.defaultMessagingSetting).toEqual({ name: "Everything on", isDefault: true });
    expect(before.byRoute).toEqual({ [`GET ${list}/default`]: 1, [`GET ${list}`]: 1 });

    const { messagingSetting } = await write("setDefaultMessagingSetting", { id: settingId(3) });
    expect(messagingSetting).toMatchObject({ name: "Quiet", isDefault: true });
    expect(gateway.writes).toEqual([{ call: `PUT ${list}/default`, body: { settingId: settingId(3) } }]);
    expect((await gateway.query(ask)).data.defaultMessagingSetting.name).toBe("Quiet");

    const clear = `mutation { clearDefaultMessagingSetting { userErrors { code } } }`;
    const cleared = await gateway.counted(clear);
    expect(cleared.data.clearDefaultMessagingSetting).toEqual({ userErrors: [] });
    expect(cleared.byRoute).toEqual({ [`DELETE ${list}/default`]: 1 });
    const after = await gateway.query(ask);
    expect(after.errors).toBeUndefined();
    expect(after.data.defaultMessagingSetting).toBeNull();
    expect(after.data.messagingSettings.nodes.filter(({ isDefault }: Data) => isDefault !== false)).toEqual([]);
    // Some organizations answer 404 without a default. Then there is nothing to clear.
    gateway.sandbox.faults([{ match: `* ${list}/default`, status: 404 }]);
    expect((await gateway.query(ask)).data.defaultMessagingSetting).toBeNull();
    expect((await gateway.query(clear)).data.clearDefaultMessagingSetting).toEqual({ userErrors: [] });
  });

  test("the default that a mutation sets is the default in the same mutation", async () => {
    const { data } = await gateway.query(
      `mutation {
        a: setDefaultMessagingSetting(input: { id: "${settingId(2)}" }) { messagingSetting { isDefault } }
        b: setDefaultMessagingSetting(input: { id: "${settingId(3)}" }) { messagingSetting { isDefault } }
        c: clearDefaultMessagingSetting { userErrors { code } }
        d: updateMessagingSetting(input: { id: "${settingId(3)}", name: "Silent" }) { messagingSetting { name isDefault } }
      }`,
    );
    expect(data).toMatchObject({
      a: { messagingSetting: { isDefault: true } },
      b: { messagingSetting: { isDefault: true } },
      d: { messagingSetting: { name: "Silent", isDefault: false } },
    });
  });

  test("create writes what the input names, and a read gives it back", async () => {
    const made = await created({ name: "Stories", content: CONTENT, event: EVENT });
    expect(made).toMatchObject({ name: "Stories", version: 1, content: CONTENT, event: EVENT, isDefault: false });
    const rest = {
      content: { story: { mention: { inbound: "Enabled" }, reply: { inbound: "Disabled" } } },
      event: { typing: { on: { inbound: "Enabled", outbound: "Disabled" } } },
    };
    expect(gateway.writes).toEqual([{ call: `POST ${list}`, body: { name: "Stories", ...rest } }]);
    expect((await gateway.query(`{ messagingSetting(id: "${made.id}") { ${FIELDS} } }`)).data.messagingSetting).toEqual(
      made,
    );

    const minimal = await created({ name: "Bare", content: null });
    expect(minimal).toMatchObject({ name: "Bare", content: null, event: null });
    expect(gateway.writes.at(-1)!.body).toEqual({ name: "Bare" });
  });

  test("update sends the fields of the input, and the name where the path requires it", async () => {
    const made = await created({ name: "Stories", content: CONTENT, event: EVENT });
    gateway.writes.length = 0;
    const id: string = made.id;
    const event = { typing: { on: { inbound: "DISABLED" } } };
    const { messagingSetting } = await write("updateMessagingSetting", { id, event });
    // The REST API replaces an object as a whole.
    const typing = { on: { inbound: "DISABLED", outbound: null } };
    expect(messagingSetting).toEqual({ ...made, version: 2, event: { typing } });
    const name = messagingApi === "messaging" ? { name: "Stories" } : {};
    const body = { ...name, event: { typing: { on: { inbound: "Disabled" } } } };
    expect(gateway.writes).toEqual([{ call: `PATCH ${path(id)}`, body }]);

    await write("updateMessagingSetting", { id, name: "Tales" });
    expect(gateway.writes[1]).toEqual({ call: `PATCH ${path(id)}`, body: { name: "Tales" } });
    // null is sent as null, at any depth, and the sandbox refuses it.
    const cleared = await write("updateMessagingSetting", {
      id,
      name: "Tales",
      content: null,
      event: { typing: null },
    });
    expect(gateway.writes[2]!.body).toEqual({ name: "Tales", content: null, event: { typing: null } });
    expect(cleared.userErrors).toEqual([
      ...refused("INVALID_VALUE", "content"),
      ...refused("INVALID_VALUE", "event", "typing"),
    ]);
  });

  test("delete removes a setting, but not the default and not a used one", async () => {
    const { deletedId } = await write("deleteMessagingSetting", { id: settingId(5) }, "deletedId");
    expect(deletedId).toBe(settingId(5));
    expect(gateway.writes).toEqual([{ call: `DELETE ${path(settingId(5))}`, body: undefined }]);
    expect((await gateway.query(`{ messagingSetting(id: "${settingId(5)}") { id } }`)).data).toEqual({
      messagingSetting: null,
    });
    for (const number of [1, 2]) {
      const payload = await write("deleteMessagingSetting", { id: settingId(number) }, "deletedId");
      expect(payload).toEqual({ deletedId: null, userErrors: refused("IN_USE", "id") });
    }
  });

  test.each([
    ["createMessagingSetting", { name: " " }, refused("INVALID_VALUE", "name")],
    ["updateMessagingSetting", { id: settingId(2), name: "" }, refused("INVALID_VALUE", "name")],
    ["updateMessagingSetting", { id: settingId(2), name: null }, refused("INVALID_VALUE", "name")],
    ["updateMessagingSetting", { id: NOWHERE, name: "x" }, refused("NOT_FOUND", "id")],
    ["updateMessagingSetting", { id: NOWHERE, event: {} }, refused("NOT_FOUND", "id")],
    ["updateMessagingSetting", { id: "../users", name: "x" }, refused("INVALID_VALUE", "id")],
    ["setDefaultMessagingSetting", { id: NOWHERE }, refused("NOT_FOUND", "id")],
  ])("%s %j is a userError at its path", async (name, input, userErrors) => {
    expect(await write(name, input)).toEqual({ messagingSetting: null, userErrors });
  });

  test.each([NOWHERE, "a/b"])("delete of %s is a userError too", async (id) => {
    const { userErrors } = await write("deleteMessagingSetting", { id }, "deletedId");
    expect(userErrors).toEqual(refused(id === NOWHERE ? "NOT_FOUND" : "INVALID_VALUE", "id"));
  });

  test("a fault deep in the input has its path, which ends before fields that the input does not have", async () => {
    const fields = ["content.story.mention.inbound", "event.typing.secret-value", "elsewhere"];
    const details = fields.map((fieldName) => ({ errorCode: "invalid.value", fieldName }));
    gateway.sandbox.faults([{ match: `POST ${list}`, status: 400, body: { code: "invalid.value", details } }]);
    const { userErrors } = await write("createMessagingSetting", { name: "x" });
    expect(userErrors).toEqual([
      ...refused("INVALID_VALUE", "content", "story", "mention", "inbound"),
      ...refused("INVALID_VALUE", "event", "typing"),
      ...refused("INVALID_VALUE"),
    ]);
  });

  test("an error that other input cannot correct is a GraphQL error", async () => {
    gateway.sandbox.faults([{ match: "*", status: 503 }]);
    const { data, errors } = await gateway.query(`mutation { clearDefaultMessagingSetting { userErrors { code } } }`);
    expect(data).toEqual({ clearDefaultMessagingSetting: null });
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE" } }]);
  });

  test("an unknown state is UNRECOGNIZED", async () => {
    const body = { id: settingId(2), content: { story: { reply: { inbound: "Sometimes" } } } };
    gateway.sandbox.faults([{ match: `GET ${one}`, body }]);
    const { data, errors } = await gateway.query(
      `{ messagingSetting(id: "${settingId(2)}") { content { story { reply { inbound } } } } }`,
    );
    expect({ data, errors }).toEqual({
      data: { messagingSetting: { content: { story: { reply: { inbound: "UNRECOGNIZED" } } } } },
      errors: undefined,
    });
  });
});
