import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";
import { runSchema } from "../../cli/schema.ts";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { libraryId, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";

const KOTLIN = "examples/apollo-kotlin/src/main/graphql";
const IOS = "examples/apollo-ios/graphql";

/** What the links of extra.graphqls define: specs.apollo.dev/link/v1.0, nullability/v0.4 and cache/v0.4. */
const LINKED = `
  directive @link(url: String!, as: String, import: [Import], for: Purpose) repeatable on SCHEMA
  scalar Import
  enum Purpose { SECURITY EXECUTION }
  directive @semanticNonNullField(name: String!, levels: [Int!]! = [0]) repeatable on OBJECT | INTERFACE
  directive @catch(to: CatchTo! = RESULT, levels: [Int!]! = [0]) on FIELD
  directive @catchByDefault(to: CatchTo!) on SCHEMA | QUERY | MUTATION | SUBSCRIPTION | FRAGMENT_DEFINITION
  enum CatchTo { RESULT NULL THROW }
  directive @typePolicy(keyFields: String! = "") on OBJECT | INTERFACE
  directive @fieldPolicy(forField: String!, keyArgs: String! = "") repeatable on OBJECT
  directive @connection on OBJECT
`;

const read = (path: string) => readFileSync(path, "utf8");
const documentIn = (folder: string) =>
  parse(
    globSync(join(folder, "*.graphql"))
      .toSorted()
      .map((path) => read(path))
      .join("\n"),
  );
const published = runSchema([]).stdout;
const kotlinSchema = buildSchema([published, LINKED, read(join(KOTLIN, "extra.graphqls"))].join("\n"));
const iosSchema = buildSchema(runSchema(["--directives", "none"]).stdout);

type Composite = GraphQLObjectType | GraphQLInterfaceType;

const compositesOf = (schema: GraphQLSchema): Composite[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is Composite => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith("__"),
  );
const directivesOf = (type: Composite): readonly DirectiveNode[] =>
  type.extensionASTNodes.flatMap(({ directives = [] }) => directives);
/** The arguments of each use of a directive in the extensions of this type. */
const usesOf = (type: Composite, directive: string): Record<string, string>[] =>
  directivesOf(type)
    .filter(({ name }) => name.value === directive)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map(({ name, value }) => [name.value, value.kind === Kind.STRING ? value.value : ""])),
    );

describe("extra.graphqls of Apollo Kotlin", () => {
  const types = compositesOf(kotlinSchema);

  test("gives every type with an id its key, and no other", () => {
    const keysOf = (type: Composite) =>
      [type, ...type.getInterfaces()].flatMap((one) => usesOf(one, "typePolicy").map(({ keyFields }) => keyFields));
    const objects = types.filter((type) => isObjectType(type));
    const keyed = Object.fromEntries(objects.map((type) => [type.name, keysOf(type)]));
    const expected = objects.map((type) => [type.name, "id" in type.getFields() ? ["id"] : []]);
    expect(keyed).toEqual(Object.fromEntries(expected));
  });

  test("joins the pages of every list", () => {
    const joined = types.filter((type) => usesOf(type, "connection").length > 0).map(({ name }) => name);
    const lists = types.filter(({ name }) => name.endsWith("Connection")).map(({ name }) => name);
    expect(joined.toSorted()).toEqual(lists.toSorted());
  });

  test("names fields and arguments that are there", () => {
    const query = kotlinSchema.getQueryType()!;
    const policies = usesOf(query, "fieldPolicy");
    expect(policies.length).toBeGreaterThan(3);
    for (const { forField, keyArgs } of policies) {
      const field = query.getFields()[forField!];
      expect([forField, field?.args.map(({ name }) => name)]).toEqual([forField, [keyArgs]]);
      expect(isObjectType(getNamedType(field!.type))).toBe(true);
    }
  });

  test("imports @semanticNonNull, which the schema defines as nullability/v0.4 does", () => {
    const own = kotlinSchema.getDirective("semanticNonNull")!;
    expect(own.locations).toEqual(["FIELD_DEFINITION"]);
    expect(own.args.map(({ name, type, defaultValue }) => [name, String(type), defaultValue])).toEqual([
      ["levels", "[Int!]!", [0]],
    ]);
    const { searchResponses } = kotlinSchema.getQueryType()!.getFields();
    expect(searchResponses!.astNode!.directives!.map(({ name }) => name.value)).toContain("semanticNonNull");
  });
});

