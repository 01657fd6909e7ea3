import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../sandbox/random.ts";
import { ask, failureOf } from "./client.ts";
import type { Replica } from "./world.ts";

const CREATE = `mutation ($input: CreateLibraryInput!) { payload: createLibrary(input: $input) { userErrors { code } } }`;

/** What came of the keys. */
export interface SentKeys {
  /** The names of the libraries that the writes create, one per key. */
  names: ReadonlySet<string>;
  /** The codes of the sendings that failed. */
  failed: string[];
  /** Sendings answered "not known", though another sending of the key was answered as done. */
  notKnown: number;
}

/**
 * Sends each key to both gateways at once and, when all were sent, once more to one of them. Each stage takes so many
 * milliseconds at least.
 */
export async function sendKeys(
  gateways: readonly Replica[],
  { keys, seed, stage }: { keys: number; seed: number; stage: number },
): Promise<SentKeys> {
  const random = createRandom(seed);
  const names = Array.from({ length: keys }, (_, at) => `Key ${at}`);
  const done = new Set<string>();
  const failures: { name: string; code: string }[] = [];

  async function send(name: string, at: number): Promise<void> {
    const asked = await ask(gateways[at]!, CREATE, { input: { name, idempotencyKey: `nemesis ${name}` } });
    const code = failureOf(asked);
    if (code === undefined) done.add(name);
    else failures.push({ name, code });
  }

  async function stageOf(sendOne: (name: string) => Promise<unknown>): Promise<void> {
    const begin = performance.now();
    const sent = names.map(async (name, at) => {
      const due = begin + (stage * at) / keys - performance.now();
      if (due > 0) await sleep(due);
      await sendOne(name);
    });
    await Promise.all(sent);
  }

  await stageOf((name) => Promise.all([send(name, 0), send(name, 1)]));
  await stageOf((name) => send(name, random() < 0.5 ? 0 : 1));
  const notKnown = failures.filter(({ name, code }) => code === "UPSTREAM_TIMEOUT" && done.has(name)).length;
  return { names: new Set(names), failed: failures.map(({ code }) => code), notKnown };
}
