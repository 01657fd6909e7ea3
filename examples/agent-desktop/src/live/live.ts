import { createClient } from "graphql-sse";
import { firstRefusal } from "../../../clients/gateway.ts";
import type { AnswerError } from "../../../clients/gateway.ts";
import type { LiveClient } from "../../../clients/live.ts";
import { createPauses } from "./pauses.ts";

/**
 * How well the page follows changes. `lost`: a stream is away, and comes back. `refused`: the gateway gives this client no events.
 */
export type LiveState = "connecting" | "live" | "lost" | "refused";

export interface Live {
  /** For `withSubscriptions`. */
  client: LiveClient;
  /** For `useSyncExternalStore`. */
  subscribe(onChange: () => void): () => void;
  read(): LiveState;
  /** Tries at once what waits for its next try. */
  tryNow(): void;
}

interface LiveOptions {
  url: string;
  fetch: typeof fetch;
  /** Reads again what is on the screen. It rejects where that has to be tried again. */
  readAgain: () => Promise<void>;
}

interface Stream {
  isOpen: boolean;
  /** Since the page was live. */
  wasLost: boolean;
  tries: number;
}

type Answer = { data?: unknown; errors?: readonly AnswerError[] };

/** The refusals after which a subscription may be tried again. */
const COMES_BACK = new Set(["UNAUTHENTICATED", "SUBSCRIPTION_TOO_SLOW", "OVERLOADED", "RATE_LIMITED"]);

/**
 * Keeps event streams open: a stream that ends is opened again after a while. Nothing says what has changed meanwhile, so the page reads
 * again once all streams are open. Events wait until that is done, because what was read may be older than they are.
 */
export function createLive({ url, fetch: fetchFn, readAgain }: LiveOptions): Live {
  const sse = createClient({ url, fetchFn, retryAttempts: 0 });
  const pauses = createPauses();
  const streams = new Set<Stream>();
  const listeners = new Set<() => void>();
  let state: LiveState = "connecting";
  let isRefused = false;
  let isUpToDate = false;
  /** The catching up that counts: an earlier one says nothing of what was missed since. */
  let round = 0;
  let waiting: (() => void)[] = [];

  function update(): void {
    const all = [...streams];
    if (all.length === 0 || !all.every(({ isOpen }) => isOpen)) {
      round += 1;
      isUpToDate = false;
      waiting = [];
    } else if (!isUpToDate) void catchUp((round += 1), 0);
    const next = isUpToDate
      ? "live"
      : all.some(({ wasLost }) => wasLost)
        ? "lost"
        : all.length === 0 && isRefused
          ? "refused"
          : "connecting";
    if (next === state) return;
    state = next;
    for (const onChange of listeners) onChange();
  }

  async function catchUp(own: number, tries: number): Promise<void> {
    try {
      await readAgain();
    } catch {
      await pauses.wait(tries);
      return own === round ? catchUp(own, tries + 1) : undefined;
    }
    if (own !== round) return;
    isUpToDate = true;
    for (const stream of streams) Object.assign(stream, { wasLost: false, tries: 0 });
    for (const give of waiting.splice(0)) give();
    update();
  }

  const client: LiveClient = {
    subscribe(request, sink) {
      const stream: Stream = { isOpen: false, wasLost: state === "lost", tries: 0 };
      let isOver = false;
      let stop = () => {};

      function end(): void {
        isOver = true;
        streams.delete(stream);
        stop();
        update();
      }

      function open(): void {
        let refusal: Answer | undefined;
        stop = sse.subscribe(
          request as Parameters<typeof sse.subscribe>[0],
          {
            next(answer) {
              if (isOver) return;
              if (answer.data == null) refusal = answer as Answer;
              else if (isUpToDate) sink.next(answer);
              else waiting.push(() => isOver || sink.next(answer));
            },
            error: () => void comeBack(),
            complete() {
              const code = firstRefusal(refusal?.errors)?.code;
              if (isOver || code === undefined || COMES_BACK.has(code)) return void comeBack();
              isRefused = true;
              end();
              sink.complete();
            },
          },
          {
            connected() {
              stream.isOpen = true;
              update();
            },
          },
        );
      }

      async function comeBack(): Promise<void> {
        if (isOver) return;
        stream.isOpen = false;
        stream.wasLost = true;
        update();
        await pauses.wait(stream.tries++);
        if (!isOver) open();
      }

      streams.add(stream);
      open();
      update();
      return end;
    },
  };

  return {
    client,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    read: () => state,
    tryNow: pauses.end,
  };
}
