import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/server.ts";
import { integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";
import { entitiesOf, librariesPath, login, responsesPath, todaysPath } from "./rest-client.ts";
import type { Json, RestClient } from "./rest-client.ts";

const QUERY = "/api/v2/audits/query/realtime";
const SECOND = 1000;
const DAY = 86_400_000;

let sandbox: Sandbox;
const clock = createTestClock();
afterEach(() => sandbox.close());

async function start(options: SandboxOptions = {}): Promise<{ gateway: RestClient; admin: RestClient }> {
  sandbox = await startSandbox({ clock, ...options });
  return { gateway: await login(sandbox), admin: await login(sandbox, "admin", "admin") };
}

const dateOf = (milliseconds: number) => new Date(milliseconds).toISOString();
/** The last hour, and the second that has begun. */
const lastHour = () => `${dateOf(clock.wallTime() - 3600 * SECOND)}/${dateOf(clock.wallTime() + SECOND)}`;
const ask = (client: RestClient, more: object = {}) => client.call("POST", QUERY, { interval: lastHour(), ...more });
const audited = async (client: RestClient, more: object = {}) =>
  entitiesOf(await ask(client, { pageSize: 500, sort: [{ name: "Timestamp", sortOrder: "ascending" }], ...more }));

async function change(client: RestClient, path: string, changes: object): Promise<void> {
  const { body } = await client.call("GET", path);
  expect((await client.call("PUT", path, { ...body, ...changes })).status).toBe(200);
}
const rename = (client: RestClient, name: string, number = 1) =>
  change(client, `${librariesPath}/${libraryId(number)}`, { name });

describe("what is audited", () => {
  test("a write of the gateway names its client, one of a person the person", async () => {
    const { gateway, admin } = await start();
    await rename(gateway, "One");
    await rename(admin, "Two");
    const [own, foreign] = await audited(gateway);
    expect(own).toMatchObject({
      serviceName: "ResponseManagement",
      entityType: "Library",
      action: "Update",
      status: "SUCCESS",
      entity: { id: libraryId(1), name: "One" },
      client: { id: "sandbox" },
      propertyChanges: [{ property: "name", newValues: ["One"] }],
    });
    expect(own).not.toHaveProperty("user");
    expect(foreign).toMatchObject({ user: { id: expect.any(String) }, propertyChanges: [{ oldValues: ["One"] }] });
    expect(foreign).not.toHaveProperty("client");
  });

  test("a response that moves names the libraries that it has left and entered", async () => {
    const { gateway, admin } = await start();
    await change(admin, `${responsesPath}/${responseId(1)}`, { libraries: [{ id: libraryId(2) }] });
    expect(await audited(gateway)).toMatchObject([
      {
        entityType: "Response",
        propertyChanges: [{ property: "libraries", oldValues: [libraryId(1)], newValues: [libraryId(2)] }],
      },
    ]);
  });

  test("a library is deleted with its responses, in one transaction", async () => {
    const { gateway, admin } = await start();
    const inside = entitiesOf(await gateway.call("GET", `${responsesPath}?libraryId=${libraryId(1)}&pageSize=100`));
    await admin.call("DELETE", `${librariesPath}/${libraryId(1)}`);
    const all = await audited(gateway);
    expect(all.map(({ entityType, action }) => `${String(action)} ${String(entityType)}`)).toEqual([
      "Delete Library",
      ...inside.map(() => "Delete Response"),
    ]);
    expect(new Set(all.map(({ initiatingAction }) => (initiatingAction as Json)["transactionId"]))).toEqual(
      new Set([all[0]!.id]),
    );
  });

  test("profiles and integrations are, messaging settings are not", async () => {
    const { gateway, admin } = await start();
    const patch = (path: string, body: object) => admin.call("PATCH", `${todaysPath}/${path}`, body);
    const answers = [
      await patch(`supportedcontent/${profileId(2)}`, { name: "P" }),
      await patch(`settings/${settingId(1)}`, { name: "S" }),
      await patch(`integrations/open/${integrationId(9)}`, {
        name: "I",
        outboundNotificationWebhookSignatureSecretToken: "canary-0123456789",
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const all = await audited(gateway, { serviceName: "Messaging" });
    expect(all.map(({ entityType }) => entityType)).toEqual(["SupportedContent", "Integration"]);
    expect(JSON.stringify(all)).not.toContain("canary");
  });

  test("a refused write is not, and a reset forgets all", async () => {
    const { gateway, admin } = await start();
    await admin.call("PUT", `${librariesPath}/${libraryId(1)}`, { name: "X", version: 99 });
    expect(await audited(gateway)).toEqual([]);
    await rename(admin, "One");
    sandbox.reset();
    expect(await audited(gateway)).toEqual([]);
  });
});

describe("a query", () => {
  test("filters, sorts and pages", async () => {
    const { gateway, admin } = await start();
    for (const number of [1, 2, 3]) {
      await rename(admin, `Library ${number}`, number);
      await clock.pass(SECOND);
    }
    const idsOf = async (more: object) =>
      (await audited(gateway, more)).map(({ entity }) => (entity as { id: string }).id);
    expect(await idsOf({ sort: undefined })).toEqual([3, 2, 1].map(libraryId));
    expect(await idsOf({ pageSize: 2, pageNumber: 2 })).toEqual([libraryId(3)]);
    expect(await idsOf({ filters: [{ property: "EntityId", value: libraryId(2) }] })).toEqual([libraryId(2)]);
    expect(await idsOf({ filters: [{ property: "ClientId", value: "sandbox" }] })).toEqual([]);
    expect((await ask(gateway, { pageSize: 2 })).body).toMatchObject({ total: 3, pageCount: 2, pageSize: 2 });
  });

  test.each([
    ["no interval", { interval: undefined }],
    ["an interval that is none", { interval: "today" }],
    ["one that ends before it begins", { interval: "2026-02-02T00:00:00Z/2026-02-01T00:00:00Z" }],
    ["a service that does not exist", { serviceName: "Weather" }],
    ["a page of nothing", { pageSize: 0 }],
    ["a filter that does not exist", { filters: [{ property: "Weather", value: "x" }] }],
  ])("is refused with %s", async (_, more) => {
    const { gateway } = await start();
    expect((await ask(gateway, more)).status).toBe(400);
  });

  test("reaches 14 days back, and no audit is older", async () => {
    const { gateway, admin } = await start({ tokenLifetime: 100 * 86_400 });
    await rename(admin, "One");
    const between = (days: number) => `${dateOf(clock.wallTime() - days * DAY)}/${dateOf(clock.wallTime() + SECOND)}`;
    expect((await ask(gateway, { interval: between(15) })).status).toBe(400);
    await clock.pass(14 * DAY - SECOND);
    expect(entitiesOf(await ask(gateway, { interval: between(14) }))).toHaveLength(1);
    await clock.pass(2 * SECOND);
    expect(entitiesOf(await ask(gateway, { interval: between(14) }))).toEqual([]);
  });

  test("needs the permission, and says which services and entities there are", async () => {
    const { gateway } = await start({ clients: [{ id: "poor", secret: "poor", permissions: ["responses:*:*"] }] });
    const poor = await login(sandbox, "poor", "poor");
    expect((await ask(poor)).status).toBe(403);
    expect((await poor.call("GET", `${QUERY}/servicemapping`)).status).toBe(403);
    const { body } = await gateway.call("GET", `${QUERY}/servicemapping`);
    expect(
      (body.services as { name: string; entities: { name: string }[] }[]).map(({ name, entities }) => [
        name,
        entities.map((one) => one.name),
      ]),
    ).toEqual([
      ["ResponseManagement", ["Library", "Response", "ResponseAsset"]],
      ["Messaging", ["SupportedContent", "Integration"]],
    ]);
  });

  test("is no write", async () => {
    const { gateway } = await start();
    await ask(gateway);
    const { writes } = (await (await fetch(`${sandbox.url}/__sandbox/journal`)).json()) as { writes: unknown[] };
    expect([writes, sandbox.calls().total]).toEqual([[], 1]);
  });
});

describe("the controls", () => {
  const control = (body: unknown) =>
    fetch(`${sandbox.url}/__sandbox/audits`, { method: "POST", body: JSON.stringify(body) });

  test("lag: an audit appears so much later", async () => {
    const { gateway, admin } = await start({ audits: { lag: 20 * SECOND } });
    await rename(admin, "One");
    await clock.pass(20 * SECOND - 1);
    expect(await audited(gateway)).toEqual([]);
    await clock.pass(1);
    expect(await audited(gateway)).toHaveLength(1);
  });

  test("shuffle: a later audit may appear first", async () => {
    const { gateway, admin } = await start({ audits: { lag: 20 * SECOND, shuffle: true } });
    for (let at = 1; at <= 8; at += 1) await rename(admin, `Name ${at}`, at);
    const order: string[] = [];
    for (let second = 0; second <= 20; second += 1) {
      for (const { entity } of await audited(gateway)) {
        const { id } = entity as { id: string };
        if (!order.includes(id)) order.push(id);
      }
      await clock.pass(SECOND);
    }
    expect(order.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(libraryId));
    expect(order).not.toEqual(order.toSorted());
  });

  test("lose and repeat: the share that never comes, or comes twice with one id", async () => {
    const { gateway, admin } = await start({ audits: { lose: 1 } });
    await rename(admin, "Lost");
    sandbox.audits({ repeat: 1 });
    await rename(admin, "Twice");
    const all = await audited(gateway);
    expect(all.map(({ entity }) => (entity as Json)["name"])).toEqual(["Twice", "Twice"]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  test("are read, set and refused over HTTP", async () => {
    await start();
    expect((await control({ lag: 5000, lose: 0.1 })).status).toBe(204);
    const shown = async () => (await fetch(`${sandbox.url}/__sandbox/audits`)).json();
    expect(await shown()).toMatchObject({ lag: 5000, lose: 0.1, repeat: 0, shuffle: false, push: "" });
    for (const wrong of [{ lag: -1 }, { lose: 2 }, { push: "ftp://x" }, { speed: 1 }, [], { shuffle: 1 }])
      expect([wrong, (await control(wrong)).status]).toEqual([wrong, 400]);
    expect(await shown()).toMatchObject({ lag: 5000 });
    await fetch(`${sandbox.url}/__sandbox/audits`, { method: "DELETE" });
    expect(await shown()).toMatchObject({ lag: 0, lose: 0 });
  });

  test("push: the same audits in the envelope of EventBridge, again after a failure", async () => {
    const { admin } = await start();
    const got: { key: string | undefined; event: Json }[] = [];
    let arrived = () => {};
    const receiver = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        got.push({ key: request.headers["x-api-key"]?.toString(), event: JSON.parse(text) as Json });
        response.writeHead(got.length === 1 ? 503 : 204).end();
        response.once("close", () => arrived());
      });
    }).listen(0, "127.0.0.1");
    await once(receiver, "listening");
    const next = () => new Promise<void>((resolve) => (arrived = resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`;
    sandbox.audits({ push: url, pushKey: "k" });
    const first = next();
    await rename(admin, "Pushed");
    await clock.pass(1);
    await first;
    // The sandbox gets the 503 at some later turn of the event loop, and only then waits.
    const second = next();
    const passing = (async () => {
      while (got.length < 2) await clock.pass(SECOND);
    })();
    await Promise.all([second, passing]);
    expect(got[0]).toEqual(got[1]);
    expect(got[0]).toMatchObject({
      key: "k",
      event: {
        "detail-type": `v2.audits.entitytype.Library.entityid.${libraryId(1)}`,
        detail: { eventBody: { action: "Update", entity: { id: libraryId(1), name: "Pushed" } } },
      },
    });
    receiver.close();
    receiver.closeAllConnections();
  });
});
