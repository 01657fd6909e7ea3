import type { Replica } from "./world.ts";

/** One answer of a gateway to a client. Times are `performance.now()`. */
export interface Asked {
  begunAt: number;
  answeredAt: number;
  data: Record<string, unknown> | null;
  /** The codes of its errors; `NO_ANSWER` if the connection broke. */
  codes: string[];
  isStale: boolean;
  /** True if `extensions` has a warning. */
  isWarned: boolean;
}

interface Body {
  data?: Record<string, unknown> | null;
  errors?: { extensions?: { code?: string } }[];
  extensions?: Record<string, unknown>;
}

/** Longer than the deadline of any request. */
const LONGEST_WAIT = 45_000;

/** Sends a query or mutation to a gateway. Never rejects. */
export async function ask(
  { url }: Replica,
  query: string,
  variables: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<Asked> {
  const begunAt = performance.now();
  const limit = AbortSignal.timeout(LONGEST_WAIT);
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-encoding": "identity" },
      body: JSON.stringify({ query, variables }),
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    const { data = null, errors = [], extensions = {} } = (await answer.json()) as Body;
    return {
      ...{ begunAt, answeredAt: performance.now(), data },
      codes: errors.map((error) => error.extensions?.code ?? "NO_CODE"),
      isStale: extensions["stale"] !== undefined,
      isWarned: Object.keys(extensions).some((name) => /warning/i.test(name)),
    };
  } catch {
    const answeredAt = performance.now();
    return { begunAt, answeredAt, data: null, codes: ["NO_ANSWER"], isStale: false, isWarned: false };
  }
}

/** What a mutation failed with: a code, or a user error. Undefined if it has succeeded. */
export function failureOf({ codes, data }: Asked): string | undefined {
  const { payload } = (data ?? {}) as { payload?: { userErrors: { code: string }[] } | null };
  if (codes.length > 0) return codes[0];
  if (payload == null) return "NO_DATA";
  const [userError] = payload.userErrors;
  return userError && `${USER_ERROR}${userError.code}`;
}

/** The begin of a failure that is a user error. */
export const USER_ERROR = "user error ";
