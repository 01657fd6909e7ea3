import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { helpOf, parseArguments, UsageError } from "./arguments.ts";
import { createApiKey } from "../src/auth/api-keys.ts";
import { isKeyName, parseApiKeys } from "../src/config/files/api-keys.ts";
import { isOwnClient } from "../src/config/own-clients.ts";
import type { ApiKeyEntry } from "../src/config/files/api-keys.ts";
import { isPermissionPattern } from "../src/config/files/roles.ts";
import { STATUS_PERMISSION, SUBGRAPH_PERMISSION } from "../src/auth/client.ts";
import { permissionsIn } from "../src/auth/enforce-permissions.ts";
import { matchesPattern } from "../src/auth/permission-patterns.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { EnvFileError, loadEnvFile } from "../src/config/env-file.ts";
import { createSettingsReader } from "../src/config/settings.ts";

const PROGRAM = {
  usage: `npm run api-key -- create NAME --permissions "responses:*:view"
npm run api-key -- list
npm run api-key -- revoke NAME`,
  about: "Makes, lists and revokes the API keys of a file. A running gateway notices a change within a second.",
  flags: {
    permissions: { value: "LIST", meaning: "Permissions of the new key, with commas between them.", default: "" },
    roles: { value: "LIST", meaning: "Roles of the new key, with commas between them.", default: "" },
    file: { value: "FILE", meaning: "The file of keys, instead of the file that AUTH_API_KEYS_FILE names." },
  },
  maxPositionals: 2,
};

const COMMANDS = ["create", "list", "revoke"];

/** An invalid argument or file. The message is shown to the user. */
class InputError extends Error {}

/** Where the program writes: standard output and error, or a test's buffers. */
interface Output {
  stdout: { write(text: string): void };
  stderr: { write(text: string): void };
}

function readArguments(args: string[], loadEnv: () => void) {
  const { values, positionals } = parseArguments(args, PROGRAM);
  const [command, name] = positionals;
  if (command === undefined || !COMMANDS.includes(command)) {
    const fault = command === undefined ? "" : `"${command}" is not a command. Use ${COMMANDS.join(", ")}.\n`;
    throw new UsageError(`${fault}${helpOf(PROGRAM)}`);
  }
  loadEnv();
  const file = values.file ?? createSettingsReader(process.env).get("AUTH_API_KEYS_FILE");
  if (file === undefined)
    throw new InputError("Which file holds the keys? Give --file FILE or set AUTH_API_KEYS_FILE.");
  return { command, name, file, permissions: wordsOf(values.permissions), roles: wordsOf(values.roles) };
}

function wordsOf(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  return words.filter(Boolean);
}

function readKeys(file: string): ApiKeyEntry[] {
  try {
    return [...parseApiKeys(readFileSync(file, "utf8")).values()];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw new InputError(`${file} ${code === undefined ? message : `cannot be read (${code})`}.`);
  }
}

/**
 * Writes a file that exists in its place, because a container that mounts it by itself would go on with the old one: all of it at
 * once, so that a gateway reads no half of it. A new file is a temporary one first.
 */
function writeKeys(file: string, keys: readonly ApiKeyEntry[]): void {
  const text = Buffer.from(`${JSON.stringify({ keys }, undefined, 2)}\n`);
  const draft = `${file}.${randomUUID()}`;
  // If the disk is full, this fails, and the present file stays.
  writeFileSync(draft, text, { mode: 0o600 });
  if (!existsSync(file)) return renameSync(draft, file);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r+");
    writeSync(descriptor, text, 0, text.length, 0);
    ftruncateSync(descriptor, text.length);
    fsyncSync(descriptor);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
    rmSync(draft);
  }
}

const isInUse = ({ revoked }: ApiKeyEntry) => revoked === undefined;

function create(file: string, entry: Pick<ApiKeyEntry, "name" | "permissions" | "roles">, output: Output): void {
  const keys = readKeys(file);
  const { name, permissions, roles } = entry;
  if (!isKeyName(name)) throw new InputError("A name is 1 to 64 letters, digits and the signs . _ - @");
  if (isOwnClient(name)) throw new InputError(`The gateway uses the name ${name} itself. Choose another name.`);
  if (keys.some((other) => other.name === name && isInUse(other)))
    throw new InputError(`There is a key ${name} already. Revoke it first, or choose another name.`);
  const known = [...permissionsIn(createSchema()), STATUS_PERMISSION, SUBGRAPH_PERMISSION].toSorted();
  const wrong = permissions.filter(
    (pattern) => !isPermissionPattern(pattern) || !known.some((permission) => matchesPattern(pattern, permission)),
  );
  if (wrong.length > 0) {
    throw new InputError(`Nothing needs ${wrong.join(", ")}. The permissions are:\n${known.join("\n")}`);
  }
  if (permissions.length + roles.length === 0)
    throw new InputError("A key needs --permissions or --roles. --help shows an example.");
  const made = createApiKey(entry);
  writeKeys(file, [...keys, made.entry]);
  output.stderr.write(`The key of ${name}. Copy it now: ${file} holds only its hash.\n`);
  output.stdout.write(`${made.key}\n`);
}

function list(file: string, { stdout }: Output): void {
  for (const { name, id, permissions, roles, created, revoked } of readKeys(file)) {
    const state = revoked === undefined ? "in use" : `revoked ${revoked}`;
    const allowed = [...permissions, ...roles.map((role) => `role ${role}`)].join(", ");
    stdout.write(`${name}  ${id}  made ${created}  ${state}  ${allowed}\n`);
  }
}

function revoke(file: string, name: string, { stderr }: Output): void {
  const keys = readKeys(file);
  const revoked = new Date().toISOString();
  if (!keys.some((key) => key.name === name && isInUse(key)))
    throw new InputError(`There is no key ${name} in use. "npm run api-key -- list" lists the keys.`);
  writeKeys(
    file,
    keys.map((key) => (key.name === name && isInUse(key) ? { ...key, revoked } : key)),
  );
  stderr.write(`The key of ${name} is revoked. A running gateway notices within a second.\n`);
}

/**
 * Runs the program with these arguments and answers its exit code: 0, or 1 if anything is wrong. `loadEnv` sets the
 * environment variables that it needs.
 */
export function runApiKey(args: string[], output: Output, loadEnv = () => {}): number {
  try {
    const { command, name, file, permissions, roles } = readArguments(args, loadEnv);
    if (command === "create" && name !== undefined) create(file, { name, permissions, roles }, output);
    else if (command === "list" && name === undefined) list(file, output);
    else if (command === "revoke" && name !== undefined) revoke(file, name, output);
    else throw new UsageError(helpOf(PROGRAM));
    return 0;
  } catch (error) {
    if (error instanceof UsageError && error.code === 0) {
      output.stdout.write(`${error.message}\n`);
      return 0;
    }
    const isForUser = error instanceof InputError || error instanceof UsageError || error instanceof EnvFileError;
    const text = isForUser ? error.message : ((error as Error).stack ?? String(error));
    output.stderr.write(`${text}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = runApiKey(process.argv.slice(2), process, loadEnvFile);
