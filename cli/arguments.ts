import { parseArgs } from "node:util";
import { isAlmost, nearest } from "../src/config/nearest.ts";

/** One flag of a program. Without `value` it is a switch, which is on or off. */
export interface Flag {
  /** What stands for the value in the help: `NAME`. */
  value?: string;
  meaning: string;
  default?: string | number;
  /** Makes the value a whole number of at least this much. */
  min?: number;
  max?: number;
  choices?: readonly string[];
}

/** What a program is called with, and what its help says. */
export interface ProgramSpec<Flags> {
  /** One way to call it per line: `npm run api-key -- list [--file FILE]`. */
  usage: string;
  about: string;
  flags: Flags;
  /** The most arguments that are not flags; 0 by default. */
  maxPositionals?: number;
}

type OptionalUnlessDefault<T, F> = F extends { default: string | number } ? T : T | undefined;
type FlagValue<F> = F extends { min: number }
  ? OptionalUnlessDefault<number, F>
  : F extends { choices: readonly (infer Choice)[] }
    ? OptionalUnlessDefault<Choice, F>
    : F extends { value: string }
      ? OptionalUnlessDefault<string, F>
      : boolean;
type Values<Flags> = { [Name in keyof Flags]: FlagValue<Flags[Name]> };

interface Parsed<Flags> {
  values: Values<Flags>;
  positionals: string[];
}

/** Ends a program before its work: it was asked for help (code 0), or its arguments are invalid (code 2). */
export class UsageError extends Error {
  readonly code: 0 | 2;

  constructor(message: string, code: 0 | 2 = 2) {
    super(message);
    this.code = code;
  }
}

const HELP: Flag = { meaning: "Print this help and exit." };

/** The help of a program: how to call it, what it does, and its flags. */
export function helpOf(program: ProgramSpec<Record<string, Flag>>): string {
  const flags = Object.entries({ ...program.flags, help: HELP });
  const rows = flags.map(([name, flag]) => [formOf(name, flag), `${flag.meaning}${noteOf(flag)}`] as const);
  const width = Math.max(...rows.map(([form]) => form.length));
  const lines = rows.map(([form, meaning]) => `  ${form.padEnd(width)}  ${meaning}`);
  const usage = program.usage.split("\n").join("\n       ");
  return `Usage: ${usage}\n\n${program.about}\n\n${lines.join("\n")}`;
}

function formOf(name: string, { value }: Flag): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function noteOf({ default: fallback, choices }: Flag): string {
  const notes = [choices && choices.join(" or "), fallback !== undefined && fallback !== "" && `default ${fallback}`];
  const text = notes.filter(Boolean).join("; ");
  return text && ` (${text})`;
}

/**
 * Reads the arguments of a program. Throws a UsageError for `--help`, for an unknown flag, which names the nearest right
 * one, and for an invalid value.
 */
export function parseArguments<const Flags extends Readonly<Record<string, Flag>>>(
  args: string[],
  program: ProgramSpec<Flags>,
): Parsed<Flags> {
  const flags: Readonly<Record<string, Flag>> = { ...program.flags, help: HELP };
  const misused = (fault: string) => new UsageError(`${fault}\n${helpOf(program)}`);
  const types = Object.entries(flags).map(([name, { value }]) => {
    const short = name === "help" ? { short: "h" } : {};
    return [name, { type: value === undefined ? "boolean" : "string", ...short }] as const;
  });
  // Not strict: Node's own messages do not name the nearest flag.
  const { tokens, positionals } = parseArgs({
    args,
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given: Record<string, string | number | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name]! : undefined;
    if (!flag) throw misused(unknownFlag(token.rawName, Object.keys(flags)));
    if (token.name === "help") throw new UsageError(helpOf(program), 0);
    given[token.name] = valueOf(token.name, flag, token.value);
  }
  const { maxPositionals = 0 } = program;
  const extra = positionals[maxPositionals];
  if (extra !== undefined) throw misused(`"${extra}" is an argument too many.`);
  const values = Object.entries(program.flags).map(([name, { value, default: fallback }]) => [
    name,
    given[name] ?? (value === undefined ? false : fallback),
  ]);
  return { values: Object.fromEntries(values) as Values<Flags>, positionals };
}

function unknownFlag(given: string, names: readonly string[]): string {
  const word = given.replace(/^-+/, "");
  const { word: meant, letters } = nearest(word, names);
  const advice = isAlmost(word, meant) || letters <= 2 ? ` Did you mean --${meant}?` : " --help lists all flags.";
  return `${given} is not a flag.${advice}`;
}

function valueOf(name: string, flag: Flag, value: string | boolean | undefined): string | number | true {
  if (flag.value === undefined) {
    if (value !== undefined) throw new UsageError(`--${name} takes no value.`);
    return true;
  }
  if (typeof value !== "string" || value === "")
    throw new UsageError(`--${name} needs a value: --${name} ${flag.value}`);
  if (flag.choices && !flag.choices.includes(value)) {
    throw new UsageError(`--${name} must be ${flag.choices.join(" or ")}, not "${value}".`);
  }
  const { min, max = 999_999_999 } = flag;
  if (min === undefined) return value;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, not "${value}".`);
}

/** The same as `parseArguments`, for a program that ends where it throws. */
export function argumentsOrExit<const Flags extends Readonly<Record<string, Flag>>>(
  program: ProgramSpec<Flags>,
  args = process.argv.slice(2),
): Parsed<Flags> {
  try {
    return parseArguments(args, program);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const stream = error.code === 0 ? process.stdout : process.stderr;
    stream.write(`${error.message}\n`);
    process.exit(error.code);
  }
}
