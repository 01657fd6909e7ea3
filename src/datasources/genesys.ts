import { Agent as HttpAgent } from "node:http";
import type { IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import got, { RequestError, TimeoutError } from "got";
import type { StreamOptions } from "got";
import type { Config } from "../config.ts";
import type { RateBudget } from "../rate-budget/rate-budget.ts";
import { badResponse, GatewayError, statusError } from "../errors.ts";
import { blamedFields, correlation, facts, parse, retryAfter } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { checkId } from "./ids.ts";
import { createToken } from "./token.ts";
import type { TokenGrant } from "./token.ts";

export interface GenesysCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path template in the words of the REST contract, for example `/api/v2/responsemanagement/libraries/{libraryId}`. */
  route: string;
  /** The ids that fill the template. */
  path?: Record<string, string>;
  /** Absent values are left out, arrays repeat the key. */
  query?: Record<string, string | number | readonly string[] | undefined>;
  body?: unknown;
  /** True for a POST that changes nothing, such as a query or a bulk read. */
  readOnly?: boolean;
  /** True for a read that nobody waits for: it goes behind all others. */
  background?: boolean;
  /** Until when it makes sense to wait for a place in the rate budget, in milliseconds of `performance.now()`. */
  deadline?: number;
  /** Whose call it is: clients take turns at the rate budget, and each has a share of it. */
  client?: string;
  /** Ends the call when nobody waits for it any more. */
  signal?: AbortSignal;
}

export interface Genesys {
  /**
   * Carries out one REST call and answers its parsed JSON, or `undefined` for an empty body.
   * Throws a GatewayError for everything else; whoever relies on the answer's shape checks it.
   */
  call(call: GenesysCall): Promise<unknown>;
}

interface GenesysOptions {
  /** Milliseconds for one call with its body. */
  timeout?: number;
  /** Bytes of the largest answer that is read. */
  maxResponseBytes?: number;
  /** Gives leave to every call; without one there is no limit. */
  budget?: RateBudget;
}

/** Seconds to wait after a 429 that does not say how long. */
const UNKNOWN_PAUSE = 1;

/** Sockets to one host: more calls than this at once wait for their turn. */
const MAX_SOCKETS = 50;

/**
 * The only door to Genesys Cloud, made once per process. got's errors hold the bearer token and the URL,
 * so none of them leaves this file: what is needed is copied into a GatewayError, the rest is dropped.
 */
export function createGenesys(
  upstream: Config["upstream"],
  { timeout = 10_000, maxResponseBytes = 10 * 1024 * 1024, budget }: GenesysOptions = {},
): Genesys {
  const http = got.extend({
    // A redirect could lead the token to another host; every call is sent once; statuses are ours to judge.
    allowAbsoluteUrls: false,
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    timeout: { request: timeout },
    agent: {
      http: new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
      https: new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
    },
    headers: { accept: "application/json" },
  });

  async function send(base: string, path: string, options: StreamOptions, writes: boolean): Promise<Answer> {
    const stream = http.stream(path.replace(/^\//, ""), { ...options, prefixUrl: base });
    let answer: Omit<Answer, "body"> | undefined;
    stream.once("response", ({ statusCode, headers }: IncomingMessage) => {
      answer = { status: statusCode ?? 0, headers };
    });
    // got would wait for us to write the body of a DELETE.
    if (options.method === "DELETE") stream.end();
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxResponseBytes) throw tooLarge(maxResponseBytes);
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof GatewayError ? error : connectionError(error, writes);
    }
    if (!answer) throw badResponse("it has no status");
    return { ...answer, body: Buffer.concat(chunks) };
  }

  const token = createToken({ fetchToken });

  async function fetchToken(): Promise<TokenGrant> {
    const credentials = Buffer.from(`${upstream.clientId}:${upstream.clientSecret.reveal()}`).toString("base64");
    const options: StreamOptions = {
      method: "POST",
      form: { grant_type: "client_credentials" },
      headers: { authorization: `Basic ${credentials}` },
    };
    const answer = await send(upstream.loginUrl, "/oauth/token", options, false);
    if (answer.status === 400 || answer.status === 401) {
      throw statusError({ status: 401, ...correlation(answer) });
    }
    if (answer.status !== 200) throw statusError(facts(answer), retryAfter(answer));
    const grant = parse(answer) as { access_token?: unknown; expires_in?: unknown } | undefined;
    if (typeof grant?.access_token !== "string" || typeof grant.expires_in !== "number") {
      throw badResponse("the token endpoint answered no token", facts(answer));
    }
    return { accessToken: grant.access_token, expiresIn: grant.expires_in };
  }

  async function sendWithToken(call: GenesysCall, accessToken: string): Promise<Answer> {
    const options: StreamOptions = {
      method: call.method,
      headers: { authorization: `Bearer ${accessToken}` },
      ...(call.query && { searchParams: searchParams(call.query) }),
      // got's streams wait for somebody to write the body of a POST, PUT or PATCH unless one is given, be it empty.
      ...(call.body !== undefined ? { json: call.body } : takesBody(call) && { body: "" }),
      ...(call.signal && { signal: call.signal }),
    };
    const path = fillRoute(call);
    const permit = await budget?.take({
      priority: call.background ? "background" : "interactive",
      deadline: call.deadline ?? performance.now() + timeout,
      signal: call.signal,
      client: call.client,
    });
    try {
      const answer = await send(upstream.apiUrl, path, options, isWrite(call));
      // Somebody else spends the same limit: everybody here waits, in all replicas.
      if (answer.status === 429) await budget?.pause(retryAfter(answer) ?? UNKNOWN_PAUSE);
      return answer;
    } finally {
      permit?.ended();
    }
  }

  return {
    async call(call) {
      const accessToken = await token.get();
      let answer = await sendWithToken(call, accessToken);
      if (answer.status === 401) {
        // 401 means that nothing was carried out, so a write may be replayed too; once, or a revoked client would loop.
        answer = await sendWithToken(call, await token.replace(accessToken));
      }
      if (answer.status >= 200 && answer.status < 300) return parse(answer);
      if (answer.status >= 300 && answer.status < 400) throw badResponse("it is a redirect", facts(answer));
      throw statusError(facts(answer), retryAfter(answer), { fields: blamedFields(answer) });
    },
  };
}

/** True when carrying the call out twice could change something twice. */
export function isWrite({ method, readOnly }: GenesysCall): boolean {
  return method !== "GET" && !readOnly;
}

function takesBody({ method }: GenesysCall): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

function fillRoute({ route, path = {} }: GenesysCall): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = path[name];
    if (id === undefined) throw new Error(`The route ${route} needs ${name}.`);
    return encodeURIComponent(checkId(id, name));
  });
}

function searchParams(query: NonNullable<GenesysCall["query"]>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return params;
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError(`Genesys Cloud's answer is larger than ${limit} bytes.`, {
    code: "UPSTREAM_RESPONSE_TOO_LARGE",
    retryable: false,
  });
}

const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function connectionError(error: unknown, writes: boolean): GatewayError {
  const timedOut = error instanceof TimeoutError;
  const neverSent = error instanceof RequestError && NEVER_SENT.has(error.code);
  const outcomeUnknown = writes && !neverSent;
  const problem = timedOut ? "Genesys Cloud did not answer in time" : "The connection to Genesys Cloud failed";
  const outcome = outcomeUnknown ? "; whether the change was made is not known" : "";
  const code = timedOut ? "UPSTREAM_TIMEOUT" : "UPSTREAM_UNAVAILABLE";
  return new GatewayError(`${problem}${outcome}.`, { code, retryable: !outcomeUnknown }, { outcomeUnknown });
}
