import { hash as hashOf, randomBytes, timingSafeEqual } from "node:crypto";
import type { ApiKeyEntry, ApiKeys } from "../config/files/api-keys.ts";

/** Every key starts with this, so that secret scanners find a key in a repository, and no token looks like a key. */
export const KEY_PREFIX = "gwk_";
const KEY = /^gwk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** Makes a key and its entry. Only the entry belongs in a file. */
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

/** Stands in for a missing entry, so that an unknown id takes as long as a known one. */
const DUMMY = createApiKey({ name: "dummy", permissions: [], roles: [] }).entry;

/** The entry of this key, if it is one of these and has not been revoked. */
export function findApiKey(keys: ApiKeys, key: string): ApiKeyEntry | undefined {
  const [, id = "", secret = ""] = KEY.exec(key) ?? [];
  const entry = keys.get(id);
  const { salt, hash } = entry ?? DUMMY;
  const isSame = timingSafeEqual(digest(salt, secret), Buffer.from(hash, "base64url"));
  return isSame && entry?.revoked === undefined ? entry : undefined;
}

function digest(salt: string, secret: string): Buffer {
  return hashOf("sha256", `${salt}\0${secret}`, "buffer");
}
