import { GatewayError } from "../../errors.ts";

/** What one mutation may cost at most. The calls of a bulk write may be exempt: they are limited by its number of ids. */
export interface WriteReserve {
  calls: number;
  exempt: number;
}

/** Decides about the calls of a request's datasources before they are sent. */
export interface CallAdmission {
  /**
   * Resolves when the call may be sent. Rejects with OPERATION_TOO_EXPENSIVE together with all other calls of its round. An early
   * call, which is made before it is known to be needed, never makes a round too expensive: then it alone is refused.
   */
  admit(isEarly?: boolean): Promise<void>;
  /**
   * Says that a read looks for its answer in the cache. The returned function says that the look-up is over: a call follows at
   * once, or none is needed. A round is not complete while a look-up is running.
   */
  beginLookUp(): () => void;
}

/** The REST calls that one request may make. Retries, and calls that no request waits for, are not counted. */
export interface CallBudget {
  /** Reserves what each mutation may cost, by its name in the answer, so that no write is cut half way. */
  reserve(writes: ReadonlyMap<string, WriteReserve>): void;
  /** Starts a mutation: its own calls are always admitted. The returned function ends it and frees what it did not use. */
  startMutation(name: string): () => void;
  /** The admission for datasources that are made now. */
  current(): CallAdmission;
}

interface WaitingCall {
  isEarly: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Counts the calls of one request. Calls that are wanted in the same turn form a round, such as the lists of all libraries of a
 * page. A round that would exceed `max` is refused as a whole, and none of it is sent.
 */
export function createCallBudget(max: number): CallBudget {
  let made = 0;
  let reserves = new Map<string, WriteReserve>();
  let lookUps = 0;
  let round: WaitingCall[] = [];
  let isClosing = false;

  const spent = () => made + sumOf(reserves.values());

  // One more turn, because an answer resumes several resolvers, each of which may want a call.
  function closeSoon() {
    if (isClosing) return;
    isClosing = true;
    setImmediate(() => {
      isClosing = false;
      if (lookUps === 0) close();
    });
  }

  function close() {
    const calls = round;
    round = [];
    if (spent() + calls.length <= max) return send(calls);
    const needed = calls.filter(({ isEarly }) => !isEarly);
    refuse(
      calls.filter(({ isEarly }) => isEarly),
      spent() + calls.length,
    );
    if (spent() + needed.length <= max) send(needed);
    else refuse(needed, spent() + needed.length);
  }

  function send(calls: readonly WaitingCall[]) {
    made += calls.length;
    for (const call of calls) call.resolve();
  }

  function refuse(calls: readonly WaitingCall[], total: number) {
    const message = `With these fields the operation would make ${total} REST calls; at most ${max} are allowed.`;
    for (const call of calls) call.reject(new GatewayError(message, { code: "OPERATION_TOO_EXPENSIVE" }));
  }

  const rounds: CallAdmission = {
    admit: (isEarly = false) =>
      new Promise((resolve, reject) => {
        round.push({ isEarly, resolve, reject });
        closeSoon();
      }),
    beginLookUp() {
      lookUps += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        lookUps -= 1;
        if (lookUps === 0 && round.length > 0) closeSoon();
      };
    },
  };
  let admission = rounds;

  return {
    reserve(writes) {
      reserves = new Map(writes);
    },
    startMutation(name) {
      const exempt = reserves.get(name)?.exempt ?? 0;
      let sent = 0;
      let isOver = false;
      // The fields of its payload use the same datasources after it has ended.
      admission = {
        ...rounds,
        async admit(isEarly) {
          if (isOver) return rounds.admit(isEarly);
          sent += 1;
        },
      };
      return () => {
        isOver = true;
        reserves.delete(name);
        made += Math.max(0, sent - exempt);
      };
    },
    current: () => admission,
  };
}

/** How many calls of these mutations count. */
export function sumOf(writes: Iterable<WriteReserve>): number {
  return [...writes].reduce((sum, { calls, exempt }) => sum + calls - exempt, 0);
}
