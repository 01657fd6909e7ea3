import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { buildSchema, isInterfaceType, isObjectType, parse } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { operations as contract, routeKey } from "../../sandbox/contract.ts";
import { createPermissionCheck, matchesPattern } from "../../src/auth/permission-patterns.ts";
import { isPermissionPattern } from "../../src/config/files/roles.ts";
import { permissionOf } from "../../src/auth/enforce-permissions.ts";
import type { PermissionRule } from "../../src/auth/enforce-permissions.ts";
import { COSTS } from "../../src/cost/table.ts";
import { ASSET_REFERENCE, LIBRARY_REFERENCE, RESPONSE_REFERENCE } from "../../src/resolvers/response-links.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { everyField } from "../every-field.ts";
import { operations } from "../cost/random-operation.ts";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const schema = createSchema();
const rules = new Map<string, PermissionRule | undefined>(
  Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, permissionOf(schema, field)] as const,
      ),
    ),
);
const named = [...rules].filter(([, rule]) => rule !== undefined).map(([name]) => name);
const ALL = [...new Set([...rules.values()].flatMap((rule) => rule?.permissions ?? []))].toSorted();

/** The fields that call each REST operation, as documented. */
const calledFor = readFileSync("docs/rest-operations.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, today = "", before = "", fields = ""] =
      /^\| (.*?) \| ?(.*?) \| (`(?:Query|Mutation|[A-Z]\w+)\..*) \|$/.exec(line) ?? [];
    const words = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    const [operation] = [...words(today), ...words(before)];
    return operation === undefined ? [] : [{ operation, fields: words(fields) }];
  });

/** The fields whose operations need no permission, as the vendor declares none for any of them. */
const needsNone = new Set(calledFor.flatMap(({ fields }) => fields));
for (const { operation, fields } of calledFor) {
  const { permissions } = contract.find((one) => routeKey(one) === operation)!;
  if (permissions.list.length > 0) for (const field of fields) needsNone.delete(field);
}

describe("every field that leads to REST", () => {
  test("asks for a permission unless the vendor declares none, and no other field does", () => {
    expect(named.length).toBeGreaterThan(110);
    // A nodeId says which permission it needs: see test/resolvers/node.test.ts.
    const reaching = Object.keys(COSTS).filter(
      (name) => !["Query.node", "Query.nodes", "Query._entities"].includes(name),
    );
    // What is watched is an entity, whose field is in its event.
    const reading = named.filter((name) => !name.startsWith("Subscription."));
    expect(reading.toSorted()).toEqual(reaching.filter((name) => !needsNone.has(name)).toSorted());
    expect([...needsNone].filter((name) => !reaching.includes(name))).toEqual([]);
  });

  test("needs the permissions that Genesys Cloud declares for its REST calls", () => {
    expect(calledFor.length).toBeGreaterThan(50);
    const asked = new Map<string, Set<string>>();
    const matches = new Map<string, Set<string>>();
    for (const { operation, fields } of calledFor) {
      const { permissions } = contract.find((one) => routeKey(one) === operation)!;
      for (const field of fields) {
        for (const permission of permissions.list) asked.set(field, (asked.get(field) ?? new Set()).add(permission));
        matches.set(field, (matches.get(field) ?? new Set()).add(permissions.match as string));
      }
    }
    const wrong = [...asked].filter(([field, permissions]) => {
      // The fields of the interface have those of each type that implements it.
      const rule = rules.get(field.replace(/^Integration\./, "OpenIntegration."));
      return (
        String(rule?.permissions.toSorted()) !== String([...permissions].toSorted()) ||
        !matches.get(field)!.has(rule!.match)
      );
    });
    expect(wrong).toEqual([]);
    // Fields without a row are more fields of an integration, or references to something with a row.
    const others = named.filter((name) => !asked.has(name));
    const known = new Set(contract.flatMap(({ permissions }) => permissions.list));
    for (const name of others) {
      expect([name, rules.get(name)!.permissions.every((permission) => known.has(permission))]).toEqual([name, true]);
      expect(name).toMatch(/^\w+Integration\.|\.isDefault$|^Subscription\./);
    }
    const ofIntegrations = others.filter(
      (name) => !/\.(messagingSetting|supportedContentProfile|isDefault)$|^Subscription\./.test(name),
    );
    expect(new Set(ofIntegrations.flatMap((name) => rules.get(name)!.permissions))).toEqual(
      new Set(["messaging:integration:view"]),
    );
  });

  test("needs the same permission in an interface and in the types that implement it", () => {
    for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType)) {
      for (const field of Object.values(type.getFields())) {
        const own = schema.getPossibleTypes(type).map((one) => rules.get(`${one.name}.${field.name}`));
        expect([field.name, new Set(own.map((rule) => JSON.stringify(rule)))]).toEqual([
          field.name,
          new Set([JSON.stringify(permissionOf(schema, field))]),
        ]);
      }
    }
  });

  test("needs none for the fields of a reference that need no call", () => {
    const beyond = (name: string) => rules.get(name)!.beyond;
    expect(beyond("Response.libraries")).toEqual(LIBRARY_REFERENCE);
    expect(beyond("ResponseAssetLink.asset")).toEqual(ASSET_REFERENCE);
    expect(beyond("ResponseAsset.responses")).toEqual(RESPONSE_REFERENCE);
    expect(beyond("OpenIntegration.messagingSetting")).toEqual([
      "id",
      "nodeId",
      "selfUri",
      "isDefault",
      "integrations",
    ]);
    expect(beyond("OpenIntegration.supportedContentProfile")).toEqual(["id", "nodeId", "selfUri", "integrations"]);
  });

  test("is nullable, so that a refusal does not affect other fields", () => {
    for (const name of named) {
      const [type, field] = name.split(".");
      const { type: of } = (schema.getType(type!) as GraphQLObjectType).getFields()[field!]!;
      expect([name, String(of).endsWith("!")]).toEqual([name, false]);
    }
  });

  test("names the permission in its description", () => {
    const of = (type: string, field: string) =>
      (schema.getType(type) as GraphQLObjectType).getFields()[field]!.description;
    expect(of("Query", "library")).toMatch(/\n\nNeeds `responses:library:view`\.$/);
    expect(of("ResponseAssetLink", "asset")).toMatch(
      /Needs `responseAssets:asset:view` for more than `id`, `nodeId`, `selfUri`/,
    );
  });
});

test("a directive with neither or both of `any` and `all` is an error at the start", () => {
  const head = "directive @permission(any: [String!], all: [String!], beyond: [String!]) on FIELD_DEFINITION";
  for (const use of ["@permission", "@permission(any: [])", '@permission(any: ["a:b:c"], all: ["a:b:c"])']) {
    const broken = buildSchema(`${head} type Query { a: Int ${use} }`);
    expect(() => permissionOf(broken, broken.getQueryType()!.getFields()["a"]!)).toThrow("needs either any or all");
  }
});

describe("permission patterns", () => {
  test.each([
    ["*", true],
    ["responses:library:view", true],
    ["responses:*:view", true],
    ["*:*:*", true],
    ["responses", false],
    ["responses:library", false],
    ["responses:library:view:all", false],
    ["responses:lib*:view", false],
    ["responses::view", false],
    ["", false],
    [" *", false],
  ])("%j is one: %s", (text, is) => expect(isPermissionPattern(text)).toBe(is));

  test("match whole parts only", () => {
    expect(matchesPattern("responses:*:view", "responses:library:view")).toBe(true);
    expect(matchesPattern("responses:*:view", "responses:library:edit")).toBe(false);
    expect(matchesPattern("*", "messaging:setting:delete")).toBe(true);
    expect(matchesPattern("responses:library:*", "responses:library:view:more")).toBe(false);
  });

  test("in a token are no patterns, because issuers hand out any scope that a client asks for", () => {
    const may = createPermissionCheck(["*", "responses:*:view", "messaging:setting:view"], []);
    expect(["responses:library:view", "messaging:setting:view"].map(may)).toEqual([false, true]);
  });
});

/** Bulk reads and searches are reads, although they are POST requests. */
const isRead = (key: string) => key.startsWith("GET ") || /\/(bulk|query)$/.test(key);

describe("the gateway", () => {
  const clock = createTestClock();
  let identity: Identity;
  let gateway: Gateway;
  beforeAll(async () => {
    identity = await createIdentity({ agent: ["responses:*:view"], none: [] }, clock);
    gateway = await startGateway({ env: identity.env, clock });
  });
  afterAll(async () => {
    await gateway.close();
    identity.close();
  });
  beforeEach(() => gateway.sandbox.reset());

  const ask = async (permissions: string[], query: string, variables?: Record<string, unknown>, more: object = {}) => {
    const token = await identity.token({ permissions, ...more });
    return gateway.query(query, variables, bearer(token));
  };
  const codes = ({ errors = [] }: Answer) =>
    errors.map(({ path, extensions }) => `${path?.join(".")} ${extensions.code}`);

  const ID = "00000000-0000-4000-8000-000000000001";
  /** Each field of Query and Mutation with arguments that fit, and something of its answer. */
  const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.values(type.getFields()).map((field) => {
      const operation = type.name.toLowerCase();
      return { name: field.name, operation, rule: rules.get(`${type.name}.${field.name}`), field };
    }),
  );
  const guarded = roots.flatMap(({ rule, ...root }) => (rule ? [{ ...root, rule }] : []));
  const open = roots.filter(({ rule }) => rule === undefined);
  const literals: Record<string, string> = {
    ID: `"${ID}"`,
    "[ID!]": `["${ID}"]`,
    Messenger: "LINE",
    Channel: "FACEBOOK",
    String: `"x"`,
    "[ResponseTextInput!]": `[{ content: "x" }]`,
    "[ThreadingTimelineSettingInput!]": "[{ channel: OPEN, timeoutInMinutes: 60 }]",
  };
  function literalOf(type: string): string {
    const bare = type.replace(/!$/, "");
    if (literals[bare]) return literals[bare];
    const input = schema.getType(bare);
    if (!input || !("getFields" in input)) throw new Error(`No value is known for ${bare}.`);
    const all = Object.values(input.getFields());
    const isOneOf = "isOneOf" in input && input.isOneOf;
    const required = isOneOf ? all.slice(0, 1) : all.filter((one) => String(one.type).endsWith("!"));
    return `{ ${required.map((one) => `${one.name}: ${literalOf(String(one.type))}`).join(", ")} }`;
  }
  const division = JSON.stringify(nodeIdOf("Division", ID));
  const literalOfArgument: Record<string, string> = { nodeId: division, nodeIds: `[${division}]` };
  const callOf = ({ name, field }: (typeof roots)[number]) => {
    const args = field.args.filter((arg) => String(arg.type).endsWith("!"));
    const given = args
      .map((arg) => `${arg.name}: ${literalOfArgument[arg.name] ?? literalOf(String(arg.type))}`)
      .join(", ");
    return `${name}${given === "" ? "" : `(${given})`} { __typename }`;
  };

  test.each(guarded.map((root) => [root.operation, root.name, root] as const))(
    "refuses %s %s to who lacks its permission, before any call, and answers its neighbour",
    async (operation, name, root) => {
      const others = ALL.filter((permission) => !root.rule.permissions.includes(permission));
      const answer = await ask(others, `${operation} { __typename ${callOf(root)} }`);
      expect(answer.data).toEqual({ __typename: operation === "query" ? "Query" : "Mutation", [name]: null });
      expect(codes(answer)).toEqual([`${name} FORBIDDEN`]);
      const { permissions, match } = root.rule;
      const names = permissions.map((one) => `\`${one}\``);
      const said = match === "all" && names.length > 1 ? "You need the permissions" : "You lack the permission";
      expect(answer.errors![0]).toMatchObject({
        message: `${said} ${names.join(match === "all" ? " and " : " or ")}.`,
      });
      expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
      // With this permission alone the field answers, or fails for another reason.
      const allowed = await ask([...root.rule.permissions], `${operation} { ${callOf(root)} }`);
      expect(codes(allowed)).not.toContain(`${name} FORBIDDEN`);
    },
  );

  test("answers what needs no permission to a client without any", async () => {
    for (const root of open) expect(codes(await ask([], `${root.operation} { ${callOf(root)} }`))).toEqual([]);
  });

  test("refuses a field within a list in each row, and answers the other fields", async () => {
    const query = `{ libraries(first: 2) { nodes { name createdBy { id name } responses(first: 1) { totalCount } } } }`;
    const answer = await ask(["responses:library:view"], query);
    expect(answer.data.libraries.nodes).toEqual([
      { name: "Billing", createdBy: { id: expect.any(String), name: null }, responses: null },
      { name: "Campaigns", createdBy: { id: expect.any(String), name: null }, responses: null },
    ]);
    expect(codes(answer).toSorted()).toEqual([
      "libraries.nodes.0.createdBy.name FORBIDDEN",
      "libraries.nodes.0.responses FORBIDDEN",
      "libraries.nodes.1.createdBy.name FORBIDDEN",
      "libraries.nodes.1.responses FORBIDDEN",
    ]);
    expect(gateway.sandbox.calls().byRoute).toEqual({ "GET /api/v2/responsemanagement/libraries": 1 });
  });

  test("answers what came with an object, and refuses what needs another read", async () => {
    const id = "22222222-0000-4000-8000-000000000012";
    const free = await ask(
      ["responses:response:view"],
      `{ response(id: "${id}") { libraries { __typename id name } } }`,
    );
    expect(free).toMatchObject({ data: { response: { libraries: { 0: { name: expect.any(String) } } } } });
    expect(free.errors).toBeUndefined();
    for (const more of ["version", "...More", "...More @include(if: true)"]) {
      const fragment = more.startsWith("...") ? "fragment More on Library { dateCreated }" : "";
      const query = `{ response(id: "${id}") { name libraries { id ${more} } } } ${fragment}`;
      const answer = await ask(["responses:response:view"], query);
      expect(answer.data).toEqual({ response: { name: expect.any(String), libraries: null } });
      expect(codes(answer)).toEqual(["response.libraries FORBIDDEN"]);
    }
    expect(gateway.sandbox.calls().byRoute).not.toHaveProperty(["POST /api/v2/responsemanagement/libraries/bulk"]);
  });

  test("lets a client that may write see the answer of the write, and nothing that needs another read", async () => {
    const input = `{ name: "New", pageAccessToken: "t" }`;
    const query = `mutation { createFacebookIntegration(input: ${input}) { integration { name pageId createStatus createdBy { name } } } }`;
    const answer = await ask(["messaging:integration:add"], query);
    expect(answer.data.createFacebookIntegration.integration).toMatchObject({ name: "New", createdBy: { name: null } });
    expect(codes(answer)).toContain("createFacebookIntegration.integration.createdBy.name FORBIDDEN");
    expect(Object.keys(gateway.sandbox.calls().byRoute)).toEqual([
      "POST /api/v2/conversations/messaging/integrations/facebook",
    ]);
  });

  test("makes the other mutations if one is refused", async () => {
    const answer = await ask(
      ["responses:library:add"],
      `mutation { a: createLibrary(input: { name: "A" }) { library { name } }
         b: deleteLibrary(input: { id: "11111111-0000-4000-8000-000000000008" }) { deletedId }
         c: createLibrary(input: { name: "C" }) { library { name } } }`,
    );
    expect(answer.data).toEqual({ a: { library: { name: "A" } }, b: null, c: { library: { name: "C" } } });
    expect(codes(answer)).toEqual(["b FORBIDDEN"]);
    expect(gateway.sandbox.calls().byRoute).toEqual({ "POST /api/v2/responsemanagement/libraries": 2 });
  });

  test.each([
    ["a list of permissions", { permissions: ["responses:library:view"] }],
    ["a scope", { permissions: [], scope: "openid responses:library:view" }],
    ["a role", { permissions: [], roles: ["agent"] }],
    ["several roles", { permissions: [], roles: "none agent unknown" }],
  ])("takes permissions from %s", async (_, claims) => {
    expect((await ask([], "{ libraries { totalCount } }", {}, claims)).data).toEqual({ libraries: { totalCount: 8 } });
  });

  test.each([
    ["no role that anybody knows", { roles: ["constructor", "__proto__", "admin"] }],
    ["a pattern that it has made up", { permissions: ["*", "responses:*:view", "*:*:*"] }],
    ["a scope that is no text", { scope: { "responses:library:view": true } }],
  ])("grants nothing for %s", async (_, claims) => {
    const answer = await ask([], "{ libraries { totalCount } }", {}, claims);
    expect(codes(answer)).toEqual(["libraries FORBIDDEN"]);
  });

  test("uses the new permissions of a role after its file has changed", async () => {
    const query = "{ messagingSettings { totalCount } }";
    const write = async (grants: string[]) => {
      identity.write("roles.json", { agent: grants });
      // The interval of the checks of the file.
      await clock.pass(1000);
    };
    await write(["messaging:setting:view"]);
    const answer = await ask([], query, {}, { roles: ["agent"] });
    expect(answer.data).toEqual({ messagingSettings: { totalCount: expect.any(Number) } });
    expect(codes(await ask([], "{ libraries { totalCount } }", {}, { roles: ["agent"] }))).toEqual([
      "libraries FORBIDDEN",
    ]);
    await write(["responses:*:view"]);
  });

  test("shows the directive and the permissions of each field in the schema", async () => {
    const { data } = await ask(
      [],
      '{ __schema { directives { name args { name } } } __type(name: "Query") { fields { name description } } }',
    );
    expect(data.__schema.directives).toContainEqual({
      name: "permission",
      args: [{ name: "any" }, { name: "all" }, { name: "beyond" }],
    });
    const stickers = data.__type.fields.find(({ name }: { name: string }) => name === "stickers");
    expect(stickers.description).toContain("Needs `conversation:message:create`.");
  });

  test("makes no call that the client could not have made itself, for any query and any permissions", async () => {
    const permitted = (held: readonly string[], key: string) => {
      const { list, match } = contract.find((one) => routeKey(one) === key)!.permissions;
      if (list.length === 0) return true;
      return match === "any" ? list.some((one) => held.includes(one)) : list.every((one) => held.includes(one));
    };
    let forbidden = 0;
    let calls = 0;
    const property = fc.asyncProperty(operations, fc.subarray(ALL), async ({ query, variables }, held) => {
      gateway.sandbox.reset();
      const answer = await ask(held, query, variables);
      forbidden += codes(answer).filter((code) => code.endsWith("FORBIDDEN")).length;
      const made = Object.keys(gateway.sandbox.calls().byRoute);
      calls += made.length;
      // A write may read what it is about to change.
      const isWrite = parse(query).definitions.some((one) => "operation" in one && one.operation === "mutation");
      const judged = isWrite ? made.filter((key) => !isRead(key)) : made;
      expect(judged.filter((key) => !permitted(held, key))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
    expect(forbidden).toBeGreaterThan(100);
    expect(calls).toBeGreaterThan(100);
  });

  test("gives nothing at all to a client without permissions", async () => {
    const everything = ["Library", "Response"].map((type) => everyField(type));
    const query = `{ libraries { nodes { ${everything[0]} } } searchResponses { nodes { ${everything[1]} } }
      messagingSettings { nodes { ${everyField("MessagingSetting")} } } stickers(messenger: LINE) { nodes { name } }
      integrations { nodes { ${everyField("Integration")} } } }`;
    const { data } = await ask([], query);
    expect(new Set(Object.values(data))).toEqual(new Set([null]));
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
  });
});
