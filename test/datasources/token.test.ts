import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createToken } from "../../src/datasources/token.ts";
import type { TokenGrant } from "../../src/datasources/token.ts";
import { statusError } from "../../src/errors.ts";

const HOUR = 3_600_000;

interface Fetch {
  resolve(grant: TokenGrant): void;
  reject(error: Error): void;
}

/** A token on a clock of its own, whose fetches end when and how the test says. */
function createClocked() {
  const clock = { now: 0 };
  const fetches: Fetch[] = [];
  const token = createToken({
    now: () => clock.now,
    random: () => 0,
    fetchToken: () => new Promise((resolve, reject) => void fetches.push({ resolve, reject })),
  });
  return { clock, fetches, token };
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
  test("fetches once for all who ask before there is a token, and not again while it is good", async () => {
    const { clock, fetches, token } = createClocked();
    const asking = Array.from({ length: 200 }, () => token.get());
    expect(fetches).toHaveLength(1);
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 3600 });
    expect(new Set(await Promise.all(asking))).toEqual(new Set(["first"]));
    clock.now = 0.79 * HOUR;
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(1);
  });

  test("renews in the background from 80 % of its life on, and hands out the old one meanwhile", async () => {
    const { clock, fetches, token } = await createHolding();
    clock.now = 0.8 * HOUR;
    expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(["first", "first", "first"]);
    expect(fetches).toHaveLength(2);
    clock.now = 0.81 * HOUR;
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    await nextTurn();
    expect(await token.get()).toBe("second");
    // The new token's life counts from the moment it was asked for.
    clock.now = 1.59 * HOUR;
    await token.get();
    expect(fetches).toHaveLength(2);
    clock.now = 1.61 * HOUR;
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(3);
  });

  test("never hands out an expired token, nor one in the last second of its life", async () => {
    const { clock, fetches, token } = await createHolding();
    clock.now = HOUR - 1001;
    expect(await token.get()).toBe("first");
    clock.now = HOUR - 1000;
    const waiting = [token.get(), token.get()];
    expect(fetches).toHaveLength(2);
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await Promise.all(waiting)).toEqual(["second", "second"]);
  });

  test("counts the time that the fetch took as part of the token's life", async () => {
    const { clock, fetches, token } = createClocked();
    const first = token.get();
    clock.now = 20_000;
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 60 });
    expect(await first).toBe("first");
    clock.now = 59_000;
    void token.get();
    expect(fetches).toHaveLength(2);
  });

  test("uses a token of a very short life, too", async () => {
    const { clock, fetches, token } = createClocked();
    const first = token.get();
    fetches[0]!.resolve({ accessToken: "first", expiresIn: 1 });
    await first;
    clock.now = 700;
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(1);
    clock.now = 900;
    void token.get();
    expect(fetches).toHaveLength(2);
  });

  test.each([0, -5])(
    "hands a token that lives %i seconds to those who waited, and to nobody after",
    async (expiresIn) => {
      const { fetches, token } = createClocked();
      const first = token.get();
      fetches[0]!.resolve({ accessToken: "first", expiresIn });
      expect(await first).toBe("first");
      void token.get();
      expect(fetches).toHaveLength(2);
    },
  );

  test("survives a failed renewal: the old token until it expires, then the error, then recovery", async () => {
    const { clock, fetches, token } = await createHolding();
    clock.now = 0.9 * HOUR;
    expect(await token.get()).toBe("first");
    fetches[1]!.reject(refusal);
    await nextTurn();
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(2);
    clock.now += 250;
    expect(await token.get()).toBe("first");
    expect(fetches).toHaveLength(3);
    fetches[2]!.reject(refusal);
    await nextTurn();

    clock.now = HOUR;
    const expired = Promise.allSettled([token.get(), token.get()]);
    expect(fetches).toHaveLength(4);
    fetches[3]!.reject(refusal);
    expect(await expired).toEqual([refused, refused]);

    clock.now += 1000;
    const recovered = token.get();
    fetches[4]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await recovered).toBe("second");
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(5);
  });

  test("fails all who wait with the same error, and whoever comes until the next step", async () => {
    const { clock, fetches, token } = createClocked();
    const waiting = Promise.allSettled(Array.from({ length: 10 }, () => token.get()));
    fetches[0]!.reject(refusal);
    expect(await waiting).toEqual(Array.from({ length: 10 }, () => refused));
    clock.now = 249;
    await expect(token.get()).rejects.toBe(refusal);
    expect(fetches).toHaveLength(1);
    clock.now = 250;
    const next = token.get();
    fetches[1]!.resolve({ accessToken: "first", expiresIn: 3600 });
    expect(await next).toBe("first");
  });
});

