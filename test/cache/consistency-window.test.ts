import { afterEach, describe, expect, test } from "@jest/globals";
import type { SandboxLag } from "../../sandbox/lag.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import { librariesPath, login, todaysPath } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { empty, startReplicas } from "./replicas.ts";
import { integrationId, libraryId, responseId, settingId } from "./views.ts";

const open: Gateway[] = [];
afterEach(async () => {
  for (const gateway of open.splice(0).toReversed()) await gateway.close();
  endPrograms();
});

/** A gateway in moved time: waits for retries pass at once. */
function moved(gateway: Gateway, clock: TestClock): Gateway {
  open.push(gateway);
  return {
    ...gateway,
    query: (...asked) => clock.passWaits(gateway.query(...asked)),
    counted: (...asked) => clock.passWaits(gateway.counted(...asked)),
  };
}

async function start(
  options: Parameters<typeof startGateway>[0] = {},
): Promise<{ gateway: Gateway; clock: TestClock }> {
  const clock = createTestClock();
  return { gateway: moved(await startGateway({ cache: true, clock, ...options }), clock), clock };
}

const RENAME = `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "Hello" }) { library { version } userErrors { code } } }`;
const LIBRARIES = `{ libraries(first: 100) { totalCount nodes { id name version } } }`;
const LIBRARY = `{ library(id: ${libraryId(1)}) { name version } }`;
const CREATE = `mutation { createResponse(input: { name: "Zebra", texts: [{ content: "Zebra crossing" }], libraryIds: [${libraryId(8)}] }) {
  response { id } userErrors { code } } }`;
const SEARCH = `{ searchResponses(phrase: "zebra") { totalCount nodes { id } } }`;
const SHELF = `{ responses(libraryId: ${libraryId(8)}) { totalCount nodes { id } } }`;

const create = async ({ query }: Gateway): Promise<string> => (await query(CREATE)).data.createResponse.response.id;
const nameOf = (rows: { id: string; name: string }[], wanted: string) =>
  rows.find(({ id }) => id === JSON.parse(wanted))?.name;
const nameIn = (rows: { id: string; name: string }[]) => nameOf(rows, libraryId(1));
/** Everything that Redis holds in strings, hashes and streams, as text. */
async function everythingIn(url: string): Promise<string> {
  const { client, close } = await openRedis(url);
  const texts: unknown[] = [];
  for (const key of await client.keys("*")) {
    const type = await client.type(key);
    if (type === "hash") texts.push(await client.hgetall(key));
    if (type === "string") texts.push(await client.get(key));
    if (type === "stream") texts.push(await client.xrange(key, "-", "+"));
  }
  close();
  return JSON.stringify(texts);
}
/** The answer, and how many REST calls it took. */
const asked = async ({ counted }: Gateway, query: string) => {
  const { data, calls } = await counted(query);
  return { data, calls };
};

