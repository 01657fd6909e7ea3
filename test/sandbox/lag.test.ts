import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { operations } from "../../sandbox/contract.ts";
import { readOf } from "../../sandbox/lag.ts";
import { handlers } from "../../sandbox/routes/index.ts";
import { startSandbox, type Sandbox, type SandboxLag } from "../../sandbox/server.ts";
import {
  idsOf,
  librariesPath,
  login,
  namesOf,
  presentHeaders,
  responsesPath,
  todaysPath,
  usersPath,
  type Json,
  type RestClient,
} from "./rest-client.ts";
import { integrationId, libraryId, profileId, responseId, settingId, userId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox({ clock });
  client = await login(sandbox);
});
beforeEach(() => {
  sandbox.lag({});
  sandbox.reset();
});
afterAll(() => sandbox.close());

const get = (path: string, headers?: Record<string, string>) => client.call("GET", path, undefined, headers);
const post = (path: string, body: object) => client.call("POST", path, body);
const put = (path: string, body: object) => client.call("PUT", path, body);
const remove = (path: string) => client.call("DELETE", path);

const greetings = `${librariesPath}/${libraryId(1)}`;
const hello = `${responsesPath}/${responseId(1)}`;
const text = { contentType: "text/plain", content: "Zebra" };
const inGreetings = { name: "Zebra", libraries: [{ id: libraryId(1) }], texts: [text] };
const searchFor = async (queryPhrase: string) => {
  const { body } = await post(`${responsesPath}/query`, { queryPhrase });
  return (body.results as { total: number }).total;
};
const rename = (name: string, version: number) => put(greetings, { name, version });
const nameNow = async () => (await get(greetings)).body.name;

