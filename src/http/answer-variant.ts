import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { encodingFor } from "./compression.ts";
import { adoptAuthority, hasLargeHeaders, hasSeveralHosts, isHost } from "./connections.ts";
import { isSafeFromCsrf } from "./csrf.ts";
import { isJson } from "./json.ts";

export interface VariantOptions {
  /** True where answers depend on the origin of the page that asks. */
  hasCors: boolean;
  /** Bytes of the largest body. */
  bodyLimit: number;
}

const PATH = "/graphql";
/** Bytes of a body or an address, and of a header; longer ones go the long way. */
const MAX_KEY = 32 * 1024;
const MAX_HEADER = 256;
/** Different `accept-encoding` headers that are remembered. */
const MAX_ENCODINGS = 100;

/**
 * Makes a function that answers what an answer depends on beside the body or the address of its request: method, media types, encoding
 * and origin. It is undefined for a request that is unusual in any way.
 */
export function createVariantOf({ hasCors, bodyLimit }: VariantOptions) {
  const maxBody = Math.min(MAX_KEY, bodyLimit);
  const encodings = new Map<string | undefined, string>();
  let knownHost: string | undefined;

  function encodingOf(accepted: string | undefined): string {
    const known = encodings.get(accepted);
    if (known !== undefined) return known;
    const encoding = encodingFor(accepted) ?? "identity";
    if (encodings.size === MAX_ENCODINGS) encodings.clear();
    encodings.set(accepted, encoding);
    return encoding;
  }

  return function variantOf(request: IncomingMessage): string | undefined {
    const { method, url = "", headers, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
    adoptAuthority(request);
    const { host, accept = "", origin = "", "accept-encoding": accepted } = headers;
    if (method === "POST" ? url !== PATH : method !== "GET" || !url.startsWith(`${PATH}?`)) return undefined;
    if (method === "POST" ? !hasPlainBody(headers, maxBody) : !hasNoBody(headers) || !isSafeFromCsrf(headers))
      return undefined;
    if ((httpVersionMinor !== 1 && httpVersionMajor !== 2) || url.length > MAX_KEY || !isPlain(headers))
      return undefined;
    if (hasLargeHeaders(request)) return undefined;
    if ((host !== knownHost && !isHost(host)) || hasSeveralHosts({ headers, rawHeaders })) return undefined;
    knownHost = host;
    if (accept.length > MAX_HEADER || origin.length > MAX_HEADER) return undefined;
    if (accepted !== undefined && accepted.length > MAX_HEADER) return undefined;
    const asker = hasCors ? origin : "";
    return `${method}\n${accept}\n${encodingOf(accepted)}\n${asker}\n`;
  };
}

function hasPlainBody(headers: IncomingHttpHeaders, maxBody: number): boolean {
  const length = Number(headers["content-length"]);
  return length > 0 && length <= maxBody && isJson(headers["content-type"] ?? "");
}

function hasNoBody(headers: IncomingHttpHeaders): boolean {
  return headers["content-type"] === undefined && headers["content-length"] === undefined;
}

/** True where no header asks for more than an answer that may have been given before. */
function isPlain(headers: IncomingHttpHeaders): boolean {
  const { "transfer-encoding": transfer, "content-encoding": content, expect, upgrade } = headers;
  if (transfer !== undefined || content !== undefined || expect !== undefined || upgrade !== undefined) return false;
  if (headers["x-explain"] !== undefined) return false;
  const control = headers["cache-control"];
  return control === undefined || !/\bno-cache\b/i.test(control);
}