describe("after a write, while the REST API still answers from before it", () => {
  test("a new response is what the write answered, not null", async () => {
    const { gateway } = await start();
    const id = await create(gateway);
    gateway.sandbox.lag(5000);
    gateway.sandbox.faults([{ match: "GET /api/v2/responsemanagement/responses/{responseId}", status: 404, times: 1 }]);
    const read = `{ response(id: "${id}") { name libraries { name } } }`;
    const zebra = { response: { name: "Zebra", libraries: [{ name: "Empty Shelf" }] } };
    expect(await gateway.query(read)).toEqual({ data: zebra });
    expect(await gateway.query(`{ responsesById(ids: ["${id}"]) { name } }`)).toEqual({
      data: { responsesById: [{ name: "Zebra" }] },
    });
  });

  test("a library keeps its new name and version in lists, alone, in bulk, and in its responses", async () => {
    const { gateway, clock } = await start();
    gateway.sandbox.lag({ lists: 3000, entities: 3000 });
    await gateway.query(RENAME);
    const { data } = await gateway.query(LIBRARIES);
    expect(nameIn(data.libraries.nodes)).toBe("Hello");
    expect(await gateway.query(LIBRARY)).toEqual({ data: { library: { name: "Hello", version: 4 } } });
    const several = await gateway.query(`{ librariesById(ids: [${libraryId(1)}, ${libraryId(2)}]) { name } }`);
    expect(several.data.librariesById).toEqual([{ name: "Hello" }, { name: "Billing" }]);
    const embedded = await gateway.query(`{ response(id: ${responseId(1)}) { libraries { name } } }`);
    expect(embedded.data.response.libraries).toEqual([{ name: "Hello" }]);
    await clock.pass(4000);
    expect(nameIn((await gateway.query(LIBRARIES)).data.libraries.nodes)).toBe("Hello");
  });

  test("a new response is in its library and in a search a second after the REST API has it there", async () => {
    const { gateway, clock } = await start();
    gateway.sandbox.lag({ lists: 1000, search: 1000 });
    const id = await create(gateway);
    const nothing = { totalCount: 0, nodes: [] };
    expect((await gateway.query(SEARCH)).data.searchResponses).toEqual(nothing);
    expect((await gateway.query(SHELF)).data.responses).toEqual(nothing);
    await clock.pass(1100);
    const one = { totalCount: 1, nodes: [{ id }] };
    expect((await gateway.query(SEARCH)).data.searchResponses).toEqual(one);
    expect((await gateway.query(SHELF)).data.responses).toEqual(one);
  });

  test("a deleted response is gone everywhere, and so are the responses of a deleted library", async () => {
    const { gateway } = await start();
    gateway.sandbox.lag(3000);
    await gateway.query(`mutation { deleteResponse(input: { id: ${responseId(1)} }) { deletedId } }`);
    await gateway.query(`mutation { deleteLibrary(input: { id: ${libraryId(2)} }) { deletedId } }`);
    const { data } = await gateway.query(`{
      response(id: ${responseId(1)}) { id } responsesById(ids: [${responseId(1)}, ${responseId(13)}]) { id }
      library(id: ${libraryId(2)}) { id } librariesById(ids: [${libraryId(2)}, ${libraryId(3)}]) { id }
      responses(libraryId: ${libraryId(2)}) { totalCount }
      first: responses(libraryId: ${libraryId(1)}, first: 100) { totalCount nodes { id } }
      libraries(first: 100) { totalCount nodes { id } }
      searchResponses(first: 100) { nodes { id } }
    }`);
    expect(data).toMatchObject({ response: null, responsesById: [null, null], library: null, responses: null });
    expect(data.librariesById[0]).toBeNull();
    // Response 12 was in library 2 too.
    expect(data.first.totalCount).toBe(11);
    expect(data.first.nodes).toHaveLength(11);
    expect(data.libraries.totalCount).toBe(7);
    const hits = data.searchResponses.nodes.map(({ id }: { id: string }) => `"${id}"`);
    for (const gone of [responseId(1), responseId(12), responseId(13)]) expect(hits).not.toContain(gone);
  });

  test("a moved response is not in the library that it has left", async () => {
    const { gateway } = await start();
    gateway.sandbox.lag({ lists: 3000 });
    const move = `moveResponses(input: { responseIds: [${responseId(1)}], fromLibraryId: ${libraryId(1)}, toLibraryId: ${libraryId(8)} })`;
    await gateway.query(`mutation { ${move} { results { userErrors { code } } } }`);
    const { data } = await gateway.query(`{ responses(libraryId: ${libraryId(1)}, first: 100) { nodes { id } } }`);
    expect(data.responses.nodes.map(({ id }: { id: string }) => `"${id}"`)).not.toContain(responseId(1));
  });

  test("a setting, the default and what integrations show of them are as they were written", async () => {
    const { gateway } = await start({ creationTime: 0 });
    gateway.sandbox.lag(3000);
    await gateway.query(`mutation {
      updateMessagingSetting(input: { id: ${settingId(1)}, name: "All of it" }) { userErrors { code } }
      setDefaultMessagingSetting(input: { id: ${settingId(2)} }) { userErrors { code } }
      createMessagingSetting(input: { name: "Brand new" }) { messagingSetting { id } userErrors { code } } }`);
    const { data } = await gateway.query(`{
      messagingSetting(id: ${settingId(1)}) { name isDefault } defaultMessagingSetting { id }
      integrations(messagingSettingId: ${settingId(1)}) { nodes { messagingSetting { name } } }
      facebook: integrations(channels: [FACEBOOK]) { nodes { messagingSetting { id name } } } }`);
    expect(data.messagingSetting).toEqual({ name: "All of it", isDefault: false });
    expect(data.defaultMessagingSetting.id).toBe(JSON.parse(settingId(2)));
    const names = data.integrations.nodes.map(
      (row: { messagingSetting: { name: string } }) => row.messagingSetting.name,
    );
    expect(new Set(names)).toEqual(new Set(["All of it"]));
    const settings = data.facebook.nodes.map(({ messagingSetting }: { messagingSetting: object }) => messagingSetting);
    expect(nameOf(settings, settingId(1))).toBe("All of it");
    await gateway.query(`mutation { clearDefaultMessagingSetting { userErrors { code } } }`);
    expect((await gateway.query(`{ defaultMessagingSetting { id } }`)).data).toEqual({ defaultMessagingSetting: null });
  });

  test("a new setting or integration is found by its id, alone and beside others, though no list has it", async () => {
    const { gateway } = await start({ creationTime: 0 });
    gateway.sandbox.lag(3000);
    const { data } = await gateway.query(`mutation {
      createMessagingSetting(input: { name: "Brand new" }) { messagingSetting { id } }
      createOpenIntegration(input: { name: "Brand new", outboundNotificationWebhookUrl: "https://hook.example.com",
        outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef", messagingSettingId: ${settingId(3)} }) { integration { id } } }`);
    const setting = data.createMessagingSetting.messagingSetting.id;
    const integration = data.createOpenIntegration.integration.id;
    const found = await gateway.query(`{
      new: messagingSetting(id: "${setting}") { name } old: messagingSetting(id: ${settingId(1)}) { name }
      other: messagingSetting(id: ${settingId(2)}) { name }
      open: integration(by: { onChannel: { id: "${integration}", channel: OPEN } }) { name channel }
      any: integration(by: { id: "${integration}" }) { name channel messagingSetting { name } } }`);
    expect(found).toEqual({
      data: {
        new: { name: "Brand new" },
        old: { name: "Everything on" },
        other: { name: "Typing only" },
        open: { name: "Brand new", channel: "OPEN" },
        any: { name: "Brand new", channel: "OPEN", messagingSetting: { name: "Quiet" } },
      },
    });
  });

  test("what has no id, a threading timeline and identity resolutions, is as it was written", async () => {
    const { gateway } = await start();
    gateway.sandbox.lag(3000);
    const { data: written } = await gateway.query(`mutation {
      setThreadingTimeline(input: { settings: [{ channel: WHATSAPP, timeoutInMinutes: 77 }] }) { userErrors { code } }
      open: updateOpenIdentityResolution(input: { id: ${integrationId(10)}, resolveIdentities: false }) { userErrors { code } }
      apple: updateAppleIdentityResolution(input: { id: ${integrationId(11)}, resolveIdentities: false }) { userErrors { code } } }`);
    expect(Object.values(written)).toEqual(Array.from({ length: 3 }, () => ({ userErrors: [] })));
    const { data } = await gateway.query(`{ threadingTimeline { settings { timeoutInMinutes } }
      open: integration(by: { onChannel: { id: ${integrationId(10)}, channel: OPEN } }) { ... on OpenIntegration { identityResolution { resolveIdentities } } }
      apple: integration(by: { onChannel: { id: ${integrationId(11)}, channel: APPLE } }) { ... on AppleIntegration { identityResolution { resolveIdentities } } } }`);
    expect(data).toEqual({
      threadingTimeline: { settings: [{ timeoutInMinutes: 77 }] },
      open: { identityResolution: { resolveIdentities: false } },
      apple: { identityResolution: { resolveIdentities: false } },
    });
  });

  test("a second update starts from the first one, also past the cache", async () => {
    const { gateway } = await start();
    gateway.sandbox.lag(3000);
    await gateway.query(RENAME);
    const { data } = await gateway.query(
      `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "Again", expectedVersion: 4 }) { library { name version } userErrors { code } } }`,
      undefined,
      { "cache-control": "no-cache" },
    );
    expect(data.updateLibrary).toEqual({ library: { name: "Again", version: 5 }, userErrors: [] });
    const past = await gateway.query(LIBRARY, undefined, { "cache-control": "no-cache" });
    expect(past.data.library).toEqual({ name: "Again", version: 5 });
  });

  test.each<[string, SandboxLag]>([
    ["entities", { entities: 3000 }],
    ["lists", { lists: 3000 }],
    ["searches", { search: 3000 }],
  ])("with the cache off, where %s lag", async (_, lag) => {
    const { gateway } = await start({ cache: false, lag, env: { GENESYS_CONSISTENCY_WINDOW: "60" } });
    await gateway.query(RENAME);
    const { data } = await gateway.query(`{ library(id: ${libraryId(1)}) { name }
      libraries(first: 100) { nodes { id name } } searchResponses(phrase: "hello") { nodes { libraries { id name } } } }`);
    expect(data.library.name).toBe("Hello");
    expect(nameIn(data.libraries.nodes)).toBe("Hello");
    for (const { libraries } of data.searchResponses.nodes) expect([undefined, "Hello"]).toContain(nameIn(libraries));
  });
});

