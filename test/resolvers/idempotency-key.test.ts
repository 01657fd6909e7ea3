import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { empty, startReplicas } from "../cache/replicas.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { responseId, settingId } from "../ids.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const CREATE = `mutation ($input: CreateLibraryInput!, $dryRun: Boolean) { createLibrary(input: $input, dryRun: $dryRun) {
  library { id name version createdBy { name } } changes { path } userErrors { code path } } }`;

let number = 0;
/** A key that no other test uses. */
const newKey = () => `key-${(number += 1)}`;

const clock = createTestClock();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ recorded: true, clock });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
  gateway.writes.length = 0;
});

describe("a key", () => {
  test("makes a write happen once: five requests at once and one later have the same answer", async () => {
    const input = { name: "Once", idempotencyKey: newKey() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.query(CREATE, { input })));
    answers.push(await gateway.query(CREATE, { input }));
    expect(answers[0]!.data.createLibrary).toMatchObject({
      library: { name: "Once", version: 1, createdBy: { name: expect.any(String) } },
      changes: [{ path: ["name"] }],
      userErrors: [],
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    // The key is not sent to Genesys Cloud.
    expect(gateway.writes).toEqual([{ call: `POST ${LIBRARIES}`, body: { name: "Once" } }]);
  });

  test("with another input is refused, and nothing is written", async () => {
    const idempotencyKey = newKey();
    await gateway.query(CREATE, { input: { name: "One", idempotencyKey } });
    const { data } = await gateway.query(CREATE, { input: { name: "Other", idempotencyKey } });
    expect(data.createLibrary).toEqual({
      library: null,
      changes: null,
      userErrors: [{ code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] }],
    });
    expect(gateway.writes).toHaveLength(1);
  });

  test("belongs to one mutation: the same text in another mutation is another key", async () => {
    const idempotencyKey = newKey();
    const { data } = await gateway.query(CREATE, { input: { name: "One", idempotencyKey } });
    const { id } = data.createLibrary.library;
    const remove = `mutation { deleteLibrary(input: { id: "${id}", idempotencyKey: "${idempotencyKey}" }) { deletedId userErrors { code } } }`;
    // The second time the library no longer exists, and the answer is the first one.
    for (let time = 0; time < 2; time += 1) {
      expect((await gateway.query(remove)).data.deleteLibrary).toEqual({ deletedId: id, userErrors: [] });
    }
    expect(gateway.writes).toHaveLength(2);
  });

  test.each(["", " ", "x".repeat(256)])("that is empty or too long is refused: %j", async (idempotencyKey) => {
    const { data } = await gateway.query(CREATE, { input: { name: "One", idempotencyKey } });
    expect(data.createLibrary.userErrors).toEqual([{ code: "INVALID_VALUE", path: ["input", "idempotencyKey"] }]);
    expect(gateway.writes).toEqual([]);
  });

  test("is not used up by a dry run", async () => {
    const input = { name: "One", idempotencyKey: newKey() };
    await gateway.query(CREATE, { input, dryRun: true });
    await gateway.query(CREATE, { input: { ...input, name: "Two" } });
    expect(gateway.writes).toEqual([{ call: `POST ${LIBRARIES}`, body: { name: "Two" } }]);
  });

  test("works for bulk writes, whose results are answered again", async () => {
    const input = {
      ids: [responseId(1), responseId(2), "99999999-0000-4000-8000-000000000000"],
      idempotencyKey: newKey(),
    };
    gateway.sandbox.faults([
      { match: "DELETE /api/v2/responsemanagement/responses/{responseId}", times: 1, status: 503 },
    ]);
    const mutation = `mutation ($input: DeleteResponsesInput!) { deleteResponses(input: $input) {
      results { responseId deletedId userErrors { code path } } userErrors { code path } } }`;
    const first = await gateway.query(mutation, { input });
    expect(first.errors).toHaveLength(1);
    expect(await gateway.query(mutation, { input })).toEqual(first);
    expect(gateway.writes).toHaveLength(3);
    const reused = await gateway.query(mutation, { input: { ...input, ids: [responseId(3)] } });
    expect(reused.data.deleteResponses).toEqual({
      results: [],
      userErrors: [{ code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] }],
    });
  });
});

