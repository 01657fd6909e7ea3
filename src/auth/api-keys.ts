import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { isPermissionPattern } from "./permission-patterns.ts";
import { isListOf, parseJson } from "./roles.ts";

/** What the file holds of a key: enough to know it again, not enough to be it. */
export interface ApiKeyEntry {
  name: string;
  /** The part of the key that finds its entry. */
  id: string;
  salt: string;
  /** SHA-256 of salt and secret. The secret is 256 random bits: there is nothing to guess that a slow hash would slow down. */
  hash: string;
  permissions: string[];
  roles: string[];
  created: string;
  /** When it was taken back; the entry stays, to tell what the log calls by this name. */
  revoked?: string;
}

/** The keys of a file by their ids. */
export type ApiKeys = ReadonlyMap<string, ApiKeyEntry>;

/** What every key begins with: secret scanners find a key that has got into a repository, and no token looks like it. */
export const KEY_PREFIX = "gwk_";
const KEY = /^gwk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const NAME = /^[\w.@-]{1,64}$/;

/** Makes a key and its entry; the key itself is in no file. */
export function createApiKey(
  given: Pick<ApiKeyEntry, "name" | "permissions" | "roles">,
  now = new Date(),
): { key: string; entry: ApiKeyEntry } {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  const salt = randomBytes(16).toString("base64url");
  const entry = { ...given, id, salt, hash: digest(salt, secret).toString("base64url"), created: now.toISOString() };
  return { key: `${KEY_PREFIX}${id}_${secret}`, entry };
}

/** True for what a key may be called. */
export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** Reads `{ "keys": [...] }`; throws with what is wrong, without quoting any of it. */
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

/** Compared with where there is no entry, so that an unknown id takes the time of a known one. */
const NOBODY = createApiKey({ name: "nobody", permissions: [], roles: [] }).entry;

/** The entry of this key, if it is one of these and has not been revoked. */
export function findApiKey(keys: ApiKeys, key: string): ApiKeyEntry | undefined {
  const [, id = "", secret = ""] = KEY.exec(key) ?? [];
  const entry = keys.get(id);
  const { salt, hash } = entry ?? NOBODY;
  const isSame = timingSafeEqual(digest(salt, secret), Buffer.from(hash, "base64url"));
  return isSame && entry?.revoked === undefined ? entry : undefined;
}

function digest(salt: string, secret: string): Buffer {
  return createHash("sha256").update(salt).update("\0").update(secret).digest();
}
