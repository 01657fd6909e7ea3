import { get } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../certificate.ts";
import { AUDIENCE, bearer, createPair, ISSUER, sign, startKeyServer } from "../identity.ts";
import { integrationId, libraryId, profileId, responseId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { eventsOf, openStream, startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

const LIBRARIES =
  "subscription ($ids: [ID!]) { libraryChanged(ids: $ids) { action libraryId at library { id name } } }";
const renameLibrary = (id: string, name: string) =>
  `mutation { updateLibrary(input: { id: "${id}", name: "${name}" }) { library { id } userErrors { message } } }`;

describe("a stream of events", () => {
  let gateway: LiveGateway;
  beforeAll(async () => {
    gateway = await startLive();
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    await gateway.open(0);
    gateway.lines.length = 0;
  });

  test("says what was created, changed and deleted, and makes no REST call for a write of this gateway", async () => {
    const events = eventsOf(gateway.sse(), LIBRARIES);
    await gateway.open(1);
    const { data } = await gateway.query(`mutation { createLibrary(input: { name: "New" }) { library { id } } }`);
    const { id } = data.createLibrary.library;
    const created = await events.next();
    expect(created).toEqual({
      data: {
        libraryChanged: { action: "CREATED", libraryId: id, at: expect.any(String), library: { id, name: "New" } },
      },
    });
    gateway.sandbox.resetCalls();
    await gateway.query(renameLibrary(id, "Newer"));
    expect((await events.next())?.data.libraryChanged).toMatchObject({ action: "UPDATED", library: { name: "Newer" } });
    await gateway.query(`mutation { deleteLibrary(input: { id: "${id}" }) { deletedId } }`);
    expect((await events.next())?.data.libraryChanged).toMatchObject({
      action: "DELETED",
      libraryId: id,
      library: null,
    });
    // A versioned update reads the library first where the cache has an older answer: no call is for the events.
    expect(gateway.sandbox.calls().byRoute["GET /api/v2/responsemanagement/libraries/{libraryId}"] ?? 0).toBeLessThan(
      2,
    );
    events.stop();
    expect(await gateway.ended(1)).toEqual(["client"]);
  });

  test("tells of responses, by their libraries and by their ids", async () => {
    const fields = "{ action responseId response { id name libraries { id name } } }";
    const [first, other] = [libraryId(1), libraryId(2)];
    const inFirst = eventsOf(gateway.sse(), `subscription { responseChanged(libraryIds: ["${first}"]) ${fields} }`);
    const inOther = eventsOf(gateway.sse(), `subscription { responseChanged(libraryIds: ["${other}"]) ${fields} }`);
    const one = eventsOf(gateway.sse(), `subscription { responseChanged(ids: ["${responseId(1)}"]) ${fields} }`);
    await gateway.open(3);
    const moved = `mutation { updateResponse(input: { id: "${responseId(1)}", libraryIds: ["${other}"] }) { response { id } userErrors { message } } }`;
    const { data } = await gateway.query(moved);
    expect(data.updateResponse.userErrors).toEqual([]);
    for (const events of [inFirst, inOther, one])
      expect((await events.next())?.data.responseChanged).toMatchObject({
        action: "UPDATED",
        responseId: responseId(1),
        response: { libraries: [{ id: other }] },
      });
    // It has left the first library, so the next change of it is none of that.
    await gateway.query(
      `mutation { updateResponse(input: { id: "${responseId(1)}", name: "A" }) { response { id } } }`,
    );
    await gateway.query(
      `mutation { createResponse(input: { name: "B", libraryIds: ["${first}"], texts: [{ content: "b" }] }) { response { id } userErrors { message } } }`,
    );
    expect((await one.next())?.data.responseChanged).toMatchObject({ action: "UPDATED", response: { name: "A" } });
    expect((await inFirst.next())?.data.responseChanged).toMatchObject({ action: "CREATED", response: { name: "B" } });
    for (const events of [inFirst, inOther, one]) events.stop();
  });

  test("tells of profiles, and of integrations by their channel", async () => {
    const profiles = eventsOf(
      gateway.sse(),
      "subscription { supportedContentProfileChanged { action supportedContentProfile { id name } } }",
    );
    const open = eventsOf(
      gateway.sse(),
      "subscription { integrationChanged(channels: [OPEN]) { action integrationId integration { id name channel } } }",
    );
    const line = eventsOf(gateway.sse(), "subscription { integrationChanged(channels: [LINE]) { integrationId } }");
    await gateway.open(3);
    await gateway.query(
      `mutation { updateSupportedContentProfile(input: { id: "${profileId(1)}", name: "P" }) { userErrors { message } } }`,
    );
    expect((await profiles.next())?.data.supportedContentProfileChanged).toEqual({
      action: "UPDATED",
      supportedContentProfile: { id: profileId(1), name: "P" },
    });
    const { data } = await gateway.query(`{ integrations(channels: [OPEN]) { nodes { id } } }`);
    const { id } = data.integrations.nodes[0];
    await gateway.query(
      `mutation { updateOpenIntegration(input: { id: "${id}", name: "O" }) { integration { id } userErrors { message } } }`,
    );
    expect((await open.next())?.data.integrationChanged).toEqual({
      action: "UPDATED",
      integrationId: id,
      integration: { id, name: "O", channel: "OPEN" },
    });
    expect(integrationId(1)).not.toBe(id);
    for (const events of [profiles, open, line]) events.stop();
    await gateway.ended(3);
    expect(
      gateway.lines
        .map(({ events }) => events)
        .filter((count) => count !== undefined)
        .toSorted(),
    ).toEqual([0, 1, 1]);
  });

  test("executes an event once for all who ask the same", async () => {
    const ids = [libraryId(1)];
    const same = Array.from({ length: 20 }, () => eventsOf(gateway.sse(), LIBRARIES, { ids }));
    const others = eventsOf(gateway.sse(), LIBRARIES, { ids: [libraryId(2)] });
    await gateway.open(21);
    await gateway.query(renameLibrary(libraryId(1), "Once"));
    const answers = await Promise.all(same.map((events) => events.next()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.data.libraryChanged.library.name).toBe("Once");
    for (const events of [...same, others]) events.stop();
    await gateway.ended(21);
    expect(gateway.lines.filter(({ events }) => events === 0)).toHaveLength(1);
  });

  test("says in the stream why an operation is no subscription that can be executed", async () => {
    const cases = [
      ["subscription { libraryChanged { nothing } }", "GRAPHQL_VALIDATION_FAILED"],
      ["subscription { libraryChanged { libraryId } responseChanged { responseId } }", "GRAPHQL_VALIDATION_FAILED"],
      [`subscription { libraryChanged(ids: ["../x"]) { libraryId } }`, "BAD_USER_INPUT"],
      [
        `subscription { libraryChanged(ids: [${Array.from({ length: 101 }, () => '"a"').join()}]) { libraryId } }`,
        "BAD_USER_INPUT",
      ],
      ["subscription ($ids: [ID!]!) { libraryChanged(ids: $ids) { libraryId } }", "BAD_USER_INPUT"],
      ["subscription ($ids: [ID!]) { libraryChanged(ids: $ids) { libraryId } }", "BAD_USER_INPUT", { ids: { a: 1 } }],
      [`subscription ($x: ID = "a") { libraryChanged(ids: [$x]) { libraryId } }`, "BAD_USER_INPUT", { x: null }],
      ["subscription { libraryChanged @include(if: false) { libraryId } }", "GRAPHQL_VALIDATION_FAILED"],
      ["subscription { ...A } fragment A on Subscription { ... @skip(if: true) { libraryChanged { libraryId } } }"],
      ["subscription ($x: Boolean!) { libraryChanged @include(if: $x) { libraryId } }", undefined, { x: true }],
    ] as const;
    for (const [query, code = "GRAPHQL_VALIDATION_FAILED", variables = {}] of cases) {
      const stream = await openStream(gateway, { query, variables });
      expect(stream.status).toBe(200);
      const { event, data } = (await stream.next())!;
      expect([event, JSON.parse(data!).errors[0].extensions.code]).toEqual(["next", code]);
      expect(await stream.next()).toEqual({ event: "complete", data: "" });
      expect(await stream.next()).toBeUndefined();
    }
    expect((await gateway.ended(cases.length)).every((reason) => reason === "error")).toBe(true);
  });

  test("has the headers of every answer, and those that proxies need", async () => {
    const { headers, stop } = await openStream(gateway, "subscription { libraryChanged { libraryId } }");
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "x-accel-buffering": "no",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.any(String),
    });
    stop();
  });

  test("is opened by GET too, but not for a page of another site", async () => {
    const query = "subscription { libraryChanged { libraryId } }";
    const own = await openStream(gateway, query, { method: "GET" });
    expect(own.status).toBe(200);
    const foreign = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" };
    const other = await openStream(gateway, query, { method: "GET", headers: foreign });
    expect([other.status, JSON.parse(await other.body()).errors[0].extensions.code]).toEqual([400, "BAD_REQUEST"]);
    own.stop();
  });

  test("is not what a query is answered with, whatever else its client reads", async () => {
    const accept = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed";
    const answer = await openStream(gateway, `{ library(id: "${libraryId(1)}") { id } } # no subscription`, {
      headers: { accept },
    });
    expect(answer.headers.get("content-type")).toMatch(/^application\/graphql-response\+json/);
    expect(JSON.parse(await answer.body())).toEqual({ data: { library: { id: libraryId(1) } } });
    const subscription = await openStream(gateway, "subscription { libraryChanged { libraryId } }", {
      headers: { accept },
    });
    expect(subscription.headers.get("content-type")).toMatch(/^text\/event-stream/);
    subscription.stop();
  });

  test("is named where a client asks for a subscription and reads no stream", async () => {
    for (const method of ["GET", "POST"]) {
      const answer = await openStream(gateway, "subscription { libraryChanged { libraryId } }", {
        method,
        headers: { accept: "application/graphql-response+json" },
      });
      const [error] = JSON.parse(await answer.body()).errors;
      expect([answer.status, error.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
      expect(error.message).toContain("text/event-stream");
    }
  });

  test("is introspected like queries", async () => {
    const { data } = await gateway.query(`{ __schema { subscriptionType { name fields { name description } } } }`);
    const { name, fields } = data.__schema.subscriptionType;
    expect([name, fields.map((field: { name: string }) => field.name)]).toEqual([
      "Subscription",
      ["responseChanged", "libraryChanged", "supportedContentProfileChanged", "integrationChanged"],
    ]);
    expect(fields[0].description).toContain("Needs `responses:response:view`.");
  });
});

test("a document that is not persisted is refused where only persisted ones run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  const file = join(folder, "documents.json");
  const query = "subscription { libraryChanged { libraryId } }";
  const id = createHash("sha256").update(query).digest("hex");
  writeFileSync(file, JSON.stringify({ [id]: query }));
  const gateway = await startLive({ env: { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file } });
  const text = await openStream(gateway, query);
  expect([text.status, JSON.parse(await text.body()).errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
  const known = await openStream(gateway, { documentId: id });
  expect(known.status).toBe(200);
  known.stop();
  const socket = gateway.ws();
  await expect(eventsOf(socket, query).next()).rejects.toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: "FORBIDDEN" }) }),
  ]);
  await socket.dispose();
  await gateway.close();
  rmSync(folder, { recursive: true });
});