test("a conflict among the results of a bulk write is answered again, with the stored entity", async () => {
  const one = "/api/v2/responsemanagement/responses/{responseId}";
  gateway.sandbox.faults([{ match: `PUT ${one}`, times: 1, status: 409 }]);
  const [from, to] = ["11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"];
  const { data: library } = await gateway.query(`{ responses(libraryId: "${from}", first: 2) { nodes { id } } }`);
  const responseIds = library.responses.nodes.map(({ id }: { id: string }) => id);
  const input = { responseIds, fromLibraryId: from, toLibraryId: to, idempotencyKey: newKey() };
  const mutation = `mutation ($input: MoveResponsesInput!) { moveResponses(input: $input) { results { responseId response { version }
    userErrors { code path ... on VersionConflict { conflictingFields current { __typename ... on Response { id version } } } } } } }`;
  const first = await gateway.query(mutation, { input });
  const conflicts = first.data.moveResponses.results.flatMap(({ userErrors }: { userErrors: object[] }) => userErrors);
  expect(conflicts).toMatchObject([{ code: "VERSION_CONFLICT", current: { __typename: "Response" } }]);
  expect(await gateway.query(mutation, { input })).toEqual(first);
});

describe("a write that certainly did not happen is tried again with the same key", () => {
  test("after a user error, even with a corrected input", async () => {
    const idempotencyKey = newKey();
    const wrong = await gateway.query(CREATE, { input: { name: " ", idempotencyKey } });
    expect(wrong.data.createLibrary.userErrors).toMatchObject([{ code: "INVALID_VALUE" }]);
    const right = await gateway.query(CREATE, { input: { name: "Right", idempotencyKey } });
    expect(right.data.createLibrary.library.name).toBe("Right");
  });

  test.each([
    [400, "INVALID_VALUE"],
    [409, "CONFLICT"],
  ])("after a %i of Genesys Cloud", async (status, code) => {
    const input = { name: "New", idempotencyKey: newKey() };
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}`, times: 1, status }]);
    expect((await gateway.query(CREATE, { input })).data.createLibrary.userErrors).toMatchObject([{ code }]);
    expect((await gateway.query(CREATE, { input })).data.createLibrary.library.name).toBe("New");
  });

  test.each([403, 429])("after a %i", async (status) => {
    const input = { name: "New", idempotencyKey: newKey() };
    // For longer than the gateway retries.
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}`, status, headers: { "Retry-After": "1" } }]);
    expect((await clock.passWaits(gateway.query(CREATE, { input }), 1000)).errors).toHaveLength(1);
    // After a 429 nothing is sent for a second.
    await clock.pass(1000);
    gateway.sandbox.faults([]);
    expect((await gateway.query(CREATE, { input })).data.createLibrary.library.name).toBe("New");
    const { data } = await gateway.query(`{ libraries { nodes { name } } }`);
    expect(data.libraries.nodes.filter(({ name }: { name: string }) => name === "New")).toHaveLength(1);
  });

  test("after a read that failed, before anything was written", async () => {
    const input = { id: "11111111-0000-4000-8000-000000000001", name: "New", idempotencyKey: newKey() };
    const update = `mutation ($input: UpdateLibraryInput!) { updateLibrary(input: $input) { library { name } } }`;
    gateway.sandbox.faults([{ match: `GET ${LIBRARIES}/{libraryId}`, status: 503 }]);
    expect((await clock.passWaits(gateway.query(update, { input }))).errors).toHaveLength(1);
    gateway.sandbox.faults([]);
    expect((await gateway.query(update, { input })).data.updateLibrary.library.name).toBe("New");
  });
});

