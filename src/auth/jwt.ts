import { createHash } from "node:crypto";
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
  /** The first moment at which it is too old or has expired, in milliseconds of the wall clock. */
  until: number;
}

const MAX_SUBJECT = 256;
/** Milliseconds for which a signature that was good is not looked at again: for so long a key holds on that was taken back. */
const SIGNATURE_HOLDS = 30_000;
const MAX_REMEMBERED = 10_000;

/** Checks tokens; one that was accepted a moment ago is only looked at for its end, as checking a signature takes its time. */
export function createTokenCheck(
  keys: JWTVerifyGetKey,
  config: JwtConfig,
  clock: Clock,
): (token: string) => Promise<TokenClaims> {
  const accepted = new LRUCache<string, TokenClaims>({
    ...{ max: MAX_REMEMBERED, ttl: SIGNATURE_HOLDS },
    ...{ perf: clock, ttlResolution: 0 },
  });
  return async (token) => {
    const digest = createHash("sha256").update(token).digest("base64url");
    const known = accepted.get(digest);
    if (known && clock.wallTime() < known.until) return known;
    const claims = await checkToken(token, keys, config, clock);
    accepted.set(digest, claims);
    return claims;
  };
}

/** Checks a token by everything that the configuration fixes, and answers what it says; throws a ClientRejectedError otherwise. */
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
    if (typeof subject !== "string" || subject === "" || subject.length > MAX_SUBJECT) throw refused("no usable sub");
    return {
      subject,
      permissions: config.permissionClaims.flatMap((claim) => words(claimOf(payload, claim))),
      roles: words(claimOf(payload, config.rolesClaim)),
      until: (Math.min(payload.exp!, payload.iat! + maxTokenAge) + clockTolerance) * 1000,
    };
  } catch (error) {
    if (error instanceof ClientRejectedError) throw error;
    throw refusalFor(error);
  }
}

/** jose's own words say which check failed and hold nothing of the token. */
function refusalFor(error: unknown): ClientRejectedError {
  if (error instanceof errors.JWTExpired) return refused(error.message, "The token has expired.");
  return refused(error instanceof errors.JOSEError ? `${error.code}: ${error.message}` : "not a token");
}

function refused(reason: string, message = "The token is not accepted."): ClientRejectedError {
  return new ClientRejectedError(message, { reason });
}

/** A claim by its name; a name with dots may lead into claims, as in `realm_access.roles`. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = payload;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** A list of texts, be it written as one or with spaces between them. */
function words(value: unknown): string[] {
  if (typeof value === "string") return value.split(/\s+/).filter(Boolean);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
