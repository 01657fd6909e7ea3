import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { readsOf } from "./lag-reads.ts";
import { startSandbox, type Sandbox, type SandboxLag } from "../../sandbox/server.ts";
import {
  callOf,
  initiallyKnown,
  learn,
  write,
  WRITE_NAMES,
  type Known,
  type RestCall,
  type Write,
} from "./lag-script.ts";
import { login, presentHeaders, type RestAnswer, type RestClient } from "./rest-client.ts";
import { createTestClock } from "../test-clock.ts";

// A creation takes longer than a step, so reads see it while it is not finished.
const STEP = 50;
const clock = createTestClock();
let [exact, late]: Sandbox[] = [];
let [exactClient, lateClient]: RestClient[] = [];
beforeAll(async () => {
  [exact, late] = [
    await startSandbox({ clock, creationTime: 2 * STEP }),
    await startSandbox({ clock, creationTime: 2 * STEP }),
  ];
  [exactClient, lateClient] = [await login(exact), await login(late)];
});
afterAll(() => Promise.all([exact!.close(), late!.close()]));

/** Status and body. The context id of an error is another one in each answer. */
function told({ status, body }: RestAnswer): unknown {
  const { contextId: _, ...rest } = body;
  return { status, body: rest };
}

async function send(client: RestClient, { method, path, body }: RestCall, headers?: Record<string, string>) {
  return client.call(method, path, body, headers);
}

/** Sends the reads at once: they change nothing. */
function answers(client: RestClient, reads: RestCall[], headers?: Record<string, string>): Promise<unknown[]> {
  return Promise.all(reads.map(async (read) => told(await send(client, read, headers))));
}

/** The ids that the writes will have made in the end. */
async function foretold(script: Write[][]): Promise<Known> {
  const known = initiallyKnown();
  exact!.reset();
  for (const one of script.flat()) learn(known, one, await send(exactClient!, callOf(known, one)));
  return known;
}

type Steps = number | Record<string, number>;

/** Steps by which reads lag: for all kinds of entity, or for each of some. */
function stepsOfKinds(...names: string[]): fc.Arbitrary<Steps> {
  const steps = fc.nat(3);
  return fc.oneof(steps, fc.dictionary(fc.constantFrom(...names), steps));
}
const lags = fc.record({
  entities: stepsOfKinds("library", "response", "setting", "profile", "integration", "asset"),
  lists: stepsOfKinds("library", "response", "setting", "profile", "integration"),
  search: stepsOfKinds("response"),
});

const stepsOf = (given: Steps, kind: string) => (typeof given === "number" ? given : (given[kind] ?? 0));
const inMilliseconds = (given: Steps) =>
  typeof given === "number"
    ? given * STEP
    : Object.fromEntries(Object.entries(given).map(([kind, steps]) => [kind, steps * STEP]));

const script = fc.array(fc.array(write, { maxLength: 5 }), { minLength: 2, maxLength: 6 });

test("a read answers what a sandbox without lag answered so long ago; a write is the same with and without", async () => {
  const succeeded = new Set<string>();
  await fc.assert(
    fc.asyncProperty(script, lags, fc.boolean(), async (writes, lag, jitter) => {
      const reads = readsOf(await foretold(writes));
      const known = initiallyKnown();
      exact!.reset();
      late!.reset();
      const [entities, lists, search] = [lag.entities, lag.lists, lag.search].map(inMilliseconds);
      late!.lag({ entities, lists, search, jitter } as SandboxLag);
      const before = await answers(exactClient!, reads);
      const history: unknown[][] = [];
      for (const [step, some] of writes.entries()) {
        for (const one of some) {
          const call = callOf(known, one);
          const answer = await send(exactClient!, call);
          expect(told(await send(lateClient!, call))).toEqual(told(answer));
          learn(known, one, answer);
          if (answer.status < 300) succeeded.add(one.what);
        }
        history.push(await answers(exactClient!, reads));
        expect(await answers(lateClient!, reads, presentHeaders)).toEqual(history[step]);
        for (const [at, seen] of (await answers(lateClient!, reads)).entries()) {
          const { reads: sort, kind } = reads[at]!;
          const most = stepsOf(lag[sort], kind);
          const ages = jitter ? [...Array(most + 1).keys()] : [most];
          const possible = ages.map((age) => ({ read: reads[at], seen: (history[step - age] ?? before)[at] }));
          expect(possible).toContainEqual({ read: reads[at], seen });
        }
        await clock.pass(STEP);
      }
    }),
    { numRuns: 20, seed: 1 },
  );
  expect([...succeeded].toSorted()).toEqual(WRITE_NAMES.toSorted());
});
