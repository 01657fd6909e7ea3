import type { IncomingHttpHeaders } from "node:http";

/** A page of another site can set this header only after a preflight request, so Apollo Server accepts requests that have it. */
const PREFLIGHTED = "apollo-require-preflight";

/** Headers that browsers add and programs usually do not. */
const BROWSER_HEADERS = ["sec-fetch-site", "sec-fetch-dest", "origin", "referer", "cookie"];

/** True for a GET request that cannot come from a page of another site. */
export function isSafeFromCsrf(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return true;
  const isBrowser =
    /\b(?:mozilla|opera)\b/i.test(headers["user-agent"] ?? "") ||
    BROWSER_HEADERS.some((name) => headers[name] !== undefined);
  return !isBrowser;
}

/**
 * Marks a GET request that cannot come from a page of another site, so that Apollo Server's CSRF protection accepts it: a
 * browser says that its own page or the user sent it, or the client is not a browser. CSRF needs a browser.
 */
export function markSafeFromCsrf(headers: IncomingHttpHeaders): void {
  if (isSafeFromCsrf(headers)) headers[PREFLIGHTED] ??= "1";
}
