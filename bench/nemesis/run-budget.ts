import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./client.ts";
import type { Replica } from "./world.ts";

/** A search for a word that is new each time: one REST call, which nothing kept can save. */
const SEARCH = `query ($phrase: String) { searchResponses(phrase: $phrase, first: 1) { totalCount } }`;
/** Milliseconds between two groups of queries. */
const TICK = 20;

/** Asks for so many REST calls in so many seconds, through both gateways. Who still waits then leaves. */
export async function askForMuch(gateways: readonly Replica[], calls: number, seconds: number): Promise<void> {
  const leaving = new AbortController();
  const begin = performance.now();
  const asked: Promise<unknown>[] = [];
  for (let passed = 0; passed < seconds * 1000; passed = performance.now() - begin) {
    const due = Math.ceil((calls * passed) / (seconds * 1000));
    while (asked.length < due) {
      const gateway = gateways[asked.length % gateways.length]!;
      asked.push(ask(gateway, SEARCH, { phrase: `word ${asked.length}` }, leaving.signal));
    }
    await sleep(TICK);
  }
  leaving.abort();
  await Promise.all(asked);
}
