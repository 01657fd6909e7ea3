import { firstRefusal } from "./gateway.ts";
import type { AnswerError } from "./gateway.ts";

export interface RetryOptions {
  fetch?: typeof fetch;
  /** Waits so many milliseconds. Rejects when the signal aborts. A test passes its own. */
  wait?: (milliseconds: number, signal?: AbortSignal | null) => Promise<void>;
  /** Number of tries of one request, the first one included. */
  tries?: number;
  /** Seconds. If the gateway asks for a longer wait, the application gets the refusal at once. */
  longestWait?: number;
}

/**
 * A `fetch` for any of the clients of this folder: where the gateway says when to try again, it waits that long and sends the request
 * again. A write is sent again only if it certainly did not happen.
 */
export function createRetryingFetch({
  fetch = globalThis.fetch,
  wait = waitFor,
  tries = 3,
  longestWait = 60,
}: RetryOptions = {}): typeof globalThis.fetch {
  return async (input, init) => {
    for (let tried = 1; ; tried += 1) {
      const answer = await fetch(input, init);
      const seconds = tried < tries ? await secondsToWait(answer) : undefined;
      if (seconds === undefined || seconds > longestWait) return answer;
      await wait(seconds * 1000, init?.signal);
    }
  };
}

/** Undefined if the request must not be sent again as it is. */
async function secondsToWait(answer: Response): Promise<number | undefined> {
  const isRefused = answer.status === 429 || answer.status === 503;
  const text = await answer.clone().text();
  if (!isRefused && !text.includes('"retryAfter"')) return undefined;
  const { data, errors } = parsed(text);
  // A request that is refused as a whole has not begun.
  if (isRefused) return firstRefusal(errors)?.retryAfter ?? headerOf(answer);
  // Errors of fields. Where a part was read or written, the page shows it, and the user may repeat the rest.
  const hasNothing = Object.values(data ?? {}).every((value) => value === null);
  const mayRepeat = errors?.every(({ extensions }) => extensions?.["retryable"] !== false);
  if (!hasNothing || !mayRepeat) return undefined;
  const waits = errors!.map(({ extensions }) => Number(extensions?.["retryAfter"] ?? Number.NaN));
  return waits.every((seconds) => seconds >= 0) ? Math.max(...waits) : undefined;
}

function headerOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? seconds : undefined;
}

/** A proxy may answer 503 with a page of its own. */
function parsed(text: string): { data?: Record<string, unknown> | null; errors?: AnswerError[] } {
  try {
    return JSON.parse(text) as ReturnType<typeof parsed>;
  } catch {
    return {};
  }
}

function waitFor(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
