import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  print,
  validateSchema,
  visit,
} from "graphql";
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLUnionType,
} from "graphql";

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

type AnyField = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLNamedType): AnyField[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const allFields = types.flatMap((type) =>
  fieldsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, field })),
);

test("the schema is valid", () => {
  expect(validateSchema(schema).map(({ message }) => message)).toEqual([]);
});

test("everything in the schema has a description", () => {
  const parts: { name: string; description?: string | null | undefined }[] = types.flatMap((type) => [
    // The fields of Query and Mutation describe these two types.
    ...(type === schema.getQueryType() || type === schema.getMutationType() ? [] : [type]),
    ...fieldsOf(type).flatMap((field) => [
      { name: `${type.name}.${field.name}`, description: field.description },
      ...field.args.map(({ name, description }) => ({ name: `${type.name}.${field.name}(${name})`, description })),
    ]),
    ...(isInputObjectType(type) ? Object.values(type.getFields()) : []).map(({ name, description }) => ({
      name: `${type.name}.${name}`,
      description,
    })),
    ...(isEnumType(type) ? type.getValues() : []).map(({ name, description }) => ({
      name: `${type.name}.${name}`,
      description,
    })),
  ]);
  expect(parts.length).toBeGreaterThan(300);
  expect(parts.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});

test("no description has text that a documentation generator takes for its own", () => {
  // SpectaQL, Docusaurus and others read descriptions through a template language or as MDX: double curly brackets are a variable even
  // in backticks, and a lone bracket or tag outside them starts an expression or an element.
  const TEMPLATE = /\{\{|\}\}|\{%|%\}/;
  const IN_BACKTICKS = /`[^`]*`/g;
  const broken = (text: string) => TEMPLATE.test(text) || /[{}<]/.test(text.replaceAll(IN_BACKTICKS, ""));
  const descriptions: string[] = [];
  visit(parse(readFileSync("schema.graphql", "utf8")), {
    StringValue({ value }, key) {
      if (key === "description") descriptions.push(value);
    },
  });
  expect(descriptions.length).toBeGreaterThan(1000);
  expect(descriptions.filter(broken)).toEqual([]);
  for (const text of ["`{{key}}`", "{% if %}", "a {name}", "a <b> tag"])
    expect([text, broken(text)]).toEqual([text, true]);
  for (const text of ["`{name}`", "`<b>`", "a > b"]) expect([text, broken(text)]).toEqual([text, false]);
});

test("every entity with a version is Versioned, so that a form needs one fragment for a conflict", () => {
  const versioned = schema.getType("Versioned");
  const withVersion = types.filter(
    (type) => fieldsOf(type).some(({ name }) => name === "id") && fieldsOf(type).some(({ name }) => name === "version"),
  );
  const implementing = types.filter(
    (type) =>
      type === versioned ||
      ((isObjectType(type) || isInterfaceType(type)) &&
        type.getInterfaces().includes(versioned as GraphQLInterfaceType)),
  );
  expect(implementing).toEqual(withVersion);
  const union = schema.getType("VersionedEntity") as GraphQLUnionType;
  expect(implementing).toEqual(expect.arrayContaining([...union.getTypes()]));
});

test("a Node has a nodeId, and a link to one answers it without a call", () => {
  const node = schema.getType("Node") as GraphQLInterfaceType;
  expect(Object.values(node.getFields()).map(({ name, type }) => [name, String(type)])).toEqual([["nodeId", "ID!"]]);
  const links = allFields.filter(({ field }) => field.astNode && print(field.astNode).includes("beyond:"));
  expect(links.length).toBeGreaterThan(10);
  for (const { name, field } of links) {
    expect([name, print(field.astNode!)]).toEqual([name, expect.stringContaining('beyond: ["id", "nodeId",')]);
  }
});

describe("paging", () => {
  const PAGING = { first: "Int = 25", after: "String", page: "Int" };
  const written = ({ type, defaultValue }: GraphQLArgument) =>
    defaultValue === undefined ? String(type) : `${String(type)} = ${String(defaultValue)}`;
  const pagingOf = ({ args }: AnyField) =>
    Object.fromEntries(args.filter(({ name }) => name in PAGING).map((arg) => [arg.name, written(arg)]));
  const answersConnection = ({ type }: AnyField) => getNamedType(type).name.endsWith("Connection");

  test("a field with one paging argument has them all and answers a connection", () => {
    const paged = allFields.filter(({ field }) => Object.keys(pagingOf(field)).length > 0);
    expect(paged.length).toBeGreaterThan(3);
    for (const { name, field } of paged) {
      expect([name, pagingOf(field), answersConnection(field)]).toEqual([name, PAGING, true]);
    }
  });

  test("a field that answers a connection has paging arguments", () => {
    for (const { name, field } of allFields.filter((one) => answersConnection(one.field))) {
      expect([name, pagingOf(field)]).toEqual([name, PAGING]);
    }
  });

  test("every connection has the same four fields", () => {
    for (const type of types.filter(({ name }) => name.endsWith("Connection"))) {
      const fields = fieldsOf(type).map((field) => `${field.name}: ${String(field.type)}`);
      const row = type.name.replace("Connection", "");
      const shape = [`nodes: [${row}]!`, `edges: [${row}Edge!]!`, "pageInfo: PageInfo!", "totalCount: Int"];
      expect([type.name, fields]).toEqual([type.name, shape]);
    }
  });
});

test("an input field that no answer shows says so", () => {
  // `changes` has no values of these.
  const names = {
    libraryIds: "libraries",
    divisionId: "division",
    messagingSettingId: "messagingSetting",
    supportedContentProfileId: "supportedContentProfile",
    externalSourceId: "externalSource",
  } as Record<string, string>;
  const ofInput = new Set(["idempotencyKey", "expectedVersion"]);
  const mutations = Object.values(schema.getMutationType()!.getFields()).filter(({ name }) =>
    /^(create|update|set)/.test(name),
  );
  const silent = mutations.flatMap(({ name, args, type }) => {
    const input = getNamedType(args.find((arg) => arg.name === "input")!.type) as GraphQLInputObjectType;
    const payload = getNamedType(type) as GraphQLObjectType;
    const entity = Object.values(payload.getFields())
      .map((field) => getNamedType(field.type))
      .find((one) => isObjectType(one) && !["Change", "InputWarning"].includes(one.name)) as GraphQLObjectType;
    return Object.values(input.getFields())
      .filter(
        (field) =>
          field.name !== "id" && !ofInput.has(field.name) && !(names[field.name] ?? field.name in entity.getFields()),
      )
      .filter(({ description }) => !/Write-only: never returned\.|No answer shows it\./.test(description ?? ""))
      .map((field) => `${name}.${field.name}`);
  });
  expect(silent).toEqual([]);
});
