import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../sandbox/random.ts";
import type { AnsweredRead, AnsweredRename } from "./check.ts";
import { ask, failureOf } from "./client.ts";
import type { Asked } from "./client.ts";
import { createOperations, entitiesIn, everyRead } from "./operations.ts";
import type { Operation } from "./operations.ts";
import type { Replica } from "./world.ts";

/** What the clients of one run have seen. */
export interface Seen {
  reads: AnsweredRead[];
  renames: AnsweredRename[];
  /** The codes of reads that failed, in order, and those of renames. */
  failedReads: string[];
  failedRenames: string[];
}

export interface Clients {
  seen: Seen;
  /** Reads everything once through each gateway. */
  readAll(): Promise<void>;
  /** Sends the operations: reads and renames at random, each to one of the gateways. */
  operate(): Promise<void>;
}

interface ClientOptions {
  seed: number;
  operations: number;
  /** Operations per second. */
  pace: number;
  /** Operations that run at the same time, at most. */
  concurrency: number;
}

/** Creates clients that read and rename. The same seed gives the same operations. */
export function createClients(gateways: readonly Replica[], options: ClientOptions): Clients {
  const { seed, operations, pace, concurrency } = options;
  const random = createRandom(seed);
  const next = createOperations(random);
  const seen: Seen = { reads: [], renames: [], failedReads: [], failedRenames: [] };

  function note({ rename }: Operation, asked: Asked): void {
    const { begunAt, answeredAt, codes, data, isStale, isWarned } = asked;
    if (rename === undefined) {
      seen.failedReads.push(...codes.slice(0, 1));
      seen.reads.push({ begunAt, seen: entitiesIn(data), isStale });
      return;
    }
    const failure = failureOf(asked);
    if (failure === undefined) seen.renames.push({ ...rename, answeredAt, isWarned });
    else seen.failedRenames.push(failure);
  }

  async function carryOut(operation: Operation, gateway: Replica): Promise<void> {
    note(operation, await ask(gateway, operation.query, operation.variables));
  }

  return {
    seen,
    async readAll() {
      for (const operation of everyRead()) await Promise.all(gateways.map((gateway) => carryOut(operation, gateway)));
    },
    async operate() {
      const begin = performance.now();
      let begun = 0;
      async function client(): Promise<void> {
        while (begun < operations) {
          const due = begin + (begun * 1000) / pace - performance.now();
          begun += 1;
          const operation = next();
          const gateway = gateways[random() < 0.5 ? 0 : 1]!;
          if (due > 0) await sleep(due);
          await carryOut(operation, gateway);
        }
      }
      await Promise.all(Array.from({ length: concurrency }, client));
    },
  };
}
