import type { UpstreamFacts } from "../errors.ts";

/** The errors of one answer that have the same code and the same cause. */
export interface ErrorFacts {
  code: string;
  count: number;
  /** What Genesys Cloud answered. */
  upstream?: { status: number; code?: string; correlationIds: readonly string[] };
}

/** Groups of errors, and correlation ids of one group, at most: an answer may have thousands of errors. */
const MAX_GROUPS = 10;
const MAX_IDS = 5;

/** Groups the errors of an answer by code and cause. */
export function errorsOf(errors: readonly { code: string; upstream?: UpstreamFacts | undefined }[]): ErrorFacts[] {
  const groups = new Map<string, { code: string; count: number; upstream?: UpstreamFacts; ids: Set<string> }>();
  for (const { code, upstream } of errors) {
    const key = `${code} ${upstream?.status} ${upstream?.code}`;
    const group = groups.get(key) ?? { code, count: 0, ...(upstream && { upstream }), ids: new Set<string>() };
    if (!groups.has(key) && groups.size < MAX_GROUPS) groups.set(key, group);
    group.count += 1;
    if (upstream?.correlationId !== undefined && group.ids.size < MAX_IDS) group.ids.add(upstream.correlationId);
  }
  return [...groups.values()].map(({ code, count, upstream, ids }) => ({
    code,
    count,
    ...(upstream && {
      upstream: {
        status: upstream.status,
        ...(upstream.code !== undefined && { code: upstream.code }),
        correlationIds: [...ids],
      },
    }),
  }));
}