describe("a read answers from the state of so many milliseconds ago", () => {
  test("reads by id: 404 after a create, the old version after an update, still there after a delete", async () => {
    sandbox.lag({ entities: 1000 });
    const made = `${librariesPath}/${(await post(librariesPath, { name: "Made" })).body.id as string}`;
    await rename("Renamed", 3);
    await remove(hello);
    await clock.pass(999);
    expect((await get(made)).body).toMatchObject({ status: 404, code: "rms.library.not.found" });
    expect((await get(greetings)).body).toMatchObject({ name: "Greetings", version: 3 });
    expect((await get(hello)).body).toMatchObject({ id: responseId(1), libraries: [{ name: "Greetings" }] });
    await clock.pass(1);
    expect((await get(made)).body.name).toBe("Made");
    expect((await get(greetings)).body).toMatchObject({ name: "Renamed", version: 4 });
    expect((await get(hello)).status).toBe(404);
  });

  test("bulk reads, lists of ids and defaults lag as reads by id do, lists and searches do not", async () => {
    sandbox.lag({ entities: 1000 });
    await rename("Renamed", 3);
    await put(`${todaysPath}/settings/default`, { settingId: settingId(2) });
    await put(`${todaysPath}/supportedcontent/default`, { id: profileId(2) });
    expect(namesOf(await post(`${librariesPath}/bulk`, { libraryIds: [libraryId(1)] }))).toEqual(["Greetings"]);
    expect((await get(`${todaysPath}/settings/default`)).body.id).toBe(settingId(1));
    expect((await get(`${todaysPath}/supportedcontent/default`)).body.id).toBe(profileId(1));
    expect(readOf({ method: "GET", path: usersPath }, { id: [userId(1)] })).toEqual({
      reads: "entities",
      kind: "user",
    });
    expect(namesOf(await get(librariesPath))).toContain("Renamed");
    await clock.pass(1000);
    expect(namesOf(await post(`${librariesPath}/bulk`, { libraryIds: [libraryId(1)] }))).toEqual(["Renamed"]);
    expect((await get(`${todaysPath}/settings/default`)).body.id).toBe(settingId(2));
    expect((await get(`${todaysPath}/supportedcontent/default`)).body.id).toBe(profileId(2));
  });

  test("lists with their totals and filters", async () => {
    sandbox.lag({ lists: 1000 });
    const inLibrary = `${responsesPath}?libraryId=${libraryId(1)}`;
    const withPrefix = `${librariesPath}?libraryPrefix=Ren`;
    const ofProfile = `${todaysPath}/integrations?supportedContent.id=${profileId(3)}`;
    const totals = async () =>
      Promise.all([inLibrary, withPrefix, ofProfile].map(async (path) => (await get(path)).body.total));
    const before = await totals();
    await post(responsesPath, inGreetings);
    await rename("Renamed", 3);
    await client.call("PATCH", `${todaysPath}/integrations/facebook/${integrationId(1)}`, {
      supportedContent: { id: profileId(3) },
    });
    expect(await totals()).toEqual(before);
    expect(await searchFor("Zebra")).toBe(1);
    await clock.pass(1000);
    expect(await totals()).toEqual((before as number[]).map((total) => total + 1));
  });

  test("searches", async () => {
    sandbox.lag({ search: 1000 });
    const { body } = await post(responsesPath, inGreetings);
    expect(await searchFor("Zebra")).toBe(0);
    expect((await get(`${responsesPath}/${body.id as string}`)).body.name).toBe("Zebra");
    await clock.pass(1000);
    expect(await searchFor("Zebra")).toBe(1);
  });

  test("each kind of entity can have its own", async () => {
    sandbox.lag({ entities: { library: 2000, response: 1000 } });
    await rename("Renamed", 3);
    await remove(hello);
    await client.call("PATCH", `${todaysPath}/settings/${settingId(1)}`, { name: "Renamed" });
    expect((await get(`${todaysPath}/settings/${settingId(1)}`)).body.name).toBe("Renamed");
    await clock.pass(1000);
    expect((await get(hello)).status).toBe(404);
    expect(await nameNow()).toBe("Greetings");
    await clock.pass(1000);
    expect(await nameNow()).toBe("Renamed");
  });

  test("a creation that takes time is as far as it was then", async () => {
    sandbox.lag({ entities: 1000 });
    const hook = { name: "Open New", outboundNotificationWebhookUrl: "https://hooks.example.com" };
    const secret = { outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef" };
    const { body } = await post(`${todaysPath}/integrations/open`, { ...hook, ...secret });
    await clock.pass(1049);
    const one = `${todaysPath}/integrations/open/${body.id as string}`;
    expect((await get(one)).body.createStatus).toBe("Initiated");
    await clock.pass(1);
    expect((await get(one)).body.createStatus).toBe("Completed");
  });
});

describe("writes", () => {
  test("act on the present state and answer it", async () => {
    sandbox.lag(1000);
    expect((await rename("Renamed", 3)).body).toMatchObject({ name: "Renamed", version: 4 });
    expect((await rename("Again", 3)).body).toMatchObject({
      status: 409,
      message: "Expected version 4 but got version 3",
    });
    expect((await remove(greetings)).status).toBe(204);
    expect((await remove(greetings)).status).toBe(404);
    expect((await post(responsesPath, inGreetings)).status).toBe(404);
    expect(await nameNow()).toBe("Greetings");
  });

  test("a read with the header x-sandbox-present shows them at once", async () => {
    sandbox.lag(1000);
    await rename("Renamed", 3);
    expect((await get(greetings, presentHeaders)).body.name).toBe("Renamed");
    expect(namesOf(await get(librariesPath, presentHeaders))).toContain("Renamed");
  });
});

describe("jitter", () => {
  const seen = async (lag: SandboxLag) => {
    sandbox.lag(lag);
    sandbox.reset();
    for (let version = 3; version < 11; version += 1) {
      await rename(`Name ${version}`, version);
      await clock.pass(100);
    }
    const versions: number[] = [];
    for (let read = 0; read < 30; read += 1) versions.push((await get(greetings)).body.version as number);
    return versions;
  };

  test("a read can be older than one before it, and none is older than the lag", async () => {
    const versions = await seen({ entities: 500, jitter: true });
    expect(versions.some((version, at) => version < versions[at - 1]!)).toBe(true);
    expect(Math.min(...versions)).toBeGreaterThanOrEqual(6);
    expect(new Set(versions).size).toBeGreaterThan(3);
  });

  test("one seed draws the same lags", async () => {
    const lag = { entities: 500, jitter: true, seed: 1 };
    const first = await seen(lag);
    expect(await seen(lag)).toEqual(first);
    expect(await seen({ ...lag, seed: 2 })).not.toEqual(first);
  });
});

describe("setting the lag", () => {
  const control = (method: string, body?: string) =>
    fetch(`${sandbox.url}/__sandbox/lag`, { method, ...(body !== undefined && { body }) });
  const shown = async () => (await control("GET")).json();
  const none = { entities: 0, lists: 0, search: 0, jitter: false, seed: 1 };

  test("over HTTP: POST replaces, GET shows, DELETE and an empty POST end it", async () => {
    expect(await shown()).toEqual(none);
    const lag = { entities: { library: 3000 }, lists: 1000, jitter: true };
    expect((await control("POST", JSON.stringify(lag))).status).toBe(204);
    expect(await shown()).toEqual({ ...none, ...lag });
    expect((await control("POST", JSON.stringify({ search: { response: 2000 } }))).status).toBe(204);
    expect(await shown()).toEqual({ ...none, search: { response: 2000 } });
    expect((await control("DELETE")).status).toBe(204);
    expect(await shown()).toEqual(none);
    await control("POST", "500");
    expect(await shown()).toEqual({ ...none, entities: 500, lists: 500, search: 500 });
    expect((await control("POST")).status).toBe(204);
    expect(await shown()).toEqual(none);
  });

  const milliseconds = "a whole number of milliseconds from 0 to 600000 is needed";
  test.each<[unknown, string]>([
    [[], "lag: a number or an object is needed"],
    [null, "lag: a number or an object is needed"],
    ["1000", "lag: a number or an object is needed"],
    [-1, `lag: ${milliseconds}`],
    [{ list: 1000 }, "lag.list: there are only entities, lists, search, jitter and seed"],
    [{ entities: "1000" }, `lag.entities: ${milliseconds}`],
    [{ entities: null }, `lag.entities: ${milliseconds}`],
    [{ lists: 1.5 }, `lag.lists: ${milliseconds}`],
    [{ lists: [] }, `lag.lists: ${milliseconds}`],
    [{ search: 600_001 }, `lag.search: ${milliseconds}`],
    [{ entities: { library: -1 } }, `lag.entities.library: ${milliseconds}`],
    [{ entities: { libraries: 1 } }, "lag.entities.libraries: there are only library, response,"],
    [{ entities: { sticker: 1 } }, "lag.entities.sticker: there are only library, response,"],
    [{ lists: { asset: 1 } }, "lag.lists.asset: there are only library, response,"],
    [{ lists: { toString: 1 } }, "lag.lists.toString: there are only library, response,"],
    [{ search: { library: 1 } }, "lag.search.library: there are only response"],
    [{ jitter: 1 }, "lag.jitter: true or false is needed"],
    [{ seed: "1" }, "lag.seed: a whole number is needed"],
  ])("%j is refused, and the lag stays", async (lag, message) => {
    sandbox.lag(7);
    expect(() => sandbox.lag(lag as SandboxLag)).toThrow(message);
    const answer = await control("POST", JSON.stringify(lag));
    expect([answer.status, ((await answer.json()) as Json).message]).toEqual([400, expect.stringContaining(message)]);
    expect(await shown()).toMatchObject({ entities: 7 });
  });

  test("what is no JSON is 400, another method 404", async () => {
    expect((await control("POST", "{")).status).toBe(400);
    expect((await control("PUT", "{}")).status).toBe(404);
  });

  test("startSandbox takes it, and refuses a bad one", async () => {
    const other = await startSandbox({ clock, lag: { lists: 1000 } });
    const there = await login(other);
    await there.call("DELETE", greetings);
    expect(idsOf(await there.call("GET", librariesPath))).toContain(libraryId(1));
    await clock.pass(1000);
    expect(idsOf(await there.call("GET", librariesPath))).not.toContain(libraryId(1));
    await other.close();
    await expect(startSandbox({ lag: { lists: -1 } })).rejects.toThrow("lag.lists");
  });

  test("no read answers from a state before the lag was set", async () => {
    await rename("Before", 3);
    sandbox.lag(1000);
    expect(await nameNow()).toBe("Before");
    await rename("After", 4);
    expect(await nameNow()).toBe("Before");
  });

  test("a shorter lag holds at once, a longer one as far as states are kept", async () => {
    sandbox.lag(1000);
    await rename("Second", 3);
    await clock.pass(600);
    await rename("Third", 4);
    sandbox.lag(500);
    expect(await nameNow()).toBe("Second");
    sandbox.lag(10_000);
    expect(await nameNow()).toBe("Second");
    sandbox.lag({});
    expect(await nameNow()).toBe("Third");
    sandbox.lag(1000);
    expect(await nameNow()).toBe("Third");
  });

  test("a reset restores the data for all reads and keeps the lag", async () => {
    sandbox.lag(1000);
    await rename("Renamed", 3);
    await clock.pass(1000);
    sandbox.reset();
    expect(await nameNow()).toBe("Greetings");
    await rename("Again", 3);
    expect(await nameNow()).toBe("Greetings");
    await clock.pass(1000);
    expect(await nameNow()).toBe("Again");
  });
});

test("every served operation is a read of some kind or a write", () => {
  // Audits have a lag of their own.
  const served = operations.filter(
    ({ operationId, path }) => Object.hasOwn(handlers, operationId) && !path.startsWith("/api/v2/audits/"),
  );
  const reads = served.filter((operation) => readOf(operation, {}) !== undefined);
  const isRead = ({ method, path }: { method: string; path: string }) =>
    method === "GET" || path.endsWith("/bulk") || path.endsWith("/query");
  expect(reads).toEqual(served.filter(isRead));
});
