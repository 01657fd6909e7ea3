import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "../until.ts";
import { GraphQLError } from "graphql";
import { loggable, withoutQuotedValues } from "../../src/graphql/error-text.ts";
import { CANARY, startWitness } from "../witness.ts";
import type { Witness } from "../witness.ts";

const SECRET = `${CANARY}-some`;

let witness: Witness;
beforeAll(async () => {
  witness = await startWitness({});
});
afterAll(() => witness.gateway.close());
beforeEach(() => witness.forget());

describe("a mistake in a request sends none of its values back", () => {
  const CREATE = `mutation ($input: CreateLineIntegrationInput!) { createLineIntegration(input: $input) { integration { id } } }`;
  const got = `Variable "$input" got invalid value`;

  test.each([
    [
      "a name that is forgotten",
      { channelSecret: SECRET },
      `${got}; Field "name" of required type "String!" was not provided.`,
    ],
    [
      "a field that is misspelt",
      { name: "x", chanelSecret: SECRET },
      `${got}; Field "chanelSecret" is not defined by type "CreateLineIntegrationInput". Did you mean "channelSecret"?`,
    ],
    [
      "a list in the place of a text",
      { name: "x", channelSecret: [SECRET] },
      `${got} at "input.channelSecret"; String cannot represent a non string value.`,
    ],
    [
      "an object in the place of a text",
      { name: "x", channelSecret: { [SECRET]: `: ${SECRET}` } },
      `${got} at "input.channelSecret"; String cannot represent a non string value.`,
    ],
    ["a text in the place of the input", SECRET, `${got}; Expected type "CreateLineIntegrationInput" to be an object.`],
    [
      "a text that pretends to be the end of the message",
      `${SECRET} at "input.name"; Expected`,
      `${got}; Expected type "CreateLineIntegrationInput" to be an object.`,
    ],
  ])("in a variable: %s", async (_, input, message) => {
    const { errors } = await witness.ask(CREATE, { input });
    expect(errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT" } }]);
    expect(witness.leaks()).toEqual([]);
  });

  test.each([
    [`{ name: "x", channelSecret: ["${SECRET}"] }`, "String cannot represent a non string value."],
    [`{ name: "x", channelSecret: ${SECRET.replace("-", "_")} }`, "String cannot represent a non string value."],
    [`"${SECRET}"`, `Expected value of type "CreateLineIntegrationInput!", found something else.`],
    [`{ name: "x", channelSecret "${SECRET}" }`, `Syntax Error: Expected ":", found String.`],
    [`{ name: "x", channelSecret """\n${SECRET}\n""" }`, `Syntax Error: Expected ":", found BlockString.`],
    [`{ name: "x", channelSecret: "${SECRET} }`, "Syntax Error: Unterminated string."],
  ])("in the document: %s", async (input, message) => {
    const { errors } = await witness.ask(`mutation { createLineIntegration(input: ${input}) { integration { id } } }`);
    expect(errors).toMatchObject([{ message }]);
    expect(witness.leaks()).toEqual([]);
  });

  test("a misspelt enum value still gets its suggestion", async () => {
    const said = `Did you mean the enum value "FACEBOOK"?`;
    const { errors } = await witness.ask(`query ($c: [Channel!]) { integrations(channels: $c) { totalCount } }`, {
      c: ["FACEBOK"],
    });
    expect(errors).toMatchObject([
      { message: `Variable "$c" got invalid value at "c[0]"; The value does not exist in "Channel" enum. ${said}` },
    ]);
    const inline = await witness.ask(`{ integrations(channels: ["FACEBOOK"]) { totalCount } }`);
    expect(inline.errors).toMatchObject([{ message: `Enum "Channel" cannot represent non-enum value. ${said}` }]);
  });

  test("nor does any other request, and no value reaches the log", async () => {
    const query = `mutation { createLineIntegration(input: { name: "x", channelSecret: "${SECRET}" }) { integration { id } } }`;
    const headers = { "apollo-require-preflight": "1" };
    await witness.send(`/graphql?query=${encodeURIComponent(query)}`, { headers });
    await witness.send(`/graphql?query={x}&variables=${SECRET}`, { headers });
    await witness.post(`{ "query": "{ x }", "variables": { "a": "${SECRET}" x } }`);
    await witness.post(JSON.stringify([{ query }]));
    await witness.post(JSON.stringify({ query, variables: SECRET }));
    const lines = () => witness.logged().filter((line) => line.includes('"msg":"request completed"'));
    await until(() => lines().length >= 5);
    expect(witness.leaks()).toEqual([]);
  });
});

describe("withoutQuotedValues", () => {
  test.each([
    `Cannot query field "nam" on type "Library". Did you mean "name"?`,
    `Variable "$id" of required type "ID!" was not provided.`,
    `Syntax Error: Expected Name, found "}".`,
    `"first" takes 1 to 100, not 0.`,
  ])("keeps a message that quotes no value: %s", (message) => {
    expect(withoutQuotedValues(message)).toBe(message);
  });

  test("drops all text after a variable whose reason is unknown", () => {
    expect(withoutQuotedValues(`Variable "$a" got invalid value { b: "c" } at "a"; d`)).toBe(
      `Variable "$a" got invalid value.`,
    );
    expect(withoutQuotedValues(`Argument "a" has invalid value { b: "c" }.`)).toBe(`Argument "a" has invalid value.`);
  });
});

test("the log has the path of an error of graphql-js and no value; other errors stay as they are", () => {
  const error = new GraphQLError(`String cannot represent value: { leak: "x" }`, { path: ["library", "name"] });
  const logged = loggable(error) as GraphQLError;
  expect([logged.message, logged.path]).toEqual(["String cannot represent value.", ["library", "name"]]);
  const other = new TypeError("x");
  expect(loggable(other)).toBe(other);
});
