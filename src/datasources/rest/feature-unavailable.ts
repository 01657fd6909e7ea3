import { GatewayError, upstreamStatus } from "../../errors.ts";

/** The error for what the organization, or the generation of paths in use, does not have at all. */
export function featureUnavailable(what: string): GatewayError {
  return new GatewayError(`${what} are not available here.`, { code: "FEATURE_UNAVAILABLE", retryable: false });
}

/**
 * Answers what the call answers. A 405 or a 410 throws FEATURE_UNAVAILABLE: the organization does not have the path. A 404 passes, since
 * it may be about what the path names.
 */
export async function unavailableIfGone<T>(what: string, calling: Promise<T>): Promise<T> {
  try {
    return await calling;
  } catch (error) {
    throw isGone(error) && upstreamStatus(error) !== 404 ? featureUnavailable(what) : error;
  }
}

/**
 * True for the answers of a collection's path that mean that there is no such collection: 405, 410, and 404 unless it blames a field
 * of the body.
 */
export function isGone(error: unknown): boolean {
  if (error instanceof GatewayError && error.details.fields?.length) return false;
  return [404, 405, 410].includes(upstreamStatus(error) ?? 0);
}

/** `null` for FEATURE_UNAVAILABLE: a search in several channels skips those that the organization does not have. */
export function noneWhereUnavailable(error: unknown): null {
  if ((error as { extensions?: { code?: string } }).extensions?.code === "FEATURE_UNAVAILABLE") return null;
  throw error;
}
