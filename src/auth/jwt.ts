import { hash } from "node:crypto";
import { errors, jwtVerify } from "jose";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import { LRUCache } from "lru-cache";
import type { Clock } from "../deadline.ts";
import type { JwtConfig } from "../config/auth-config.ts";
import { ClientRejectedError } from "./client.ts";

export interface TokenClaims {
  subject: string;
  permissions: string[];
  roles: string[];
  /** When it expires or becomes too old, in milliseconds since 1970. */
  until: number;
}

const MAX_SUBJECT = 256;
/** Milliseconds for which a valid signature is not checked again. A withdrawn key stays valid for as long. */
const SIGNATURE_TTL = 30_000;
const MAX_REMEMBERED = 10_000;

/**
 * Makes the check of tokens. A token that was accepted a moment ago is only checked for its expiry, because signatures are slow: its claims
 * are answered without a promise.
 */
export function createTokenCheck(
  keys: JWTVerifyGetKey,
  config: JwtConfig,
  clock: Clock,
): (token: string) => TokenClaims | Promise<TokenClaims> {
  const accepted = new LRUCache<string, TokenClaims>({
    ...{ max: MAX_REMEMBERED, ttl: SIGNATURE_TTL },
    ...{ perf: clock, ttlResolution: 0 },
  });
  async function check(token: string, digest: string): Promise<TokenClaims> {
    const claims = await checkToken(token, keys, config, clock);
    accepted.set(digest, claims);
    return claims;
  }
  return (token) => {
    const digest = hash("sha256", token, "base64url");
    const known = accepted.get(digest);
    return known && clock.wallTime() < known.until ? known : check(token, digest);
  };
}

/** Checks a token by the configuration and answers its claims. Throws a ClientRejectedError if it is invalid. */
export async function checkToken(
  token: string,
  keys: JWTVerifyGetKey,
  config: JwtConfig,
  clock: Clock,
): Promise<TokenClaims> {
  const { issuer, audience, algorithms, maxTokenAge, clockTolerance } = config;
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience, algorithms, clockTolerance, maxTokenAge },
      requiredClaims: ["exp", "iat", "sub"],
      currentDate: new Date(clock.wallTime()),
    });
    const subject = payload.sub;
    if (typeof subject !== "string" || subject === "" || subject.length > MAX_SUBJECT) throw rejected("no usable sub");
    return {
      subject,
      permissions: config.permissionClaims.flatMap((claim) => words(claimOf(payload, claim))),
      roles: words(claimOf(payload, config.rolesClaim)),
      until: (Math.min(payload.exp!, payload.iat! + maxTokenAge) + clockTolerance) * 1000,
    };
  } catch (error) {
    if (error instanceof ClientRejectedError) throw error;
    throw rejectionFor(error);
  }
}

/** jose's message says which check failed, and holds nothing of the token. */
function rejectionFor(error: unknown): ClientRejectedError {
  if (error instanceof errors.JWTExpired) return rejected(error.message, "The token has expired.");
  return rejected(error instanceof errors.JOSEError ? `${error.code}: ${error.message}` : "not a token");
}

function rejected(reason: string, message = "The token is not accepted."): ClientRejectedError {
  return new ClientRejectedError(message, { reason });
}

/** A claim by its name. A name with dots can lead into a claim: `realm_access.roles`. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = payload;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** A list of strings, from a list or from a string with spaces. */
function words(value: unknown): string[] {
  if (typeof value === "string") return value.split(/\s+/).filter(Boolean);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
