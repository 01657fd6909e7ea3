import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { planOperation } from "../../src/cost/plan.ts";
import { parse } from "graphql";
import { libraryId, NOWHERE, responseId, userId } from "../ids.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { librariesPath, login, responsesPath } from "../sandbox/rest-client.ts";
import type { RestClient } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway, StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";

const AUDITS = "POST /api/v2/audits/query/realtime";
const SECOND = 1000;
const DAY = 86_400_000;
const ENTRY = "auditId action at user { id } oauthClientId isThroughGateway changes { field from to }";
const HISTORY = `query ($first: Int, $after: String, $page: Int) {
  library(id: "${libraryId(1)}") {
    history(first: $first, after: $after, page: $page) {
      totalCount nodes { ${ENTRY} } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
}`;
const OF_RESPONSE = `{ response(id: "${responseId(1)}") { history { totalCount nodes { ${ENTRY} } } } }`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface World {
  clock: TestClock;
  sandbox: Sandbox;
  gateway: Gateway;
  /** A person in Genesys Cloud's own pages. */
  admin: RestClient;
  rename(name: string): Promise<void>;
}

async function start(options: StartOptions = {}): Promise<World> {
  const clock = createTestClock();
  const sandbox = await startSandbox({ clock, tokenLifetime: 100 * 86_400 });
  const gateway = await startGateway({ sandbox, clock, ...options });
  closing.push(sandbox.close, gateway.close);
  const admin = await login(sandbox, "admin", "admin");
  return {
    clock,
    sandbox,
    gateway,
    admin,
    rename: (name) => change(admin, `${librariesPath}/${libraryId(1)}`, { name }),
  };
}

async function change(client: RestClient, path: string, changes: object): Promise<void> {
  const { body } = await client.call("GET", path);
  expect((await client.call("PUT", path, { ...body, ...changes })).status).toBe(200);
}

const renameHere = (gateway: Gateway, name: string) =>
  gateway.query(
    `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" }) { userErrors { code } } }`,
  );

const historyIn = ({ data }: Answer): Data => data.library.history;
/** The names that the entries of a page have given the library. */
const namesIn = (answer: Answer): string[] => historyIn(answer).nodes.map((entry: Data) => entry.changes[0].to[0]);

/** An audit of the first library, as Genesys Cloud answers it. */
const audit = (number: number, more: object = {}) => ({
  id: `audit-${number}`,
  serviceName: "ResponseManagement",
  entityType: "Library",
  entity: { id: libraryId(1) },
  action: "Update",
  status: "SUCCESS",
  eventDate: "2026-11-28T12:00:00.000Z",
  user: { id: userId(1) },
  propertyChanges: [{ property: "name", oldValues: ["A"], newValues: ["B"] }],
  ...more,
});
const pageOf = (entities: unknown[], more: object = {}) => ({
  ...{ entities, total: entities.length, pageSize: 100, pageNumber: 1, pageCount: 1, ...more },
});