describe("apollo-codegen-config.json of Apollo iOS", () => {
  const config = JSON.parse(read("examples/apollo-ios/apollo-codegen-config.json")) as Record<string, Data>;

  test("has the parts that the code generator reads, and no others", () => {
    expect(Object.keys(config)).toEqual(["schemaNamespace", "input", "output", "options", "operationManifest"]);
    expect(config["output"].schemaTypes.moduleType).toEqual({ swiftPackage: { apolloSDKDependency: {} } });
    // Automatic persisted queries need both.
    expect(config["options"].operationDocumentFormat).toEqual(["definition", "operationId"]);
    expect(config["operationManifest"].version).toBe("persistedQueries");
  });

  test("finds the operations and, once it is written, the schema", () => {
    const { operationSearchPaths, schemaSearchPaths } = config["input"];
    const found = globSync(operationSearchPaths as string[], { cwd: "examples/apollo-ios" });
    expect(found.map((path) => basename(path)).toSorted()).toEqual([
      "LibraryResponses.graphql",
      "ResponseRow.graphql",
      "SearchResponses.graphql",
      "UpdateResponse.graphql",
    ]);
    expect(read("examples/apollo-ios/README.md")).toContain(`--out examples/apollo-ios/${schemaSearchPaths[0]}\``);
  });

  test("has operations that select the id of every entity, which is its key in the cache", () => {
    const document = documentIn(IOS);
    const fragments = new Map(
      document.definitions
        .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node.selectionSet]),
    );
    const namesIn = ({ selections }: SelectionSetNode): string[] =>
      selections.flatMap((node) => {
        if (node.kind === Kind.FIELD) return [node.name.value];
        return namesIn(node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value)! : node.selectionSet);
      });
    const info = new TypeInfo(iosSchema);
    const seen: [type: string, hasId: boolean][] = [];
    visit(
      document,
      visitWithTypeInfo(info, {
        SelectionSet(node) {
          const parent = info.getParentType();
          const isEntity = (isObjectType(parent) || isInterfaceType(parent)) && "id" in parent.getFields();
          if (isEntity) seen.push([parent.name, namesIn(node).includes("id")]);
        },
      }),
    );
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.filter(([, hasId]) => !hasId)).toEqual([]);
  });
});

/** A phone's client, as far as the gateway sees it. */
interface Phone {
  folder: string;
  schema: GraphQLSchema;
  /** Of each request. */
  headers: Record<string, string>;
  /** Beside the hash. */
  extensions: object;
  /** How the client writes an operation with its fragments. */
  print(document: DocumentNode): string;
  /** False for a client that takes any status but 200 for a broken connection. */
  readsErrorsOf(status: number, contentType: string): boolean;
  name: string;
}

const PHONES: Record<string, Phone> = {
  "Apollo Kotlin": {
    folder: KOTLIN,
    schema: kotlinSchema,
    headers: {
      accept: "multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json",
      "apollographql-client-name": "agent-android",
      "apollographql-client-version": "1.2",
    },
    extensions: {},
    print,
    readsErrorsOf: (status, contentType) => status === 200 || contentType.includes("graphql-response+json"),
    name: "agent-android",
  },
  "Apollo iOS": {
    folder: IOS,
    schema: iosSchema,
    headers: {
      accept: "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json",
      // Also on GET.
      "content-type": "application/json",
      "apollographql-client-name": "agent-ios",
      "apollographql-client-version": "1.2",
    },
    extensions: { clientLibrary: { name: "apollo-ios", version: "2.0.0" } },
    print: (document) => stripIgnoredCharacters(print(document)),
    readsErrorsOf: (status) => status === 200,
    name: "agent-ios",
  },
};

