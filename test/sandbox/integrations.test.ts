import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { entitiesOf, idsOf, login, olderPath, todaysPath, type RestClient } from "./rest-client.ts";
import { integrationId, profileId, settingId } from "../ids.ts";

const today = `${todaysPath}/integrations`;
const old = `${olderPath}/integrations`;
let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await login(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const get = (path: string) => client.call("GET", path);
const patch = (path: string, body: object) => client.call("PATCH", path, body);
const facebook = `${today}/facebook`;
const shop = `${facebook}/${integrationId(1)}`;

describe("references", () => {
  const bareProfile = { id: profileId(1), selfUri: `${todaysPath}/supportedcontent/${profileId(1)}` };
  const bareSetting = { id: settingId(1), selfUri: `${todaysPath}/settings/${settingId(1)}` };
  const wholeProfile = { ...bareProfile, name: "All media", mediaTypes: { allow: expect.anything() } };
  const wholeSetting = {
    ...bareSetting,
    name: "Everything on",
    version: "4",
    content: expect.anything(),
    event: expect.anything(),
    createdBy: expect.anything(),
    updatedBy: expect.anything(),
    dateCreated: expect.any(String),
    dateModified: expect.any(String),
  };

  test.each<[search: string, profile: object, setting: object]>([
    ["", bareProfile, bareSetting],
    ["?expand=supportedContent", wholeProfile, bareSetting],
    ["?expand=messagingSetting", bareProfile, wholeSetting],
    ["?expand=supportedContent,messagingSetting", wholeProfile, wholeSetting],
    ["?expand=supportedContent&expand=messagingSetting", wholeProfile, wholeSetting],
    ["?expand=identityresolution", bareProfile, bareSetting],
  ])("of every channel%s", async (search, supportedContent, messagingSetting) => {
    const row = entitiesOf(await get(today + search)).find(({ id }) => id === integrationId(1));
    expect(row).toMatchObject({ messengerType: "facebook", version: 7 });
    expect(row!.supportedContent).toEqual(supportedContent);
    expect(row!.messagingSetting).toEqual(messagingSetting);
  });

  test.each<[search: string, profile: object, setting: object]>([
    ["", bareProfile, bareSetting],
    ["?expand=supportedContent", wholeProfile, bareSetting],
    ["?expand=messagingSetting", bareProfile, wholeSetting],
  ])("of one channel, one integration%s", async (search, supportedContent, messagingSetting) => {
    const listed = entitiesOf(await get(facebook + search)).find(({ id }) => id === integrationId(1));
    const { body: single } = await get(shop + search);
    expect(single).toEqual(listed);
    expect(single).toMatchObject({ supportedContent, messagingSetting });
    expect(single.supportedContent).toEqual(supportedContent);
  });

  test("identityresolution expands Apple's configuration", async () => {
    const apple = `${today}/apple/${integrationId(11)}`;
    expect((await get(apple)).body).not.toHaveProperty("identityResolution");
    const { body } = await get(`${apple}?expand=identityresolution`);
    expect(body.identityResolution).toMatchObject({ resolveIdentities: true, division: { name: "Home" } });
  });

  test.each([
    [`${facebook}?expand=supportedContent,messagingSetting`, "expand"],
    [`${facebook}?expand=supportedContent&expand=messagingSetting`, "expand"],
    [`${shop}?expand=recipient`, "expand"],
    [`${today}?expand=supportedContent,recipient`, "expand[1]"],
    [`${today}?supportedContent=x`, "supportedContent"],
    [`${old}/facebook?expand=supportedContent`, "expand"],
    [`${old}/facebook?messagingSetting.id=x`, "messagingSetting.id"],
  ])("%s is refused", async (path, fieldName) => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid.query.param.value", details: [{ fieldName }] });
  });
});

describe("filters", () => {
  test.each([
    ["", 13],
    [`?supportedContent.id=${profileId(2)}`, 5],
    [`?messagingSetting.id=${settingId(1)}`, 5],
    [`?messagingSetting.id=${settingId(1)}&supportedContent.id=${profileId(2)}`, 2],
    ["?supportedContent.id=webMessagingDefault", 1],
    [`?messagingSetting.id=${settingId(5)}`, 0],
    ["?messagingSetting.id=nonsense", 0],
    [`/facebook?messagingSetting.id=${settingId(1)}`, 2],
    [`/facebook?supportedContent.id=${profileId(2)}`, 1],
    [`/whatsapp?supportedContent.id=${profileId(3)}`, 0],
  ])("integrations%s: %i", async (search, total) => {
    const { body } = await get(today + search);
    expect(body).toMatchObject({ total });
    expect(body.entities).toHaveLength(total);
  });

  test("the paging URIs keep the filters", async () => {
    const { body } = await get(`${today}?pageSize=2&supportedContent.id=${profileId(2)}&expand=supportedContent`);
    const next = await get(body.nextUri as string);
    expect(next.body).toMatchObject({ pageNumber: 2, total: 5 });
    expect(entitiesOf(next)[0]).toMatchObject({ supportedContent: { name: "Pictures only" } });
  });
});