describe("a history", () => {
  test("says who has changed which fields, when, from what to what, the latest first", async () => {
    const { clock, gateway, rename } = await start();
    await rename("By a person");
    const first = clock.wallTime();
    await clock.pass(5 * SECOND);
    await renameHere(gateway, "Through the gateway");
    const { calls, byRoute, ...answer } = await gateway.counted(HISTORY);
    expect(answer.errors).toBeUndefined();
    const greetings = expect.any(String);
    expect(historyIn(answer)).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          action: "UPDATED",
          at: new Date(first + 5 * SECOND).toISOString(),
          user: null,
          oauthClientId: "sandbox",
          isThroughGateway: true,
          changes: [{ field: "name", from: ["By a person"], to: ["Through the gateway"] }],
        },
        {
          action: "UPDATED",
          at: new Date(first).toISOString(),
          user: { id: expect.any(String) },
          oauthClientId: null,
          isThroughGateway: false,
          changes: [{ field: "name", from: [greetings], to: ["By a person"] }],
        },
      ],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
    expect([calls, byRoute[AUDITS]]).toEqual([2, 1]);
  });

  test("of a response has texts and libraries as text, and the creation", async () => {
    const { gateway, admin } = await start();
    await change(admin, `${responsesPath}/${responseId(1)}`, {
      libraries: [{ id: libraryId(2) }],
      texts: [{ content: "New", contentType: "text/plain" }],
    });
    const { data } = await gateway.query(OF_RESPONSE);
    const changes: Data[] = data.response.history.nodes[0].changes;
    expect(changes.find(({ field }) => field === "libraries")).toEqual({
      ...{ field: "libraries", from: [libraryId(1)], to: [libraryId(2)] },
    });
    expect(changes.find(({ field }) => field === "texts")).toMatchObject({ to: ["New"] });
    const { body } = await admin.call("POST", librariesPath, { name: "Made" });
    const made = await gateway.query(`{ library(id: "${String(body["id"])}") { history { nodes { action } } } }`);
    expect(made.data.library.history.nodes).toEqual([{ action: "CREATED" }]);
  });

  test("has the names of its users in one more call", async () => {
    const { gateway, rename } = await start();
    await rename("One");
    await rename("Two");
    const { data, calls, byRoute } = await gateway.counted(
      `{ library(id: "${libraryId(1)}") { history { nodes { user { id name selfUri } } } } }`,
    );
    const { id, name } = data.library.history.nodes[0].user;
    expect(name).toEqual(expect.any(String));
    expect(data.library.history.nodes).toEqual(
      [1, 2].map(() => ({ user: { id, name, selfUri: `/api/v2/users/${id}` } })),
    );
    expect([calls, byRoute["GET /api/v2/users"]]).toEqual([3, 1]);
  });

  test("is empty for what was not changed, and costs nothing for what does not exist or was deleted", async () => {
    const { gateway, admin } = await start();
    const unchanged = await gateway.query(HISTORY);
    expect(historyIn(unchanged)).toMatchObject({ totalCount: 0, nodes: [], edges: [] });
    await admin.call("DELETE", `${responsesPath}/${responseId(1)}`);
    const gone = await gateway.counted(`{ gone: response(id: "${responseId(1)}") { history { totalCount } }
      never: library(id: "${NOWHERE}") { history { totalCount } } }`);
    expect([gone.data, gone.errors, gone.byRoute[AUDITS]]).toEqual([{ gone: null, never: null }, undefined, undefined]);
  });

  test("costs one call for each entity, as planned", async () => {
    const { gateway, rename } = await start();
    await rename("One");
    const query = `{ libraries(first: 5) { nodes { history(first: 3) { nodes { auditId } } } } }`;
    const { byRoute, calls } = await gateway.counted(query);
    expect([byRoute[AUDITS], calls]).toEqual([5, 6]);
    const { planned } = planOperation(createSchema(), parse(query));
    expect(planned.find(({ call }) => call === AUDITS)).toMatchObject({ times: 5 });
    const explained = await gateway.query(query, {}, { "x-explain": "cost" });
    expect(explained.extensions).toMatchObject({ cost: { planned: 6, made: 6 } });
  });

  test("reads an entity once, however often and with whatever windows one query asks", async () => {
    const { gateway, rename } = await start({ cache: true });
    await rename("One");
    const { byRoute } = await gateway.counted(`{ library(id: "${libraryId(1)}") {
      a: history { totalCount } b: history(first: 1) { nodes { auditId } } c: history(page: 2, first: 10) { totalCount } } }`);
    expect(byRoute[AUDITS]).toBe(1);
  });

  test("reaches 14 days back by the gateway's clock", async () => {
    const { clock, gateway, rename } = await start();
    await rename("Old");
    // Two weeks of polls and other timers would take long to pass.
    clock.setDate(14 * DAY - 120 * SECOND);
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["Old"]);
    clock.setDate(120 * SECOND);
    await rename("New");
    const { errors, ...answer } = await gateway.query(HISTORY);
    expect([errors, namesIn(answer)]).toEqual([undefined, ["New"]]);
  });

  test("lags as the audit log does", async () => {
    const { clock, sandbox, gateway, rename } = await start();
    sandbox.audits({ lag: 20_000 });
    await rename("Late");
    expect(namesIn(await gateway.query(HISTORY))).toEqual([]);
    await clock.pass(21_000);
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["Late"]);
  });

  test("has audits that come twice and in any order once each, in the order of the changes", async () => {
    const { clock, sandbox, gateway, rename } = await start();
    sandbox.audits({ repeat: 0.7, shuffle: true, lag: 30_000 });
    const names = Array.from({ length: 20 }, (_, at) => `Name ${at}`);
    for (const name of names) {
      await rename(name);
      await clock.pass(2 * SECOND);
    }
    await clock.pass(30_000);
    const answer = await gateway.query(HISTORY, { first: 100 });
    expect(namesIn(answer)).toEqual(names.toReversed());
    expect(historyIn(answer).totalCount).toBe(20);
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer = await gateway.query(HISTORY, { first: 3, after });
      pages.push(...namesIn(page));
      after = historyIn(page).pageInfo.hasNextPage ? historyIn(page).pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages).toEqual(names.toReversed());
  });
});

