import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, profileId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIST = `GET ${TODAY}/integrations`;
const SETTINGS = `GET ${TODAY}/settings`;
const PROFILES = `GET ${TODAY}/supportedcontent`;
const USERS = "GET /api/v2/users";

let large: Gateway;
beforeAll(async () => {
  large = await startGateway({ clock, size: "large", recorded: true });
});
afterAll(() => large.close());
beforeEach(() => large.sandbox.reset());

const LINKS = `name channel supportedContentProfile { name mediaTypes { allow { inbound { type } } } }
  messagingSetting { name content { story { reply { inbound } } } }`;

describe("from an integration to what it uses", () => {
  const withBoth = ({ messagingSetting, supportedContentProfile }: Data) => messagingSetting && supportedContentProfile;

  test("all integrations with name and content of both links: 1 call", async () => {
    const { data, errors, byRoute } = await large.counted(
      `{ integrations(first: 100) { totalCount nodes { ${LINKS} } } }`,
    );
    expect(errors).toBeUndefined();
    const { totalCount, nodes } = data.integrations;
    expect(nodes).toHaveLength(totalCount);
    expect(totalCount).toBeGreaterThan(45);
    const linked = nodes.filter(withBoth);
    expect(linked.length).toBeGreaterThan(20);
    for (const { messagingSetting, supportedContentProfile } of linked) {
      expect(messagingSetting.name).toEqual(expect.any(String));
      expect(supportedContentProfile.name).toEqual(expect.any(String));
      expect(supportedContentProfile.mediaTypes).toEqual({ allow: expect.any(Object) });
    }
    expect(byRoute).toEqual({ [LIST]: 1 });
  });

  test("with the audit fields of the profile: 2 calls, and 3 with the names of its users", async () => {
    const ask = (audit: string) =>
      large.counted(`{ integrations(first: 100) { edges { node { ...Links } } } }
        fragment Links on Integration { ${LINKS} supportedContentProfile { ${audit} } }`);
    const { data, errors, byRoute } = await ask("version dateCreated createdBy { id }");
    expect(errors).toBeUndefined();
    const linked = data.integrations.edges.map(({ node }: Data) => node).filter(withBoth);
    expect(linked.length).toBeGreaterThan(20);
    for (const { supportedContentProfile: profile } of linked) {
      expect(profile).toMatchObject({ version: expect.any(Number), dateCreated: expect.any(String) });
    }
    expect(byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1 });
    expect((await ask("version createdBy { name }")).byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1, [USERS]: 1 });
  });

  test.each([
    ["ids and paths", "messagingSetting { id selfUri __typename } supportedContentProfile { id selfUri }", {}],
    [
      "every field of a setting",
      "messagingSetting { version updatedBy { id } dateModified event { typing { on { inbound } } } }",
      {},
    ],
    ["whether a setting is the default", "messagingSetting { isDefault }", { [`${SETTINGS}/default`]: 1 }],
    ["the integrations that share a profile", "supportedContentProfile { integrations { totalCount } }", { [LIST]: 2 }],
  ])("costs one list, and one read for all: %s", async (_, fields, more) => {
    const { errors, byRoute } = await large.counted(`{ integrations(first: 100) { nodes { ${fields} } } }`);
    expect(errors).toBeUndefined();
    expect(byRoute).toEqual({ [LIST]: 1, ...more });
  });

  test("is expanded only as far as the query needs it, and never when it is read anyway", async () => {
    const asked = async (fields: string) => {
      large.reads.length = 0;
      await large.query(`{ integrations(first: 100) { nodes { ${fields} } } }`);
      return new URL(large.reads[0]!, "http://x").searchParams.getAll("expand");
    };
    const both = ["messagingSetting", "supportedContent"];
    expect(await asked(LINKS)).toEqual(both);
    expect(await asked("messagingSetting { name }")).toEqual(both.slice(0, 1));
    expect(await asked("supportedContentProfile { mediaTypes { allow { inbound { type } } } }")).toEqual(both.slice(1));
    expect(await asked("messagingSetting { id isDefault } supportedContentProfile { id selfUri }")).toEqual([]);
    expect(await asked("supportedContentProfile { name version }")).toEqual([]);
  });

  test("of one integration: 1 call for one link, and the other link by its id", async () => {
    const ask = (fields: string) =>
      large.counted(
        `{ integration(by: { onChannel: { id: "${integrationId(6)}", channel: WHATSAPP } }) { ${fields} } }`,
      );
    const profile = await ask("supportedContentProfile { name }");
    expect(profile.data.integration.supportedContentProfile).toEqual({ name: "Pictures only" });
    expect(profile.calls).toBe(1);
    // The paths of one channel expand only one link.
    const both = await ask(LINKS);
    expect(both.data.integration.messagingSetting.name).toBe("Everything on");
    expect(both.calls).toBe(2);
  });

  test("a profile that the list of profiles does not hold is read by its id", async () => {
    const known = await large.query(`{ supportedContentProfiles(first: 100) { nodes { id name version } } }`);
    const entities = known.data.supportedContentProfiles.nodes.filter(({ id }: Data) => id !== "webMessagingDefault");
    large.sandbox.faults([{ match: PROFILES, body: { entities, total: entities.length, pageSize: 100 } }]);
    const { data, byRoute } = await large.counted(
      `{ integrations(first: 100) { nodes { channel supportedContentProfile { name version } } } }`,
    );
    large.sandbox.faults([]);
    const web = data.integrations.nodes.find(({ channel }: Data) => channel === "WEBMESSAGING");
    expect(web.supportedContentProfile).toEqual({ name: "Web Messaging Default", version: 1 });
    expect(byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1, [`${PROFILES}/{supportedContentId}`]: 1 });
  });
});

