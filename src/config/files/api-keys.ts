import { isOwnClient, OWN_CLIENTS } from "../own-clients.ts";
import { isListOf, parseJson } from "./json.ts";
import { isPermissionPattern } from "./roles.ts";

/** What the file holds of a key: enough to check the key, not enough to make it. */
export interface ApiKeyEntry {
  name: string;
  /** The part of the key that finds its entry. */
  id: string;
  salt: string;
  /** SHA-256 of salt and secret. The secret is 256 random bits, so it cannot be guessed and a slow hash gains nothing. */
  hash: string;
  permissions: string[];
  roles: string[];
  created: string;
  /** When it was revoked. The entry stays, because the log has its name. */
  revoked?: string;
}

/** The keys of a file by their ids. */
export type ApiKeys = ReadonlyMap<string, ApiKeyEntry>;

const NAME = /^[\w.@-]{1,64}$/;

/** True for a valid name of a key. */
export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** The same as `parseApiKeys`, but throws also where a key in use has a name under which the gateway counts something else. */
export function parseUsableApiKeys(text: string): ApiKeys {
  const keys = parseApiKeys(text);
  const taken = [...keys.values()].find(({ name, revoked }) => revoked === undefined && isOwnClient(name));
  if (!taken) return keys;
  throw new Error(
    `has a key with the name "${taken.name}". The gateway uses ${Object.keys(OWN_CLIENTS).join(", ")} itself. ` +
      `Revoke the key (npm run api-key -- revoke ${taken.name}) and create one with another name`,
  );
}

/** Reads `{ "keys": [...] }`; throws an error that says what is wrong and quotes nothing. */
export function parseApiKeys(text: string): ApiKeys {
  const { keys } = (parseJson(text) ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Error('is not a JSON object with a list "keys"');
  const byId = new Map<string, ApiKeyEntry>();
  for (const [at, entry] of keys.entries()) {
    if (!isEntry(entry)) throw new Error(`has an entry that "npm run api-key" did not make (number ${at + 1})`);
    if (byId.has(entry.id)) throw new Error(`has the same id twice (number ${at + 1})`);
    byId.set(entry.id, entry);
  }
  return byId;
}

function isEntry(entry: unknown): entry is ApiKeyEntry {
  const { name, id, salt, hash, permissions, roles, created, revoked } = (entry ?? {}) as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === "string" && value !== "";
  return (
    isListOf([name], isKeyName) &&
    isListOf([id], (text) => /^[0-9a-f]{16}$/.test(text)) &&
    isText(salt) &&
    isListOf([hash], (text) => Buffer.from(text, "base64url").length === 32) &&
    isListOf(permissions, isPermissionPattern) &&
    isListOf(roles, (role) => role !== "") &&
    isText(created) &&
    (revoked === undefined || isText(revoked))
  );
}