describe("the pages of a history", () => {
  test("are found by cursor and number, and a wrong one is refused", async () => {
    const { clock, gateway, rename } = await start();
    for (const name of ["A", "B", "C", "D", "E"]) {
      await rename(name);
      await clock.pass(SECOND);
    }
    const first = await gateway.query(HISTORY, { first: 2 });
    expect(namesIn(first)).toEqual(["E", "D"]);
    const { endCursor: after } = historyIn(first).pageInfo;
    expect(namesIn(await gateway.query(HISTORY, { first: 2, after }))).toEqual(["C", "B"]);
    expect(namesIn(await gateway.query(HISTORY, { first: 2, page: 3 }))).toEqual(["A"]);
    for (const wrong of [{ after: "x" }, { first: 0 }, { first: 101 }, { page: 0 }, { page: 1, after }]) {
      const { data, errors, byRoute } = await gateway.counted(HISTORY, wrong);
      expect([data.library.history, errors?.map(({ extensions }) => extensions.code), byRoute[AUDITS]]).toEqual([
        null,
        ["BAD_USER_INPUT"],
        undefined,
      ]);
    }
  });

  test("hold every change once, for any number of rows, in one call for each 100 audits of the page", async () => {
    const { clock, gateway, sandbox, rename } = await start();
    for (let at = 0; at < 230; at += 1) {
      await rename(`Name ${at}`);
      await clock.pass(1);
    }
    const all = 230;
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: all }),
      async (first, offset) => {
        const after = offset === 0 ? null : Buffer.from(`row:${offset - 1}`).toString("base64url");
        sandbox.resetCalls();
        const answer = await gateway.query(HISTORY, { first, after });
        const { totalCount, nodes, edges, pageInfo } = historyIn(answer);
        const end = Math.min(all, offset + first);
        expect([totalCount, nodes.length, edges.length]).toEqual([all, end - offset, end - offset]);
        expect(namesIn(answer)).toEqual(nodes.map((_: Data, at: number) => `Name ${all - 1 - offset - at}`));
        expect(pageInfo).toMatchObject({ hasNextPage: nodes.length > 0 && end < all, hasPreviousPage: offset > 0 });
        const blocks = Math.floor((offset + first - 1) / 100) - Math.floor(offset / 100) + 1;
        expect(sandbox.calls().byRoute[AUDITS]).toBe(blocks);
        const { planned } = planOperation(createSchema(), parse(HISTORY), undefined, { first, after });
        expect(planned.find(({ call }) => call === AUDITS)!.times).toBe(blocks);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });
});

