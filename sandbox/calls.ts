export interface SandboxCalls {
  total: number;
  byRoute: Record<string, number>;
  /** Token calls. The platform's rate limit ignores them, so `total` and `byRoute` do too. */
  tokens: number;
}

export interface Calls {
  count(key: string): void;
  countToken(): void;
  read(): SandboxCalls;
  reset(): void;
}

/** Counts API calls by route when they arrive, including those that fail later. */
export function createCalls(): Calls {
  const byRoute = new Map<string, number>();
  let total = 0;
  let tokens = 0;
  return {
    count(key) {
      total += 1;
      byRoute.set(key, (byRoute.get(key) ?? 0) + 1);
    },
    countToken() {
      tokens += 1;
    },
    read: () => ({ total, byRoute: Object.fromEntries(byRoute), tokens }),
    reset() {
      total = 0;
      tokens = 0;
      byRoute.clear();
    },
  };
}