test("a subscription has the limits of any document", async () => {
  const gateway = await startLive({ limits: true, env: { MAX_DEPTH: "2" } });
  const deep = await openStream(gateway, "subscription { responseChanged { response { libraries { id } } } }");
  expect(JSON.parse((await deep.next())!.data!).errors[0].extensions.code).toBe("OPERATION_TOO_EXPENSIVE");
  await gateway.close();
});

test("a stream shows signs of life, and does not count as a running request", async () => {
  const clock = createTestClock();
  const gateway = await startLive({ clock, env: { SUBSCRIPTION_HEARTBEAT: "15", MAX_CONCURRENT_REQUESTS: "1" } });
  const streams = [
    await openStream(gateway, "subscription { libraryChanged { libraryId } }"),
    await openStream(gateway, "subscription { libraryChanged { libraryId } }"),
  ];
  await clock.pass(31_000);
  await clock.passWaits(gateway.query(renameLibrary(libraryId(1), "Alive")));
  for (const stream of streams) {
    expect((await stream.next())?.event).toBe("next");
    // The first goes out with the headers.
    expect(stream.beats()).toBe(3);
    stream.stop();
  }
  await gateway.close();
});

test("a client that does not read is cut off, and others get their events", async () => {
  const gateway = await startLive({ env: { SUBSCRIPTION_QUEUE_KB: "100", SUBSCRIPTION_QUEUE_EVENTS: "3" } });
  const large = Array.from({ length: 20 }, (_, at) => `a${at}: response { id texts { content } }`).join(" ");
  const slow = await openStream(gateway, `subscription { responseChanged { ${large} } }`);
  const quick = eventsOf(gateway.sse(), "subscription { responseChanged { response { name } } }");
  await gateway.open(2);
  const content = "x".repeat(30_000);
  let count = 0;
  // The sockets of the machine hold some megabytes, before anything waits in the gateway.
  await until(async () => {
    const name = `Name ${(count += 1)}`;
    const input = `{ id: "${responseId(1)}", name: "${name}", texts: [{ content: "${content}" }] }`;
    await gateway.query(`mutation { updateResponse(input: ${input}) { userErrors { message } } }`);
    expect((await quick.next())?.data.responseChanged.response.name).toBe(name);
    return gateway.lines.some(({ reason }) => reason !== undefined) || count === 100;
  });
  expect(await gateway.ended(1)).toEqual(["too-slow"]);
  // What the client reads at last says why.
  expect(await slow.body()).toMatch(/"code":"SUBSCRIPTION_TOO_SLOW".*event: complete/s);
  quick.stop();
  await gateway.close();
});