describe("what Genesys Cloud answers", () => {
  async function answers(body: unknown, more: object = {}): Promise<Answer> {
    const { sandbox, gateway } = await start();
    sandbox.faults([{ match: AUDITS, body, ...more }]);
    return gateway.query(HISTORY);
  }

  test("an audit of another entity, and one of a change that failed, are left out", async () => {
    const answer = await answers(
      pageOf([audit(1, { status: "FAILURE" }), audit(2), audit(3, { entity: { id: libraryId(2) } })]),
    );
    expect([historyIn(answer).totalCount, historyIn(answer).nodes]).toMatchObject([1, [{ auditId: "audit-2" }]]);
  });

  test("a row that is no audit is null with an error, beside the others", async () => {
    const rows = [audit(1), null, audit(2, { id: undefined }), audit(2, { id: 7 }), audit(3)];
    const { data, errors } = await answers(pageOf(rows));
    expect(data.library.history.nodes.map((entry: Data) => entry?.auditId ?? null)).toEqual([
      ...["audit-1", null, null, null, "audit-3"],
    ]);
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(["UPSTREAM_BAD_RESPONSE"]));
  });

  test("audits may lack all but their id", async () => {
    const late = audit(4, { eventDate: "+275760-01-01T00:00:00.000Z" });
    const { data, errors } = await answers(pageOf([{ id: "x" }, audit(2, { eventDate: "yesterday" }), audit(3), late]));
    expect(errors).toBeUndefined();
    expect(data.library.history.nodes).toMatchObject([
      { auditId: "x", action: "UPDATED", at: null, user: null, oauthClientId: null, changes: [] },
      { auditId: "audit-2", at: null },
      { auditId: "audit-3", at: expect.any(String) },
      { auditId: "audit-4", at: null },
    ]);
  });

  test("audits may lack values, changes and their author, and name actions and properties in any way", async () => {
    const { data, errors } = await answers(
      pageOf([
        audit(1, { user: undefined, propertyChanges: undefined, action: "Restore" }),
        audit(2, { user: undefined, client: { id: "a-client" }, action: "CREATE" }),
        audit(3, { user: { id: "../users" }, action: "remove", propertyChanges: [{ property: "Created By" }, 7, {}] }),
        audit(4, { propertyChanges: [{ property: "weather", oldValues: [1, { a: null }], newValues: "x" }] }),
      ]),
    );
    expect(errors).toBeUndefined();
    expect(data.library.history.nodes).toMatchObject([
      { action: "UPDATED", user: null, oauthClientId: null, isThroughGateway: false, changes: [] },
      { action: "CREATED", user: null, oauthClientId: "a-client", isThroughGateway: false },
      { action: "DELETED", user: null, changes: [{ field: "createdBy", from: [], to: [] }] },
      { changes: [{ field: "weather", from: ["1", '{"a":null}'], to: [] }] },
    ]);
  });

  test("a page without rows, and without counts", async () => {
    expect(historyIn(await answers({}))).toMatchObject({ totalCount: null, nodes: [] });
    const { totalCount, nodes, pageInfo } = historyIn(await answers({ entities: [audit(1)] }));
    expect([totalCount, nodes.length, pageInfo.hasNextPage]).toEqual([null, 1, false]);
  });

  test.each([
    ["a list", []],
    ["a text", "x"],
    ["rows that are no list", { entities: 7 }],
  ])("something else, as %s, is an error at the field alone", async (_, body) => {
    const { data, errors } = await answers(body);
    expect(data).toEqual({ library: { history: null } });
    expect(errors).toMatchObject([{ path: ["library", "history"], extensions: { code: "UPSTREAM_BAD_RESPONSE" } }]);
  });

  test("smaller pages than asked for are read on", async () => {
    const { sandbox, gateway, rename } = await start();
    for (const name of ["A", "B", "C"]) await rename(name);
    sandbox.faults([{ match: AUDITS, times: 1, body: pageOf([audit(1), audit(2)], { total: 3, pageSize: 2 }) }]);
    expect(historyIn(await gateway.query(HISTORY, { first: 3 })).nodes).toHaveLength(3);
  });

  test("a page that is too large is read in smaller ones", async () => {
    const { clock, gateway, sandbox, rename } = await start({ maxResponseBytes: 20_000 });
    const names = Array.from({ length: 40 }, (_, at) => `${String(at).padStart(2, "0")} ${"x".repeat(150)}`);
    for (const name of names) {
      await rename(name);
      await clock.pass(1);
    }
    sandbox.resetCalls();
    const answer = await gateway.query(HISTORY, { first: 25 });
    expect([answer.errors, namesIn(answer)]).toEqual([undefined, names.toReversed().slice(0, 25)]);
    expect(historyIn(answer).totalCount).toBe(40);
    expect(sandbox.calls().byRoute[AUDITS]).toBeGreaterThan(2);
  });

  test("no secret, no address of a person and no value of a secret field is in an answer", async () => {
    const secret = "canary-0123456789";
    const answer = await answers(
      pageOf([
        audit(1, {
          remoteIp: [secret],
          message: { message: secret },
          context: { token: secret },
          propertyChanges: [
            { property: "ChannelSecret", oldValues: [secret], newValues: [secret] },
            { property: "config.pageAccessToken", oldValues: [secret], newValues: [] },
            {
              property: "settings",
              oldValues: [JSON.stringify({ a: { pin: secret }, b: 1 })],
              newValues: ["{ no JSON"],
            },
          ],
        }),
      ]),
    );
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(historyIn(answer).nodes[0].changes).toEqual([
      { field: "ChannelSecret", from: [], to: [] },
      { field: "config.pageAccessToken", from: [], to: [] },
      { field: "settings", from: ['{"a":{},"b":1}'], to: ["{ no JSON"] },
    ]);
  });

  test("a refusal has the code and the correlation id, and leaves the other fields alone", async () => {
    const { data, errors } = await answers(undefined, { status: 403, headers: { "inin-correlation-id": "c-1" } });
    expect(data).toEqual({ library: { history: null } });
    expect(errors).toMatchObject([
      { path: ["library", "history"], extensions: { code: "UPSTREAM_FORBIDDEN", upstream: { correlationId: "c-1" } } },
    ]);
  });
});

