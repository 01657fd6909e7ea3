import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { GatewayError } from "../../src/errors.ts";
import { createIdempotency } from "../../src/idempotency/idempotency.ts";
import type { Idempotency, IdempotentWrite } from "../../src/idempotency/idempotency.ts";
import type { WriteOutcome } from "../../src/idempotency/outcome.ts";
import type { Redis } from "../../src/redis.ts";
import { passing, settled } from "../cache/tested.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

const SECRET = "canary-secret";
const settings = { namespace: ["test"], secret: SECRET, strip: (answer: unknown) => answer, gracePeriod: 0 };
const never = new AbortController().signal;

/** A write that counts how often it is made; when held, it ends when the test releases it. */
function createWrite(
  end: (count: number) => WriteOutcome & { wrote: boolean } = (count) => ({ answer: { count }, wrote: true }),
) {
  let count = 0;
  let held: Promise<void> | undefined;
  return {
    count: () => count,
    work: async () => {
      count += 1;
      const at = count;
      await held;
      return end(at);
    },
    /** Holds it from now on; the returned function releases it. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
  };
}

type Ask = Partial<IdempotentWrite> & Pick<IdempotentWrite, "work">;
const ask = (one: Idempotency, { key = ["update", "k"], input = { name: "x" }, signal = never, work }: Ask) =>
  one.run({ key, input, signal, deadline: Infinity, work });

const UNAVAILABLE = {
  message: "Redis did not confirm the idempotencyKey in time. Nothing was sent to Genesys Cloud.",
  extensions: { code: "IDEMPOTENCY_UNAVAILABLE", retryable: true },
};
const failure = (message: string) => new GatewayError(message, { code: "UPSTREAM_TIMEOUT", retryable: false });

describe("in one process", () => {
  test("a write is made once for a key, for five requests at once and a later one", async () => {
    const one = createIdempotency(settings);
    const { work, count, hold } = createWrite();
    const letGo = hold();
    const asked = Array.from({ length: 5 }, () => ask(one, { work }));
    await settled();
    letGo();
    const answers = await Promise.all(asked);
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ count: 1 })));
    expect(await ask(one, { work, input: { name: "x" } })).toEqual({ count: 1 });
    expect(count()).toBe(1);
  });

  test("another key, client or mutation is another write", async () => {
    const one = createIdempotency(settings);
    const { work, count } = createWrite();
    await ask(one, { work });
    await ask(one, { work, key: ["update", "other"] });
    await ask(one, { work, key: ["create", "k"] });
    await ask(one, { work, key: ["updatek", ""] });
    expect(count()).toBe(4);
  });

  test("the order of names in the input does not matter, everything else does", async () => {
    const one = createIdempotency(settings);
    const { work, count } = createWrite();
    await ask(one, { work, input: { a: 1, b: { c: [1, 2], d: null } } });
    await ask(one, { work, input: { b: { d: null, c: [1, 2] }, a: 1 } });
    expect(count()).toBe(1);
    for (const input of [{ a: 1 }, { a: 1, b: { c: [2, 1], d: null } }, { a: "1", b: { c: [1, 2], d: null } }]) {
      await expect(ask(one, { work, input })).rejects.toMatchObject({ details: { reusedKey: true } });
    }
    expect(count()).toBe(1);
  });

  test("another input is refused while the first write runs too", async () => {
    const one = createIdempotency(settings);
    const { work, count, hold } = createWrite();
    const letGo = hold();
    const first = ask(one, { work });
    await expect(ask(one, { work, input: {} })).rejects.toMatchObject({ details: { reusedKey: true } });
    letGo();
    expect(await first).toEqual({ count: 1 });
    expect(count()).toBe(1);
  });

  test("a write that has changed nothing is made again, after an answer or an error", async () => {
    const one = createIdempotency(settings);
    const ends: (WriteOutcome & { wrote: boolean })[] = [
      { error: failure("refused"), wrote: false },
      { answer: { userErrors: ["no"] }, wrote: false },
      { answer: { made: true }, wrote: true },
    ];
    const { work, count } = createWrite((at) => ends[at - 1]!);
    await expect(ask(one, { work })).rejects.toThrow("refused");
    expect(await ask(one, { work })).toEqual({ userErrors: ["no"] });
    // The input may be corrected.
    expect(await ask(one, { work, input: { name: "y" } })).toEqual({ made: true });
    expect(await ask(one, { work, input: { name: "y" } })).toEqual({ made: true });
    expect(count()).toBe(3);
  });

  test("an unknown outcome is answered again, and the write is never made again", async () => {
    const one = createIdempotency(settings);
    const { work, count } = createWrite(() => ({ error: failure("not known"), wrote: true }));
    for (let time = 0; time < 3; time += 1) {
      await expect(ask(one, { work })).rejects.toMatchObject({
        message: "not known",
        extensions: { code: "UPSTREAM_TIMEOUT", retryable: false },
      });
    }
    expect(count()).toBe(1);
  });

  test("errors within an answer are errors again, and unexpected errors show no detail", async () => {
    const one = createIdempotency(settings);
    const results = [
      { id: "1", gone: failure("here") },
      { id: "2", gone: new Error(SECRET) },
    ];
    const { work } = createWrite(() => ({ answer: { results }, wrote: true }));
    await ask(one, { work });
    const again = (await ask(one, { work })) as { results: { gone: GatewayError }[] };
    expect(again.results.map(({ gone }) => [gone instanceof GatewayError, gone.extensions.code])).toEqual([
      [true, "UPSTREAM_TIMEOUT"],
      [true, "INTERNAL_SERVER_ERROR"],
    ]);
    expect(JSON.stringify(again) + again.results[1]!.gone.message).not.toContain(SECRET);
  });

  test("a change of an answer does not affect later answers", async () => {
    const one = createIdempotency(settings);
    const { work } = createWrite(() => ({ answer: { library: { name: "x" } }, wrote: true }));
    await ask(one, { work });
    const again = (await ask(one, { work })) as { library: { name: string } };
    again.library.name = "y";
    expect(await ask(one, { work })).toEqual({ library: { name: "x" } });
  });

  test("a key expires after ten minutes", async () => {
    const clock = createTestClock();
    const one = createIdempotency({ ...settings, clock });
    const { work, count } = createWrite();
    await ask(one, { work });
    await clock.pass(10 * 60_000);
    await ask(one, { work });
    expect(count()).toBe(1);
    await clock.pass(1);
    await ask(one, { work });
    expect(count()).toBe(2);
  });

  test("an answer that is too large is not repeated, and the write not made again", async () => {
    const one = createIdempotency(settings);
    const { work, count } = createWrite(() => ({ answer: { text: "x".repeat(2 ** 20) }, wrote: true }));
    await ask(one, { work });
    await expect(ask(one, { work })).rejects.toMatchObject({ extensions: { code: "UPSTREAM_RESPONSE_TOO_LARGE" } });
    expect(count()).toBe(1);
  });

  test("memory is bounded", async () => {
    const one = createIdempotency({ ...settings, maxBytes: 10_000 });
    const { work, count } = createWrite(() => ({ answer: { text: "x".repeat(1000) }, wrote: true }));
    for (const name of ["a", "b", "c", "d", "e", "f", "a"]) await ask(one, { work, key: [name] });
    expect(count()).toBe(7);
  });

  describe("of five requests with the same key", () => {
    test("one that leaves before any change does not wait, and another makes the write", async () => {
      const one = createIdempotency(settings);
      const controller = new AbortController();
      const { work, count, hold } = createWrite((at) =>
        at > 1 ? { answer: { count: at }, wrote: true } : { error: failure("left"), wrote: false },
      );
      const letGo = hold();
      const first = ask(one, { work, signal: controller.signal });
      const others = Array.from({ length: 4 }, () => ask(one, { work }));
      controller.abort(failure("The client has left."));
      // Its write is still held.
      await expect(first).rejects.toThrow("The client has left.");
      letGo();
      expect(await Promise.all(others)).toEqual(Array.from({ length: 4 }, () => ({ count: 2 })));
      expect(count()).toBe(2);
    });

    test("one that leaves after the change does not undo it", async () => {
      const one = createIdempotency(settings);
      const controller = new AbortController();
      const { work, count, hold } = createWrite();
      const letGo = hold();
      const first = ask(one, { work, signal: controller.signal });
      controller.abort(failure("The client has left."));
      await expect(first).rejects.toThrow("The client has left.");
      letGo();
      expect(await ask(one, { work })).toEqual({ count: 1 });
      expect(count()).toBe(1);
    });
  });
});

(hasRedis ? describe : describe.skip)("in two replicas with one Redis", () => {
  let redis: TestRedis;
  let clock: TestClock;
  const connections: Redis[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.renew();
    clock = createTestClock();
  });
  afterEach(() => {
    for (const { close } of connections.splice(0)) close();
  });
  afterAll(endPrograms);

  async function replicas(more: object = {}, url = redis.url): Promise<[Idempotency, Idempotency]> {
    const made = [];
    for (let at = 0; at < 2; at += 1) {
      const connection = await openRedis(url, clock);
      connections.push(connection);
      made.push(createIdempotency({ ...settings, ...more, redis: connection, clock }));
    }
    return made as [Idempotency, Idempotency];
  }

  /** Milliseconds between two looks whether the write of the other replica has ended. */
  const LOOK = 50;

  test("a write is made once, for ten requests at once and a later one", async () => {
    const both = await replicas();
    const { work, count, hold } = createWrite();
    const letGo = hold();
    const asked = Array.from({ length: 10 }, (_, at) => ask(both[at % 2]!, { work }));
    // One makes it, and the other has seen that.
    await clock.waits(LOOK);
    expect(count()).toBe(1);
    letGo();
    const answers = await passing(clock, Promise.all(asked));
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ count: 1 })));
    for (const one of both) expect(await ask(one, { work })).toEqual({ count: 1 });
    await expect(ask(both[1]!, { work, input: {} })).rejects.toMatchObject({ details: { reusedKey: true } });
    expect(count()).toBe(1);
  });

  test("a write that has changed nothing in one is made again in the other", async () => {
    const [one, other] = await replicas();
    const { work, count, hold } = createWrite((at) => ({ answer: { at }, wrote: at > 1 }));
    const letGo = hold();
    const first = ask(one, { work });
    await until(() => count() === 1);
    const second = ask(other, { work });
    await clock.waits(LOOK);
    letGo();
    const answers = await passing(clock, Promise.all([first, second]));
    expect(answers).toEqual([{ at: 1 }, { at: 2 }]);
    expect(await ask(one, { work })).toEqual({ at: 2 });
    expect(count()).toBe(2);
  });

  test("an unknown outcome is unknown in the other too", async () => {
    const [one, other] = await replicas();
    const { work, count } = createWrite(() => ({ error: failure("not known"), wrote: true }));
    await expect(ask(one, { work })).rejects.toThrow("not known");
    await expect(ask(other, { work })).rejects.toThrow("not known");
    expect(count()).toBe(1);
  });

  test("a replica that dies during a write leaves an unknown outcome", async () => {
    const [one, other] = await replicas();
    const dying = createWrite();
    dying.hold();
    void ask(one, dying);
    await until(() => dying.count() === 1);
    const { work, count } = createWrite();
    let refused: unknown;
    const asked = ask(other, { work }).catch((error: unknown) => (refused = error));
    // It looks repeatedly for thirty seconds.
    const passed = async (milliseconds: number) => {
      await clock.pass(milliseconds);
      await until(() => refused !== undefined || clock.timers().includes(LOOK));
    };
    await clock.waits(LOOK);
    await passed(30_000 - 2 * LOOK);
    await passed(LOOK);
    expect(refused).toBeUndefined();
    await clock.pass(LOOK);
    await asked;
    expect(refused).toMatchObject({ extensions: { code: "UPSTREAM_TIMEOUT", retryable: false } });
    expect(count()).toBe(0);
  });

  test("a request that leaves does not wait for the other replica", async () => {
    const [one, other] = await replicas();
    const { work, count, hold } = createWrite();
    hold();
    void ask(one, { work });
    await until(() => count() === 1);
    const controller = new AbortController();
    const waiting = ask(other, { work, signal: controller.signal });
    await clock.waits(LOOK);
    controller.abort(failure("The client has left."));
    await expect(waiting).rejects.toThrow("The client has left.");
    expect(count()).toBe(1);
  });

  test("Redis holds no input and no secret, and its keys expire", async () => {
    const strip = (answer: unknown) => JSON.parse(JSON.stringify(answer).replaceAll("token-of-a-client", ""));
    const [one] = await replicas({ strip });
    const input = { name: "Name of it", channelSecret: "secret-of-a-client" };
    const { work } = createWrite(() => ({ answer: { id: "1", token: "token-of-a-client" }, wrote: true }));
    await ask(one!, { work, input, key: ["update", "key-of-a-client"] });
    const { client } = connections[0]!;
    const keys = await client.keys("*");
    const fields = await client.hgetall(keys.find((key) => key.endsWith(":claims"))!);
    const held = JSON.stringify([keys, fields]);
    expect(held).toContain("answer");
    for (const word of ["secret-of-a-client", "Name of it", "token-of-a-client", "key-of-a-client", SECRET]) {
      expect(held).not.toContain(word);
    }
    for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0);
  });

  test.each(["junk", "[]", "null", `{"fingerprint":7}`])(
    "garbage under a key is no outcome, and no write is made: %s",
    async (junk) => {
      const [one, other] = await replicas();
      const { client } = connections[0]!;
      const { work, count } = createWrite();
      await ask(one, { work });
      const name = (await client.keys("*:claims"))[0]!;
      for (const field of await client.hkeys(name)) if (field !== "life") await client.hset(name, field, junk);
      await expect(ask(other, { work })).rejects.toMatchObject({
        extensions: { code: "UPSTREAM_TIMEOUT", retryable: false },
      });
      expect(count()).toBe(1);
    },
  );

  test("what another program wrote in place of all keys counts as lost, and they are told again", async () => {
    const [one, other] = await replicas({ gracePeriod: 400 });
    const { client } = connections[0]!;
    const { work, count } = createWrite();
    await passing(clock, ask(one, { work }));
    for (const name of await client.keys("*")) await client.set(name, "junk");
    expect(await passing(clock, ask(other, { work }))).toEqual({ count: 1 });
    expect(count()).toBe(1);
  });

  test("while Redis is away nothing is written with a new key, and a known one is answered without a wait", async () => {
    const [one] = await replicas();
    const { work, count } = createWrite();
    await ask(one, { work, key: ["before"] });
    await redis.stop();
    expect(await ask(one, { work, key: ["before"] })).toEqual({ count: 1 });
    const asked = Promise.all(
      Array.from({ length: 5 }, () => ask(one, { work, key: ["meanwhile"] }).catch((error: unknown) => error)),
    );
    for (const error of await passing(clock, asked)) expect(error).toMatchObject(UNAVAILABLE);
    // It has been away for longer than a write waits, so the next one is refused at once. Time stands still.
    await expect(ask(one, { work, key: ["later"] })).rejects.toMatchObject(UNAVAILABLE);
    expect(count()).toBe(1);
    await redis.start();
    await until(() => connections[0]!.client.status === "ready");
    expect(await passing(clock, ask(one, { work, key: ["meanwhile"] }))).toEqual({ count: 2 });
  });
});
