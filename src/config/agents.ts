import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { AgentOptions } from "node:https";
import type { ProxyOf } from "./proxies.ts";

/** Milliseconds that a proxy may take to connect. Node takes no clock; without a limit, a silent proxy would keep the socket. */
const TUNNEL_TIME = 10_000;

/** The connections to one URL, direct or through its proxy. `https` goes through a tunnel that the proxy cannot look into. */
export function createAgent(url: string, proxyOf: ProxyOf | undefined, options: AgentOptions): HttpAgent | HttpsAgent {
  const proxy = proxyOf?.(url);
  const all = {
    ...options,
    ...(proxy !== undefined && { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }, timeout: TUNNEL_TIME }),
  };
  return url.startsWith("https:") ? new HttpsAgent(all) : new HttpAgent(all);
}

/** " through the proxy" for a URL that has one, for the log: the cause may lie there. */
export function throughProxy(url: string, proxyOf: ProxyOf | undefined): string {
  return proxyOf?.(url) === undefined ? "" : " through the proxy";
}

/**
 * Why a connection failed, for the log: a code of Node such as `ECONNREFUSED`. Messages of Node hold addresses, and what a
 * proxy has answered, so none of them is used.
 */
export function causeOf(error: unknown): string {
  let cause = "unknown cause";
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; inner = inner.cause, depth += 1) {
    const { code, statusCode } = inner as { code?: unknown; statusCode?: unknown };
    if (typeof code !== "string" || !/^[A-Z][A-Z\d_]{1,60}$/.test(code)) continue;
    const isRefusal = code === "ERR_PROXY_TUNNEL" && typeof statusCode === "number";
    cause = isRefusal ? `${code}, the proxy answered ${statusCode}` : code;
  }
  return cause;
}

/** The media type of an answer, for the log. */
export function mediaTypeOf(contentType: string | undefined): string {
  return /^[a-z]{1,20}\/[\w.+-]{1,60}/i.exec(contentType ?? "")?.[0].toLowerCase() ?? "no media type";
}
