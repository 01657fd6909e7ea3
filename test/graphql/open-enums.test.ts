import { describe, expect, test } from "@jest/globals";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { graphql, introspectionFromSchema, isEnumType } from "graphql";
import { enumWord } from "../../src/graphql/enum-word.ts";
import { openEnums } from "../../src/graphql/open-enums.ts";
import { createSchema } from "../../src/resolvers/schema.ts";

const typeDefs = `
  enum Open { PLAIN HTML UNRECOGNIZED }
  enum Closed { PLAIN HTML }
  input Filter { open: Open list: [Open!] }
  type Query {
    open(word: String): Open
    closed(word: String): Closed
    list(words: [String]): [Open]
    takes(open: Open = HTML, list: [Open!], filter: Filter, closed: Closed): String
  }
`;
const words = { PLAIN: "text/plain", HTML: "text/html" };

type Words = { word?: string; words?: string[] };
const schema = openEnums(
  makeExecutableSchema({
    typeDefs,
    resolvers: {
      Open: words,
      Closed: words,
      Query: {
        open: (_, { word }: Words) => word,
        closed: (_, { word }: Words) => word,
        list: (_, { words: list }: Words) => list,
        takes: (_, args: object) => JSON.stringify(args),
      },
    },
  }),
);

const ask = (source: string, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, variableValues });

describe("an open enum answers", () => {
  test.each([
    ["text/plain", "PLAIN"],
    ["text/html", "HTML"],
    ["text/markdown", "UNRECOGNIZED"],
    ["Text/HTML", "HTML"],
    ["text/html; charset=utf-8", "HTML"],
    ["text/html;charset=UTF-8", "HTML"],
    ["TEXT_HTML", "UNRECOGNIZED"],
    ["PLAIN", "UNRECOGNIZED"],
    ["", "UNRECOGNIZED"],
    ["UNRECOGNIZED", "UNRECOGNIZED"],
    ["constructor", "UNRECOGNIZED"],
    [null, null],
  ])("%j as %s", async (word, wanted) => {
    const answer = await ask("query ($word: String) { open(word: $word) }", { word });
    expect(answer).toEqual({ data: { open: wanted } });
  });

  test("a list that contains an unknown word", async () => {
    const answer = await ask(`{ list(words: ["text/html", "text/markdown", null]) }`);
    expect(answer).toEqual({ data: { list: ["HTML", "UNRECOGNIZED", null] } });
  });
});

test("a closed enum still fails the field for an unknown word", async () => {
  expect((await ask(`{ closed(word: "text/html") }`)).data).toEqual({ closed: "HTML" });
  const { data, errors } = await ask(`{ closed(word: "text/markdown") }`);
  expect(data).toEqual({ closed: null });
  expect(errors).toHaveLength(1);
});

describe("an open enum as input", () => {
  const takes = (args: string) => `{ takes(${args}) }`;
  const taken = async (source: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await ask(source, variables);
    return errors ? errors.map(({ message }) => message) : JSON.parse(String(data!.takes));
  };

  test("becomes the vendor's word, from a literal, a variable or a default", async () => {
    expect(await taken(takes("open: PLAIN"))).toEqual({ open: "text/plain" });
    expect(await taken("query ($open: Open) { takes(open: $open) }", { open: "PLAIN" })).toEqual({
      open: "text/plain",
    });
    expect(await taken("query ($open: Open = PLAIN) { takes(open: $open) }")).toEqual({ open: "text/plain" });
    expect(await taken("{ takes }")).toEqual({ open: "text/html" });
    expect(await taken(takes("filter: { open: HTML, list: [PLAIN] }"))).toMatchObject({
      filter: { open: "text/html", list: ["text/plain"] },
    });
  });

  const refused = [expect.stringContaining('Open "UNRECOGNIZED" is for answers only.')];

  test.each([
    ["written in the query", takes("open: UNRECOGNIZED")],
    ["in a list", takes("list: [PLAIN, UNRECOGNIZED]")],
    ["in an input", takes("filter: { open: UNRECOGNIZED }")],
    ["as a default", "query ($open: Open = UNRECOGNIZED) { takes(open: $open) }"],
  ])("is refused when it is UNRECOGNIZED %s", async (_where, source) => {
    expect(await taken(source)).toEqual(refused);
  });

  test.each([
    ["a variable", "query ($it: Open) { takes(open: $it) }", "UNRECOGNIZED"],
    ["a variable that is a list", "query ($it: [Open!]) { takes(list: $it) }", ["PLAIN", "UNRECOGNIZED"]],
    ["a variable that is an input", "query ($it: Filter) { takes(filter: $it) }", { list: ["UNRECOGNIZED"] }],
  ])("is refused when it is UNRECOGNIZED as %s", async (_where, source, it) => {
    expect(await taken(source, { it })).toEqual(refused);
  });

  test("is refused when it is the vendor's word or an unknown one", async () => {
    for (const it of ["text/plain", "NOWHERE", "", 7]) {
      const { data, errors } = await ask("query ($it: Open) { takes(open: $it) }", { it });
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(1);
    }
    expect(await taken(takes("open: NOWHERE"))).toEqual([expect.stringContaining("NOWHERE")]);
  });

  test("a closed enum takes the same values as before", async () => {
    expect(await taken(takes("closed: PLAIN"))).toEqual({ open: "text/html", closed: "text/plain" });
  });
});

test("a default value is still shown to tools by its name", () => {
  const query = introspectionFromSchema(schema).__schema.types.find(({ name }) => name === "Query");
  expect(query).toMatchObject({ fields: expect.arrayContaining([expect.objectContaining({ name: "takes" })]) });
  expect(JSON.stringify(query)).toContain('"defaultValue":"HTML"');
});

test("the enums of schema.graphql with UNRECOGNIZED are open", () => {
  const enums = Object.values(createSchema().getTypeMap()).filter((type) => isEnumType(type));
  const open = enums.filter((type) => type.getValue("UNRECOGNIZED"));
  expect(open.map(({ name }) => name)).toEqual(expect.arrayContaining(["ResponseType", "TextContentType"]));
  expect(open.map((type) => type.serialize("never heard of"))).toEqual(open.map(() => "UNRECOGNIZED"));
  expect(open.map(({ name }) => name)).not.toContain("UserErrorCode");
});

test("every word of the vendor is known in every spelling, and no two words of an enum are one", () => {
  const enums = Object.values(createSchema().getTypeMap()).filter((type) => isEnumType(type));
  for (const type of enums.filter((one) => one.getValue("UNRECOGNIZED"))) {
    const values = type.getValues().filter(({ name }) => name !== "UNRECOGNIZED");
    const forms = new Set(values.map(({ value }) => enumWord(value as string)));
    expect([type.name, forms.size]).toEqual([type.name, values.length]);
    for (const { name, value } of values) {
      const split = (between: string) => String(value).replaceAll(/(?<=[a-z])(?=[A-Z])/g, between);
      const spellings = [
        value.toUpperCase(),
        value.toLowerCase(),
        split("_").toUpperCase(),
        split("-").toLowerCase(),
        `${value}; x=1`,
      ];
      for (const spelling of spellings)
        expect([type.name, spelling, type.serialize(spelling)]).toEqual([type.name, spelling, name]);
    }
  }
});
