import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";
import { createRangeCheck } from "../config/address-ranges.ts";

/** What a request says about its sender. */
export interface ClientAddress {
  /** The address of the client; that of the nearest proxy which is not trusted, if there is one. Empty for a closed connection. */
  addressOf(request: IncomingMessage): string;
  /** How the client sent the request. */
  protocolOf(request: IncomingMessage): "http" | "https";
}

type Request = Pick<IncomingMessage, "headers" | "socket">;

/** Addresses whose check is remembered. */
const MAX_KNOWN = 1000;

/**
 * Reads `X-Forwarded-For` and `X-Forwarded-Proto` of requests that a trusted proxy sends; those of any other sender count for nothing.
 * Each trusted proxy has added the address that it saw, so the list is read from its end, up to the first that is not trusted.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isInRange = createRangeCheck(trustedProxies);
  const known = new Map<string, boolean>();

  function isTrusted(address: string): boolean {
    const found = known.get(address);
    if (found !== undefined) return found;
    const trusted = isInRange(address);
    if (known.size === MAX_KNOWN) known.clear();
    known.set(address, trusted);
    return trusted;
  }

  function addressOf({ headers, socket }: Request): string {
    let address = plain(socket?.remoteAddress ?? "");
    const forwarded = headers["x-forwarded-for"];
    if (forwarded === undefined || trustedProxies.length === 0) return address;
    const hops = String(forwarded).split(",");
    while (hops.length > 0 && isTrusted(address)) {
      const hop = withoutPort(hops.pop()!.trim());
      // A name, or nothing: no proxy says more than the last address.
      if (isIP(hop) === 0) break;
      address = plain(hop);
    }
    return address;
  }

  function protocolOf({ headers, socket }: Request): "http" | "https" {
    const forwarded = headers["x-forwarded-proto"];
    if (forwarded !== undefined && trustedProxies.length > 0 && isTrusted(plain(socket?.remoteAddress ?? ""))) {
      const last = String(forwarded).split(",").at(-1)!.trim().toLowerCase();
      if (last === "http" || last === "https") return last;
    }
    return socket !== undefined && "encrypted" in socket && socket.encrypted === true ? "https" : "http";
  }

  return { addressOf, protocolOf };
}

/** An IPv4 address that arrived at a socket of both families, without the prefix of IPv6. */
function plain(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice("::ffff:".length) : address;
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  const [, bracketed, v4] = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop) ?? [];
  return bracketed ?? v4 ?? hop;
}
