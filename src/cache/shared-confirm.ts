import type { Clock } from "../deadline.ts";

/** Milliseconds for which a question is waited for before another one is sent beside it. */
const LONG = 10;

/**
 * Shares questions between many askers: who comes while a question is on its way waits for its answer and then shares the next
 * one, so that each asker gets the answer to a question that was sent after it came. `ask` sends its question in the next turn of
 * the event loop.
 */
export function createSharedConfirm(ask: () => Promise<boolean>, clock: Pick<Clock, "now">): () => Promise<boolean> {
  let running: { answer: Promise<boolean>; isSent: boolean; since: number } | undefined;
  let next: Promise<boolean> | undefined;
  /** The next question, from the answer to the last one until it is asked. */
  let gathering: Promise<boolean> | undefined;

  /** Begins the next question a turn later: clients that have just been answered come again at once, and share it. */
  function gather(): Promise<boolean> {
    gathering ??= new Promise((resolve) => void setImmediate(() => resolve(start())));
    return gathering;
  }

  function start(): Promise<boolean> {
    next = undefined;
    gathering = undefined;
    const question = { answer: ask(), isSent: false, since: clock.now() };
    running = question;
    setImmediate(() => (question.isSent = true));
    const end = () => {
      if (running === question) running = undefined;
    };
    question.answer.then(end, end);
    return question.answer;
  }

  return () => {
    if (gathering) return gathering;
    if (!running || clock.now() - running.since > LONG) return start();
    if (!running.isSent) return running.answer;
    return (next ??= running.answer.then(gather, gather));
  };
}
