import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { CryptoKey, JWK, JWTHeaderParameters, JWTPayload } from "jose";
import { createApiKey } from "../src/auth/api-keys.ts";
import { systemClock } from "../src/deadline.ts";
import type { Clock } from "../src/deadline.ts";

export const ISSUER = "https://login.example.com/";
export const AUDIENCE = "graph";
export const ALL = ["*"];

/** A key pair of an identity provider. */
export interface Pair {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

/** Creates a key pair. */
export async function createPair(kid: string, alg = "ES256"): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

/** The date in whole seconds, the format of tokens, by the clock of the gateway that verifies them. */
export const secondsOf = (clock: Clock): number => Math.floor(clock.wallTime() / 1000);

/** A valid token, except for the given claims. `undefined` omits a claim. */
export function sign(
  pair: Pair,
  claims: JWTPayload = {},
  header: Partial<JWTHeaderParameters> = {},
  clock: Clock = systemClock,
): Promise<string> {
  const now = secondsOf(clock);
  const all = { iss: ISSUER, aud: AUDIENCE, sub: "client", iat: now, exp: now + 300, ...claims };
  const present = Object.entries(all).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(present) as JWTPayload)
    .setProtectedHeader({ alg: pair.alg, kid: pair.kid, ...header } as JWTHeaderParameters)
    .sign(pair.privateKey);
}

export interface Identity {
  /** Settings of a gateway that accepts tokens of `pair`, and API keys of `addKey`. */
  env: Record<string, string>;
  pair: Pair;
  /** Creates a valid token. */
  token(claims?: JWTPayload): Promise<string>;
  /** Creates an API key. The gateway accepts it after it has read the file again. */
  key(name: string, permissions: string[], roles?: string[]): string;
  revoke(name: string): void;
  path(name: string): string;
  write(name: string, content: unknown): string;
  close(): void;
}

/** Creates an identity provider and a file of API keys in a new folder. */
export async function createIdentity(
  roles: Record<string, string[]> = {},
  clock: Clock = systemClock,
): Promise<Identity> {
  const folder = mkdtempSync(join(tmpdir(), "identity-"));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: unknown) => {
    writeFileSync(path(name), typeof content === "string" ? content : JSON.stringify(content));
    return path(name);
  };
  const pair = await createPair("first");
  let keys: object[] = [];
  const save = () => write("keys.json", { keys });
  return {
    pair,
    token: (claims) => sign(pair, claims, {}, clock),
    path,
    write,
    env: {
      AUTH_JWKS_FILE: write("jwks.json", { keys: [pair.publicJwk] }),
      AUTH_ISSUER: ISSUER,
      AUTH_AUDIENCE: AUDIENCE,
      AUTH_API_KEYS_FILE: save(),
      AUTH_ROLES_FILE: write("roles.json", roles),
    },
    key(name, permissions, own = []) {
      const { key, entry } = createApiKey({ name, permissions, roles: own });
      keys.push(entry);
      save();
      return key;
    },
    revoke(name) {
      keys = keys.map((key) => ((key as { name: string }).name === name ? { ...key, revoked: "now" } : key));
      save();
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface KeyServer {
  url: string;
  /** Sets the answer for all further requests. */
  answer: { status: number; body: string; headers?: Record<string, string> };
  /** Number of requests for the keys. */
  hits: number;
  /** The headers of the latest one. */
  headers: IncomingHttpHeaders;
  /** Holds all further requests. Returns a function that releases them. */
  hold(): () => void;
  close(): Promise<void>;
}

/** Serves a set of public keys. */
export async function startKeyServer(keys: JWK[]): Promise<KeyServer> {
  let free = Promise.resolve();
  const server = createServer(async ({ headers: received }, response) => {
    served.hits += 1;
    served.headers = received;
    await free;
    const { status, body, headers } = served.answer;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const served: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    answer: { status: 200, body: JSON.stringify({ keys }) },
    hits: 0,
    headers: {},
    hold() {
      const held = Promise.withResolvers<void>();
      free = held.promise;
      return held.resolve;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return served;
}

/** The header for a token or an API key. */
export const bearer = (proof: string): Record<string, string> => ({ authorization: `Bearer ${proof}` });
