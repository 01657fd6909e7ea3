import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLType,
} from "graphql";
import * as enums from "../src/resolvers/enums.ts";
import { schemas as contract } from "../sandbox/contract.ts";

/** A schema of the REST contract, as far as this test looks into it. */
interface RestSchema {
  $ref?: string;
  allOf?: RestSchema[];
  type?: string;
  format?: string;
  enum?: (string | null)[];
  items?: RestSchema;
  properties?: Record<string, RestSchema>;
  readOnly?: boolean;
}

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const restSchemas = contract as Readonly<Record<string, RestSchema>>;

type AnyField = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLNamedType): AnyField[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const allFields = types.flatMap((type) =>
  fieldsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, field })),
);

test("everything in the schema has a description", () => {
  const parts: { name: string; description?: string | null | undefined }[] = types.flatMap((type) => [
    // Query and Mutation are the graph's two doors; their fields say what is behind them.
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

/** Type of the graph -> schema of the REST contract. */
const REST_NAMES: Record<string, string> = {
  Library: "Library",
  Division: "WritableDivision",
  Response: "Response",
  ResponseText: "ResponseText",
  ResponseSubstitution: "ResponseSubstitution",
  MessagingTemplate: "MessagingTemplate",
  WhatsAppTemplate: "WhatsAppDefinition",
  TemplateButton: "Button",
  TemplateFooter: "MessageFooter",
  TemplateHeader: "MessageHeader",
  TemplateStatusInfo: "StatusInfo",
  Carousel: "Carousel",
  CarouselCard: "CarouselCard",
  CardBodyText: "CardBodyText",
  ResponseAsset: "RmsAssetAddressableRef",
  FooterTemplate: "FooterTemplate",
  AppleInvitation: "AppleInvitation",
};
/** Schemas that are only pointed at from here: their own fields are another entity's matter. */
const REFERENCES: Record<string, string> = { User: "User", DomainEntityRef: "Library" };
/** Input field of the graph for a field of the REST contract, where the names differ. */
const INPUT_NAMES: Record<string, string> = {
  libraries: "libraryIds",
  division: "divisionId",
  version: "expectedVersion",
};
/** Writable by the contract, and left out of the inputs on purpose. */
const NOT_WRITTEN: Record<string, string> = {
  "CreateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "UpdateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "CreateLibraryInput.version": "the first version is the vendor's",
  "CreateResponseInput.version": "the first version is the vendor's",
};

/** The schema that a property stands for, and the name it goes by. */
function resolve(property: RestSchema): { rest: RestSchema; name?: string } {
  const name = (property.$ref ?? property.allOf?.[0]?.$ref)?.split("/").at(-1);
  return name === undefined ? { rest: property } : { rest: restSchemas[name]!, name };
}

const upperSnake = (word: string) =>
  word
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();

const scalarNames = ({ type, format }: RestSchema): string[] => {
  if (type === "string") return format === "date-time" ? ["DateTime"] : ["String", "ID"];
  return { integer: ["Int"], number: ["Float"], boolean: ["Boolean"], object: ["JSON"] }[type ?? "object"] ?? [];
};

/** Enum of the graph -> the vendor's words at all places where the contract uses it. */
const vendorWords = new Map<string, Set<string>>();
/** What of the contract cannot be read through the graph, or has another type there. */
const unread: string[] = [];

function checkType(place: string, type: GraphQLType, property: RestSchema): void {
  const { rest, name } = resolve(property);
  const nullable = getNullableType(type);
  if (rest.type === "array") {
    if (isListType(nullable)) checkType(`${place}[]`, nullable.ofType, rest.items!);
    else unread.push(`${place} is no list`);
  } else if (rest.enum && isEnumType(nullable)) {
    const words = vendorWords.get(nullable.name) ?? new Set();
    for (const word of rest.enum) if (word !== null) words.add(word);
    vendorWords.set(nullable.name, words);
  } else if (name !== undefined && isObjectType(nullable)) {
    if ((REFERENCES[name] ?? "none") === nullable.name) checkFields(nullable, name, ["id", "selfUri"]);
    else if (REST_NAMES[nullable.name] !== name) unread.push(`${place} is a ${nullable.name}`);
  } else if (rest.enum || !scalarNames(rest).includes(String(nullable))) {
    unread.push(`${place} is a ${String(nullable)}`);
  }
}

function checkFields(type: GraphQLObjectType, restName: string, only?: string[]): void {
  for (const [name, property] of Object.entries(restSchemas[restName]!.properties!)) {
    if (only && !only.includes(name)) continue;
    const field = type.getFields()[name];
    if (field) checkType(`${type.name}.${name}`, field.type, property);
    else unread.push(`${type.name}.${name} is missing`);
  }
}

for (const [name, restName] of Object.entries(REST_NAMES)) {
  checkFields(schema.getType(name) as GraphQLObjectType, restName);
}

describe("the REST contract", () => {
  test("every field of its models can be read, in its own type", () => {
    expect(unread).toEqual([]);
  });

  test("every model it reaches has its type in the table above", () => {
    const reached = new Set(
      Object.values(REST_NAMES)
        .flatMap((name) => Object.values(restSchemas[name]!.properties!))
        .map((property) => resolve(property.items ?? property))
        // A model without a type of its own is open JSON.
        .flatMap(({ name, rest }) =>
          name === undefined || name === "JsonSchemaDocument" || !rest.properties ? [] : [name],
        ),
    );
    const known = [...Object.values(REST_NAMES), ...Object.keys(REFERENCES)];
    expect([...reached].filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each([
    ["CreateLibraryInput", "Library"],
    ["UpdateLibraryInput", "Library"],
    ["CreateResponseInput", "Response"],
    ["UpdateResponseInput", "Response"],
    ...Object.keys(REST_NAMES)
      .filter((name) => schema.getType(`${name}Input`))
      .map((name) => [`${name}Input`, name]),
  ])("every field that can be written can be written through %s", (inputName, typeName) => {
    const type = schema.getType(typeName!) as GraphQLObjectType;
    const input = schema.getType(inputName!) as GraphQLInputObjectType;
    const root = inputName !== `${typeName}Input`;
    const missing = Object.entries(restSchemas[REST_NAMES[typeName!]!]!.properties!)
      .filter(([name, { readOnly }]) => !readOnly && name !== "selfUri" && !NOT_WRITTEN[`${inputName}.${name}`])
      .filter(([name, property]) => {
        const field = input.getFields()[(root && INPUT_NAMES[name]) || name];
        if (!field) return true;
        const model = resolve(property.items ?? property).name;
        const reads = getNamedType(type.getFields()[name]!.type);
        const nested = model !== undefined && REST_NAMES[reads.name] === model && name !== "division";
        // What is an object in the answer is an object in the input; a reference is written as an id.
        const expected = nested ? `${reads.name}Input` : reads.name in REST_NAMES ? "ID" : reads.name;
        return getNamedType(field.type).name !== expected;
      });
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  test("what is left out of the inputs on purpose really is", () => {
    for (const place of Object.keys(NOT_WRITTEN)) {
      const [inputName, name] = place.split(".") as [string, string];
      const fields = (schema.getType(inputName) as GraphQLInputObjectType).getFields();
      expect([place, fields[name], fields[INPUT_NAMES[name] ?? name]]).toEqual([place, undefined, undefined]);
    }
  });
});

describe("enums", () => {
  const own = ["UserErrorCode"];
  const names = types
    .filter((type) => isEnumType(type))
    .map(({ name }) => name)
    .filter((name) => !own.includes(name));

  test.each(names)("%s has the vendor's words in upper snake case, and UNRECOGNIZED", (name) => {
    const type = schema.getType(name);
    const words = [...(vendorWords.get(name) ?? [])].map((word) => [upperSnake(word), word] as const);
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(values.toSorted()).toEqual([...words.map(([value]) => value), "UNRECOGNIZED"].toSorted());
    expect((enums as Record<string, unknown>)[name]).toEqual(Object.fromEntries(words));
  });
});