describe("a kept history", () => {
  test("is fresh for ten seconds and no older one is served, except in an outage", async () => {
    const { clock, sandbox, gateway, rename } = await start({ cache: true });
    await gateway.query(HISTORY);
    await rename("New");
    await clock.pass(8 * SECOND);
    const { byRoute, ...kept } = await gateway.counted(HISTORY);
    expect([namesIn(kept), byRoute[AUDITS], kept.extensions]).toEqual([[], undefined, undefined]);
    await clock.pass(4 * SECOND);
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["New"]);
    await clock.pass(60 * SECOND);
    sandbox.faults([{ match: AUDITS, status: 503 }]);
    const old = await clock.passWaits(gateway.query(HISTORY));
    expect([namesIn(old), old.extensions?.stale?.length]).toEqual([["New"], expect.any(Number)]);
  });

  test("is read again at once after a write of the entity through the gateway, and not after one of another", async () => {
    const { gateway } = await start({ cache: true });
    await gateway.query(HISTORY);
    await gateway.query(OF_RESPONSE);
    await renameHere(gateway, "New");
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["New"]);
    const other = await gateway.counted(OF_RESPONSE);
    expect(other.calls).toBe(0);
    const { errors } = await gateway.query(
      `mutation { updateResponse(input: { id: "${responseId(1)}", name: "New" }) { userErrors { code } } }`,
    );
    expect(errors).toBeUndefined();
    const { data } = await gateway.query(OF_RESPONSE);
    expect(data.response.history.totalCount).toBe(1);
  });

  test("is read again after a move in bulk", async () => {
    const { gateway } = await start({ cache: true });
    await gateway.query(OF_RESPONSE);
    const { errors } = await gateway.query(`mutation { moveResponses(input: { responseIds: ["${responseId(1)}"],
      fromLibraryId: "${libraryId(1)}", toLibraryId: "${libraryId(2)}" }) { results { userErrors { code } } } }`);
    expect(errors).toBeUndefined();
    const { data } = await gateway.query(OF_RESPONSE);
    expect(data.response.history.nodes).toMatchObject([
      { changes: expect.arrayContaining([{ field: "libraries", from: [libraryId(1)], to: [libraryId(2)] }]) },
    ]);
  });

  test("is read again at once when the gateway learns of a change made past it", async () => {
    const key = "a key for events of tests";
    const { gateway, rename } = await start({ cache: true, env: { EVENTS_KEY: key } });
    await gateway.query(HISTORY);
    await rename("Pushed");
    expect(namesIn(await gateway.query(HISTORY))).toEqual([]);
    const body = { "detail-type": "v2.audits.entitytype.Library", detail: { eventBody: audit(1) } };
    const { status } = await fetch(`${gateway.url}/events/genesys`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify(body),
    });
    expect(status).toBe(204);
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["Pushed"]);
  });

  test("0 keeps none", async () => {
    const { gateway } = await start({ cache: true, env: { CACHE_FRESH_HISTORY: "0" } });
    await gateway.query(HISTORY);
    expect(await gateway.counted(HISTORY)).toMatchObject({ byRoute: { [AUDITS]: 1 }, calls: 1 });
  });

  test("is in answers that are given again until a write", async () => {
    const { gateway } = await start({ cache: true });
    for (let time = 0; time < 5; time += 1) await gateway.query(HISTORY);
    expect(gateway.givenAgain()).toBeGreaterThan(0);
    const before = gateway.givenAgain();
    await renameHere(gateway, "New");
    expect(namesIn(await gateway.query(HISTORY))).toEqual(["New"]);
    expect(gateway.givenAgain()).toBe(before);
  });
});

describe("the permission", () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await createIdentity();
  });
  afterAll(() => identity.close());

  const VIEW = ["responses:library:view", "responses:response:view"];
  const as = async (...permissions: string[]) => bearer(await identity.token({ sub: permissions.join(), permissions }));

  test("of audits is needed at the field alone, whatever is kept", async () => {
    const sandbox = await startSandbox({});
    const gateway = await startGateway({ sandbox, cache: true, env: identity.env });
    closing.push(sandbox.close, gateway.close);
    const admin = await login(sandbox, "admin", "admin");
    await change(admin, `${librariesPath}/${libraryId(1)}`, { name: "Canary" });
    const query = `{ library(id: "${libraryId(1)}") { version history { totalCount nodes { auditId changes { to } } } } }`;
    const [with_, without] = [await as(...VIEW, "audits:audit:view"), await as(...VIEW)];
    for (let time = 0; time < 5; time += 1) {
      const seen = await gateway.query(query, {}, with_);
      expect(seen.data.library.history.nodes[0].changes[0].to).toEqual(["Canary"]);
      sandbox.resetCalls();
      const { data, errors } = await gateway.query(query, {}, without);
      expect(data.library).toEqual({ version: seen.data.library.version, history: null });
      expect(errors).toMatchObject([{ path: ["library", "history"], extensions: { code: "FORBIDDEN" } }]);
      expect(sandbox.calls().total).toBe(0);
    }
    expect(gateway.givenAgain()).toBeGreaterThan(0);
  });
});
