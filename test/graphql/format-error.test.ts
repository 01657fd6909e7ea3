import { ApolloServer } from "@apollo/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import { badUserInput, statusError } from "../../src/errors.ts";
import { formatError } from "../../src/graphql/format-error.ts";

const canary = "canary-internal-detail";
const facts = { status: 429, code: "too.many.requests", correlationId: "c-1" };

/** The errors that the resolvers below throw. */
const thrown: Record<string, () => unknown> = {
  own: () => badUserInput(`"first" takes 1 to 100.`, "first"),
  limited: () => statusError(facts, 7, { outcomeUnknown: true, fields: [canary] }),
  unexpected: () => new TypeError(canary),
  coded: () => Object.assign(new Error(canary), { code: "ENOENT", extensions: { code: "SOMETHING", secret: canary } }),
  text: () => canary,
  nothing: () => undefined,
};

const typeDefs = `
  enum Color { RED }
  scalar Picky
  type Query {
    ${Object.keys(thrown).join(": String ")}: String
    fine: String
    color: Color
    required: String!
    echo(number: Int!, picky: Picky): String
    list: [String]
  }
`;

const reported: unknown[] = [];
const server = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: {
      ...Object.fromEntries(
        Object.entries(thrown).map(([name, make]) => [
          name,
          () => {
            throw make();
          },
        ]),
      ),
      fine: () => "fine",
      color: () => canary,
      required: () => null,
      echo: () => "echo",
      list: () => ["a", badUserInput("Not this one."), new Error(canary)],
    },
  },
  formatError: (formatted, error) => formatError(formatted, error, { report: (hidden) => reported.push(hidden) }),
  includeStacktraceInErrorResponses: true,
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => void (reported.length = 0));

async function query(text: string, variables: Record<string, unknown> = {}) {
  const { body } = await server.executeOperation({ query: text, variables });
  if (body.kind !== "single") throw new Error("A single answer was expected.");
  return JSON.parse(JSON.stringify(body.singleResult)) as { data?: unknown; errors?: object[] };
}

describe("the gateway's own errors", () => {
  test("are answered as they are, at their path, and not reported", async () => {
    const { data, errors } = await query("{ fine own }");
    expect(data).toEqual({ fine: "fine", own: null });
    expect(errors).toEqual([
      {
        message: '"first" takes 1 to 100.',
        locations: [{ line: 1, column: 8 }],
        path: ["own"],
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
    expect(reported).toEqual([]);
  });

  test("show the facts of the upstream, and no internal details", async () => {
    const { errors } = await query("{ limited }");
    expect(errors).toMatchObject([{ message: "Genesys Cloud's rate limit is used up." }]);
    expect((errors![0] as { extensions: object }).extensions).toEqual({
      code: "UPSTREAM_RATE_LIMITED",
      upstream: facts,
      retryAfter: 7,
      retryable: true,
    });
    expect(JSON.stringify(errors)).not.toContain(canary);
  });

  test("may replace one row of a list", async () => {
    const { data, errors } = await query("{ list }");
    expect(data).toEqual({ list: ["a", null, null] });
    expect(errors).toMatchObject([
      { path: ["list", 1], message: "Not this one.", extensions: { code: "BAD_USER_INPUT" } },
      { path: ["list", 2], extensions: { code: "INTERNAL_SERVER_ERROR" } },
    ]);
  });
});

describe("an unexpected error", () => {
  const masked = (field: string) => ({
    message: "Something went wrong in the gateway.",
    locations: [{ line: 1, column: 3 }],
    path: [field],
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });

  test.each(["unexpected", "coded", "text", "nothing", "color", "required"])(
    "is answered without its message, and reported in full: %s",
    async (field) => {
      const { errors } = await query(`{ ${field} }`);
      expect(errors).toEqual([masked(field)]);
      expect(reported).toHaveLength(1);
    },
  );

  test("is reported as it was thrown", async () => {
    await query("{ unexpected }");
    expect(reported).toEqual([new TypeError(canary)]);
    expect(reported[0]).toBeInstanceOf(TypeError);
  });

  test("is masked too when it comes from outside the resolvers", () => {
    const error = new GraphQLError(canary, { extensions: { code: "INTERNAL_SERVER_ERROR", secret: canary } });
    expect(formatError(error.toJSON(), error, { report: (hidden) => reported.push(hidden) })).toEqual({
      message: "Something went wrong in the gateway.",
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect(reported).toEqual([error]);
  });
});

describe("an invalid request", () => {
  test.each([
    ["GRAPHQL_PARSE_FAILED", "{ fine", {}],
    ["GRAPHQL_VALIDATION_FAILED", "{ fine nowhere }", {}],
    ["BAD_USER_INPUT", "query ($number: Int!) { echo(number: $number) }", { number: "seven" }],
    ["OPERATION_RESOLUTION_FAILURE", "query A { fine } query B { fine }", {}],
  ])("is answered with its fault: %s", async (code, text, variables) => {
    const { errors } = await query(text, variables);
    expect(errors).toHaveLength(1);
    expect(errors![0]).toMatchObject({ message: expect.stringMatching(/\w+ .*\w+/), extensions: { code } });
    expect((errors![0] as { extensions: object }).extensions).toEqual({ code });
    expect(reported).toEqual([]);
  });
});
