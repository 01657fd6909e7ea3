import type { IncomingHttpHeaders } from "node:http";
import { HttpError } from "../errors.ts";

/** A page of another site can set these headers only after a preflight request. Apollo Server and its clients use the first two. */
const PREFLIGHTED = ["apollo-require-preflight", "x-apollo-operation-name", "content-type"];

/** Headers that browsers add and programs usually do not. */
const BROWSER_HEADERS = ["sec-fetch-site", "sec-fetch-dest", "origin", "referer", "cookie"];

/**
 * True for a GET request that cannot come from a page of another site: a browser says that its own page or the user sent it, or the
 * client is not a browser. CSRF needs a browser.
 */
export function isSafeFromCsrf(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return true;
  const isBrowser =
    /\b(?:mozilla|opera)\b/i.test(headers["user-agent"] ?? "") ||
    BROWSER_HEADERS.some((name) => headers[name] !== undefined);
  return !isBrowser;
}

/**
 * Refuses a GET request that a page of another site could make a browser send. `requireJson` has refused any other content type than
 * JSON before, which such a page can set without asking.
 */
export function refuseForeignGet(headers: IncomingHttpHeaders): void {
  if (isSafeFromCsrf(headers) || PREFLIGHTED.some((name) => headers[name])) return;
  throw new HttpError(
    400,
    "A page of another site could have sent this request. Send it with the header `apollo-require-preflight: 1`.",
  );
}
