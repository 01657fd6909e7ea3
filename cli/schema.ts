import { writeFileSync } from "node:fs";
import { buildSchema, findBreakingChanges, introspectionFromSchema, parse, validate } from "graphql";
import type { GraphQLSchema } from "graphql";
import { createSchema, subgraphTypeDefs } from "../src/resolvers/schema.ts";
import { helpOf, parseArguments, UsageError } from "./arguments.ts";
import { attempt, codeOf, readDocuments, readText } from "./files.ts";
import { printWithDirectives, printWithoutDirectives } from "./printed-schema.ts";

const PROGRAM = {
  usage: [
    "npm run schema -- [--format sdl|json] [--directives all|none] [--subgraph] [--out FILE]",
    "npm run schema -- --against FILE",
    "npm run schema -- --documents FILE",
  ].join("\n"),
  about:
    "Prints the schema for code generators, or says what it would break. Exits with code 1 if it would break something.",
  flags: {
    format: {
      value: "NAME",
      meaning: "SDL, or the JSON of an introspection.",
      default: "sdl",
      choices: ["sdl", "json"],
    },
    directives: {
      value: "NAME",
      meaning: "Whether SDL has the gateway's directives, and what each field costs in REST calls.",
      default: "all",
      choices: ["all", "none"],
    },
    subgraph: { meaning: "Print the schema that a router composes, with its keys." },
    out: { value: "FILE", meaning: "Write to this file." },
    against: { value: "FILE", meaning: "Print the breaking changes since the SDL in this file." },
    documents: { value: "FILE", meaning: "Print which documents of this manifest the schema refuses." },
  },
} as const;

/** Exit code and output of the program. */
export interface SchemaResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run schema` with these arguments. The code is 1 if something would break, and 2 for invalid input. */
export function runSchema(args: string[]): SchemaResult {
  try {
    const { values } = parseArguments(args, PROGRAM);
    const { against, documents, out } = values;
    if (against !== undefined && documents !== undefined)
      throw new UsageError(`--against and --documents are two questions. Ask one of them.\n${helpOf(PROGRAM)}`);
    if (against !== undefined) return verdict(breakingSince(against), `Nothing breaks since ${against}.`);
    if (documents !== undefined) return verdict(refused(documents), `Every document of ${documents} is valid.`);
    const text = textOf(values);
    if (out === undefined) return { code: 0, stdout: text, stderr: "" };
    attempt(
      () => writeFileSync(out, text),
      (error) => `${out} cannot be written (${codeOf(error)}).`,
    );
    return { code: 0, stdout: `${out} written\n`, stderr: "" };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const text = `${error.message}\n`;
    return error.code === 0 ? { code: 0, stdout: text, stderr: "" } : { code: 2, stdout: "", stderr: text };
  }
}

interface Printed {
  format: "sdl" | "json";
  directives: "all" | "none";
  subgraph: boolean;
}

function textOf({ format, directives, subgraph }: Printed): string {
  if (format === "json")
    return `${JSON.stringify(introspectionFromSchema(createSchema({ isSubgraph: subgraph })), null, 2)}\n`;
  if (subgraph) return `${subgraphTypeDefs()}\n`;
  const schema = createSchema();
  return `${directives === "all" ? printWithDirectives(schema) : printWithoutDirectives(schema)}\n`;
}

function breakingSince(file: string): string[] {
  const text = readText(file);
  const before = attempt(
    () => buildSchema(text),
    (error) => `${file} is no schema: ${error.message}`,
  );
  return findBreakingChanges(before, buildSchema(printWithDirectives(createSchema()))).map(
    ({ description }) => description,
  );
}

/** What is wrong with each document of a manifest, after its id and the names of its operations. */
function refused(file: string): string[] {
  const schema = createSchema();
  return [...readDocuments(file)].flatMap(([id, text]) => {
    const names = [...text.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name]) => name);
    return faultsOf(schema, text).map((fault) => `${[id, ...names].join(" ")}: ${fault}`);
  });
}

function faultsOf(schema: GraphQLSchema, text: string): string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}

const verdict = (faults: readonly string[], good: string): SchemaResult => ({
  code: faults.length > 0 ? 1 : 0,
  stdout: `${faults.length > 0 ? faults.join("\n") : good}\n`,
  stderr: "",
});

if (import.meta.main) {
  const { code, stdout, stderr } = runSchema(process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
