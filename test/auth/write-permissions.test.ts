import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { getNamedType, isAbstractType, isInputObjectType, isLeafType, isObjectType } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { smallData } from "../../sandbox/data/small.ts";
import { mayView, permissionOf, permissionsIn } from "../../src/auth/enforce-permissions.ts";
import { anonymous } from "../../src/auth/client.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { everyField } from "../every-field.ts";
import { integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { BULK_WRITES, writesOn } from "../writes.ts";

/*
 * What a mutation tells of stored entities follows the permission to view each of them. The canaries are the sandbox's own values:
 * each is a text that only one kind of entity has.
 */

const schema = createSchema();
const mutations = schema.getMutationType()!.getFields();
const ALL = permissionsIn(schema);

/** Kinds of entities in the sandbox's data -> the permission to view them. */
const VIEW: Readonly<Record<string, string>> = {
  libraries: "responses:library:view",
  responses: "responses:response:view",
  settings: "messaging:setting:view",
  profiles: "messaging:supportedContent:view",
  integrations: "messaging:integration:view",
  assets: "responseAssets:asset:view",
  users: "directory:user:view",
};

const { defaults: _, ...collections } = smallData();

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Texts that only entities of one kind have, and that stand neither in the schema nor in an input of this test. */
function canariesOf(kind: string): string[] {
  const others = Object.entries(collections).filter(([name]) => name !== kind);
  const elsewhere = JSON.stringify([others, readFileSync("schema.graphql", "utf8"), CASES.map(({ input }) => input)]);
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  const own = [...new Set(textsIn(collections[kind as keyof typeof collections]))].map(quoted);
  return own.filter((text) => text.length > 4 && !/^[\d.:TZ-]+$/.test(text) && !elsewhere.includes(text));
}

const typeNameOf = (field: string) => `${field[0]!.toUpperCase()}${field.slice(1)}Input`;

function takesVersion(mutation: string): boolean {
  const input = schema.getType(typeNameOf(mutation));
  return isInputObjectType(input) && "expectedVersion" in input.getFields();
}

interface Case {
  name: string;
  input: Record<string, unknown> | undefined;
  /** A refusal of the first write. */
  fault?: { match: string; status: number };
}

const ONE_RESPONSE = "/api/v2/responsemanagement/responses/{responseId}";
const walked: Case[] = [...writesOn("conversations"), ...BULK_WRITES].map(({ name, variables }) => ({
  name,
  input: variables["input"] as Case["input"],
}));
const CASES: Case[] = [
  ...walked,
  // Each update, with another version than the stored one.
  ...walked
    .filter(({ name }) => name.startsWith("update") && takesVersion(name))
    .map(({ name, input }) => ({ name, input: { ...input, expectedVersion: 99 } })),
  { name: "deleteLibrary", input: { id: libraryId(1) } },
  { name: "deleteResponse", input: { id: responseId(12) } },
  { name: "deleteMessagingSetting", input: { id: settingId(1) } },
  { name: "deleteMessagingSetting", input: { id: settingId(2) } },
  { name: "deleteSupportedContentProfile", input: { id: profileId(2) } },
  // The stored texts have placeholders that nothing describes then: the warnings quote them.
  { name: "updateResponse", input: { id: responseId(1), substitutions: [], libraryIds: [libraryId(3)] } },
  { name: "updateResponse", input: { id: responseId(1), texts: [{ content: "x" }] } },
  {
    name: "updateResponse",
    input: { id: responseId(1), name: "x" },
    fault: { match: `PUT ${ONE_RESPONSE}`, status: 409 },
  },
  {
    name: "moveResponses",
    input: { responseIds: [responseId(1)], fromLibraryId: libraryId(1), toLibraryId: libraryId(2) },
    fault: { match: `PUT ${ONE_RESPONSE}`, status: 409 },
  },
  { name: "updateMessagingSetting", input: { id: settingId(2), event: { typing: { on: { inbound: "DISABLED" } } } } },
  { name: "updateFacebookIntegration", input: { id: integrationId(1), messagingSettingId: settingId(2) } },
];

/** Updates that name nothing, and a move that was made before: they write nothing, so their entity is only read. */
const ONLY_READ: Case[] = [
  ...walked
    .filter(({ name }) => name.startsWith("update"))
    .map(({ name, input }) => ({ name, input: { id: input!["id"] } })),
  { name: "updateResponse", input: { id: responseId(54), messagingTemplate: {} } },
  {
    name: "moveResponses",
    input: { responseIds: [responseId(1)], fromLibraryId: libraryId(3), toLibraryId: libraryId(1) },
  },
];

const payloadOf = (name: string) => schema.getType(getNamedType(mutations[name]!.type).name) as GraphQLObjectType;

/** What mutations write that has no version. */
const UNVERSIONED = new Set(["IdentityResolution", "ThreadingTimeline"]);

/**
 * Everything below a payload but the entity that the write answers. That one needs no further permission, as in the REST API: the
 * permission to write comes with its answer.
 */
function toldBy(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .map(({ name, type: wrapped }) => {
      const below = getNamedType(wrapped);
      if (name === "userErrors") return USER_ERRORS;
      if (!isObjectType(below)) return isAbstractType(below) ? "" : name;
      if (name === "results") return `${name} { ${toldBy(below)} }`;
      return UNVERSIONED.has(below.name) || below.getInterfaces().some((one) => one.name === "Versioned")
        ? ""
        : `${name} { ${everyField(below.name)} }`;
    })
    .join(" ");
}

/** Everything that a user error tells. Of the stored entity own values only: other tests prove the guards of its links. */
const USER_ERRORS = `userErrors { __typename message code path upstream { code correlationId } ... on VersionConflict {
  expectedVersion currentVersion conflictingFields current { __typename ... on Versioned { id version } ... on Integration { name }
  ... on Library { name } ... on Response { name texts { content } substitutions { description } }
  ... on MessagingSetting { name } ... on SupportedContentProfile { name } } } }`;

/** A dry run and the write itself. */
function queryOf({ name, input }: Case): string {
  const told = toldBy(payloadOf(name));
  if (!input) return `mutation { dry: ${name}(dryRun: true) { ${told} } real: ${name} { ${told} } }`;
  return `mutation ($input: ${typeNameOf(name)}!) {
    dry: ${name}(input: $input, dryRun: true) { ${told} } real: ${name}(input: $input) { ${told} } }`;
}

/** The same with the own values of the entity. */
function withEntity({ name }: Case): string {
  const select = (type: GraphQLObjectType): string =>
    Object.values(type.getFields())
      .map((field) => {
        const below = getNamedType(field.type);
        if (field.name === "userErrors") return USER_ERRORS;
        if (field.name === "results") return `results { ${select(below as GraphQLObjectType)} }`;
        if (!isObjectType(below) || below.name === "Change") return "";
        const own = Object.values(below.getFields()).filter((leaf) => isLeafType(getNamedType(leaf.type)));
        const open = own.filter((leaf) => !permissionOf(schema, leaf)).map((leaf) => leaf.name);
        return below.name === "InputWarning"
          ? ""
          : `entity: ${field.name} { ${open.join(" ")} ${below.name === "Response" ? "texts { content }" : ""} }`;
      })
      .join(" ");
  return `mutation ($input: ${typeNameOf(name)}!) { real: ${name}(input: $input) { ${select(payloadOf(name))} } }`;
}

const CANARIES = Object.fromEntries(Object.keys(VIEW).map((kind) => [kind, canariesOf(kind)]));

/** The entity kind that a mutation writes. */
const writtenBy = (name: string) => {
  const kinds = { Library: "libraries", Response: "responses", Setting: "settings", Profile: "profiles" };
  return Object.entries(kinds).find(([word]) => name.includes(word))?.[1] ?? "integrations";
};

/** The permission that the changes of a mutation need. */
const viewOf = (name: string) =>
  name === "setThreadingTimeline" ? "conversation:threadingTimeline:view" : VIEW[writtenBy(name)]!;

const clock = createTestClock();
let identity: Identity;
let gateway: Gateway;
beforeAll(async () => {
  identity = await createIdentity({}, clock);
  gateway = await startGateway({ env: identity.env, clock });
});
afterAll(async () => {
  await gateway.close();
  identity.close();
});
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

const ask = async (permissions: readonly string[], query: string, variables?: Record<string, unknown>) =>
  gateway.query(query, variables, bearer(await identity.token({ permissions })));

async function run(one: Case, permissions: readonly string[]): Promise<Answer> {
  gateway.sandbox.reset();
  gateway.sandbox.faults(one.fault ? [{ ...one.fault, times: 1 }] : []);
  return ask(permissions, queryOf(one), one.input && { input: one.input });
}

const ownOf = (name: string) => permissionOf(schema, mutations[name]!)!.permissions;

/** The kinds of entities of which an answer tells a value. */
function kindsIn(answer: Answer): string[] {
  const text = JSON.stringify(answer);
  return Object.keys(VIEW).filter((kind) => CANARIES[kind]!.some((canary) => text.includes(canary)));
}

/** Ids of entities in an answer that its client did not send, of kinds that it may not view. */
function idsIn(answer: Answer, { input }: Case, held: readonly string[]): string[] {
  const [sent, told] = [input ?? {}, answer].map((value) => JSON.stringify(value)) as [string, string];
  const hidden = Object.entries(VIEW).filter(([, permission]) => !held.includes(permission));
  const ids = hidden.flatMap(([kind]) => collections[kind as keyof typeof collections].map(({ id }) => id));
  return ids.filter((id) => told.includes(id) && !sent.includes(id));
}

describe("a mutation and its dry run", () => {
  test("are walked all, and every kind of entity has canaries", () => {
    expect(new Set(walked.map(({ name }) => name))).toEqual(new Set(Object.keys(mutations)));
    for (const kind of Object.keys(VIEW)) expect([kind, CANARIES[kind]!.length > 3]).toEqual([kind, true]);
  });

  test.each(CASES.map((one, at) => [at, one.name, JSON.stringify(one.input ?? {}).slice(0, 80), one] as const))(
    "%i %s %s tells nothing that the client may not view",
    async (_at, name, _input, one) => {
      for (const permission of ["", ...ALL]) {
        const held = [...ownOf(name), permission];
        const answer = await run(one, held);
        const hidden = kindsIn(answer).filter((kind) => !held.includes(VIEW[kind]!));
        expect([permission, hidden]).toEqual([permission, []]);
        // The references of an entity are among its own values.
        const maySeeAll = held.includes(VIEW[writtenBy(name)]!);
        expect([permission, maySeeAll ? [] : idsIn(answer, one, held)]).toEqual([permission, []]);
        // A permission that is missing is no error.
        expect([permission, answer.errors]).toEqual([permission, undefined]);
      }
    },
  );

  test("tell all of it to a client with every permission, so the walk could find it", async () => {
    const told = new Set<string>();
    for (const one of CASES) for (const kind of kindsIn(await run(one, ALL))) told.add(kind);
    expect(told).toEqual(new Set(["libraries", "responses", "settings", "profiles", "integrations"]));
  });
});

describe("the entity of a mutation that writes nothing", () => {
  test.each(ONLY_READ.map((one, at) => [at, one.name, one] as const))(
    "%i %s needs the permission to view it, and is null without an error",
    async (_at, name, one) => {
      const entitiesIn = ({ data }: Answer): Data[] =>
        (data.real.results ?? [data.real]).map(({ entity }: Data) => entity);
      const answerOf = async (permissions: readonly string[]) => {
        gateway.sandbox.reset();
        const answer = await ask(permissions, withEntity(one), { input: one.input });
        expect(answer.errors).toBeUndefined();
        expect([name, (data(answer) as Data[]).flatMap(({ userErrors }) => userErrors)]).toEqual([name, []]);
        return answer;
      };
      const data = (answer: Answer): Data[] => [answer.data.real, ...(answer.data.real.results ?? [])];
      const routes = () => Object.keys(gateway.sandbox.calls().byRoute).filter((route) => /^(PUT|PATCH)/.test(route));
      const hidden = await answerOf(ownOf(name));
      expect(entitiesIn(hidden)).toEqual([null]);
      expect(kindsIn(hidden)).toEqual([]);
      const seen = await answerOf(ALL);
      expect(entitiesIn(seen)).toEqual([expect.objectContaining({ selfUri: expect.any(String) })]);
      expect(routes()).toEqual([]);
    },
  );

  test("is answered to a client that may only write, where something was written", async () => {
    const query = `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "New" }) { library { id name } } }`;
    const { data } = await ask(["responses:library:edit"], query);
    expect(data.updateLibrary.library).toEqual({ id: libraryId(1), name: "New" });
  });
});

describe("without the permission to view", () => {
  const AFFECTED = "affected { totalCount nodes { entityId name type effect } }";

  test("a dry run counts the responses of a library, with one call", async () => {
    const query = `mutation { deleteLibrary(input: { id: "${libraryId(1)}" }, dryRun: true) { ${AFFECTED} userErrors { code } } }`;
    const seen = await ask(["responses:library:delete", "responses:response:view"], query);
    gateway.sandbox.resetCalls();
    const { data, errors } = await ask(["responses:library:delete"], query);
    const { nodes, totalCount } = seen.data.deleteLibrary.affected;
    expect(nodes[0]).toMatchObject({ entityId: expect.any(String), name: expect.any(String) });
    expect(errors).toBeUndefined();
    expect(data.deleteLibrary).toEqual({
      affected: {
        totalCount,
        nodes: nodes.map((row: object) => ({ ...row, entityId: null, name: null })),
      },
      userErrors: [],
    });
    expect(gateway.sandbox.calls().total).toBe(2);
  });

  test("integrations still prevent a delete", async () => {
    const query = `mutation { deleteMessagingSetting(input: { id: "${settingId(2)}" }, dryRun: true) { ${AFFECTED} userErrors { code } } }`;
    const { data } = await ask(["messaging:setting:delete", "messaging:setting:view"], query);
    expect(data.deleteMessagingSetting.userErrors).toEqual([{ code: "IN_USE" }]);
    expect(data.deleteMessagingSetting.affected.nodes.length).toBeGreaterThan(0);
    for (const row of data.deleteMessagingSetting.affected.nodes) {
      expect(row).toEqual({
        entityId: null,
        name: null,
        type: expect.stringMatching(/_INTEGRATION$/),
        effect: "PREVENTS",
      });
    }
  });

  test.each<[mutation: string, edit: string[], view: string[]]>([
    [
      `updateOpenIdentityResolution(input: { id: "${integrationId(10)}", resolveIdentities: false }, dryRun: true)`,
      ["messaging:integration:edit", "messaging:identityResolutionOpen:edit"],
      ["messaging:integration:view", "messaging:identityResolutionOpen:view"],
    ],
    [
      "setThreadingTimeline(input: { settings: [] }, dryRun: true)",
      ["conversation:threadingTimeline:edit"],
      ["conversation:threadingTimeline:view"],
    ],
  ])("the changes of %s need what its field needs", async (mutation, edit, view) => {
    const query = `mutation { done: ${mutation} { changes { path } userErrors { code } } }`;
    const seen = await ask([...edit, ...view], query);
    expect(seen).toEqual({ data: { done: { changes: [{ path: [expect.any(String)] }], userErrors: [] } } });
    const hidden = await ask([...edit, ...view.slice(1)], query);
    expect(hidden).toEqual({ data: { done: { changes: null, userErrors: [] } } });
  });

  test("the changes of an update are null, and those of a create are the client's own", async () => {
    const query = `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "Guess" }, dryRun: true) { changes { path before after } }
      createLibrary(input: { name: "Own" }, dryRun: true) { changes { path before after } } }`;
    const writing = ["responses:library:edit", "responses:library:add"];
    const created = { changes: [{ path: ["name"], before: null, after: "Own" }] };
    const { data, errors } = await ask(writing, query);
    expect([data, errors]).toEqual([{ updateLibrary: { changes: null }, createLibrary: created }, undefined]);
    const { data: seen } = await ask([...writing, "responses:library:view"], query);
    expect(seen.updateLibrary).toEqual({ changes: [{ path: ["name"], before: "Greetings", after: "Guess" }] });
  });

  test("the warnings of an update are null, because they quote the stored texts", async () => {
    const query = `mutation { updateResponse(input: { id: "${responseId(1)}", substitutions: [] }) { warnings { message } userErrors { code } } }`;
    const { data } = await ask(["responses:response:edit"], query);
    expect(data.updateResponse).toEqual({ warnings: null, userErrors: [] });
    const { data: seen } = await ask(["responses:response:edit", "responses:response:view"], query);
    expect(seen.updateResponse.warnings[0].message).toContain("customer");
  });

  test("a dry run of another default does not read the default", async () => {
    const query = `mutation { setDefaultMessagingSetting(input: { id: "${settingId(2)}" }, dryRun: true) { changes { path before after } userErrors { code } }
      clearDefaultMessagingSetting(dryRun: true) { changes { path before after } userErrors { code } } }`;
    const writing = ["messaging:setting:edit", "messaging:setting:delete"];
    const { data } = await ask(writing, query);
    const hidden = { changes: null, userErrors: [] };
    expect(data).toEqual({ setDefaultMessagingSetting: hidden, clearDefaultMessagingSetting: hidden });
    expect(Object.keys(gateway.sandbox.calls().byRoute).filter((key) => key.endsWith("/default"))).toEqual([]);
    const { data: seen } = await ask([...writing, "messaging:setting:view"], query);
    expect(seen.clearDefaultMessagingSetting.changes).toEqual([{ path: ["id"], before: settingId(1), after: null }]);
  });

  const CONFLICT =
    "userErrors { code ... on VersionConflict { expectedVersion currentVersion conflictingFields current { __typename } } }";

  test("a version conflict tells no stored value, not even by the fields that are in conflict", async () => {
    const conflict = async (permissions: string[], name: string) => {
      const query = `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}", expectedVersion: 99 }) { ${CONFLICT} } }`;
      return (await ask(permissions, query)).data.updateLibrary.userErrors[0];
    };
    const hidden = {
      code: "VERSION_CONFLICT",
      expectedVersion: 99,
      currentVersion: null,
      conflictingFields: ["name"],
      current: null,
    };
    // The stored name, and another one.
    expect(await conflict(["responses:library:edit"], "Greetings")).toEqual(hidden);
    expect(await conflict(["responses:library:edit"], "Other")).toEqual(hidden);
    const seen = await conflict(["responses:library:edit", "responses:library:view"], "Greetings");
    expect(seen).toMatchObject({ currentVersion: 3, conflictingFields: [], current: { __typename: "Library" } });
  });

  test("a conflict that Genesys Cloud finds does not tell the version that the gateway has read", async () => {
    gateway.sandbox.faults([{ match: `PUT ${ONE_RESPONSE}`, status: 409 }]);
    const query = `mutation { updateResponse(input: { id: "${responseId(1)}", name: "x" }) { ${CONFLICT} } }`;
    const { data } = await ask(["responses:response:edit"], query);
    expect(data.updateResponse.userErrors).toEqual([
      {
        code: "VERSION_CONFLICT",
        expectedVersion: null,
        currentVersion: null,
        conflictingFields: ["name"],
        current: null,
      },
    ]);
  });
});

describe("a repeated idempotency key", () => {
  /** The same mutation twice, by the same client with other permissions. */
  async function repeat(first: string[], second: string[], query: string): Promise<[Data, Data]> {
    const answers: Data[] = [];
    for (const permissions of [first, second]) answers.push((await ask(permissions, query)).data);
    return answers as [Data, Data];
  }

  const update = (
    key: string,
  ) => `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "New", idempotencyKey: "${key}" }) {
    library { name } changes { path before after } } }`;
  const [narrow, wide] = [["responses:library:edit"], ["responses:library:edit", "responses:library:view"]];
  const library = { name: "New" };
  const changes = [{ path: ["name"], before: "Greetings", after: "New" }];

  test("answers the first outcome as far as the present token may view it", async () => {
    const [first, again] = await repeat(wide, narrow, update("wide-first"));
    expect(first.updateLibrary).toEqual({ library, changes });
    expect(again.updateLibrary).toEqual({ library, changes: null });
    expect(gateway.sandbox.calls().byRoute["PUT /api/v2/responsemanagement/libraries/{libraryId}"]).toBe(1);
  });

  test("answers more to a token that may view more", async () => {
    const [first, again] = await repeat(narrow, wide, update("narrow-first"));
    expect(first.updateLibrary).toEqual({ library, changes: null });
    expect(again.updateLibrary).toEqual({ library, changes });
  });

  test("hides the conflict of a bulk write, which is kept", async () => {
    gateway.sandbox.faults([{ match: `PUT ${ONE_RESPONSE}`, times: 1, status: 409 }]);
    const ids = [4, 5].map((number) => `"${responseId(number)}"`);
    const input = `responseIds: [${ids}], fromLibraryId: "${libraryId(1)}", toLibraryId: "${libraryId(2)}", idempotencyKey: "bulk"`;
    const told = "changes { path } userErrors { ... on VersionConflict { current { ... on Versioned { id } } } }";
    const [first, again] = await repeat(
      ["responses:response:edit", "responses:response:view"],
      ["responses:response:edit"],
      `mutation { moveResponses(input: { ${input} }) { results { responseId ${told} } } }`,
    );
    const errorsOf = (data: Data) => data.moveResponses.results.flatMap(({ userErrors }: Data) => userErrors);
    expect(errorsOf(first)).toEqual([{ current: { id: expect.any(String) } }]);
    expect(errorsOf(again)).toEqual([{ current: null }]);
    expect(first.moveResponses.results.filter((row: Data) => row.changes !== null)).toHaveLength(1);
    expect(again.moveResponses.results.map((row: Data) => row.changes)).toEqual([null, null]);
  });
});

describe("the permission to view a type", () => {
  const may = (held: string[]) => ({ ...anonymous(""), may: (permission: string) => held.includes(permission) });

  test("is that of the query for one by its id", () => {
    for (const [type, permission] of [
      ["Library", "responses:library:view"],
      ["MessagingSetting", "messaging:setting:view"],
      ["AppleIntegration", "messaging:integration:view"],
      ["OtherIntegration", "messaging:integration:view"],
    ] as const) {
      expect([type, mayView(may([permission]), schema, type)]).toEqual([type, true]);
      expect([type, mayView(may(ALL.filter((one) => one !== permission)), schema, type)]).toEqual([type, false]);
    }
  });

  test("is held by none where the schema has no such query", () => {
    expect(mayView(may(ALL), schema, "Change")).toBe(false);
  });

  test("is named where a payload depends on it", () => {
    const descriptions = Object.keys(mutations)
      .filter((name) => /^(update|set|clear)/.test(name))
      .map((name) => [name, payloadOf(name).getFields()["changes"]!.description] as const);
    expect(descriptions.length).toBeGreaterThan(12);
    for (const [name, description] of descriptions)
      expect([name, description]).toEqual([name, expect.stringContaining(viewOf(name))]);
  });
});
