import { request as sendByHttp } from "node:http";
import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import { request as sendByHttps } from "node:https";
import type { Agent as HttpsAgent } from "node:https";
import got, { RequestError } from "got";
import type { NativeRequestOptions, Request, StreamOptions } from "got";
import { causeOf, createAgent, mediaTypeOf, throughProxy } from "../config/agents.ts";
import type { ProxyOf } from "../config/proxies.ts";
import { systemClock, timeOut } from "../deadline.ts";
import type { Clock, Signal } from "../deadline.ts";
import type { Config } from "../config/config.ts";
import type { RateLimit } from "./rate-limit/rate-limit.ts";
import { badResponse, GatewayError, statusError, outcomeUnknown } from "../errors.ts";
import { bodyOf } from "./body.ts";
import { ACCEPTED_CODINGS } from "./content-coding.ts";
import type { CircuitChange } from "./circuit-breaker.ts";
import { DEFAULT_TIMES } from "../config/times.ts";
import type { Times } from "../config/times.ts";
import { USER_AGENT } from "../config/version.ts";
import { createFaultLog } from "./fault-log.ts";
import { createWayOut } from "./layers.ts";
import type { Attempt, CallObserver } from "./layers.ts";
import { correlation, facts, isJson, parse, retryAfter, valueOf } from "./answer.ts";
import type { HttpAnswer } from "./answer.ts";
import { isWrite, searchOf } from "./call.ts";
import type { GenesysCall } from "./call.ts";
import { createToken } from "./token.ts";
import type { TokenGrant } from "./token.ts";
import type { VendorClock } from "./vendor-clock.ts";

export interface Genesys {
  /**
   * Makes one REST call and answers its parsed JSON, or `undefined` for an empty body. A transient failure is retried, a
   * write only when Genesys Cloud certainly carried nothing out.
   * Throws a GatewayError for everything else. The caller checks the shape of the answer.
   */
  call(call: GenesysCall): Promise<unknown>;
}

export interface GenesysClient extends Genesys {
  /** Resolves once a first OAuth token has been fetched, and tries to fetch one unless it failed a moment ago. Rejects with its error. */
  firstToken(): Promise<void>;
}

interface GenesysOptions {
  times?: Times;
  /** Bytes of the largest answer that the gateway reads. */
  maxResponseBytes?: number;
  /** Admits every attempt. Without one there is no limit. */
  rateLimit?: RateLimit;
  /** Called when a circuit opens and when it closes. */
  onCircuitChange?: CircuitChange;
  /** What telemetry wants to know. */
  observer?: (CallObserver & TokenObserver) | undefined;
  /** Called with a line that says why a connection failed. */
  onFault?: (line: string) => void;
  /** Learns from answers what time it is at Genesys Cloud. */
  vendorClock?: VendorClock | undefined;
  /** The proxies of this network. Without them every connection is direct. */
  proxyOf?: ProxyOf | undefined;
  clock?: Clock;
  /** Spreads the waits before retries and the renewals of the token. */
  random?: () => number;
}

export interface TokenObserver {
  /** Runs a fetch of an OAuth token. */
  token(fetch: () => Promise<TokenGrant>): Promise<TokenGrant>;
}

/** One HTTP request. */
interface Outgoing {
  /** Where it goes, for the log. */
  name: string;
  stream: (path: string, options?: StreamOptions) => Request;
  path: string;
  options: StreamOptions | undefined;
  signal?: Signal | undefined;
  /** Milliseconds. */
  time: number;
}

/** Sockets to one host. More calls than this at once wait for a free one. */
const MAX_SOCKETS = 50;

/**
 * The only HTTP client for Genesys Cloud, made once per process. got's errors hold the bearer token and the URL, so none
 * of them leaves this file: a GatewayError holds a copy of what callers need.
 */
