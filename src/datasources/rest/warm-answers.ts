import type { Cache } from "../../cache/cache.ts";
import type { Asker } from "../../cache/log-reader.ts";
import type { Lifetime } from "../../deadline.ts";
import type { CacheOptions } from "./cache-options.ts";
import type { CallAdmission } from "./call-budget.ts";
import type { ReadObserver } from "./call-trace.ts";
import type { InFlight } from "./in-flight.ts";
import type { CachedCall } from "./rest-call.ts";

/** The reads of one request that memory answers without waiting. */
export interface WarmAnswers {
  /** The answer where memory has it fresh and nothing has to be awaited for it; otherwise undefined. */
  warm<T>(call: CachedCall): T | undefined;
  /**
   * With Redis, asks what is new before the first reads of the request, so that `warm` can answer these calls and what they lead to. Undefined
   * where there is nothing to ask: then `warm` knows all that it can know. Never rejects.
   */
  ready(calls: () => readonly CachedCall[]): Promise<void> | undefined;
}

interface WarmAnswersOptions {
  cache: Cache;
  cacheOptions: CacheOptions;
  asker: Asker;
  inFlight: InFlight;
  lifetime: Lifetime | undefined;
  admission: CallAdmission | undefined;
  observer: ReadObserver | undefined;
  /** Called for every answer. */
  onWarmRead: (() => void) | undefined;
  /** False where every read of the request is recorded, or goes past the cache. */
  isAllowed: boolean;
}

/** Creates the warm answers of one request. */
export function createWarmAnswers(options: WarmAnswersOptions): WarmAnswers {
  const { cache, cacheOptions, asker, inFlight, lifetime, admission, observer, onWarmRead, isAllowed } = options;
  /** Redis has not answered: the reads ask by themselves. */
  let isUnanswered = false;

  async function wait(asked: Promise<boolean>): Promise<void> {
    // A batch and a round of calls wait for it as they do for any look-up.
    const endLookUp = admission?.beginLookUp();
    isUnanswered ||= !(await asked);
    endLookUp?.();
  }

  return {
    warm<T>(call: CachedCall) {
      if (!isAllowed || lifetime?.isOver()) return undefined;
      const answer = cache.warm.answerOf(cacheOptions.knownRead(call), asker);
      if (answer) {
        onWarmRead?.();
        observer?.read(call.cache.kind, "memory");
      }
      return answer?.value as T | undefined;
    },
    ready(calls) {
      if (!cache.warm.asks || !isAllowed || asker.isConfirmed || isUnanswered || lifetime?.isOver()) return undefined;
      const asked = cache.warm.confirm(calls().map(cacheOptions.knownRead), asker);
      return asked && inFlight.track(wait(asked));
    },
  };
}