/** An operation with its fragments as the clients send it: with `__typename`, and without directives of the client. */
function sentDocument(document: DocumentNode, name: string): DocumentNode {
  const operation = getOperationAST(document, name)!;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const definitions = [operation, ...fragments];
  return visit({ ...document, definitions } as DocumentNode, {
    Directive: ({ name: { value } }) => (value.startsWith("catch") ? null : undefined),
    SelectionSet(node, _key, parent) {
      const isRoot = (parent as { kind: Kind }).kind === Kind.OPERATION_DEFINITION;
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
      return isRoot ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}

describe.each(Object.entries(PHONES))("%s", (_, phone) => {
  const document = documentIn(phone.folder);
  const log: string[] = [];
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({
      env: { PERSISTED_DOCUMENTS: "allow" },
      logLevel: "info",
      logStream: { write: (line) => log.push(line) },
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => gateway.sandbox.reset());

  /** Sends an operation by its hash, and its text only if the gateway asks for it. Says how, in order. */
  async function send(name: string, variables: object, to = gateway): Promise<{ data: Data; steps: string[] }> {
    const query = phone.print(sentDocument(document, name));
    const isMutation = query.startsWith("mutation");
    const extensions = { ...phone.extensions, persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    const steps: string[] = [];
    for (const withText of [false, true]) {
      const body = { operationName: name, variables, extensions, ...(withText && { query }) };
      const isGet = !isMutation && !withText;
      const parameters = { ...body, variables: JSON.stringify(variables), extensions: JSON.stringify(extensions) };
      const answer = isGet
        ? await fetch(`${to.url}/graphql?${new URLSearchParams(parameters)}`, { headers: phone.headers })
        : await fetch(`${to.url}/graphql`, {
            method: "POST",
            headers: { ...phone.headers, "content-type": "application/json" },
            body: JSON.stringify(body),
          });
      steps.push(`${isGet ? "GET" : "POST"} ${withText ? "text" : "hash"}`);
      expect([answer.status, phone.readsErrorsOf(answer.status, answer.headers.get("content-type") ?? "")]).toEqual([
        answer.status,
        true,
      ]);
      const { data, errors } = (await answer.json()) as { data: Data; errors?: { message: string }[] };
      if (errors?.[0]?.message === "PersistedQueryNotFound") continue;
      expect(errors).toBeUndefined();
      return { data, steps };
    }
    throw new Error("The gateway does not take the text.");
  }

  test("has operations that are valid in its schema", () => {
    expect(validate(phone.schema, document)).toEqual([]);
    const names = document.definitions.map((node) => "name" in node && node.name?.value);
    expect(names.toSorted()).toEqual(["LibraryResponses", "ResponseRow", "SearchResponses", "UpdateResponse"]);
  });

  test("reads a list in pages: the hash by GET, the text once", async () => {
    const variables = { libraryId: libraryId(1), first: 3 };
    const first = await send("LibraryResponses", variables);
    expect(first.steps).toEqual(["GET hash", "POST text"]);
    const all: string[] = [];
    let { data } = first;
    for (;;) {
      all.push(...data.responses.edges.map(({ node }: Data) => node.id));
      const { hasNextPage, endCursor } = data.responses.pageInfo;
      if (!hasNextPage) break;
      const next = await send("LibraryResponses", { ...variables, after: endCursor });
      expect(next.steps).toEqual(["GET hash"]);
      data = next.data;
    }
    expect(all).toHaveLength(data.responses.totalCount);
    expect(new Set(all).size).toBeGreaterThan(6);
  });

  test("searches", async () => {
    const { data } = await send("SearchResponses", { phrase: "thank" });
    expect(data.searchResponses.edges.length).toBeGreaterThan(0);
    expect(data.searchResponses.edges[0].node).toMatchObject({ __typename: "Response", name: expect.any(String) });
  });

  test("updates, repeats an update whose answer it has not seen, and shows a conflict", async () => {
    const id = responseId(1);
    const version = (await gateway.query(`{ response(id: "${id}") { version } }`)).data.response.version;
    const input = { id, name: "Mine", expectedVersion: version, idempotencyKey: `${phone.name} 1` };
    const first = await send("UpdateResponse", { input });
    expect(first.steps).toEqual(["POST hash", "POST text"]);
    expect(first.data.updateResponse).toMatchObject({ userErrors: [], response: { name: "Mine" } });
    const again = await send("UpdateResponse", { input });
    expect(again.steps).toEqual(["POST hash"]);
    expect(again.data).toEqual(first.data);
    const late = await send("UpdateResponse", { input: { ...input, name: "Late", idempotencyKey: `${phone.name} 2` } });
    expect(late.data.updateResponse).toMatchObject({
      response: null,
      userErrors: [{ code: "VERSION_CONFLICT", current: { name: "Mine", version: version + 1 } }],
    });
  });

  test("sends trusted documents by the ids of its manifest", async () => {
    const operations = ["LibraryResponses", "SearchResponses", "UpdateResponse"].map((name) => {
      const body = phone.print(sentDocument(document, name));
      return { id: sha256(body), name, type: body.startsWith("mutation") ? "mutation" : "query", body };
    });
    const folder = mkdtempSync(join(tmpdir(), "phones-"));
    const file = join(folder, "operations.json");
    writeFileSync(file, JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations }));
    const env = { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file };
    const only = await startGateway({ env });
    try {
      const found = await send("SearchResponses", { phrase: "thank" }, only);
      expect(found.steps).toEqual(["GET hash"]);
      const input = { id: responseId(1), name: "Trusted" };
      const updated = await send("UpdateResponse", { input }, only);
      expect([updated.steps, updated.data.updateResponse.userErrors]).toEqual([["POST hash"], []]);
    } finally {
      await only.close();
      rmSync(folder, { recursive: true });
    }
  });

  test("has its name in the log", () => {
    expect(log.filter((line) => line.includes(phone.name)).length).toBeGreaterThan(3);
  });
});
