import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import type { Clock } from "../deadline.ts";
import { parseUsableApiKeys } from "../config/files/api-keys.ts";
import type { ApiKeyEntry, ApiKeys } from "../config/files/api-keys.ts";
import { parseRoles } from "../config/files/roles.ts";
import type { Roles } from "../config/files/roles.ts";
import { findApiKey, KEY_PREFIX } from "./api-keys.ts";
import { anonymous, ClientRejectedError } from "./client.ts";
import type { Client } from "./client.ts";
import { createPermissionCheck } from "./permission-patterns.ts";
import { createFileKeys, createRemoteKeys } from "./jwks.ts";
import { createTokenCheck } from "./jwt.ts";
import type { TokenClaims } from "./jwt.ts";
import type { AuthConfig } from "../config/auth-config.ts";
import { nameOfSubject } from "../config/own-clients.ts";
import type { ProxyOf } from "../config/proxies.ts";
import { createReloadedFile } from "../config/reloaded-file.ts";

/**
 * Finds the client of a request by its headers, or throws a ClientRejectedError. Only for a token that was not accepted a moment ago it
 * answers a promise, which rejects instead: nothing has to be awaited for any other client.
 */
export type Authenticate = (headers: IncomingHttpHeaders, address: string) => Client | Promise<Client>;

interface AuthenticateOptions {
  /** Called if a file or keys cannot be read while the gateway runs. It keeps what it read before. */
  onFault: (what: string, error: unknown) => void;
  clock: Clock;
  /** The proxies of this network. Without them every connection is direct. */
  proxyOf?: ProxyOf;
}

/** Addresses whose client is remembered. */
const MAX_ANONYMOUS = 1000;

/** Makes the authentication of requests by tokens and API keys. */
export function createAuthenticate(config: AuthConfig, options: AuthenticateOptions): Authenticate {
  const { onFault, clock, proxyOf } = options;
  if (config.mode === "open") {
    const byAddress = new LRUCache<string, Client>({ max: MAX_ANONYMOUS, memoMethod: anonymous });
    return (_headers, address) => byAddress.memo(address);
  }
  const { jwt, apiKeysFile, rolesFile } = config;

  const reloaded = <T>(setting: string, path: string, parse: (text: string) => T, gone: T) =>
    createReloadedFile({ path, parse, gone, clock, onFault: (error) => onFault(setting, error) });
  // If the file of keys is deleted, no key is accepted any more.
  const apiKeys = apiKeysFile && reloaded<ApiKeys>("AUTH_API_KEYS_FILE", apiKeysFile, parseUsableApiKeys, new Map());
  const roles = rolesFile ? reloaded<Roles>("AUTH_ROLES_FILE", rolesFile, parseRoles, new Map()) : undefined;
  const publicKeys = jwt?.jwksUrl
    ? createRemoteKeys(jwt.jwksUrl, { clock, proxyOf, onFault: (error) => onFault("AUTH_JWKS_URL", error) })
    : jwt?.jwksFile && createFileKeys(jwt.jwksFile, { clock, onFault: (error) => onFault("AUTH_JWKS_FILE", error) });

  const checkToken = jwt && publicKeys ? createTokenCheck(publicKeys, jwt, clock) : undefined;

  const definedRoles = () => roles?.get() ?? NO_ROLES;

  const clientOfKey = makeOnce<ApiKeyEntry>(({ id, name, permissions, roles: names }, defined) => ({
    id: `key:${id}`,
    name,
    may: createPermissionCheck([], [...permissions, ...permissionsOf(names, defined)]),
  }));
  const clientOfToken = makeOnce<TokenClaims>(({ subject, permissions, roles: names, until }, defined) => ({
    id: `jwt:${subject}`,
    name: nameOfSubject(subject),
    until,
    may: createPermissionCheck(permissions, permissionsOf(names, defined)),
  }));

  function byApiKey(key: string): Client {
    const entry = apiKeys ? findApiKey(apiKeys.get(), key) : undefined;
    if (!entry) throw new ClientRejectedError("The API key is not accepted.", { reason: "unknown or revoked API key" });
    return clientOfKey(entry, definedRoles());
  }

  function byToken(token: string): Client | Promise<Client> {
    if (!checkToken)
      throw new ClientRejectedError("The token is not accepted.", { reason: "no tokens are configured" });
    const claims = checkToken(token);
    if (claims instanceof Promise) return claims.then((checked) => clientOfToken(checked, definedRoles()));
    return clientOfToken(claims, definedRoles());
  }

  return (headers) => {
    const credential = credentialOf(headers);
    return credential.startsWith(KEY_PREFIX) ? byApiKey(credential) : byToken(credential);
  };
}

const NO_ROLES: Roles = new Map();

function permissionsOf(names: readonly string[], defined: Roles): string[] {
  return names.flatMap((name) => defined.get(name) ?? []);
}

/** Makes the client of each key or token once, and again when the roles have changed: most requests come from the same few. */
function makeOnce<T extends object>(make: (from: T, defined: Roles) => Client): typeof make {
  const made = new WeakMap<T, { client: Client; defined: Roles }>();
  return (from, defined) => {
    const known = made.get(from);
    if (known?.defined === defined) return known.client;
    const client = make(from, defined);
    made.set(from, { client, defined });
    return client;
  };
}

/** The token or key in the headers. */
function credentialOf({ authorization, "x-api-key": apiKey }: IncomingHttpHeaders): string {
  if (authorization !== undefined && apiKey !== undefined) {
    throw new ClientRejectedError("Send either `authorization` or `x-api-key`, not both.");
  }
  if (typeof apiKey === "string" && apiKey.startsWith(KEY_PREFIX)) return apiKey;
  if (apiKey !== undefined)
    throw new ClientRejectedError("The API key is not accepted.", { reason: "malformed API key" });
  if (authorization === undefined) {
    throw new ClientRejectedError(
      "Authentication is required. Send a token or an API key as `authorization: Bearer …`.",
      {
        reason: NO_CREDENTIAL,
      },
    );
  }
  const credential = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (credential === undefined) {
    throw new ClientRejectedError("`authorization` must be `Bearer` and a token or an API key.", {
      reason: "malformed header",
    });
  }
  return credential;
}

/** The reason if neither token nor key was sent. Such a client is not told that its token is invalid. */
export const NO_CREDENTIAL = "nothing sent";