test("HTTP/2 carries many streams on one connection", async () => {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const { key, cert } = createCertificate({ name: "localhost" });
  writeFileSync(join(folder, "key"), key);
  writeFileSync(join(folder, "cert"), cert);
  const gateway = await startLive({ env: { TLS_CERT_FILE: join(folder, "cert"), TLS_KEY_FILE: join(folder, "key") } });
  const session = connectHttp2(gateway.url, { ca: cert, servername: "localhost", rejectUnauthorized: false });
  const post = (query: string, accept: string) => {
    const headers = { ":method": "POST", ":path": "/graphql", "content-type": "application/json", accept };
    const stream = session.request(headers);
    stream.setEncoding("utf8");
    stream.end(JSON.stringify({ query }));
    let text = "";
    stream.on("data", (part: string) => (text += part));
    return { stream, text: () => text };
  };
  const streams = Array.from({ length: 5 }, () =>
    post("subscription { libraryChanged { library { name } } }", "text/event-stream"),
  );
  await gateway.open(5);
  post(renameLibrary(libraryId(1), "Two"), "application/json");
  await until(() => streams.every(({ text }) => text().includes(`"name":"Two"`)));
  for (const { stream } of streams) stream.close();
  expect(await gateway.ended(5)).toEqual(Array.from({ length: 5 }, () => "client"));
  session.close();
  await gateway.close();
  rmSync(folder, { recursive: true });
});

