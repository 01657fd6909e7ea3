import type { IncomingHttpHeaders } from "node:http";

/** Makes a browser ask first when another site's page sets it, so Apollo Server lets a request with it through. */
const PREFLIGHTED = "apollo-require-preflight";

/** What browsers add by themselves, and programs do not. */
const MARKS_OF_A_BROWSER = ["sec-fetch-site", "sec-fetch-dest", "origin", "referer", "cookie"];

/**
 * Marks a GET that no other site's page can have made a browser send, so that Apollo Server's protection lets it through.
 * A browser says itself that a request is its own page's, or the user's. What is no browser has nobody to be tricked.
 */
export function markDeliberate(headers: IncomingHttpHeaders): void {
  const site = headers["sec-fetch-site"];
  const isOwn = site === "same-origin" || site === "none";
  const isBrowser =
    /\b(?:mozilla|opera)\b/i.test(headers["user-agent"] ?? "") ||
    MARKS_OF_A_BROWSER.some((name) => headers[name] !== undefined);
  if (isOwn || !isBrowser) headers[PREFLIGHTED] ??= "1";
}
