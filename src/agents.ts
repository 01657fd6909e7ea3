import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { AgentOptions } from "node:https";
import type { ProxyOf } from "./config/proxies.ts";

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
