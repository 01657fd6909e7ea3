import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { explain as explainWith } from "../../cli/explain.ts";
import { endPrograms, startProgram } from "../process.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "explain-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endPrograms);

let files = 0;
function file(name: string, content: string): string {
  const path = join(folder, `${(files += 1)}-${name}`);
  writeFileSync(path, content);
  return path;
}

async function run(command: string[], env: Record<string, string> = {}) {
  const program = startProgram(command, { env });
  const { code } = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}
/** Runs the program in this process. Two tests run it as a process. */
const explain = (...args: string[]) => explainWith(args);

const QUERY = `query Shelves($first: Int = 3) {
  libraries(first: $first) { nodes { name responses(first: 2) { nodes { name } } } }
}
`;

describe("npm run explain", () => {
  test("prints every call, how often and why, and their sum", async () => {
    // A gateway with incomplete credentials does not start. A plan needs neither credentials nor a network.
    const env = { GENESYS_CLIENT_ID: "half", NODE_ENV: "production" };
    const answer = await run(["npm", "run", "--silent", "explain", "--", file("q.graphql", QUERY)], env);
    expect(answer).toEqual({
      code: 0,
      stderr: "",
      stdout: `call                                      times  why
GET /api/v2/responsemanagement/libraries      1  libraries: up to 3 rows, one page.
GET /api/v2/responsemanagement/responses      3  libraries.nodes.responses: up to 2 rows, one page for each of up to 3 parents.

planned: at most 4 REST calls, within the limit of 60.
`,
    });
  });

  test.each([
    ["is too expensive", () => [file("q.graphql", QUERY), "--max", "3"]],
    ["cannot be explained", () => ["nowhere.graphql"]],
  ])("prints the same as a process for an operation that %s", async (_, args) => {
    const given = args();
    const program = await run([process.execPath, "cli/explain.ts", ...given]);
    expect(program).toEqual(explain(...given));
    expect(program.code).toBe(given.length === 1 ? 2 : 1);
  });

  test("takes variables, and fails above the limit, by default the gateway's", () => {
    const query = file("q.graphql", QUERY);
    const variables = (first: number) => file("v.json", JSON.stringify({ first }));
    expect(explain(query, "--variables", variables(59))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\nplanned: at most 60 REST calls, within the limit of 60.\n$/),
    });
    expect(explain(query, "--variables", variables(60))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /\nplanned: at most 61 REST calls, more than 60: the gateway refuses the fields that do not fit.\n$/,
      ),
    });
  });

  test("takes another limit", () => {
    const query = file("q.graphql", QUERY);
    expect(explain(query, "--max", "4")).toMatchObject({ code: 0 });
    expect(explain(query, "--max", "3")).toMatchObject({ code: 1 });
    expect(explain(query, "--max=0")).toMatchObject({ code: 1 });
  });

  test("explains one operation of several, and the older paths", () => {
    const query = file("q.graphql", `${QUERY} query Integrations { integrations { nodes { name } } }`);
    const today = explain(query, "--operation", "Integrations");
    expect(today.stdout).toMatch(/^GET \/api\/v2\/conversations\/messaging\/integrations +1 /m);
    const old = explain(query, "--operation", "Integrations", "--messaging-api", "messaging");
    expect(old.stdout).toMatch(/^GET \/api\/v2\/messaging\/integrations\/line +1 /m);
    expect([today.code, old.code]).toEqual([0, 0]);
  });

  test("says so if there are no calls", () => {
    const { code, stdout } = explain(file("q.graphql", "{ __typename }"), "--max", "0");
    expect([code, stdout]).toEqual([0, "call  times  why\n\nplanned: at most 0 REST calls, within the limit of 0.\n"]);
  });
});

describe("exits with 2 and says why for", () => {
  const query = (text = QUERY) => file("q.graphql", text);
  const variables = (text: string) => ["--variables", file("v.json", text)];

  test.each<[name: string, args: () => string[], line: RegExp]>([
    ["no file", () => [], /^One file with a query is needed\.\nUsage: /],
    ["two files", () => [query(), query()], /^".*q\.graphql" is an argument too many\.\nUsage: /],
    ["a file that is not there", () => ["nowhere.graphql"], /^nowhere\.graphql cannot be read \(ENOENT\)\.\n$/],
    ["a folder", () => [folder], /cannot be read \(EISDIR\)\.\n$/],
    ["a syntax error", () => [query("{ libraries {")], /q\.graphql:1:14: Syntax Error: /],
    [
      "an unknown field",
      () => [query("{\n  libraries { nods { name } } }")],
      /q\.graphql:2:15: Cannot query field "nods"/,
    ],
    ["an empty file", () => [query("")], /q\.graphql:1:1: Syntax Error: /],
    ["no operation", () => [query("fragment F on Library { name }")], /Fragment "F" is never used/],
    [
      "one of several operations",
      () => [query("query A { __typename } query B { __typename }")],
      /several operations, choose one with --operation: A, B\.\n$/,
    ],
    ["an operation that is not there", () => [query(), "--operation", "Nope"], /no operation "Nope": Shelves\.\n$/],
    [
      "variables that are not there",
      () => [query(), "--variables", "nowhere.json"],
      /^nowhere\.json cannot be read \(ENOENT\)\.\n$/,
    ],
    ["variables that are no JSON", () => [query(), ...variables("{")], /v\.json is not JSON\.\n$/],
    [
      "variables that are no object",
      () => [query(), ...variables("[1]")],
      /v\.json must hold a JSON object of variables\.\n$/,
    ],
    [
      "a variable of another type",
      () => [query(), ...variables(`{ "first": "x" }`)],
      /v\.json: Variable "\$first" got invalid value/,
    ],
    [
      "a limit that is no number",
      () => [query(), "--max", "many"],
      /^--max must be a whole number from 0 to 999999999, not "many"\.\n$/,
    ],
    [
      "an unknown generation",
      () => [query(), "--messaging-api", "x"],
      /^--messaging-api must be conversations or messaging, not "x"/,
    ],
    ["an unknown option", () => [query(), "--fast"], /^--fast is not a flag\.[^]*\nUsage: /],
  ])("%s", (_, args, line) => {
    const { code, stdout, stderr } = explain(...args());
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect([code, stdout]).toEqual([2, ""]);
  });
});
