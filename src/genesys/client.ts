import { Agent as HttpAgent } from "node:http";
import type { IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import got, { RequestError } from "got";
import type { StreamOptions } from "got";
import { systemClock, timeOut } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Config } from "../config/config.ts";
import type { RateBudget } from "./rate-limit/rate-limit.ts";
import { badResponse, GatewayError, statusError, outcomeUnknown } from "../errors.ts";
import type { BreakerChange } from "./circuit-breaker.ts";
import { DEFAULT_TIMES } from "../config/times.ts";
import type { Times } from "../config/times.ts";
import { createAttempts } from "./layers.ts";
import { correlation, facts, parse, retryAfter, valueOf } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { pathOf, searchParamsOf } from "./call-url.ts";
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
  /** When the request has to be over that wants this, on the clock. */
  deadline?: number;
  /** Whose call it is: clients take turns at the rate budget, and each has a share of it. */
  client?: string;
  /** Ends the call when nobody waits for it any more. */
  signal?: AbortSignal;
  /** True for a read that requests with other deadlines may wait for too: each stops waiting by itself, and the signal ends it. */
  shared?: boolean;
  /** Told of every attempt that was sent, when it has ended. */
  onAttempt?: () => void;
}

export interface Genesys {
  /**
   * Carries out one REST call and answers its parsed JSON, or `undefined` for an empty body. What fails in passing is
   * tried again, a write only where it is certain that nothing was carried out.
   * Throws a GatewayError for everything else; whoever relies on the answer's shape checks it.
   */
  call(call: GenesysCall): Promise<unknown>;
}

interface GenesysOptions {
  times?: Times;
  /** Bytes of the largest answer that is read. */
  maxResponseBytes?: number;
  /** Gives leave to every attempt; without one there is no limit. */
  budget?: RateBudget;
  /** Told when a part of Genesys Cloud begins to be left alone, and when it answers again. */
  onChange?: BreakerChange;
  clock?: Clock;
  /** Spreads the waits before retries and the renewals of the token. */
  random?: () => number;
}

/** Sockets to one host: more calls than this at once wait for their turn. */
const MAX_SOCKETS = 50;

/**
 * The only door to Genesys Cloud, made once per process. got's errors hold the bearer token and the URL,
 * so none of them leaves this file: what is needed is copied into a GatewayError, the rest is dropped.
 */
