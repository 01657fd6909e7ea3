import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { createToken } from "../../src/genesys/token.ts";
import type { TokenGrant } from "../../src/genesys/token.ts";
import { statusError } from "../../src/errors.ts";
import { createTestClock } from "../test-clock.ts";

const HOUR = 3_600_000;

interface Fetch {
  resolve(grant: TokenGrant): void;
  reject(error: Error): void;
}

/** A token on a clock that the test moves. The test decides when and how its fetches end. */
function createClocked() {
  const clock = createTestClock();
  const begin = clock.now();
  /** Moves the clock to so many milliseconds after the start. */
  const until = (milliseconds: number) => clock.pass(begin + milliseconds - clock.now());
  const fetches: Fetch[] = [];
  const token = createToken({
    clock,
    random: () => 0,
    fetchToken: () => new Promise((resolve, reject) => void fetches.push({ resolve, reject })),
  });
  return { clock, until, fetches, token };
}

/** Holds the token "first", which was fetched at 0 and lives for an hour. */
async function createHolding() {
  const clocked = createClocked();
  const first = clocked.token.get();
  clocked.fetches[0]!.resolve({ accessToken: "first", expiresIn: 3600 });
  await first;
  return clocked;
}

const refusal = statusError({ status: 503 });
const refused = { status: "rejected", reason: refusal };

describe("get", () => {
  test("fetches once for all callers without a token, and not again while it is valid", async () => {
    const { until, fetches, token } = createClocked();
    const asking = Array.from({ length: 200 }, () => token.get());
    expect(fetches).toHaveLength(1);
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 3600 });
    expect(new Set(await Promise.all(asking))).toEqual(new Set(["first"]));
    await until(0.79 * HOUR);
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(1);
  });

  test("renews in the background from 80 % of its life on, and returns the old token meanwhile", async () => {
    const { until, fetches, token } = await createHolding();
    await until(0.8 * HOUR);
    expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(["first", "first", "first"]);
    expect(fetches).toHaveLength(2);
    await until(0.81 * HOUR);
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    await nextTurn();
    expect(await token.get()).toBe("second");
    // The life of the new token begins with its request.
    await until(1.59 * HOUR);
    await token.get();
    expect(fetches).toHaveLength(2);
    await until(1.61 * HOUR);
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(3);
  });

  test("never returns an expired token, nor one in the last second of its life", async () => {
    const { until, fetches, token } = await createHolding();
    await until(HOUR - 1001);
    expect(await token.get()).toBe("first");
    await until(HOUR - 1000);
    const waiting = [token.get(), token.get()];
    expect(fetches).toHaveLength(2);
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await Promise.all(waiting)).toEqual(["second", "second"]);
  });

  test("counts the time of the fetch as part of the token's life", async () => {
    const { until, fetches, token } = createClocked();
    const first = token.get();
    await until(20_000);
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 60 });
    expect(await first).toBe("first");
    await until(59_000);
    void token.get();
    expect(fetches).toHaveLength(2);
  });

  test("uses a token with a very short life, too", async () => {
    const { until, fetches, token } = createClocked();
    const first = token.get();
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 1 });
    await first;
    await until(700);
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(1);
    await until(900);
    void token.get();
    expect(fetches).toHaveLength(2);
  });

  test.each([0, -5])(
    "returns a token that lives %i seconds to the callers that waited, and to no later ones",
    async (expiresIn) => {
      const { fetches, token } = createClocked();
      const first = token.get();
      fetches[0]!.resolve({ accessToken: "first", expiresIn });
      expect(await first).toBe("first");
      void token.get();
      expect(fetches).toHaveLength(2);
    },
  );

  test("survives a failed renewal: returns the old token until it expires, then the error, then a new token", async () => {
    const { clock, until, fetches, token } = await createHolding();
    await until(0.9 * HOUR);
    expect(await token.get()).toBe("first");
    fetches[1]!.reject(refusal);
    await nextTurn();
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(2);
    await clock.pass(250);
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(3);
    fetches[2]!.reject(refusal);
    await nextTurn();

    await until(HOUR);
    const expired = Promise.allSettled([token.get(), token.get()]);
    expect(fetches).toHaveLength(4);
    fetches[3]!.reject(refusal);
    expect(await expired).toEqual([refused, refused]);

    await clock.pass(1000);
    const recovered = token.get();
    fetches[4]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await recovered).toBe("second");
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(5);
  });

  test("fails all waiting callers with the same error, and all callers during the backoff", async () => {
    const { until, fetches, token } = createClocked();
    const waiting = Promise.allSettled(Array.from({ length: 10 }, () => token.get()));
    fetches[0]!.reject(refusal);
    expect(await waiting).toEqual(Array.from({ length: 10 }, () => refused));
    await until(249);
    await expect(token.get()).rejects.toBe(refusal);
    expect(fetches).toHaveLength(1);
    await until(250);
    const next = token.get();
    fetches[1]!.resolve({ accessToken: "first", expiresIn: 3600 });
    expect(await next).toBe("first");
  });
});