describe("the window", () => {
  test("costs no call where the REST API shows the write at once", async () => {
    const { gateway, clock } = await start();
    await gateway.query(RENAME);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
    await clock.pass(10_000);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(0);
  });

  test("keeps a list that does not show the write for a second, and what bridges an outage for longer", async () => {
    const { gateway, clock } = await start();
    gateway.sandbox.lag({ lists: 10_000 });
    await gateway.query(RENAME);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
    await clock.pass(900);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(0);
    await clock.pass(200);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
    await clock.pass(1100);
    gateway.sandbox.faults(
      [
        { match: "*", status: 400 },
        { match: "*", status: 503 },
      ].slice(1),
    );
    const { data, extensions } = await gateway.query(LIBRARIES);
    expect(nameIn(data.libraries.nodes)).toBe("Hello");
    expect(extensions?.["stale"]).toEqual([1]);
  });

  test("ends: then the REST API has the last word", async () => {
    const { gateway, clock } = await start({ env: { GENESYS_CONSISTENCY_WINDOW: "5" } });
    gateway.sandbox.lag({ lists: 60_000 });
    await gateway.query(RENAME);
    expect(nameIn((await gateway.query(LIBRARIES)).data.libraries.nodes)).toBe("Hello");
    await clock.pass(5100);
    expect(nameIn((await gateway.query(LIBRARIES)).data.libraries.nodes)).toBe("Greetings");
  });

  test("of 0 takes every answer as it is", async () => {
    const { gateway } = await start({ env: { GENESYS_CONSISTENCY_WINDOW: "0" } });
    gateway.sandbox.lag({ lists: 60_000 });
    await gateway.query(RENAME);
    expect(nameIn((await gateway.query(LIBRARIES)).data.libraries.nodes)).toBe("Greetings");
  });

  test("does not hide what was changed elsewhere after the write", async () => {
    const { gateway, clock } = await start();
    const client = await login(gateway.sandbox);
    await gateway.query(RENAME);
    const path = `${librariesPath}/${JSON.parse(libraryId(1))}`;
    const { body } = await client.call("GET", path);
    await client.call("PUT", path, { ...body, name: "From elsewhere" });
    const past = await gateway.query(LIBRARY, undefined, { "cache-control": "no-cache" });
    expect(past.data.library).toEqual({ name: "From elsewhere", version: 5 });
    const setting = `${todaysPath}/settings/${JSON.parse(settingId(1))}`;
    await gateway.query(
      `mutation { updateMessagingSetting(input: { id: ${settingId(1)}, name: "Ours" }) { userErrors { code } } }`,
    );
    await clock.pass(10);
    await client.call("PATCH", setting, { name: "Theirs" });
    const read = `{ messagingSetting(id: ${settingId(1)}) { name } }`;
    expect((await gateway.query(read, undefined, { "cache-control": "no-cache" })).data.messagingSetting.name).toBe(
      "Theirs",
    );
  });

  test("keeps what a write with an unknown outcome may have changed for a second only", async () => {
    const { gateway, clock } = await start();
    gateway.sandbox.faults([{ match: "PUT *", reset: true }]);
    const { errors } = await gateway.query(RENAME);
    expect(errors?.[0]?.message).toMatch(/is not known/);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
    await clock.pass(1100);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
  });

  test("does not begin with a refused write", async () => {
    const { gateway, clock } = await start();
    gateway.sandbox.faults([{ match: "PUT *", status: 400 }]);
    await gateway.query(RENAME);
    gateway.sandbox.faults([]);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(1);
    await clock.pass(1100);
    expect((await asked(gateway, LIBRARIES)).calls).toBe(0);
  });
});