export function createGenesys(upstream: Config["upstream"], settings: GenesysOptions = {}): Genesys {
  const {
    times = DEFAULT_TIMES,
    maxResponseBytes = 10 * 1024 * 1024,
    budget,
    onChange,
    clock = systemClock,
    random = Math.random,
  } = settings;
  const http = got.extend({
    // A redirect could lead the token to another host; got never repeats anything by itself; statuses are ours to judge.
    allowAbsoluteUrls: false,
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    headers: { accept: "application/json" },
  });
  const agentsFor = (keepAlive: boolean) => ({
    http: new HttpAgent({ keepAlive, maxSockets: MAX_SOCKETS }),
    https: new HttpsAgent({ keepAlive, maxSockets: MAX_SOCKETS }),
  });
  const kept = agentsFor(true);
  // An idle connection may be closing just as a write goes out on it, and then nobody knows what became of the write.
  const fresh = agentsFor(false);

  async function send(base: string, path: string, options: StreamOptions, time: number): Promise<Answer> {
    const stream = http.stream(path.replace(/^\//, ""), { ...options, prefixUrl: base });
    // Not by got, which knows no other clock than the machine's.
    let isLate = false;
    const cancel = clock.after(time, () => {
      isLate = true;
      stream.destroy();
    });
    let answer: Omit<Answer, "body"> | undefined;
    let declared = 0;
    stream.once("response", ({ statusCode, headers }: IncomingMessage) => {
      answer = { status: statusCode ?? 0, headers };
      // What says of itself that it is too large is not even begun to be read.
      declared = Number(headers["content-length"] ?? 0);
      if (declared > maxResponseBytes) stream.destroy();
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
      if (isLate) throw timeOut({ neverSent: !wasConnected(stream) });
      if (declared > maxResponseBytes) throw tooLarge(maxResponseBytes);
      throw error instanceof GatewayError ? error : connectionError(error);
    } finally {
      cancel();
    }
    if (!answer) throw badResponse("it has no status");
    return { ...answer, body: Buffer.concat(chunks) };
  }

  async function fetchToken(): Promise<TokenGrant> {
    const credentials = Buffer.from(`${upstream.clientId}:${upstream.clientSecret.reveal()}`).toString("base64");
    const options: StreamOptions = {
      method: "POST",
      form: { grant_type: "client_credentials" },
      headers: { authorization: `Basic ${credentials}` },
      agent: fresh,
    };
    const answer = await send(upstream.loginUrl, "/oauth/token", options, times.attempt);
    if (answer.status === 400 || answer.status === 401) {
      throw statusError({ status: 401, ...correlation(answer) });
    }
    if (answer.status !== 200) throw statusError(facts(answer), retryAfter(answer, clock.wallTime()));
    const grant = parse(answer) as { access_token?: unknown; expires_in?: unknown } | undefined;
    if (typeof grant?.access_token !== "string" || typeof grant.expires_in !== "number") {
      throw badResponse("the token endpoint answered no token", facts(answer));
    }
    return { accessToken: grant.access_token, expiresIn: grant.expires_in };
  }

  /** Sends the call once. */
  async function attempt(call: GenesysCall, accessToken: string, time: number): Promise<unknown> {
    const writes = isWrite(call);
    const options: StreamOptions = {
      method: call.method,
      headers: { authorization: `Bearer ${accessToken}` },
      agent: writes ? fresh : kept,
      searchParams: searchParamsOf(call),
      // got's streams wait for somebody to write the body of a POST, PUT or PATCH unless one is given, be it empty.
      ...(call.body !== undefined ? { json: call.body } : takesBody(call) && { body: "" }),
      ...(call.signal && { signal: call.signal }),
    };
    const answer = await send(upstream.apiUrl, pathOf(call), options, time).catch((error: GatewayError) => {
      throw writes && !error.details.neverSent ? outcomeUnknown(error) : error;
    });
    return valueOf(answer, writes, clock.wallTime());
  }

  return {
    call: createAttempts({
      attempt,
      token: createToken({ fetchToken, secret: upstream.clientSecret.reveal, clock, random }),
      times,
      budget,
      onChange,
      clock,
      random,
    }),
  };
}

/** True when carrying the call out twice could change something twice. */
export function isWrite({ method, readOnly }: GenesysCall): boolean {
  return method !== "GET" && !readOnly;
}

function takesBody({ method }: GenesysCall): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError(`Genesys Cloud's answer is larger than ${limit} bytes.`, {
    code: "UPSTREAM_RESPONSE_TOO_LARGE",
    retryable: false,
  });
}

/** What happened to a connection, without what got's error holds beside it. */
function connectionError(error: unknown): GatewayError {
  const neverSent = error instanceof RequestError && !wasConnected(error);
  const code = String(((error as Error).cause as { code?: unknown } | undefined)?.code);
  // A coding that ends too early is a body that was cut off; any other fault in it is one of the whole answer.
  if (code.startsWith("Z_") && code !== "Z_BUF_ERROR") return badResponse("its coding is broken");
  const message = "The connection to Genesys Cloud failed.";
  return new GatewayError(message, { code: "UPSTREAM_UNAVAILABLE", retryable: true }, { neverSent });
}

/** False when no byte of the request can have left this machine: there was no connection, or no TLS on it yet. */
function wasConnected({ timings, options }: Pick<RequestError, "timings" | "options">): boolean {
  const isSecure = String(options.prefixUrl || options.url).startsWith("https:");
  return (isSecure ? timings?.secureConnect : timings?.connect) !== undefined;
}
