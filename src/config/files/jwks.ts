import { createLocalJWKSet } from "jose";
import type { JWTVerifyGetKey } from "jose";
import { parseJson } from "./json.ts";

/** Reads a JSON Web Key Set of public keys; throws an error that says what is wrong. */
export function parseJwks(text: string): JWTVerifyGetKey {
  const jwks = parseJson(text) as Parameters<typeof createLocalJWKSet>[0];
  const keys: unknown[] = Array.isArray(jwks?.keys) ? jwks.keys : [];
  if (keys.length === 0) throw new Error('is not a JSON Web Key Set: it needs a list "keys" with a key in it');
  for (const key of keys) {
    const { kty, d } = (key ?? {}) as Record<string, unknown>;
    if (d !== undefined || kty === "oct") throw new Error("holds a secret key: put only public keys there");
  }
  return createLocalJWKSet(jwks);
}