describe("a list that still has rows that are gone", () => {
  /** All pages of a list, each row once, by cursors or by numbers of pages. */
  async function walk(gateway: Gateway, list: (args: string) => string, by: "after" | "page"): Promise<string[][]> {
    const pages: string[][] = [];
    for (let args = "first: 3"; ;) {
      const { data } = await gateway.query(
        `{ it: ${list(args)} { nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }`,
      );
      const { nodes, pageInfo } = data.it;
      pages.push(nodes.map(({ id }: { id: string }) => id));
      if (!pageInfo.hasNextPage || pages.length > 30) return pages;
      args = by === "after" ? `first: 3, after: "${pageInfo.endCursor}"` : `first: 3, page: ${pages.length + 1}`;
    }
  }

  test.each(["after", "page"] as const)("is walked with every other row once (%s)", async (by) => {
    const { gateway } = await start();
    const list = (args: string) => `responses(libraryId: ${libraryId(2)}, ${args})`;
    const [first = [], ...others] = await walk(gateway, list, by);
    gateway.sandbox.lag({ lists: 60_000 });
    const gone = [first[0]!, first[1]!, first[2]!];
    await gateway.query(
      `mutation { deleteResponses(input: { ids: [${gone
        .slice(0, 2)
        .map((id) => `"${id}"`)
        .join()}] }) { results { deletedId } }
        moveResponses(input: { responseIds: ["${gone[2]}"], fromLibraryId: ${libraryId(2)}, toLibraryId: ${libraryId(8)} }) { results { responseId } } }`,
    );
    const pages = await walk(gateway, list, by);
    expect(pages[0]).toEqual([]);
    expect(pages.flat()).toEqual(others.flat());
  });

  test("shows no row that breaks its filter since a write", async () => {
    const { gateway } = await start();
    gateway.sandbox.lag({ lists: 60_000, search: 60_000 });
    await gateway.query(`mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "Hello" }) { userErrors { code } }
      updateResponse(input: { id: ${responseId(1)}, name: "Renamed" }) { userErrors { code } } }`);
    const { data } = await gateway.query(`{ libraries(namePrefix: "Gree") { totalCount nodes { name } }
      searchResponses(filter: { name: "Hello (en)" }) { nodes { name } } none: searchResponses(filter: { name: "" }) { totalCount } }`);
    expect(data.libraries).toEqual({ totalCount: 0, nodes: [] });
    expect(data.searchResponses.nodes).toEqual([]);
    expect(data.none.totalCount).toBe(0);
  });
});

