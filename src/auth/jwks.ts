import { get as getHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { createRemoteJWKSet, customFetch, errors } from "jose";
import type { FetchImplementation, JWTVerifyGetKey } from "jose";
import { causeOf, createAgent, mediaTypeOf, throughProxy } from "../config/agents.ts";
import type { ProxyOf } from "../config/proxies.ts";
import { USER_AGENT } from "../config/version.ts";
import type { Clock } from "../deadline.ts";
import { ClientRejectedError } from "./client.ts";
import { parseJwks } from "../config/files/jwks.ts";
import { createReloadedFile } from "../config/reloaded-file.ts";

export interface JwksOptions {
  /** Called if the keys cannot be read. The older keys stay in use. */
  onFault: (error: unknown) => void;
  clock: Clock;
}

interface RemoteKeysOptions extends JwksOptions {
  /** The proxies of this network. Without them every connection is direct. */
  proxyOf?: ProxyOf | undefined;
}

/** Milliseconds that one read of the keys may take. */
const TIMEOUT = 5000;
/** Milliseconds after which the keys are read again in the background. */
const REFRESH = 600_000;
/** Milliseconds for which keys stay in use if they cannot be read again: the identity provider may only be down. */
const HOLD = 86_400_000;
/** Milliseconds between two reads because of an unknown key id, which any client can invent. */
const COOLDOWN = 30_000;
/** Milliseconds between a failed read and the next. */
const PAUSE = 2000;
const MAX_BYTES = 256 * 1024;

/** Makes the keys of a file, which may change while the gateway runs. */
export function createFileKeys(path: string, { onFault, clock }: JwksOptions): JWTVerifyGetKey {
  const file = createReloadedFile({ path, parse: parseJwks, onFault, clock });
  return async (header, token) => file.get()(header, token);
}

/** Makes the keys of an identity provider. They are read when first needed, every ten minutes, and for an unknown key id. */
export function createRemoteKeys(url: string, { onFault, clock, proxyOf }: RemoteKeysOptions): JWTVerifyGetKey {
  const agent = createAgent(url, proxyOf, { keepAlive: false });
  const way = throughProxy(url, proxyOf);
  let triedAt = -Infinity;
  let failedAt = -Infinity;

  /** Not by fetch, which takes no agent. A redirect is not followed. */
  async function download(headers: Headers, signal: AbortSignal): Promise<Buffer> {
    const get = url.startsWith("https:") ? getHttps : getHttp;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const asked = { ...Object.fromEntries(headers), "user-agent": USER_AGENT };
    get(url, { agent, headers: asked, signal }, resolve).on("error", reject);
    const response = await promise.catch((error: unknown) => {
      // Node's message holds the address, and what a proxy has answered.
      throw new Error(`The keys could not be read${way}: ${signal.aborted ? "no answer in time" : causeOf(error)}.`);
    });
    const { statusCode: status } = response;
    if (status === 200) {
      const body = await readAll(response);
      if (isKeySet(body)) return body;
      const type = mediaTypeOf(response.headers["content-type"]);
      throw new Error(`The keys could not be read${way}: the identity provider answered ${type} with status 200.`);
    }
    response.destroy();
    throw new Error(`The keys could not be read${way}: HTTP ${status}.`);
  }

  async function read(_address: string, { headers, signal }: Parameters<FetchImplementation>[1]): Promise<Response> {
    if (clock.now() - failedAt < PAUSE) throw new Error("The last read of the keys failed less than 2 seconds ago.");
    triedAt = clock.now();
    try {
      return new Response(await download(headers, signal));
    } catch (error) {
      failedAt = clock.now();
      onFault(error);
      throw error;
    }
  }

  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIMEOUT,
    cooldownDuration: COOLDOWN,
    cacheMaxAge: HOLD,
    [customFetch]: read,
  });

  return async (header, token) => {
    // `read` has reported the fault. The present keys serve this token.
    if (keys.fresh && clock.now() - triedAt > REFRESH) keys.reload().catch(() => undefined);
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new ClientRejectedError("The keys that tokens are checked with cannot be read at the moment.", {
        code: "UPSTREAM_UNAVAILABLE",
        retryAfter: Math.ceil(PAUSE / 1000),
      });
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  const about = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
  return about.some((type) => error instanceof type);
}

/** True for JSON that may be a set of keys; jose looks at the keys themselves. */
function isKeySet(body: Buffer): boolean {
  try {
    return Array.isArray((JSON.parse(body.toString("utf8")) as { keys?: unknown } | null)?.keys);
  } catch {
    return false;
  }
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`The keys are larger than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