export function createGenesys(upstream: Config["genesys"], settings: GenesysOptions = {}): GenesysClient {
  const {
    times = DEFAULT_TIMES,
    maxResponseBytes = 10 * 1024 * 1024,
    rateLimit,
    onCircuitChange,
    observer,
    onFault = () => {},
    vendorClock,
    proxyOf,
    clock = systemClock,
    random = Math.random,
  } = settings;
  const http = got.extend({
    // A redirect could send the token to another host. Retries and statuses are the layers' business.
    allowAbsoluteUrls: false,
    followRedirect: false,
    retry: { limit: 0, methods: [], statusCodes: [], errorCodes: [] },
    request: sendSlim,
    throwHttpErrors: false,
    // got would prepare each answer twice, and parse its URL again: `bodyOf` does this.
    decompress: false,
    headers: { accept: "application/json", "accept-encoding": ACCEPTED_CODINGS, "user-agent": USER_AGENT },
  });
  const report = createFaultLog(onFault, clock);
  /** One instance for each kind of connection: got checks every option of a call, but those of its instance once. */
  function target(url: string, keepAlive: boolean, name: string) {
    const agent = createAgent(url, proxyOf, { keepAlive, maxSockets: MAX_SOCKETS });
    const instance = http.extend({ prefixUrl: url, agent: { http: agent, https: agent as HttpsAgent } });
    let sender = { accessToken: "", stream: instance.stream };
    return {
      stream: instance.stream,
      name: `${name}${throughProxy(url, proxyOf)}`,
      /** The same with an access token, which changes a few times a day. */
      withToken(accessToken: string) {
        if (sender.accessToken !== accessToken) {
          const { stream } = instance.extend({ headers: { authorization: `Bearer ${accessToken}` } });
          sender = { accessToken, stream };
        }
        return sender.stream;
      },
    };
  }
  const api = target(upstream.apiUrl, true, "Genesys Cloud's REST API");
  // The other side may close an idle connection just as a write goes out on it. Then the outcome of the write is unknown.
  const apiOnce = target(upstream.apiUrl, false, "Genesys Cloud's REST API");
  const tokenEndpoint = target(upstream.loginUrl, false, "Genesys Cloud's token endpoint");

  /** `options` are left out for a GET without headers of its own: got copies and checks each of them. */
  async function request({ name, stream: open, path, options, signal, time }: Outgoing): Promise<HttpAnswer> {
    if (signal?.aborted) throw noConnection({ neverSent: true });
    const stream = open(path.startsWith("/") ? path.slice(1) : path, options);
    // Not got's own timeout: got knows no clock but the machine's.
    let isLate = false;
    const cancel = clock.after(time, () => {
      isLate = true;
      stream.destroy();
    });
    // Not got's own option: it listens three times in each call.
    const leave = () => void stream.destroy();
    signal?.addEventListener("abort", leave);
    // got would wait for a body of the DELETE.
    if (options?.method === "DELETE") stream.end();
    let body: Buffer;
    try {
      body = await bodyOf(stream, maxResponseBytes);
    } catch (error) {
      if (isLate) {
        const neverSent = !wasConnected(stream);
        report(`The connection to ${name} failed: no ${neverSent ? "connection" : "answer"} in time`);
        throw timeOut({ neverSent });
      }
      if (error instanceof GatewayError) throw error;
      if (signal?.aborted) throw noConnection({ neverSent: !wasConnected(stream) });
      const cause = causeOf(error);
      // The other side has closed a connection that it had kept open, as it may at any time. The retry has a new one.
      const isUsual = stream.reusedSocket === true && (cause === "ECONNRESET" || cause === "EPIPE");
      if (!isUsual) report(`The connection to ${name} failed: ${cause}`);
      throw connectionError(error);
    } finally {
      cancel();
      signal?.removeEventListener("abort", leave);
    }
    const answer: IncomingMessage | undefined = stream.response;
    if (!answer) throw badResponse("it has no status");
    const whole = { status: answer.statusCode ?? 0, headers: answer.headers, body };
    if (whole.status === PROXY_REFUSAL) {
      report(`The connection to ${name} failed: the proxy answered ${PROXY_REFUSAL}`);
      throw noConnection({ neverSent: true });
    }
    // A proxy or a sign-in page has answered, or a load balancer.
    if (body.length > 0 && !isJson(whole)) {
      report(`${name} answered ${mediaTypeOf(whole.headers["content-type"]?.toString())} with status ${whole.status}`);
    }
    return whole;
  }

  async function fetchToken(): Promise<TokenGrant> {
    const credentials = Buffer.from(`${upstream.clientId}:${upstream.clientSecret.reveal()}`).toString("base64");
    const options: StreamOptions = {
      method: "POST",
      form: { grant_type: "client_credentials" },
      headers: { authorization: `Basic ${credentials}` },
    };
    const { name, stream } = tokenEndpoint;
    const answer = await request({ name, stream, path: "/oauth/token", options, time: times.attempt });
    if (answer.status === 400 || answer.status === 401) {
      report(`${tokenEndpoint.name} does not accept the gateway's credentials: status ${answer.status}`);
      throw statusError({ status: 401, ...correlation(answer) });
    }
    if (answer.status !== 200) report(`${tokenEndpoint.name} answered status ${answer.status}`);
    if (answer.status !== 200) throw statusError(facts(answer), retryAfter(answer, clock.wallTime()));
    const grant = parse(answer) as { access_token?: unknown; expires_in?: unknown } | undefined;
    if (typeof grant?.access_token !== "string" || grant.access_token === "") {
      throw badResponse("the token endpoint answered no token", facts(answer));
    }
    return { accessToken: grant.access_token, expiresIn: lifetimeOf(grant.expires_in) };
  }

  /** Sends an attempt, and answers its parsed body. */
  async function send(attempt: Attempt): Promise<unknown> {
    const { call, accessToken, timeLimit, tokenReplaced } = attempt;
    const writes = isWrite(call);
    const to = writes ? apiOnce : api;
    const sentAt = clock.wallTime();
    let answer: HttpAnswer;
    try {
      answer = await request({
        name: to.name,
        stream: to.withToken(accessToken),
        path: `${attempt.path}${searchOf(call)}`,
        options: optionsOf(attempt),
        signal: call.signal,
        time: timeLimit,
      });
    } catch (error) {
      throw writes && !(error as GatewayError).details.neverSent ? outcomeUnknown(error) : error;
    }
    attempt.answer = facts(answer);
    // A proxy's own page may have the time of the proxy.
    if (answer.status < 400 && isJson(answer)) vendorClock?.note(answer.headers["date"]?.toString(), sentAt);
    call.onAnswer?.(attempt.answer);
    const { status, code = "no code" } = attempt.answer;
    // A token may be revoked at any time. Only a refusal of its successor needs a person.
    if (status === 403 || (status === 401 && tokenReplaced)) {
      report(`${api.name} refuses ${call.method} of ${call.circuit}: status ${status}, ${code}`);
    }
    return valueOf(answer, call, clock.wallTime());
  }

  let hasFetchedToken = false;
  const token = createToken({
    fetchToken: async () => {
      const grant = await (observer ? observer.token(fetchToken) : fetchToken());
      hasFetchedToken = true;
      return grant;
    },
    ...{ secret: upstream.clientSecret.reveal, clock, random },
  });

  return {
    call: createWayOut({ send, token, times, rateLimit, onCircuitChange, observer, clock, random }),
    async firstToken() {
      if (!hasFetchedToken) await token.get();
    },
  };
}