describe("a page that is not the whole list, of a REST API that does not lag", () => {
  const page = (number: number) => `{ libraries(first: 3, page: ${number}) { totalCount nodes { id name } } }`;
  const callsAfterASecond = async ({ gateway, clock }: Awaited<ReturnType<typeof start>>, query: string) => {
    await clock.pass(1100);
    return (await asked(gateway, query)).calls;
  };

  test("is kept once another page has shown the write", async () => {
    const started = await start();
    // By name: Billing, Campaigns, Empty Shelf, then Greetings.
    await started.gateway.query(RENAME);
    expect((await asked(started.gateway, page(1))).calls).toBe(1);
    expect(await callsAfterASecond(started, page(1))).toBe(1);
    expect((await asked(started.gateway, page(2))).calls).toBe(1);
    expect(await callsAfterASecond(started, page(1))).toBe(1);
    expect(await callsAfterASecond(started, page(1))).toBe(0);
    expect(await callsAfterASecond(started, page(2))).toBe(0);
  });

  test("is kept where the number of rows has changed by the writes", async () => {
    const started = await start();
    await started.gateway.query(page(1));
    await started.gateway.query(`mutation { createLibrary(input: { name: "Zoo" }) { library { id } } }`);
    expect((await asked(started.gateway, page(1))).calls).toBe(1);
    expect(await callsAfterASecond(started, page(1))).toBe(0);
    await started.gateway.query(`mutation { deleteLibrary(input: { id: ${libraryId(6)} }) { deletedId } }`);
    expect((await asked(started.gateway, page(1))).calls).toBe(1);
    expect(await callsAfterASecond(started, page(1))).toBe(0);
  });
});

