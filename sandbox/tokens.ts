import { randomBytes } from "node:crypto";
import type { SandboxClock } from "./clock.ts";
import { ApiError } from "./errors.ts";
import type { Granted } from "./permissions.ts";

export interface SandboxClient {
  id: string;
  secret: string;
  permissions: string[] | "all";
  /** True for one that stands for a person in the vendor's own pages. */
  isPerson?: boolean;
}

export interface KnownClient {
  id: string;
  secret: string;
  permissions: Granted;
  userId: string;
  isPerson: boolean;
}

export interface Tokens {
  /** Issues a token, or returns `undefined` if the credentials are wrong. */
  issue(id: string, secret: string): { token: string; expiresIn: number } | undefined;
  /** Returns the client of an Authorization header. Throws the platform's 401 for a missing, unknown or expired token. */
  clientOf(authorization: string): KnownClient;
  /** Invalidates all tokens. */
  revoke(): void;
  /** Changes a client's secret and invalidates its tokens. */
  exchange(id: string, secret: string): void;
}

/** Stores OAuth clients and their tokens. Expiry uses monotonic time, so changes of the wall clock have no effect. */
export function createTokens(clients: KnownClient[], lifetime: number, clock: SandboxClock): Tokens {
  const byId = new Map(clients.map((client) => [client.id, client]));
  const issued = new Map<string, { client: KnownClient; expires: number }>();
  return {
    issue(id, secret) {
      const client = byId.get(id);
      if (client === undefined || client.secret !== secret) return undefined;
      const token = randomBytes(32).toString("base64url");
      issued.set(token, { client, expires: clock.now() + lifetime * 1000 });
      return { token, expiresIn: lifetime };
    },
    clientOf(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization)?.[1];
      if (token === undefined) {
        const message = "No authentication bearer token specified in authorization header.";
        throw new ApiError(401, "authentication.required", message);
      }
      const found = issued.get(token);
      if (found === undefined) throw new ApiError(401, "bad.credentials");
      if (clock.now() >= found.expires) {
        throw new ApiError(401, "credentials.expired", "The supplied credentials are expired and cannot be used.");
      }
      return found.client;
    },
    revoke: () => issued.clear(),
    exchange(id, secret) {
      const client = byId.get(id);
      if (client === undefined) throw new Error(`There is no client ${id}.`);
      byId.set(id, { ...client, secret });
      for (const [token, { client: owner }] of issued) if (owner.id === id) issued.delete(token);
    },
  };
}