describe("channels", () => {
  test("the list of all channels has all of today's integrations, with common fields only", async () => {
    const rows = entitiesOf(await get(`${today}?pageSize=100`));
    expect(new Set(rows.map(({ messengerType }) => messengerType))).toEqual(
      new Set(["facebook", "twitter", "whatsapp", "instagram", "open", "apple", "webmessaging", "sms"]),
    );
    const fields = new Set(rows.flatMap((row) => Object.keys(row)));
    for (const own of ["pageId", "phoneNumber", "createStatus", "tier", "channelId"]) expect(fields).not.toContain(own);
    expect(rows.every(({ version }) => typeof version === "number")).toBe(true);
    expect(rows.map(({ selfUri }) => selfUri)).toEqual(
      rows.map(({ id, messengerType }) => `${today}/${messengerType as string}/${id as string}`),
    );
  });

  test("all channels except open and apple return a version on their own path", async () => {
    const versions = ["facebook", "twitter", "whatsapp", "instagram", "open", "apple"].map(async (channel) => {
      const [first] = entitiesOf(await get(`${today}/${channel}`));
      return typeof first!.version;
    });
    expect(await Promise.all(versions)).toEqual(["number", "number", "number", "number", "undefined", "undefined"]);
  });

  test("an integration exists only under its own channel", async () => {
    expect((await get(`${today}/instagram/${integrationId(1)}`)).status).toBe(404);
    expect((await get(`${old}/twitter/${integrationId(1)}`)).status).toBe(404);
    expect((await client.call("DELETE", `${today}/open/${integrationId(1)}`)).status).toBe(404);
    expect((await get(shop)).status).toBe(200);
  });

  test("the older paths return the same integrations in the older models", async () => {
    for (const channel of ["facebook", "twitter"]) {
      const [now, then] = [await get(`${today}/${channel}`), await get(`${old}/${channel}`)];
      expect(idsOf(then)).toEqual(idsOf(now));
      for (const row of entitiesOf(then)) {
        expect(row.selfUri).toBe(`${old}/${channel}/${row.id as string}`);
        for (const absent of ["createStatus", "supportedContent", "messagingSetting"]) {
          expect(row).not.toHaveProperty(absent);
        }
      }
    }
    await patch(shop, { name: "Renamed" });
    expect((await get(`${old}/facebook/${integrationId(1)}`)).body).toMatchObject({ name: "Renamed", version: 8 });
    await client.call("DELETE", `${old}/facebook/${integrationId(1)}`);
    expect((await get(shop)).status).toBe(404);
  });

  test("the large organization has 60 over all channels", async () => {
    const large = await startSandbox({ size: "large" });
    const own = await login(large);
    const count = async (path: string) => (await own.call("GET", path)).body.total as number;
    const counts = await Promise.all(
      [today, `${old}/line`, `${todaysPath}/settings`, `${todaysPath}/supportedcontent`].map(count),
    );
    expect(counts[0]! + counts[1]!).toBe(60);
    expect(counts.slice(2)).toEqual([12, 9]);
    expect(await count(`${today}?messagingSetting.id=${settingId(5)}`)).toBe(0);
    await large.close();
  });
});

describe("secrets", () => {
  const texts = async (path: string) => JSON.stringify((await get(path)).body);

  test.each(["", "/facebook", "/instagram", "/twitter", "/whatsapp"])("none in integrations%s", async (path) => {
    expect(await texts(today + path)).not.toContain("secret-");
  });

  test.each(["/facebook", "/twitter", "/line"])("none in the old integrations%s", async (path) => {
    expect(await texts(old + path)).not.toContain("secret-");
  });

  test("open returns its signature token and headers, apple its OAuth secret, because their models have them", async () => {
    expect((await get(`${today}/open/${integrationId(9)}`)).body).toMatchObject({
      outboundNotificationWebhookSignatureSecretToken: "secret-signature-token-9",
      webhookHeaders: { "X-Key": "secret-header-9" },
    });
    const { body } = await get(`${today}/apple/${integrationId(11)}`);
    expect(body.appleAuthentication).toMatchObject({ oauthClientSecret: "secret-oauth-11" });
  });
});
