import type { Signal } from "../deadline.ts";
import type { UpstreamFacts } from "../errors.ts";
import { checkId } from "../ids.ts";

/** Who a call is made for. Metrics use it; the call itself does not depend on it. */
export interface CallOrigin {
  /** The client's name. */
  client: string;
  /** The name of the GraphQL operation; changes when the operation is known. */
  operation: string;
}

/** One REST call, as the collection that owns its path describes it. */
export interface GenesysCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path template in the words of the REST contract, for example `/api/v2/responsemanagement/libraries/{libraryId}`. */
  route: string;
  /** The part of the API that the call belongs to, such as `responsemanagement/libraries`. Its calls tend to fail together. */
  circuit: string;
  /** The ids that fill the template. */
  path?: Record<string, string>;
  /** Absent values are left out, arrays repeat the key. */
  query?: Record<string, string | number | readonly string[] | undefined>;
  body?: unknown;
  /** True for a DELETE that deletes nothing: the entity only stops being the default. */
  clearsDefault?: boolean;
  /** True for a DELETE of an entity that may be the default of the organization: Genesys Cloud refuses that with 400. */
  mayBeDefault?: boolean;
  /** True for a POST that changes nothing, such as a query or a bulk read. */
  readOnly?: boolean;
  /** True for a read that no request waits for. It gets what other calls leave of the rate limit, and no retry. */
  background?: boolean;
  /** When the request that wants this must end, on the clock. */
  deadline?: number;
  /** The client that asked. Clients take turns at the rate limit, and each has a quota of it. */
  client?: string;
  /** Who the call is made for, for metrics. */
  origin?: CallOrigin;
  /** Ends the call when no request waits for it any more. */
  signal?: Signal;
  /** True for a read that requests with other deadlines may join. Each stops waiting by itself, and `signal` ends the call. */
  shared?: boolean;
  /** Called after every attempt that was sent. */
  onAttempt?: () => void;
  /** Called with what every answer of Genesys Cloud says beside its body. */
  onAnswer?: (upstream: UpstreamFacts) => void;
}

/** True when carrying the call out twice could change something twice. */
export function isWrite({ method, readOnly }: GenesysCall): boolean {
  return method !== "GET" && !readOnly;
}

/** The templates of this API, which are constants of the collections, taken apart. */
const partsOfRoutes = new Map<string, readonly string[]>();

/** The path of a call, with its ids checked and encoded. Throws BAD_USER_INPUT for a malformed id. */
export function pathOf({ route, path = {} }: GenesysCall): string {
  let parts = partsOfRoutes.get(route);
  // Texts, and the names of ids between them, in turn.
  if (!parts) partsOfRoutes.set(route, (parts = route.split(/\{(\w+)\}/)));
  let filled = parts[0]!;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at]!;
    const id = path[name];
    if (id === undefined) throw new Error(`The route ${route} needs ${name}.`);
    filled += encodeURIComponent(checkId(id, name)) + parts[at + 1]!;
  }
  return filled;
}

/** The query of a call, with its question mark; empty where there is none. Absent values are left out, arrays repeat the key. */
export function searchOf({ query }: GenesysCall): string {
  if (!query) return "";
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return params.size === 0 ? "" : `?${params.toString()}`;
}