describe("a write that may have happened is never sent again", () => {
  const fails = [
    ["a connection that is cut after the write", { reset: true }, "UPSTREAM_UNAVAILABLE"],
    ["a 500", { status: 500 }, "UPSTREAM_UNAVAILABLE"],
    ["a 408", { status: 408 }, "UPSTREAM_TIMEOUT"],
    [
      "an answer that is not JSON",
      { body: "<html>", headers: { "Content-Type": "text/html" } },
      "UPSTREAM_BAD_RESPONSE",
    ],
    ["an answer without an id", { body: { name: "New" } }, "UPSTREAM_BAD_RESPONSE"],
  ] as const;

  test.each(fails)("after %s", async (_, fault, code) => {
    const input = { name: "New", idempotencyKey: newKey() };
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}`, times: 1, ...fault }]);
    const first = await gateway.query(CREATE, { input });
    expect(first.errors).toMatchObject([{ extensions: { code } }]);
    gateway.sandbox.resetCalls();
    const again = await gateway.query(CREATE, { input });
    expect(again).toEqual(first);
    expect(gateway.sandbox.calls().total).toBe(0);
  });

  test("and the error says that its outcome is unknown", async () => {
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}`, times: 1, status: 502 }]);
    const { errors } = await gateway.query(CREATE, { input: { name: "New" } });
    expect(errors).toMatchObject([
      {
        message: "Genesys Cloud cannot answer at the moment; whether the change was made is not known.",
        extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: false, upstream: { status: 502 } },
      },
    ]);
  });

  test("an answer that comes too late", async () => {
    const input = { name: "Late", idempotencyKey: newKey() };
    const creation = gateway.sandbox.hold(`POST ${LIBRARIES}`, { times: 1 });
    const first = gateway.query(CREATE, { input });
    await creation.reached();
    await clock.pass(5000);
    for (const { errors } of [await first, await gateway.query(CREATE, { input })]) {
      expect(errors).toMatchObject([
        { message: expect.stringContaining("not known"), extensions: { code: "UPSTREAM_TIMEOUT", retryable: false } },
      ]);
    }
    expect(gateway.sandbox.calls().byRoute[`POST ${LIBRARIES}`]).toBe(1);
    creation.release();
  });
});

(hasRedis ? describe : describe.skip)("in two replicas with one Redis", () => {
  let redis: TestRedis;
  let replicas: Gateway[];
  beforeAll(async () => {
    redis = await startRedis();
    // A machine that stalls must not count as a lost Redis.
    replicas = await startReplicas(2, redis, { redisPatience: 60_000 });
  });
  afterAll(async () => {
    for (const replica of replicas.toReversed()) await replica.close();
    endPrograms();
  });
  afterEach(() => empty(redis));

  const asked = (query: string, variables: object) =>
    Promise.all([0, 1, 0, 1, 0].map((at) => replicas[at]!.query(query, { ...variables })));

  test("five at once are one REST call and one answer", async () => {
    const { sandbox } = replicas[0]!;
    sandbox.resetCalls();
    const creations = sandbox.hold(`POST ${LIBRARIES}`);
    const asking = asked(CREATE, { input: { name: "Once", idempotencyKey: newKey() } });
    await creations.reached();
    // These requests came later and have answered, so the other four have come as far as they can.
    for (const { query } of replicas) await query(`{ libraries { nodes { id } } }`);
    expect(creations.held()).toBe(1);
    creations.release();
    const answers = await asking;
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.data.createLibrary.library.name).toBe("Once");
    expect(sandbox.calls().byRoute[`POST ${LIBRARIES}`]).toBe(1);
  });

  test("Redis holds no part of a secret in an input", async () => {
    const secret = "a-secret-value";
    const create = `mutation ($input: CreateOpenIntegrationInput!) { createOpenIntegration(input: $input) { integration { id } userErrors { code } } }`;
    const input = {
      name: "Hook",
      outboundNotificationWebhookUrl: "https://hook.example",
      outboundNotificationWebhookSignatureSecretToken: `${secret}-signature`,
      webhookHeaders: { "X-Key": `${secret}-header` },
      messagingSettingId: settingId(1),
      idempotencyKey: newKey(),
    };
    const answers = await asked(create, { input });
    expect(answers[0]!.data.createOpenIntegration.userErrors).toEqual([]);
    const { client, close } = await openRedis(redis.url);
    const [claims = ""] = await client.keys("genesys-cloud-graphql:idempotency:*:claims");
    const held = JSON.stringify(await client.hgetall(claims));
    close();
    expect(held).toContain("Hook");
    expect(held).not.toContain(secret);
  });

  test("while Redis is away, nothing is written", async () => {
    await redis.stop();
    const { sandbox } = replicas[0]!;
    sandbox.resetCalls();
    const input = { name: "Alone", idempotencyKey: newKey() };
    const answers = await asked(CREATE, { input });
    await redis.start();
    for (const { data, errors } of answers) {
      expect(data.createLibrary).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "IDEMPOTENCY_UNAVAILABLE", retryable: true } }]);
    }
    expect(sandbox.calls().byRoute[`POST ${LIBRARIES}`]).toBeUndefined();
  });
});
