import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { GENERATIONS, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, profileId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const FIELDS = "id name version mediaTypes { allow { inbound { type } outbound { type } } }";
const types = (...names: string[]) => names.map((type) => ({ type }));
const PICTURES = { allow: { inbound: types("image/png", "image/*"), outbound: types("*/*") } };
const BUILT_IN = "webMessagingDefault";

describe.each(GENERATIONS)("supported content profiles (%s)", (messagingApi, root) => {
  const list = `${root}/supportedcontent`;
  const one = `${list}/{supportedContentId}`;
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

  /** Runs a mutation and answers its payload. GraphQL errors fail the test. */
  async function write(name: string, input: object, fields = `supportedContentProfile { ${FIELDS} }`): Promise<Data> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await gateway.query(
      `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} userErrors { __typename code path } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  }
  const refused = (code: string, ...field: string[]) => [{ __typename: "InputError", code, path: ["input", ...field] }];

  test("every field of every profile arrives", async () => {
    const { data, errors } = await gateway.query(
      `{ supportedContentProfiles { nodes { __typename ${everyField("SupportedContentProfile").replace(/ integrations \{.*$/, "")} } } }`,
    );
    expect(errors).toBeUndefined();
    const seen = answered(data.supportedContentProfiles.nodes);
    const leaves = leavesOf("SupportedContentProfile").filter((leaf) => !leaf.includes(".integrations."));
    expect(leaves.filter((leaf) => !seen.has(leaf))).toEqual([]);
    expect(leaves).toContain("SupportedContentProfile.modifiedBy.name");
  });

  test("one profile is read by its id, also the built-in one; several by one list; a missing one is null", async () => {
    const single = await gateway.counted(`{ supportedContentProfile(id: "${BUILT_IN}") { ${FIELDS} } }`);
    expect(single.data.supportedContentProfile).toMatchObject({ id: BUILT_IN, name: "Web Messaging Default" });
    expect(single.byRoute).toEqual({ [`GET ${one}`]: 1 });
    const several = await gateway.counted(
      `{ a: supportedContentProfile(id: "${profileId(1)}") { name } b: supportedContentProfile(id: "${profileId(3)}") { mediaTypes { allow { inbound { type } } } } }`,
    );
    expect(several.data).toEqual({ a: { name: "All media" }, b: { mediaTypes: { allow: { inbound: null } } } });
    expect(several.byRoute).toEqual({ [`GET ${list}`]: 1 });
    expect(await gateway.query(`{ supportedContentProfile(id: "${NOWHERE}") { id } }`)).toEqual({
      data: { supportedContentProfile: null },
    });
  });

  test("are listed with one call for each page", async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (const first of [1, 3, 50]) {
      const { data, byRoute } = await gateway.counted(
        `query ($first: Int, $after: String) { supportedContentProfiles(first: $first, after: $after) {
          totalCount edges { node { name } } pageInfo { endCursor } } }`,
        { first, after },
      );
      expect(byRoute).toEqual({ [`GET ${list}`]: 1 });
      expect(data.supportedContentProfiles.totalCount).toBe(5);
      names.push(...data.supportedContentProfiles.edges.map(({ node }: Data) => node.name));
      after = data.supportedContentProfiles.pageInfo.endCursor;
    }
    expect(names).toEqual(["All media", "Documents", "Pictures only", "Text only", "Web Messaging Default"]);
  });

  test("create writes what the input names, and a read gives it back", async () => {
    const { supportedContentProfile: made } = await write("createSupportedContentProfile", {
      name: "Pictures",
      mediaTypes: PICTURES,
    });
    expect(made).toEqual({ id: expect.any(String), name: "Pictures", version: 1, mediaTypes: PICTURES });
    expect(gateway.writes).toEqual([{ call: `POST ${list}`, body: { name: "Pictures", mediaTypes: PICTURES } }]);
    const { data } = await gateway.query(`{ supportedContentProfile(id: "${made.id}") { ${FIELDS} } }`);
    expect(data.supportedContentProfile).toEqual(made);

    await write("createSupportedContentProfile", { name: "Bare", mediaTypes: null });
    expect(gateway.writes.at(-1)!.body).toEqual({ name: "Bare" });
  });

  test("update sends what the input names, and the name, which is mandatory", async () => {
    const id = profileId(2);
    const mediaTypes = { allow: { outbound: types("video/mp4") } };
    const { supportedContentProfile } = await write("updateSupportedContentProfile", { id, mediaTypes });
    expect(supportedContentProfile).toEqual({
      id,
      name: "Pictures only",
      version: 2,
      mediaTypes: { allow: { inbound: null, outbound: types("video/mp4") } },
    });
    expect(gateway.writes).toEqual([{ call: `PATCH ${path(id)}`, body: { name: "Pictures only", mediaTypes } }]);

    const renamed = await gateway.counted(
      `mutation { updateSupportedContentProfile(input: { id: "${id}", name: "Videos" }) { supportedContentProfile { name } } }`,
    );
    expect(renamed.byRoute).toEqual({ [`PATCH ${one}`]: 1 });
    expect(gateway.writes[1]!.body).toEqual({ name: "Videos" });
    // null is sent as null, and the sandbox refuses it.
    const { userErrors } = await write("updateSupportedContentProfile", { id, mediaTypes: null });
    expect(gateway.writes[2]!.body).toEqual({ name: "Videos", mediaTypes: null });
    expect(userErrors).toEqual(refused("INVALID_VALUE", "mediaTypes"));
  });

  test("delete removes a profile, but not the default, a used or the built-in one", async () => {
    const { deletedId } = await write("deleteSupportedContentProfile", { id: profileId(4) }, "deletedId");
    expect(deletedId).toBe(profileId(4));
    expect((await gateway.query(`{ supportedContentProfile(id: "${profileId(4)}") { id } }`)).data).toEqual({
      supportedContentProfile: null,
    });
    for (const id of [profileId(1), profileId(2), BUILT_IN]) {
      const payload = await write("deleteSupportedContentProfile", { id }, "deletedId");
      expect(payload).toEqual({ deletedId: null, userErrors: refused("IN_USE", "id") });
    }
  });

  const inbound = (type: string) => ({ allow: { inbound: types("image/*", type) } });
  test.each([
    ["createSupportedContentProfile", { name: "" }, refused("INVALID_VALUE", "name")],
    [
      "createSupportedContentProfile",
      { name: "x", mediaTypes: inbound("pictures") },
      refused("INVALID_VALUE", "mediaTypes", "allow", "inbound", "1", "type"),
    ],
    ["updateSupportedContentProfile", { id: profileId(2), name: null }, refused("INVALID_VALUE", "name")],
    ["updateSupportedContentProfile", { id: NOWHERE, name: "x" }, refused("NOT_FOUND", "id")],
    ["updateSupportedContentProfile", { id: NOWHERE, mediaTypes: PICTURES }, refused("NOT_FOUND", "id")],
    ["updateSupportedContentProfile", { id: "..", name: "x" }, refused("INVALID_VALUE", "id")],
    ["updateSupportedContentProfile", { id: BUILT_IN, name: "x" }, refused("INVALID_VALUE")],
  ])("%s %j is a userError at its path", async (name, input, userErrors) => {
    expect(await write(name, input)).toEqual({ supportedContentProfile: null, userErrors });
  });

  test.each([NOWHERE, "a b"])("delete of %s is a userError too", async (id) => {
    const { userErrors } = await write("deleteSupportedContentProfile", { id }, "deletedId");
    expect(userErrors).toEqual(refused(id === NOWHERE ? "NOT_FOUND" : "INVALID_VALUE", "id"));
  });
});

describe("the default supported content profile, on today's paths", () => {
  const route = `${TODAY}/supportedcontent/default`;
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ clock, recorded: true });
  });
  afterAll(() => gateway.close());
  beforeEach(() => gateway.sandbox.reset());

  const ask = "{ defaultSupportedContentProfile { id name } }";
  const set = (id: string) =>
    gateway.query(
      `mutation { setDefaultSupportedContentProfile(input: { id: "${id}" }) {
        supportedContentProfile { name } userErrors { code path } } }`,
    );

  test("is read in one call, and set", async () => {
    const before = await gateway.counted(ask);
    expect(before.data.defaultSupportedContentProfile).toEqual({ id: profileId(1), name: "All media" });
    expect(before.byRoute).toEqual({ [`GET ${route}`]: 1 });
    const { data } = await set(profileId(3));
    expect(data.setDefaultSupportedContentProfile).toEqual({
      supportedContentProfile: { name: "Text only" },
      userErrors: [],
    });
    expect(gateway.writes).toEqual([{ call: `PUT ${route}`, body: { id: profileId(3) } }]);
    expect((await gateway.query(ask)).data.defaultSupportedContentProfile.name).toBe("Text only");
  });

  test.each([204, 404])("is null without an error where the answer is %i", async (status) => {
    gateway.sandbox.faults([{ match: `GET ${route}`, status }]);
    expect(await gateway.query(ask)).toEqual({ data: { defaultSupportedContentProfile: null } });
    gateway.sandbox.faults([]);
  });

  test("cannot be a profile that does not exist", async () => {
    const { data, errors } = await set(NOWHERE);
    expect(errors).toBeUndefined();
    expect(data.setDefaultSupportedContentProfile).toEqual({
      supportedContentProfile: null,
      userErrors: [{ code: "NOT_FOUND", path: ["input", "id"] }],
    });
  });
});
