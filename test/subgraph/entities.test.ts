import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { planOperation } from "../../src/cost/plan.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { libraryId, NOWHERE, responseId, settingId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Library { id name }
    ... on Response { id name }
    ... on MessagingSetting { id name }
  }
}`;
const SERVICE = "{ _service { sdl } }";
const API = "/api/v2/responsemanagement";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();
const library = (number: number) => ({ __typename: "Library", id: libraryId(number) });
const response = (number: number) => ({ __typename: "Response", id: responseId(number) });
const codesOf = ({ errors = [] }: { errors?: { path?: unknown; extensions: { code: string } }[] }) =>
  errors.map(({ path, extensions: { code } }) => [path, code]);

describe("entities of a subgraph", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ clock, env: { SUBGRAPH: "on" } });
  });
  afterAll(() => gateway.close());
  beforeEach(() => gateway.sandbox.reset());

  const ask = async (representations: readonly unknown[]) => gateway.counted(ENTITIES, { representations });

  test("answer in the order of the representations, and are read together", async () => {
    const setting = { __typename: "MessagingSetting", id: settingId(1) };
    const { data, errors, byRoute } = await ask([library(2), response(1), setting, library(1)]);
    expect(errors).toBeUndefined();
    expect(data._entities.map(({ __typename, id }: typeof setting) => ({ __typename, id }))).toEqual([
      library(2),
      response(1),
      setting,
      library(1),
    ]);
    expect(byRoute).toEqual({
      [`POST ${API}/libraries/bulk`]: 1,
      [`GET ${API}/responses/{responseId}`]: 1,
      "GET /api/v2/conversations/messaging/settings/{messageSettingId}": 1,
    });
  });

  test("that are named twice are read once", async () => {
    const { data, byRoute } = await ask([response(1), response(1), response(1)]);
    expect(data._entities).toHaveLength(3);
    expect(new Set(data._entities.map(({ name }: { name: string }) => name)).size).toBe(1);
    expect(byRoute).toEqual({ [`GET ${API}/responses/{responseId}`]: 1 });
  });

  test("that do not exist are null without an error", async () => {
    const missing = { __typename: "Library", id: NOWHERE };
    const { data, errors } = await ask([missing, library(1)]);
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([null, expect.objectContaining(library(1))]);
  });

  test.each([
    ["of a type without entities", { __typename: "PageInfo", id: libraryId(1) }],
    ["of an unknown type", { __typename: "Queue", id: libraryId(1) }],
    ["of a type that every object has", { __typename: "constructor", id: libraryId(1) }],
    ["without a type", { id: libraryId(1) }],
    ["without an id", { __typename: "Library" }],
    ["with an id that leads elsewhere", { __typename: "Library", id: "../../users" }],
    ["with a list as id", { __typename: "Library", id: [libraryId(1)] }],
    ["that is a number", 3],
    ["that is a list", [library(1)]],
  ])("%s is refused, and the others are answered", async (_, bad) => {
    const answer = await ask([library(1), bad, library(1)]);
    expect(answer.data._entities).toEqual([
      expect.objectContaining(library(1)),
      null,
      expect.objectContaining(library(1)),
    ]);
    expect(codesOf(answer)).toEqual([[["_entities", 1], "BAD_USER_INPUT"]]);
    expect(answer.calls).toBe(1);
  });

  test("are at most 1,000, and more are refused before a call", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => library(1 + (at % 3)));
    expect((await ask(many(1000))).errors).toBeUndefined();
    gateway.sandbox.resetCalls();
    const answer = await ask(many(1001));
    expect(codesOf(answer).map(([, code]) => code)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.calls).toBe(0);
  });

  test("cost what their ids cost", async () => {
    const schema = createSchema({ isSubgraph: true });
    const planned = (query: string, variables: object) =>
      planOperation(schema, parse(query), undefined, variables as Record<string, unknown>).calls;
    const ids = [1, 2, 3].map(responseId);
    const byIds = planned(`query ($ids: [ID!]!) { responsesById(ids: $ids) { name libraries { name } } }`, { ids });
    const entities = planned(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Response { name libraries { name } } } }`,
      { r: [1, 2, 3].map(response) },
    );
    expect(entities).toBe(byIds);
    expect(planned(ENTITIES, { representations: [{ __typename: "Queue", id: NOWHERE }] })).toBe(0);
  });

  test("beyond the limit of REST calls are refused", async () => {
    const small = await startGateway({ sandbox: gateway.sandbox, clock, maxRestCalls: 5, env: { SUBGRAPH: "on" } });
    try {
      gateway.sandbox.resetCalls();
      const answer = await small.query(ENTITIES, { representations: [1, 2, 3, 4, 5, 6].map(response) });
      expect(codesOf(answer).map(([, code]) => code)).toEqual(["OPERATION_TOO_EXPENSIVE"]);
      expect(gateway.sandbox.calls().total).toBe(0);
    } finally {
      await small.close();
    }
  });
});

test("without SUBGRAPH there are no such fields", async () => {
  const gateway = await startGateway();
  try {
    for (const query of [SERVICE, `{ _entities(representations: []) { __typename } }`])
      expect((await gateway.query(query)).errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  } finally {
    await gateway.close();
  }
});

describe("who may ask", () => {
  let identity: Identity;
  let gateway: Gateway;
  let keys: Record<"router" | "reader", string>;
  beforeAll(async () => {
    identity = await createIdentity();
    keys = {
      router: identity.key("router", ["gateway:subgraph:view", "responses:library:view"]),
      reader: identity.key("reader", ["responses:library:view"]),
    };
    gateway = await startGateway({ cache: true, env: { ...identity.env, SUBGRAPH: "on", INTROSPECTION: "off" } });
  });
  afterAll(async () => {
    await gateway.close();
    identity.close();
  });

  const asked = async (client: keyof typeof keys, query: string, representations: unknown[] = []) =>
    gateway.query(query, query === SERVICE ? {} : { representations }, { "x-api-key": keys[client] });

  test("a router gets the schema, also where introspection is off", async () => {
    const { data, errors } = await asked("router", SERVICE);
    expect(errors).toBeUndefined();
    expect(data._service.sdl).toContain('type Library implements Versioned & Node @key(fields: "id")');
  });

  test("another client gets neither the schema nor entities, not even one that was answered before", async () => {
    for (let times = 0; times < 3; times += 1)
      expect((await asked("router", ENTITIES, [library(1)])).data._entities).toHaveLength(1);
    for (const [query, representations] of [[SERVICE], [ENTITIES, [library(1)]]] as const) {
      const answer = await asked("reader", query, representations && [...representations]);
      expect(answer.data).toBeNull();
      expect(codesOf(answer).map(([, code]) => code)).toEqual(["FORBIDDEN"]);
    }
  });

  test("an entity needs the permission of the field that reads it by its id", async () => {
    const answer = await asked("router", ENTITIES, [response(1), library(1)]);
    expect(answer.data._entities).toEqual([null, expect.objectContaining(library(1))]);
    expect(codesOf(answer)).toEqual([[["_entities", 0], "FORBIDDEN"]]);
  });
});
