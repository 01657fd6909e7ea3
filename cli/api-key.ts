import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createApiKey } from "../src/auth/api-keys.ts";
import { isKeyName, parseApiKeys } from "../src/config/files/api-keys.ts";
import type { ApiKeyEntry } from "../src/config/files/api-keys.ts";
import { isPermissionPattern } from "../src/config/files/roles.ts";
import { permissionsIn } from "../src/auth/enforce-permissions.ts";
import { matchesPattern } from "../src/auth/permission-patterns.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { createSettingsReader } from "../src/config/settings.ts";

const USAGE = `Usage: npm run api-key -- create NAME [--permissions responses:*:view,…] [--roles agent,…] [--file keys.json]
       npm run api-key -- list [--file keys.json]
       npm run api-key -- revoke NAME [--file keys.json]
Without --file it is the file that AUTH_API_KEYS_FILE names.`;

/** A fault of what was given to the program; the message is for the person who called it. */
class InputError extends Error {}

/** Where the program writes: the standard streams, or a test's. */
interface Output {
  stdout: { write(text: string): void };
  stderr: { write(text: string): void };
}

function readArguments(args: string[]) {
  const options = {
    permissions: { type: "string", default: "" },
    roles: { type: "string", default: "" },
    file: { type: "string" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const file = values.file ?? createSettingsReader(process.env).get("AUTH_API_KEYS_FILE");
    if (file === undefined) throw new Error("Which file holds the keys? Give --file or set AUTH_API_KEYS_FILE.");
    const [command, name, ...more] = positionals;
    if (more.length > 0) throw new Error("That is too much.");
    return { command, name, file, permissions: wordsOf(values.permissions), roles: wordsOf(values.roles) };
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n${USAGE}`);
  }
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

/** Writes beside the file and puts it in its place: a gateway that reads meanwhile sees the old one or the new one. */
function writeKeys(file: string, keys: readonly ApiKeyEntry[]): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify({ keys }, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

const isInUse = ({ revoked }: ApiKeyEntry) => revoked === undefined;

function create(file: string, entry: Pick<ApiKeyEntry, "name" | "permissions" | "roles">, output: Output): void {
  const keys = readKeys(file);
  const { name, permissions, roles } = entry;
  if (!isKeyName(name)) throw new InputError("A name is 1 to 64 letters, digits and the signs . _ - @");
  if (keys.some((other) => other.name === name && isInUse(other)))
    throw new InputError(`There is a key ${name} already.`);
  const known = permissionsIn(createSchema());
  const wrong = permissions.filter(
    (grant) => !isPermissionPattern(grant) || !known.some((permission) => matchesPattern(grant, permission)),
  );
  if (wrong.length > 0) {
    throw new InputError(`No field asks for ${wrong.join(", ")}. The permissions are:\n${known.join("\n")}`);
  }
  if (permissions.length + roles.length === 0) throw new InputError(`A key needs --permissions or --roles.\n${USAGE}`);
  const made = createApiKey(entry);
  writeKeys(file, [...keys, made.entry]);
  output.stderr.write(`The key of ${name}. It is shown this once; ${file} cannot bring it back:\n`);
  output.stdout.write(`${made.key}\n`);
}

function list(file: string, { stdout }: Output): void {
  for (const { name, id, permissions, roles, created, revoked } of readKeys(file)) {
    const state = revoked === undefined ? "in use" : `revoked ${revoked}`;
    const grants = [...permissions, ...roles.map((role) => `role ${role}`)].join(", ");
    stdout.write(`${name}  ${id}  made ${created}  ${state}  ${grants}\n`);
  }
}

function revoke(file: string, name: string, { stderr }: Output): void {
  const keys = readKeys(file);
  const revoked = new Date().toISOString();
  if (!keys.some((key) => key.name === name && isInUse(key))) throw new InputError(`There is no key ${name} in use.`);
  writeKeys(
    file,
    keys.map((key) => (key.name === name && isInUse(key) ? { ...key, revoked } : key)),
  );
  stderr.write(`The key of ${name} is no longer accepted; a running gateway notices within a second.\n`);
}

/** Runs the program with these arguments, and answers its exit code. */
export function runApiKey(args: string[], output: Output): number {
  try {
    const { command, name, file, permissions, roles } = readArguments(args);
    if (command === "create" && name !== undefined) create(file, { name, permissions, roles }, output);
    else if (command === "list" && name === undefined) list(file, output);
    else if (command === "revoke" && name !== undefined) revoke(file, name, output);
    else throw new InputError(USAGE);
    return 0;
  } catch (error) {
    const text = error instanceof InputError ? error.message : ((error as Error).stack ?? String(error));
    output.stderr.write(`${text}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = runApiKey(process.argv.slice(2), process);