describe("replace", () => {
  test("fetches once for two hundred who were refused with the same token", async () => {
    const { fetches, token } = await createHolding();
    const replaced = Array.from({ length: 200 }, () => token.replace("first"));
    expect(fetches).toHaveLength(2);
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(new Set(await Promise.all(replaced))).toEqual(new Set(["second"]));
    expect(fetches).toHaveLength(2);
  });

  test("does not fetch for one who was late with an old token", async () => {
    const { fetches, token } = await createHolding();
    const early = token.replace("first");
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    await early;
    expect(await token.replace("first")).toBe("second");
    expect(await token.replace("never-given")).toBe("second");
    expect(await token.get()).toBe("second");
    expect(fetches).toHaveLength(2);
  });

  test("keeps others from getting the refused token meanwhile", async () => {
    const { fetches, token } = await createHolding();
    const replaced = token.replace("first");
    const got = token.get();
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await Promise.all([replaced, got])).toEqual(["second", "second"]);
    expect(fetches).toHaveLength(2);
  });

  test("shares the fetch of a renewal that is under way", async () => {
    const { clock, fetches, token } = await createHolding();
    clock.now = 0.9 * HOUR;
    await token.get();
    const replaced = token.replace("first");
    fetches[1]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await replaced).toBe("second");
    expect(fetches).toHaveLength(2);
  });

  test("tells why there is no new token, and does not go back to the refused one", async () => {
    const { clock, fetches, token } = await createHolding();
    const replaced = token.replace("first");
    fetches[1]!.reject(refusal);
    await expect(replaced).rejects.toBe(refusal);
    clock.now = 250;
    const next = token.get();
    fetches[2]!.resolve({ accessToken: "second", expiresIn: 3600 });
    expect(await next).toBe("second");
  });
});

describe("a fault that stays", () => {
  /** When the fetches were begun, of somebody who asks every 50 ms for so long. */
  async function asking(milliseconds: number, error: Error): Promise<number[]> {
    const { clock, fetches, token } = createClocked();
    const begun: number[] = [];
    for (; clock.now < milliseconds; clock.now += 50) {
      const asked = token.get().catch(() => undefined);
      if (fetches.length > begun.length) {
        fetches[begun.length]!.reject(error);
        begun.push(clock.now);
      }
      await asked;
    }
    return begun;
  }

  test("of the endpoint is one fetch a step, never more than a second and a half apart", async () => {
    expect(await asking(6000, refusal)).toEqual([0, 250, 750, 1750, 3250, 4750]);
  });

  test("of the credentials is one fetch a step, up to a minute apart", async () => {
    expect(await asking(130_000, statusError({ status: 401 }))).toEqual([
      0, 1000, 3000, 7000, 15_000, 31_000, 63_000, 123_000,
    ]);
  });

  test("of the endpoint is not asked again before the time that it named", async () => {
    expect(await asking(6000, statusError({ status: 429 }, 5))).toEqual([0, 5000]);
  });

  test("of every token that it gives is one new token a step", async () => {
    const { clock, fetches, token } = await createHolding();
    const begun: number[] = [];
    for (clock.now = 0; clock.now < 20_000; clock.now += 50) {
      const replaced = token.replace(await token.get());
      const isFetched = fetches.length > begun.length + 1;
      if (isFetched) {
        begun.push(clock.now);
        fetches.at(-1)!.resolve({ accessToken: `token-${begun.length}`, expiresIn: 3600 });
      }
      expect(await replaced).toBe(isFetched ? `token-${begun.length}` : undefined);
    }
    expect(begun).toEqual([0, 1000, 3000, 7000, 15_000]);
  });
});

describe("the clock", () => {
  afterEach(() => void jest.restoreAllMocks());

  test.each([24 * HOUR, -24 * HOUR])("is not the wall clock: setting that by %i ms expires nothing", async (jump) => {
    let fetches = 0;
    const token = createToken({
      fetchToken: async () => {
        fetches += 1;
        return { accessToken: `token-${fetches}`, expiresIn: 3600 };
      },
    });
    await token.get();
    const start = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => start + jump);
    expect(await token.get()).toBe("token-1");
    await nextTurn();
    expect(fetches).toBe(1);
  });
});

test("another secret than the one that was refused is tried at once", async () => {
  let secret = "old";
  const sent: string[] = [];
  const token = createToken({
    now: () => 0,
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
