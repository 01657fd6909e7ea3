/** Whether the gateway still takes the requests of this page. */
export interface Session {
  /** Sends requests, and notes which of them are refused with 401. */
  fetch: typeof fetch;
  /** For `useSyncExternalStore`. */
  subscribe(onChange: () => void): () => void;
  isSignedOut(): boolean;
}

const UNAUTHORIZED = 401;

export function createSession(): Session {
  const listeners = new Set<() => void>();
  let isSignedOut = false;
  return {
    async fetch(input, init) {
      const response = await fetch(input, init);
      const wasSignedOut = isSignedOut;
      if (response.status === UNAUTHORIZED) isSignedOut = true;
      else if (response.ok) isSignedOut = false;
      if (isSignedOut !== wasSignedOut) for (const onChange of listeners) onChange();
      return response;
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    isSignedOut: () => isSignedOut,
  };
}
