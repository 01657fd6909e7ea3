import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from "graphql";
import * as enums from "../src/resolvers/enums.ts";
import document from "../sandbox/contract.json" with { type: "json" };
import type { Operation } from "../sandbox/contract.ts";
import { compareWithContract, models, resolve } from "./rest-contract.ts";
import {
  BODIES,
  FURTHER_WORDS,
  MODELS,
  NAMES_OF_WORDS,
  NOT_IN_GRAPH,
  NOT_READ,
  NOT_WRITTEN,
  READ_AS,
  SECRETS,
  WRITTEN_AS,
} from "./rest-names.ts";

const operations = document.operations as unknown as readonly Operation[];

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const answered = types.filter((type) => isObjectType(type) || isInterfaceType(type));
const inputs = types.filter((type) => isInputObjectType(type));
const { unread, unwritten, words, enums: enumPlaces, inputs: compared } = compareWithContract(schema);

/** The output types that have a field of this name. */
const typesWith = (field: string) => answered.filter((type) => type.getFields()[field]).map(({ name }) => name);

describe("reading", () => {
  test.each(Object.keys(MODELS))("%s has every field of its models, in its own type", (typeName) => {
    expect(unread.get(typeName)).toEqual([]);
  });

  test("every type is in the table with its models", () => {
    // The models of audits are in a contract of their own.
    const ofTheGraph =
      /^(Query|Mutation|Subscription|PageInfo|UserError|UpstreamRefusal|InputError|InputWarning|VersionConflict|Versioned|Node|HistoryEntry|Change|Affected\w+|\w+(Change|Connection|Edge|Payload|Result))$/;
    const names = answered.map(({ name }) => name).filter((name) => !ofTheGraph.test(name));
    expect(names.toSorted()).toEqual(Object.keys(MODELS).toSorted());
  });

  test("every answer of an operation has a type", () => {
    const answers = operations.flatMap((operation) => Object.values(operation.answers)).filter((name) => name !== null);
    const rows = answers.map((name) => models[name]!.properties!["entities"]?.items ?? { $ref: name });
    const names = new Set(rows.map((row) => resolve(row).model!));
    const known = [...Object.values(MODELS).flat(), ...Object.keys(NOT_IN_GRAPH)];
    expect(names.size).toBeGreaterThan(15);
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  });

  test("every model of the contract is in a table", () => {
    const isListing = (name: string) => models[name]!.properties!["entities"] !== undefined;
    const known = [...Object.values(MODELS), ...Object.values(BODIES), Object.keys(NOT_IN_GRAPH)].flat();
    const wanted = Object.keys(models).filter((name) => !isListing(name));
    expect([...new Set(known)].toSorted()).toEqual(wanted.toSorted());
  });

  test.each(Object.entries(NOT_READ))("%s is in no type: %s", (place) => {
    const [model, field] = place.split(".") as [string, string];
    expect(Object.keys(models[model]!.properties!)).toContain(field);
    expect(typesWith(READ_AS[place] ?? field)).toEqual([]);
  });

  test.each(SECRETS)("the secret %s is described as write-only, and no type has it", (secret) => {
    const fields = inputs.map((input) => input.getFields()[secret]).filter((field) => field !== undefined);
    expect(fields.length).toBeGreaterThan(0);
    for (const { description } of fields) expect(description).toMatch(/Write-only: never returned\.$/);
    expect(typesWith(secret)).toEqual([]);
  });

  test("every secret in an input is in the list of secrets", () => {
    const fields = inputs.flatMap((input) => Object.values(input.getFields()));
    const names = fields
      .filter(
        ({ name, description }) => /secret|accessToken|password/i.test(name) || description?.includes("Write-only"),
      )
      .map(({ name }) => name);
    expect([...new Set(names)].toSorted()).toEqual(SECRETS);
  });
});

describe("writing", () => {
  test.each(Object.keys(BODIES))("%s has every field of its bodies, in its own type, and no other", (inputName) => {
    expect(unwritten.get(inputName)).toEqual([]);
  });

  test("every input is compared with a body", () => {
    const withoutBody =
      /^(Delete\w+Input|MoveResponsesInput|ResponseSearchFilter|IntegrationBy|IntegrationOnChannelInput)$/;
    const names = inputs.map(({ name }) => name).filter((name) => !withoutBody.test(name));
    expect(names.toSorted()).toEqual([...compared].toSorted());
  });

  test("every body of an operation has an input", () => {
    const missing = operations.filter(({ method, path, body }) => {
      if (body === undefined || NOT_IN_GRAPH[body]) return false;
      const verbs = path.endsWith("/default")
        ? ["SetDefault"]
        : method === "POST"
          ? ["Create"]
          : ["Update", "Activate", "Set"];
      return !Object.entries(BODIES).some(
        ([input, bodies]) => verbs.some((verb) => input.startsWith(verb)) && bodies.includes(body),
      );
    });
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test.each(Object.entries(NOT_WRITTEN))("%s is left out: %s", (place) => {
    const [inputName, name] = place.split(".") as [string, string];
    expect(BODIES[inputName]!.flatMap((body) => Object.keys(models[body]!.properties!))).toContain(name);
    const input = inputs.find((type) => type.name === inputName)!;
    expect([input.getFields()[name], input.getFields()[WRITTEN_AS[name] ?? name]]).toEqual([undefined, undefined]);
  });
});

describe("enums", () => {
  const own = ["UserErrorCode", "ChangeAction", "DeleteEffect", "EntityType"];
  const names = types
    .filter((type) => isEnumType(type))
    .map(({ name }) => name)
    .filter((name) => !own.includes(name));

  const upperSnake = (word: string) =>
    NAMES_OF_WORDS[word] ??
    word
      .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
      .replaceAll(/[^A-Za-z0-9]+/g, "_")
      .toUpperCase();

  test.each(names)("%s has the vendor's words in upper snake case, and UNRECOGNIZED", (name) => {
    const type = schema.getType(name);
    const vendors = [...(words.get(name) ?? []), ...Object.keys(FURTHER_WORDS[name] ?? {})];
    const table = vendors.map((word) => [upperSnake(word), word] as const);
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(values.toSorted()).toEqual([...table.map(([value]) => value), "UNRECOGNIZED"].toSorted());
    expect((enums as Record<string, unknown>)[name]).toEqual(Object.fromEntries(table));
  });

  test("every enum of the contract's models is in the graph", () => {
    const places = Object.entries(models).flatMap(([model, { properties }]) =>
      Object.entries(properties!)
        .filter(([, property]) => property.enum ?? property.items?.enum)
        .map(([name]) => `${model}.${name}`),
    );
    const wanted = places.filter((place) => !NOT_IN_GRAPH[place.split(".")[0]!]);
    expect(wanted.toSorted()).toEqual([...enumPlaces].toSorted());
  });
});
