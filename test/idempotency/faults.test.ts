import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { startRecorder } from "../recorder.ts";
import type { Recorder } from "../recorder.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { atRealPace } from "./pace.ts";

const CREATE = `mutation ($input: CreateLibraryInput!) { createLibrary(input: $input) { library { id name } userErrors { code } } }`;
const KEYS = 200;
/** Keys that are sent at once. */
const AT_ONCE = 50;

interface Fault {
  name: string;
  /** Begins before the first key. */
  begin?: () => void;
  /** Happens while a group of keys runs; `number` counts the groups. */
  during?: (number: number) => void | Promise<void>;
  /** True where Redis may refuse a key while the fault lasts. */
  refuses?: boolean;
  claimGracePeriod?: number;
}

/** Numbers from 0 up to 1, the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

(hasRedis ? describe : describe.skip)(`${KEYS} keys, each sent to both gateways at once and once more later`, () => {
  let redis: TestRedis;
  let sandbox: Sandbox;
  let clock: TestClock;
  let proxies: RedisProxy[];
  let gateways: Gateway[] = [];
  /** Between both gateways and the sandbox: they have one address of the REST API, and so the same keys. */
  let recorder: Recorder;

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.renew();
    clock = createTestClock();
    sandbox = await startSandbox({ clock });
    recorder = await startRecorder(sandbox.url);
    proxies = [await startRedisProxy(redis.url), await startRedisProxy(redis.url)];
  });
  afterEach(async () => {
    for (const proxy of proxies) proxy.refuse(false);
    for (const proxy of proxies) proxy.release();
    await settled(Promise.all(gateways.splice(0).map(({ close }) => close())));
    await recorder.close();
    await sandbox.close();
    for (const proxy of proxies) await proxy.close();
  });
  afterAll(endPrograms);

  const settled = <T>(work: Promise<T>) => atRealPace(clock, work);

  async function start({
    aheadOf = 0,
    claimGracePeriod = 0,
  }: {
    aheadOf?: number;
    claimGracePeriod?: number | undefined;
  }) {
    const ahead = { ...clock, wallTime: () => clock.wallTime() + aheadOf };
    const options = { sandbox, cache: true, claimGracePeriod };
    gateways = await Promise.all(
      [clock, ahead].map((time, at) => {
        const env = { REDIS_URL: proxies[at]!.url, GENESYS_API_URL: recorder.url };
        return startGateway({ ...options, clock: time, env });
      }),
    );
    // Until each is connected to Redis.
    for (const [at, { query }] of gateways.entries()) {
      const variables = { input: { name: "first", idempotencyKey: `first ${at}` } };
      await until(async () => (await settled(query(CREATE, variables))).errors === undefined);
    }
    recorder.writes.length = 0;
  }

  const delays = (from: number, to: number) => () => {
    const random = seeded(19);
    for (const proxy of proxies) proxy.delay(clock, () => from + random() * (to - from));
  };
  const pass = (milliseconds: number) => settled(Promise.resolve(clock.pass(milliseconds)));

  const faults: Fault[] = [
    { name: "nothing happens" },
    { name: "Redis answers 0 to 40 ms late, each way", begin: delays(0, 40) },
    { name: "Redis answers 25 to 35 ms late, each way", begin: delays(25, 35) },
    { name: "Redis answers 0 to 120 ms late, each way", begin: delays(0, 120) },
    {
      name: "Redis pauses",
      async during() {
        for (const proxy of proxies) proxy.holdCommands();
        await pass(150);
        for (const proxy of proxies) proxy.release();
      },
    },
    {
      name: "the link of one gateway is cut",
      refuses: true,
      async during(number) {
        const proxy = proxies[number % 2]!;
        proxy.refuse(true);
        proxy.cut();
        await pass(number % 3 === 0 ? 6000 : 300);
        proxy.refuse(false);
      },
    },
    {
      name: "one gateway stalls",
      refuses: true,
      async during(number) {
        const proxy = proxies[number % 2]!;
        proxy.holdAnswers();
        await pass(number % 3 === 0 ? 6000 : 1200);
        proxy.release();
      },
    },
    {
      name: "Redis is restarted empty",
      refuses: true,
      // The other gateway connects again in this time, also on a busy machine.
      claimGracePeriod: 4000,
      async during(number) {
        if (number % 2 === 0) return;
        await redis.stop();
        await redis.start();
      },
    },
  ];

  function count(answers: readonly Answer[]) {
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
    const posts = recorder.writes.map(({ body }) => (body as { name: string }).name);
    return { codes: [...new Set(codes)], refused: codes.length, posts };
  }

  async function run({ begin, during }: Fault) {
    begin?.();
    const answers: Answer[] = [];
    const send = (at: number, key: number) =>
      gateways[at]!.query(CREATE, { input: { name: `name-${key}`, idempotencyKey: `key-${key}` } });
    for (let group = 0; group * AT_ONCE < KEYS; group += 1) {
      const keys = Array.from({ length: AT_ONCE }, (_, at) => group * AT_ONCE + at);
      const sent = Promise.all(keys.flatMap((key) => [send(0, key), send(1, key)]));
      await during?.(group);
      answers.push(...(await settled(sent)));
      answers.push(...(await settled(Promise.all(keys.map((key) => send(key % 2, key))))));
    }
    return count(answers);
  }

  test.each(faults)("are carried out once while $name", async (fault) => {
    await start(fault);
    const { codes, refused, posts } = await run(fault);
    expect(posts).toHaveLength(new Set(posts).size);
    expect(codes).toEqual(codes.length > 0 && fault.refuses ? ["IDEMPOTENCY_UNAVAILABLE"] : []);
    expect(posts.length + refused).toBeGreaterThanOrEqual(KEYS);
  });

  test("are carried out once, and all are answered, while the clock of one gateway is an hour ahead", async () => {
    await start({ aheadOf: 3_600_000 });
    const { codes, posts } = await run({ name: "" });
    expect(codes).toEqual([]);
    expect(new Set(posts).size).toBe(KEYS);
    expect(posts).toHaveLength(KEYS);
  });
});
