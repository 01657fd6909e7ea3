export interface SandboxCalls {
  total: number;
  byRoute: Record<string, number>;
  /** Token calls, which no budget of the platform counts and which are in neither of the other two figures. */
  tokens: number;
}

export interface Calls {
  count(key: string): void;
  countToken(): void;
  read(): SandboxCalls;
  reset(): void;
}

/** Counts every API call under its route as it arrives, whatever becomes of it. */
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