describe("from a setting or a profile to what uses it", () => {
  test("all settings with their integrations: 2 calls; the same for profiles", async () => {
    const fields = "id name integrations(first: 100) { totalCount nodes { id name } }";
    const settings = await large.counted(`{ messagingSettings(first: 100) { nodes { ${fields} } } }`);
    expect(settings.byRoute).toEqual({ [SETTINGS]: 1, [LIST]: 1 });
    const profiles = await large.counted(`{ supportedContentProfiles(first: 100) { nodes { ${fields} } } }`);
    expect(profiles.byRoute).toEqual({ [PROFILES]: 1, [LIST]: 1 });

    const { data } = await large.query(
      `{ integrations(first: 100) { nodes { id name messagingSetting { id } supportedContentProfile { id } } } }`,
    );
    const usersOf = (link: string, id: string) =>
      data.integrations.nodes
        .filter((node: Data) => node[link]?.id === id)
        .map(({ id: own, name }: Data) => ({ id: own, name }));
    const rows = [
      ...settings.data.messagingSettings.nodes.map((row: Data) => ["messagingSetting", row]),
      ...profiles.data.supportedContentProfiles.nodes.map((row: Data) => ["supportedContentProfile", row]),
    ];
    expect(rows).toHaveLength(12 + 9);
    for (const [link, { id, integrations }] of rows) {
      expect(integrations.nodes).toEqual(usersOf(link, id));
      expect(integrations.totalCount).toBe(integrations.nodes.length);
    }
  });

  test("one setting with its integrations: 2 calls; the same for a profile and for the default", async () => {
    const fields =
      "integrations { totalCount nodes { name messagingSetting { name } supportedContentProfile { name } } }";
    const setting = await large.counted(`{ messagingSetting(id: "${settingId(4)}") { name ${fields} } }`);
    expect(setting.data.messagingSetting.integrations.nodes).toContainEqual({
      name: "Instagram Shop",
      messagingSetting: { name: "Stories only" },
      supportedContentProfile: { name: "Pictures only" },
    });
    expect(setting.byRoute).toEqual({ [`${SETTINGS}/{messageSettingId}`]: 1, [LIST]: 1 });
    const profile = await large.counted(`{ supportedContentProfile(id: "${profileId(3)}") { ${fields} } }`);
    expect(profile.data.supportedContentProfile.integrations.nodes).toContainEqual(
      expect.objectContaining({ name: "X News" }),
    );
    expect(profile.calls).toBe(2);
    expect((await large.counted(`{ defaultMessagingSetting { ${fields} } }`)).calls).toBe(2);
  });

  test("pages of one setting's and of many settings' integrations hold the same rows", async () => {
    const walk = async (read: (first: number, page: number) => Promise<Data>) => {
      const names: string[] = [];
      for (let page = 1, more = true; more; page += 1) {
        const { nodes, pageInfo } = await read(3, page);
        names.push(...nodes.map(({ name }: Data) => name));
        more = pageInfo.hasNextPage;
      }
      return names;
    };
    const fields = (first: number, page: number) =>
      `id integrations(first: ${first}, page: ${page}) { nodes { name } pageInfo { hasNextPage } }`;
    const single = await walk(async (...window) => {
      return (await large.query(`{ messagingSetting(id: "${settingId(1)}") { ${fields(...window)} } }`)).data
        .messagingSetting.integrations;
    });
    const many = await walk(async (...window) => {
      const { data } = await large.query(`{ messagingSettings(first: 100) { nodes { ${fields(...window)} } } }`);
      return data.messagingSettings.nodes.find(({ id }: Data) => id === settingId(1)).integrations;
    });
    expect(single.length).toBeGreaterThan(6);
    expect(many).toEqual(single);
  });

  test("an unused setting has an empty page", async () => {
    const { data } = await large.query(
      `{ a: messagingSetting(id: "${settingId(5)}") { integrations { totalCount nodes { id } } }
         b: supportedContentProfile(id: "${profileId(4)}") { integrations { totalCount nodes { id } } } }`,
    );
    const empty = { integrations: { totalCount: 0, nodes: [] } };
    expect(data).toEqual({ a: empty, b: empty });
  });
});