describe("replace", () => {
  test("fetches once for two hundred callers with the same refused token", async () => {
    const { fetches, token } = await createHolding();
    const replaced = Array.from({ length: 200 }, () => token.replace("first"));
    expect(fetches).toHaveLength(2);
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(new Set(await Promise.all(replaced))).toEqual(new Set(["second"]));
    expect(fetches).toHaveLength(2);
  });

  test("does not fetch for a late caller with an old token", async () => {
    const { fetches, token } = await createHolding();
    const early = token.replace("first");
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    await early;
    expect(await token.replace("first")).toBe("second");
    expect(await token.replace("never-given")).toBe("second");
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(2);
  });

  test("keeps other callers from getting the refused token meanwhile", async () => {
    const { fetches, token } = await createHolding();
    const replaced = token.replace("first");
    const got = token.get();
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await Promise.all([replaced, got])).toEqual(["second", "second"]);
    expect(fetches).toHaveLength(2);
  });

  test("shares the fetch of a renewal that has begun", async () => {
    const { until, fetches, token } = await createHolding();
    await until(0.9 * HOUR);
    await token.get();
    const replaced = token.replace("first");
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await replaced).toBe("second");
    expect(fetches).toHaveLength(2);
  });

  test("rejects with the error of the fetch, and does not return to the refused token", async () => {
    const { until, fetches, token } = await createHolding();
    const replaced = token.replace("first");
    fetches[1]!.reject(refusal);
    await expect(replaced).rejects.toBe(refusal);
    await until(250);
    const next = token.get();
    fetches[2]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await next).toBe("second");
  });
});

describe("a permanent fault", () => {
  /** When the fetches began, in milliseconds, for a caller that asks every 50 ms for so long. */
  async function asking(milliseconds: number, error: Error): Promise<number[]> {
    const { until, fetches, token } = createClocked();
    const begun: number[] = [];
    for (let at = 0; at < milliseconds; at += 50) {
      await until(at);
      const asked = token.get().catch(() => undefined);
      if (fetches.length > begun.length) {
        fetches[begun.length]!.reject(error);
        begun.push(at);
      }
      await asked;
    }
    return begun;
  }

  test("of the endpoint causes one fetch per backoff, at most 1.5 s apart", async () => {
    expect(await asking(6000, refusal)).toEqual([0, 250, 750, 1750, 3250, 4750]);
  });

  test("of the credentials causes one fetch per backoff, at most a minute apart", async () => {
    expect(await asking(130_000, statusError({ status: 401 }))).toEqual([
      0, 1000, 3000, 7000, 15_000, 31_000, 63_000, 123_000,
    ]);
  });

  test("of the endpoint with Retry-After causes no fetch before that time", async () => {
    expect(await asking(6000, statusError({ status: 429 }, 5))).toEqual([0, 5000]);
  });

  test("of every token causes one new token per backoff", async () => {
    const { until, fetches, token } = await createHolding();
    const begun: number[] = [];
    for (let at = 0; at < 20_000; at += 50) {
      await until(at);
      const replaced = token.replace(await token.get());
      const isFetched = fetches.length > begun.length + 1;
      if (isFetched) {
        begun.push(at);
        fetches.at(-1)!.resolve({ accessToken: `token-${begun.length}`, expiresIn: 3600 });
      }
      expect(await replaced).toBe(isFetched ? `token-${begun.length}` : undefined);
    }
    expect(begun).toEqual([0, 1000, 3000, 7000, 15_000]);
  });
});

describe("the clock", () => {
  test.each([24 * HOUR, -24 * HOUR])("is not the wall clock: moving that by %i ms expires nothing", async (jump) => {
    const { clock, fetches, token } = await createHolding();
    clock.setDate(jump);
    expect(await token.get()).toBe("first");
    await nextTurn();
    expect(fetches).toHaveLength(1);
  });
});

test("a secret other than the refused one is tried at once", async () => {
  let secret = "old";
  const sent: string[] = [];
  const token = createToken({
    clock: createTestClock(),
    secret: () => secret,
    async fetchToken() {
      sent.push(secret);
      if (secret === "old") throw statusError({ status: 401 });
      return { accessToken: "token", expiresIn: 3600 };
    },
  });
  expect(await Promise.allSettled([token.get(), token.get()])).toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
  ]);
  expect(await Promise.allSettled([token.get()])).toMatchObject([{ status: "rejected" }]);
  secret = "new";
  expect(await token.get()).toBe("token");
  expect(sent).toEqual(["old", "new"]);
});