test("a subscription may be asked for by the hash of its document", async () => {
  const gateway = await startLive({ env: { PERSISTED_DOCUMENTS: "allow" } });
  const query = "subscription { libraryChanged { libraryId action } }";
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(query).digest("hex") } };
  const unknown = await openStream(gateway, { extensions });
  const { data } = (await unknown.next())!;
  expect(JSON.parse(data!).errors[0].extensions.code).toBe("PERSISTED_QUERY_NOT_FOUND");
  const streams = [await openStream(gateway, { query, extensions }), await openStream(gateway, { extensions })];
  await gateway.query(renameLibrary(libraryId(1), "Hashed"));
  for (const stream of streams) {
    expect(JSON.parse((await stream.next())!.data!).data.libraryChanged.libraryId).toBe(libraryId(1));
    stream.stop();
  }
  await gateway.close();
});

test("an event says how old its stale parts are", async () => {
  const clock = createTestClock();
  const gateway = await startLive({ clock });
  const id = libraryId(1);
  await clock.passWaits(gateway.query(`{ library(id: "${id}") { responses { nodes { id } } } }`));
  const stream = await openStream(
    gateway,
    "subscription { libraryChanged { library { responses { nodes { id } } } } }",
  );
  await clock.pass(40_000);
  await clock.passWaits(gateway.query(renameLibrary(id, "Renamed")));
  const event = JSON.parse((await stream.next())!.data!);
  expect(event).toMatchObject({ data: expect.anything(), extensions: { stale: [40] } });
  stream.stop();
  await gateway.close();
});

