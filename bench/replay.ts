import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../sandbox/random.ts";
import { startSandbox } from "../sandbox/server.ts";
import { startRedis } from "../test/redis.ts";
import { startGateway } from "../test/start.ts";
import type { Answer } from "../test/start.ts";
import { causesOf } from "./causes.ts";
import type { WriteSpan } from "./causes.ts";
import { createDirect } from "./direct.ts";
import { createHistory } from "./history.ts";
import type { WrongAnswer } from "./history.ts";
import { createMix } from "./mix.ts";
import type { MixName } from "./mix.ts";
import type { Read } from "./reads.ts";
import { startTap } from "./tap.ts";
import type { Arrival } from "./tap.ts";
import { readWorld } from "./world.ts";
import type { Write } from "./writes.ts";

export interface ReplayOptions {
  mix: MixName;
  seed: number;
  operations: number;
  /** Concurrent operations. */
  concurrency: number;
  /** Operations per second. Default: as fast as possible. */
  pace?: number | undefined;
}

export interface Outcome {
  name: string;
  isWrite: boolean;
  /** REST calls that the operation waited for. */
  waitedFor: number;
  isStale: boolean;
  errors: string[];
  /** True for a refused write, such as an update of a deleted entity. */
  isRefused: boolean;
}

export interface Replay {
  outcomes: Outcome[];
  arrivals: Arrival[];
  causes: string[];
  wrong: WrongAnswer[];
  /** Answers of writes that differ from the sandbox's state after the write. */
  wrongWrites: { name: string; answer: unknown; expected: unknown }[];
  seconds: number;
}

interface Payload {
  payload: { entity?: { id: string } | null; deletedId?: string | null; userErrors: { code: string }[] } | null;
}

/** Replays a day of a frontend through two replicas with one Redis. Compares every answer with the sandbox's state. */
export async function replay({ mix, seed, operations, concurrency, pace }: ReplayOptions): Promise<Replay> {
  const sandbox = await startSandbox({ size: "large" });
  const tap = await startTap(sandbox.url);
  const redis = await startRedis();
  const env = { GENESYS_API_URL: tap.url, REDIS_URL: redis.url, REPLICAS: "2" };
  const replicas = await Promise.all([0, 1].map(() => startGateway({ cache: true, sandbox, env })));
  const direct = await createDirect(sandbox.url);
  const history = createHistory(direct, await readWorld(direct));
  const random = createRandom(seed);
  const next = createMix(mix, history.world(), random);
  const outcomes: Outcome[] = [];
  const spans: WriteSpan[] = [];
  const wrongWrites: Replay["wrongWrites"] = [];

  async function ask(query: string, variables: Record<string, unknown>, at: number): Promise<Answer> {
    return replicas[at]!.query(query, variables, { "x-explain": "1" });
  }

  function note(name: string, isWrite: boolean, { errors = [], extensions }: Answer, isRefused = false): void {
    const isStale = extensions?.stale !== undefined;
    const waitedFor = extensions?.plan?.total ?? 0;
    const codes = errors.map((error) => error.extensions.code);
    outcomes.push({ name, isWrite, waitedFor, isStale, errors: codes, isRefused });
  }

  async function carryOutRead(read: Read, at: number): Promise<void> {
    const since = history.mark();
    const answer = await ask(read.query, read.variables, at);
    if (!answer.errors) history.keep(read, answer.data, since);
    note(read.name, false, answer);
  }

  async function carryOutWrite({ name, query, input, touched, expected }: Write, at: number): Promise<void> {
    const { answer, after } = await history.write(async () => {
      const from = performance.now();
      const written = await ask(query, { input }, at);
      const { payload } = (written.data ?? { payload: null }) as Payload;
      const id = (input["id"] as string | undefined) ?? payload?.entity?.id ?? "nothing";
      spans.push({ name, from, to: performance.now(), id: input["id"] as string | undefined });
      return { answer: { written, payload, id }, touched: touched(id) };
    });
    const { written, payload, id } = answer;
    const isRefused = (payload?.userErrors.length ?? 0) > 0;
    const answered = payload?.entity ?? null;
    const holds = JSON.parse(JSON.stringify(expected(after, id) ?? null)) as unknown;
    if (!isRefused && !written.errors && JSON.stringify(answered) !== JSON.stringify(holds)) {
      wrongWrites.push({ name, answer: answered, expected: holds });
    }
    note(name, true, written, isRefused);
  }

  const begin = performance.now();
  let begun = 0;
  async function work(): Promise<void> {
    while (begun < operations) {
      const due = pace === undefined ? 0 : begin + (begun * 1000) / pace - performance.now();
      begun += 1;
      const operation = next();
      const at = random() < 0.5 ? 0 : 1;
      if (due > 0) await sleep(due);
      await ("read" in operation ? carryOutRead(operation.read, at) : carryOutWrite(operation.write, at));
    }
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    const seconds = (performance.now() - begin) / 1000;
    // Wait for background refreshes, which are calls too.
    await sleep(500);
    const arrivals = [...tap.arrivals];
    const wrong = history.wrongAnswers();
    return { outcomes, arrivals, causes: causesOf(arrivals, spans), wrong, wrongWrites, seconds };
  } finally {
    await Promise.all(replicas.map((replica) => replica.close()));
    await redis.stop();
    await tap.close();
    await sandbox.close();
  }
}