/** Only a proxy answers this status: it does not accept the credentials of its URL. Nothing went on to Genesys Cloud. */
const PROXY_REFUSAL = 407;

/** Seconds that a token is used for where its answer does not say how long it is valid: one more call a minute, which costs little. */
const ASSUMED_LIFETIME = 60;

/** Seconds that a token is valid for. Some servers write the number as a text. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === "string" && expiresIn.trim() !== "" ? Number(expiresIn) : expiresIn;
  return typeof seconds === "number" && Number.isFinite(seconds) ? seconds : ASSUMED_LIFETIME;
}

/**
 * Sends a request of got with those of its options that this file sets. got hands over some forty, and Node copies all of them several
 * times for each call, though they are undefined.
 */
function sendSlim(url: URL, { method, headers, agent }: NativeRequestOptions): ClientRequest {
  const send = url.protocol === "https:" ? sendByHttps : sendByHttp;
  const { protocol, hostname, port, pathname, search } = url;
  // As Node reads a URL, but for credentials in it: each call has a header of its own for those.
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  return send({ protocol, hostname: host, port, path: `${pathname}${search}`, method, headers, agent: agent as Agent });
}

/** What the call adds to the options of every call. */
function optionsOf({ call, headers }: Attempt): StreamOptions | undefined {
  const { method, body } = call;
  if (method === "GET" && !headers && body === undefined) return undefined;
  // got's streams wait for the body of a POST, PUT or PATCH. An empty one ends the wait.
  const content = body !== undefined ? { json: body } : takesBody(call) && { body: "" };
  return { method, ...(headers && { headers }), ...content };
}

function takesBody({ method }: GenesysCall): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

/** An error for a failed connection, without the URL and headers that got's error holds. */
function connectionError(error: unknown): GatewayError {
  const neverSent = error instanceof RequestError && !wasConnected(error);
  // An error of zlib, or one of got with its cause.
  const { code: own, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const code = String(cause?.code ?? own);
  // A compressed body that ends too early was cut off. Any other fault in it makes the whole answer unusable.
  if (code.startsWith("Z_") && code !== "Z_BUF_ERROR") return badResponse("its coding is broken");
  return noConnection({ neverSent });
}

function noConnection(details: { neverSent: boolean }): GatewayError {
  const message = "The connection to Genesys Cloud failed.";
  return new GatewayError(message, { code: "UPSTREAM_UNAVAILABLE", retryable: true }, details);
}

/** False when no byte of the request can have been sent: there was no connection, or no TLS on it yet. */
function wasConnected({ timings, options }: Pick<RequestError, "timings" | "options">): boolean {
  const isSecure = String(options.prefixUrl || options.url).startsWith("https:");
  return (isSecure ? timings?.secureConnect : timings?.connect) !== undefined;
}