test.each(["HTTP/1.1", "HTTP/2"])(
  "a client that leaves while its token is verified has no subscription, %s",
  async (version) => {
    const folder = mkdtempSync(join(tmpdir(), "certificate-"));
    const { key, cert } = createCertificate({ name: "localhost" });
    writeFileSync(join(folder, "key"), key);
    writeFileSync(join(folder, "cert"), cert);
    const isSecond = version === "HTTP/2";
    const clock = createTestClock();
    const [first, second] = [await createPair("first"), await createPair("second")];
    const keys = await startKeyServer([first.publicJwk]);
    const gateway = await startLive({
      clock,
      env: {
        ...{ AUTH_JWKS_URL: keys.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE },
        ...(isSecond && { TLS_CERT_FILE: join(folder, "cert"), TLS_KEY_FILE: join(folder, "key") }),
      },
    });
    // A key that is not known yet is asked for.
    keys.answer.body = JSON.stringify({ keys: [first.publicJwk, second.publicJwk] });
    await clock.pass(60_000);
    const letGo = keys.hold();
    const hits = keys.hits;
    const headers = {
      ...bearer(await sign(second, { permissions: ["responses:library:view"] }, {}, clock)),
      ...{ accept: "text/event-stream", "apollo-require-preflight": "1" },
    };
    const path = `/graphql?${new URLSearchParams({ query: LIBRARIES })}`;
    /** Opens a stream, and answers a function that leaves it. */
    function open(): () => void {
      if (isSecond) {
        const session = connectHttp2(gateway.url, { ca: cert, servername: "localhost", rejectUnauthorized: false });
        session.request({ ":path": path, ...headers }).on("error", () => undefined);
        return () => session.destroy();
      }
      const request = get(gateway.url + path, { headers, agent: false }).on("error", () => undefined);
      return () => void request.destroy();
    }
    const before = await gateway.connections();
    const leave = open();
    await until(() => keys.hits > hits);
    leave();
    await until(async () => (await gateway.connections()) <= before);
    const stay = open();
    letGo();
    await gateway.open(1);
    stay();
    expect(await gateway.ended(1)).toEqual(["client"]);
    expect(gateway.lines).toHaveLength(2);
    await gateway.close();
    await keys.close();
    rmSync(folder, { recursive: true });
  },
);

test("subscriptions end, and the gateway stays, where more changes come than can be read", async () => {
  const eventsKey = "key-of-sixteen-or-more";
  const gateway = await startLive({ env: { EVENTS_KEY: eventsKey } });
  const stream = await openStream(gateway, "subscription { libraryChanged { libraryId } }");
  const socket = gateway.ws();
  const closed = new Promise((resolve) => socket.on("closed", resolve));
  const events = eventsOf(socket, "subscription { libraryChanged { library { name } } }");
  await gateway.open(2);
  const audits = Array.from({ length: 1001 }, (_, at) => ({
    ...{ id: `audit-${at}`, serviceName: "ResponseManagement", entityType: "Library", action: "Update" },
    ...{ eventDate: "2026-11-28T12:00:00Z", entity: { id: libraryId(100 + at) } },
  }));
  const answer = await fetch(`${gateway.url}/events/genesys`, {
    method: "POST",
    headers: { "x-api-key": eventsKey, "content-type": "application/json" },
    body: JSON.stringify(audits.map((eventBody) => ({ "detail-type": "v2.audits.x", detail: { eventBody } }))),
  });
  expect(answer.status).toBe(204);
  expect(await gateway.ended(2)).toEqual(["too-slow", "too-slow"]);
  expect(await stream.body()).toMatch(/"code":"SUBSCRIPTION_TOO_SLOW".*event: complete/s);
  expect(await closed).toMatchObject({ code: 4413 });
  events.stop();
  expect(await gateway.query("{ libraries(first: 1) { nodes { id } } }")).toHaveProperty("data");
  await gateway.close();
});
