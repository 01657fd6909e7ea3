import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildClientSchema, buildSchema, introspectionFromSchema, isObjectType } from "graphql";
import type { IntrospectionQuery } from "graphql";
import { runSchema } from "../../cli/schema.ts";
import { COSTS } from "../../src/cost/table.ts";
import { createSchema } from "../../src/resolvers/schema.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "schema-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const printed = (...args: string[]) => runSchema(args).stdout;
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
/** Types, fields, arguments, values and descriptions: all that introspection tells, without directives and their order. */
const typesIn = ({ __schema: { types } }: IntrospectionQuery) =>
  types.toSorted((one, other) => one.name.localeCompare(other.name));
const served = () => typesIn(introspectionFromSchema(createSchema()));

describe("npm run schema", () => {
  test.each([["all"], ["none"]])("prints the schema that is served, with directives: %s", (directives) => {
    const text = printed("--directives", directives);
    expect(typesIn(introspectionFromSchema(buildSchema(text)))).toEqual(served());
  });

  test("prints the JSON of an introspection", () => {
    const introspection = JSON.parse(printed("--format", "json")) as IntrospectionQuery;
    expect(typesIn(introspectionFromSchema(buildClientSchema(introspection)))).toEqual(served());
  });

  test("leaves out what other tools do not know", () => {
    const text = printed("--directives", "none");
    expect([...new Set(text.match(/^directive @\w+/gm))]).toEqual([]);
    expect([...new Set(text.match(/ @\w+\(/g))].toSorted()).toEqual([" @deprecated(", " @specifiedBy("]);
  });

  test("says what each field that reaches the REST API costs", () => {
    const text = printed();
    const costs = text.match(/@cost\(weight: "\d+"\)/g) ?? [];
    const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);
    const costly = types.flatMap(({ name, getFields }) =>
      Object.keys(getFields.call(types.find((type) => type.name === name)!)).filter(
        (field) => COSTS[`${name}.${field}`],
      ),
    );
    expect(costs).toHaveLength(costly.length);
    const field = (name: string) => new RegExp(`^  \\)?:? ?.*\\b${name} ?.*$`, "m").exec(text)?.[0];
    expect(field("LibraryConnection @semanticNonNull")).toContain(
      '@cost(weight: "1") @listSize(assumedSize: 25, slicingArguments: ["first"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)',
    );
    expect(field("MoveResponsesPayload @semanticNonNull")).toContain('@cost(weight: "6")');
  });

  test("prints the schema that a router composes", () => {
    expect(printed("--subgraph")).toContain('type Library implements Versioned & Node @key(fields: "id")');
  });

  test("writes to a file", () => {
    const out = join(folder, "schema.json");
    expect(runSchema(["--format", "json", "--out", out])).toEqual({ code: 0, stdout: `${out} written\n`, stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(printed("--format", "json"));
  });

  test("names what breaks since a release, and nothing for the same schema", () => {
    const now = file("now.graphql", printed());
    expect(runSchema(["--against", now])).toEqual({ code: 0, stdout: `Nothing breaks since ${now}.\n`, stderr: "" });
    const before = printed().replace("type Query {", "type Query {\n  shelf: Library");
    const { code, stdout } = runSchema(["--against", file("before.graphql", before)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "Query.shelf was removed.\n" });
  });

  test("names each document that would break", () => {
    const good = "query Good { library(id: 1) { name } }";
    const documents = { good, bad: "query Bad { library(id: 1) { nam } }", worse: "query Worse {" };
    expect(runSchema(["--documents", file("documents.json", JSON.stringify(documents))])).toEqual({
      code: 1,
      stdout:
        'bad Bad: Cannot query field "nam" on type "Library". Did you mean "name"?\n' +
        "worse Worse: Syntax Error: Expected Name, found <EOF>.\n",
      stderr: "",
    });
    const all = file("all.json", JSON.stringify({ good }));
    expect(runSchema(["--documents", all])).toEqual({
      ...{ code: 0, stderr: "" },
      stdout: `Every document of ${all} is valid.\n`,
    });
  });

  test.each([
    ["--format xml", "--format must be sdl or json"],
    ["--against a --documents b", "--against and --documents are two questions"],
    ["--against none.graphql", "none.graphql cannot be read (ENOENT)."],
    ["--against package.json", "package.json is no schema"],
    ["--documents none.json", "none.json cannot be read."],
    ["--documents README.md", "README.md is not JSON."],
    ["--out .", ". cannot be written (EISDIR)."],
    ["--sdl", "--sdl is not a flag"],
  ])("refuses %s", (args, message) => {
    const { code, stdout, stderr } = runSchema(args.split(" "));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
