import { getOperationAST, GraphQLError, Kind, parse, validate } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { helpOf, parseArguments, UsageError } from "./arguments.ts";
import { attempt, readText } from "./files.ts";
import { planOperation } from "../src/cost/plan.ts";
import type { OperationPlan, PlannedCall } from "../src/cost/plan.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { SETTINGS_TABLE } from "../src/config/settings-table.ts";

const { default: DEFAULT_MAX } = SETTINGS_TABLE.MAX_REST_CALLS_PER_REQUEST;
const { choices: MESSAGING_APIS, default: DEFAULT_MESSAGING_API } = SETTINGS_TABLE.GENESYS_MESSAGING_API;

const PROGRAM = {
  usage: "npm run explain -- query.graphql [--variables v.json] [--operation Name]",
  about: "Prints the REST calls that a query costs at most, without making any of them.",
  flags: {
    variables: { value: "FILE", meaning: "JSON file with the variables of the query." },
    operation: { value: "NAME", meaning: "The operation, if the file has several." },
    max: {
      value: "NUMBER",
      meaning: "The limit. A query that may cost more exits with code 1.",
      default: DEFAULT_MAX,
      min: 0,
    },
    "messaging-api": {
      value: "NAME",
      meaning: "The paths of the messaging API.",
      default: DEFAULT_MESSAGING_API,
      choices: MESSAGING_APIS,
    },
  },
  maxPositionals: 1,
} as const;

function readArguments(args: string[]) {
  const { values, positionals } = parseArguments(args, PROGRAM);
  const [file] = positionals;
  const { "messaging-api": api, ...rest } = values;
  if (file === undefined) throw new UsageError(`One file with a query is needed.\n${helpOf(PROGRAM)}`);
  return { ...rest, file, api };
}

function readDocument(file: string, schema: GraphQLSchema): DocumentNode {
  const text = readText(file);
  const document = attempt(
    () => parse(text),
    (error) => at(file, error),
  );
  const errors = validate(schema, document);
  if (errors.length > 0) throw new UsageError(errors.map((error) => at(file, error)).join("\n"));
  return document;
}

/** `query.graphql:3:5: Cannot query field "nam" on type "Library".` */
function at(file: string, error: Error): string {
  const [position] = (error instanceof GraphQLError && error.locations) || [];
  return `${file}${position ? `:${position.line}:${position.column}` : ""}: ${error.message}`;
}

function readVariables(file: string): Record<string, unknown> {
  const variables: unknown = attempt(
    () => JSON.parse(readText(file)),
    (error) => (error instanceof UsageError ? error.message : `${file} is not JSON.`),
  );
  if (typeof variables !== "object" || variables === null || Array.isArray(variables)) {
    throw new UsageError(`${file} must hold a JSON object of variables.`);
  }
  return variables as Record<string, unknown>;
}

function checkOperation(document: DocumentNode, file: string, name: string | undefined): void {
  if (getOperationAST(document, name)) return;
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const names = operations.map((operation) => operation.name?.value ?? "(without a name)").join(", ");
  if (operations.length === 0) throw new UsageError(`${file} has no operation.`);
  const problem = name === undefined ? "several operations, choose one with --operation" : `no operation "${name}"`;
  throw new UsageError(`${file} has ${problem}: ${names}.`);
}

function tableOf(planned: readonly PlannedCall[]): string {
  const rows = [["call", "times", "why"], ...planned.map(({ call, times, why }) => [call, String(times), why])];
  const widest = Math.max(...rows.map(([call]) => call!.length));
  const digits = Math.max(...rows.map(([, times]) => times!.length));
  return rows.map(([call, times, why]) => `${call!.padEnd(widest)}  ${times!.padStart(digits)}  ${why}\n`).join("");
}

function textOf({ calls, counted, least, planned }: OperationPlan, max: number): string {
  // The gateway runs what may fit, and refuses the fields that do not.
  const over =
    least > max
      ? `too expensive: the limit is ${max}`
      : `more than ${max}: the gateway refuses the fields that do not fit`;
  const verdict = counted > max ? over : `within the limit of ${max}`;
  const bulk = counted < calls ? `, of which ${counted} count` : "";
  return `${tableOf(planned)}\nplanned: at most ${calls} REST calls${bulk}, ${verdict}.\n`;
}

/** Exit code and output of a program. */
export interface ExplainResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run explain` with these arguments. The code is 0 within the limit, 1 above it, 2 for invalid input. */
export function explain(args: string[]): ExplainResult {
  try {
    const { file, variables, operation, max, api } = readArguments(args);
    const schema = createSchema();
    const document = readDocument(file, schema);
    checkOperation(document, file, operation);
    const values = variables === undefined ? {} : readVariables(variables);
    const plan = attempt(
      () => planOperation(schema, document, operation, values, api),
      (error) => `${variables ?? "The variables"}: ${error.message}`,
    );
    return { code: plan.counted > max ? 1 : 0, stdout: textOf(plan, max), stderr: "" };
  } catch (error) {
    if (error instanceof UsageError && error.code === 0) return { code: 0, stdout: `${error.message}\n`, stderr: "" };
    // Not 1: that means too expensive.
    return { code: 2, stdout: "", stderr: `${error instanceof UsageError ? error.message : (error as Error).stack}\n` };
  }
}

if (import.meta.main) {
  const { code, stdout, stderr } = explain(process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
