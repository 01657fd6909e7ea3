import { BlockList, isIP } from "node:net";
import type { Env } from "./settings.ts";

/**
 * The variables that most programs share, and what they mean here, in Markdown. They are not in the table of settings, because
 * each has a second name, in small letters, and because other programs choose their values.
 */
export const PROXY_VARIABLES = {
  HTTPS_PROXY: "URL of the HTTP proxy for https URLs, such as `http://user:password@proxy.example.com:8080`.",
  HTTP_PROXY: "The same for http URLs.",
  NO_PROXY:
    "List of hosts that need no proxy: `example.com` and `.example.com` (each with its subdomains), addresses, ranges such as " +
    "`10.0.0.0/8`, each with or without a port (`example.com:8443`), or `*` for all.",
} as const;

/** The URL of the proxy that requests to this URL go through, with its credentials; undefined where there is none. */
export type ProxyOf = (url: string) => string | undefined;

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` as other programs do: the name in small letters comes first. Adds a fault
 * for a proxy that cannot be used, because requests that silently go another way could leave the network where they must not.
 */
export function readProxies(env: Env, faults: string[]): ProxyOf {
  const read = (name: keyof typeof PROXY_VARIABLES) =>
    env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;

  function proxy(name: "HTTPS_PROXY" | "HTTP_PROXY"): string | undefined {
    const text = read(name);
    if (text === undefined) return undefined;
    const url = proxyUrl(text);
    // Without its value, which may hold a password.
    if (!url) faults.push(`${name} must be the URL of an HTTP proxy, such as http://proxy.example.com:8080.`);
    return url;
  }

  const proxies: Record<string, string | undefined> = { "https:": proxy("HTTPS_PROXY"), "http:": proxy("HTTP_PROXY") };
  const isExcepted = createExceptions(read("NO_PROXY") ?? "");
  return (url) => {
    const target = new URL(url);
    return isExcepted(target) ? undefined : proxies[target.protocol];
  };
}

/** The whole URL, of which many programs let the scheme be left out. */
function proxyUrl(text: string): string | undefined {
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol)) return undefined;
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    return undefined;
  }
  return url.href;
}

const DEFAULT_PORTS: Record<string, string> = { "https:": "443", "http:": "80" };

/**
 * Tells which URLs `NO_PROXY` excepts. Its entries are hosts, which except their subdomains too, addresses, ranges such as
 * `10.0.0.0/8`, each with or without a port, and `*` for everything.
 */
function createExceptions(noProxy: string): (url: URL) => boolean {
  const entries = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(entryOf);
  return ({ protocol, hostname, port }) => {
    const host = withoutBrackets(hostname.toLowerCase());
    return entries.some((entry) => {
      if (entry.port !== undefined && entry.port !== (port || DEFAULT_PORTS[protocol])) return false;
      return entry.matches(host);
    });
  };
}

function entryOf(text: string): { port: string | undefined; matches: (host: string) => boolean } {
  // What follows the last of several colons is the end of an IPv6 address, unless that has brackets.
  const [, name = text, port] = /^([^:]+|\[.*\]):(\d+)$/.exec(text) ?? [];
  if (name === "*") return { port, matches: () => true };
  const [address = "", bits] = withoutBrackets(name).split("/");
  const family = isIP(address);
  if (family === 0) {
    const suffix = name.replace(/^\*?\./, "");
    return { port, matches: (host) => host === suffix || host.endsWith(`.${suffix}`) };
  }
  const range = new BlockList();
  const type = family === 6 ? "ipv6" : "ipv4";
  if (bits === undefined) range.addAddress(address, type);
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
    range.addSubnet(address, Number(bits), type);
  return {
    port,
    matches: (host) => isIP(host) !== 0 && range.check(host, isIP(host) === 6 ? "ipv6" : "ipv4"),
  };
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}
