import type { IncomingHttpHeaders } from "node:http";

/**
 * True where a page of this origin may open a WebSocket: one of the gateway itself, or one that CORS_ORIGINS names. Browsers send WebSockets
 * without asking first. A client that is no browser sends no origin.
 */
export function isOwnOrigin(
  { origin, host }: Pick<IncomingHttpHeaders, "origin" | "host">,
  protocol: "http" | "https",
  corsOrigins: readonly string[],
): boolean {
  if (origin === undefined) return true;
  return origin === `${protocol}://${host}` || corsOrigins.includes(origin);
}