describe("what another program changes after a write is shown", () => {
  const past = { "cache-control": "no-cache" };

  test("by the name in a reference", async () => {
    const { gateway } = await start();
    const client = await login(gateway.sandbox);
    await gateway.query(RENAME);
    const path = `${librariesPath}/${JSON.parse(libraryId(1))}`;
    const { body } = await client.call("GET", path);
    await client.call("PUT", path, { ...body, name: "Else" });
    const query = `{ library(id: ${libraryId(1)}) { name } response(id: ${responseId(1)}) { libraries { name } } }`;
    const expected = { library: { name: "Else" }, response: { libraries: [{ name: "Else" }] } };
    expect((await gateway.query(query, undefined, past)).data).toEqual(expected);
  });

  test("by the default, the threading timeline and an identity resolution", async () => {
    const { gateway } = await start();
    const client = await login(gateway.sandbox);
    const query = `{ defaultMessagingSetting { id } threadingTimeline { settings { timeoutInMinutes } }
      integration(by: { onChannel: { id: ${integrationId(10)}, channel: OPEN } }) { ... on OpenIntegration { identityResolution { resolveIdentities } } } }`;
    const { data: before } = await gateway.query(query);
    const resolves = before.integration.identityResolution?.resolveIdentities === true;
    await gateway.query(`mutation { setDefaultMessagingSetting(input: { id: ${settingId(2)} }) { userErrors { code } }
      setThreadingTimeline(input: { settings: [{ channel: WHATSAPP, timeoutInMinutes: 77 }] }) { userErrors { code } }
      updateOpenIdentityResolution(input: { id: ${integrationId(10)}, resolveIdentities: ${!resolves}, divisionId: "*" }) { userErrors { code } } }`);
    gateway.sandbox.lag(3000);
    const { data: lagging } = await gateway.query(query, undefined, past);
    expect(lagging.defaultMessagingSetting.id).toBe(JSON.parse(settingId(2)));
    expect(lagging.threadingTimeline.settings[0].timeoutInMinutes).toBe(77);
    gateway.sandbox.lag({});
    await client.call("PUT", `${todaysPath}/settings/default`, { settingId: JSON.parse(settingId(3)) });
    await client.call("PUT", `${todaysPath}/threadingtimeline`, {
      settings: [{ messengerType: "whatsapp", timeoutInMinutes: 88 }],
    });
    const { data } = await gateway.query(query, undefined, past);
    expect(data.defaultMessagingSetting.id).toBe(JSON.parse(settingId(3)));
    expect(data.threadingTimeline.settings[0].timeoutInMinutes).toBe(88);
  });
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
  test("every replica remembers the writes of the others", async () => {
    const redis = await startRedis();
    const clock = createTestClock();
    const replicas = await clock.passWaits(startReplicas(2, redis, { clock, lag: 5000 }));
    const [reader, writer] = replicas.map((replica) => moved(replica, clock)) as [Gateway, Gateway];
    await writer.query(RENAME);
    const id = await create(writer);
    expect(nameIn((await reader.query(LIBRARIES)).data.libraries.nodes)).toBe("Hello");
    expect((await reader.query(`{ response(id: "${id}") { name } }`)).data.response.name).toBe("Zebra");
    await reader.query(`mutation { deleteResponse(input: { id: "${id}" }) { deletedId } }`);
    expect((await writer.query(`{ response(id: "${id}") { name } }`)).data.response).toBeNull();
    // Redis loses everything: the records that come then are found all the same.
    await empty(redis);
    await clock.passWaits(
      writer.query(`mutation { updateLibrary(input: { id: ${libraryId(2)}, name: "Bills" }) { userErrors { code } } }`),
    );
    const renamed = await clock.passWaits(reader.query(`{ library(id: ${libraryId(2)}) { name } }`));
    expect(renamed.data.library.name).toBe("Bills");
  });

  test("no credential of a channel is remembered", async () => {
    const redis = await startRedis();
    const [gateway] = (await startReplicas(1, redis, { creationTime: 0 })) as [Gateway];
    open.push(gateway);
    const secret = "canary-0123456789abcdef";
    await gateway.query(`mutation { createOpenIntegration(input: { name: "Hook", outboundNotificationWebhookUrl: "https://hook.example.com",
      outboundNotificationWebhookSignatureSecretToken: "${secret}", webhookHeaders: { Authorization: "${secret}" } }) { integration { id } } }`);
    const dump = await everythingIn(redis.url);
    expect(dump).toContain("Hook");
    expect(dump).not.toContain(secret);
  });
});
