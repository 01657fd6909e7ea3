import { ApolloLink } from "@apollo/client";
import { tap } from "rxjs";

/** What the page knows of the budget. Undefined where no answer has said it. */
export interface Spent {
  /** REST calls that this page has caused, and reads that needed none. */
  made: number;
  fromCache: number;
  /** REST calls that are left of the minute, for everyone. */
  left: number | undefined;
  /** Requests that are left of this client's minute. */
  requests: { left: number; of: number | undefined } | undefined;
  /** Age in seconds of the oldest part of the last answer that was stale. */
  stale: number | undefined;
}

export interface Budget {
  /** Reads each answer on its way to Apollo Client. */
  link: ApolloLink;
  /** For `useSyncExternalStore`. */
  subscribe(onChange: () => void): () => void;
  read(): Spent;
}

interface Extensions {
  cost?: { made: number; fromCache: number; remaining: number };
  stale?: number[];
}

/** The parts of `default;r=598;t=42` or `"default";q=600;w=60` that are numbers. */
export function quotaOf(header: string | null | undefined): Record<string, number> {
  const parts = (header ?? "").matchAll(/;\s*([a-z]+)=(\d+)/g);
  return Object.fromEntries([...parts].map(([, name, value]) => [name, Number(value)]));
}

/** Keeps what the last answers said. `explains`: asks with `x-explain: cost` what each request costs. */
export function createBudget(explains: boolean): Budget {
  const listeners = new Set<() => void>();
  let spent: Spent = { made: 0, fromCache: 0, left: undefined, requests: undefined, stale: undefined };

  function learn({ cost, stale }: Extensions, headers: Headers | undefined): void {
    const { r } = quotaOf(headers?.get("ratelimit"));
    const { q } = quotaOf(headers?.get("ratelimit-policy"));
    spent = {
      made: spent.made + (cost?.made ?? 0),
      fromCache: spent.fromCache + (cost?.fromCache ?? 0),
      left: cost?.remaining ?? spent.left,
      requests: r === undefined ? spent.requests : { left: r, of: q },
      stale: stale?.[0],
    };
    for (const onChange of listeners) onChange();
  }

  const link = new ApolloLink((operation, forward) => {
    if (explains) {
      operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
        headers: { ...headers, "x-explain": "cost" },
      }));
    }
    return forward(operation).pipe(
      tap(({ extensions }) => {
        const { response } = operation.getContext() as { response?: Response };
        learn((extensions ?? {}) as Extensions, response?.headers);
      }),
    );
  });

  return {
    link,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    read: () => spent,
  };
}
