import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { createResponseScan } from "../../../src/datasources/responses/scan.ts";
import { asListing } from "../../../src/datasources/rest/parse.ts";
import type { Entity } from "../../../src/datasources/rest/parse.ts";
import { createTestClock } from "../../test-clock.ts";

interface Organization {
  total: number;
  fails?: boolean;
}

function start(organization: Organization, freshNow?: (readAt: number) => number) {
  const pages: number[] = [];
  const errors: unknown[] = [];
  const clock = createTestClock();
  const scan = createResponseScan({
    pageSize: 500,
    fresh: 30,
    ...(freshNow && { freshNow }),
    onError: (error) => errors.push(error),
    clock,
  });
  async function miss(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      scan.missed(async ({ pageSize, pageNumber }) => {
        pages.push(pageNumber);
        if (organization.fails) throw new Error("down");
        return asListing<Entity>({ entities: [], pageSize, total: organization.total });
      });
    }
    await nextTurn();
  }
  return { scan, pages, errors, clock, miss };
}

describe("a scan of all responses", () => {
  test("begins when it costs no more calls than the single reads so far", async () => {
    const { pages, miss } = start({ total: 4800 });
    await miss(9);
    expect(pages).toEqual([]);
    await miss(1);
    expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("ends after its first page where there are more pages than misses, and begins again after as many misses", async () => {
    const { pages, miss } = start({ total: 6001 });
    await miss(10);
    expect(pages).toEqual([1]);
    await miss(2);
    expect(pages).toEqual([1]);
    await miss(1);
    expect(pages).toHaveLength(1 + 13);
  });

  test("never begins again for an organization with too many pages", async () => {
    const { pages, miss } = start({ total: 100_000 });
    await miss(1000);
    expect(pages).toEqual([1]);
  });

  test("begins again only after the scanned responses are no longer fresh", async () => {
    const { pages, clock, miss } = start({ total: 5 });
    await miss(100);
    expect(pages).toEqual([1]);
    await clock.pass(29_000);
    await miss(100);
    expect(pages).toEqual([1]);
    await clock.pass(1000);
    await miss(1);
    expect(pages).toEqual([1, 1]);
  });

  test("begins again after five times as many misses while the scanned responses are fresh for longer", async () => {
    let seconds = 3600;
    const { pages, clock, miss } = start({ total: 5 }, () => seconds);
    await miss(10);
    await clock.pass(60_000);
    await miss(49);
    expect(pages).toEqual([1]);
    await miss(1);
    expect(pages).toEqual([1, 1]);
    await clock.pass(60_000);
    await miss(9);
    seconds = 30;
    await miss(1);
    expect(pages).toEqual([1, 1, 1]);
    seconds = 3600;
    await clock.pass(3_600_000);
    await miss(10);
    expect(pages).toEqual([1, 1, 1, 1]);
  });

  test("that fails reports its error, and begins again after as many misses", async () => {
    const organization: Organization = { total: 5, fails: true };
    const { pages, errors, miss } = start(organization);
    await miss(10);
    expect([pages, errors]).toEqual([[1], [new Error("down")]]);
    organization.fails = false;
    await miss(9);
    expect(pages).toEqual([1]);
    await miss(1);
    expect(pages).toEqual([1, 1]);
  });

  test("makes requests wait while it runs, for a quarter of a second at most", async () => {
    const { scan, clock, miss } = start({ total: 5 });
    expect(scan.wait()).toBeUndefined();
    const page = Promise.withResolvers<ReturnType<typeof asListing<Entity>>>();
    for (let time = 0; time < 10; time += 1) scan.missed(() => page.promise);
    let isWaited = false;
    const waited = scan.wait()!.then(() => (isWaited = true));
    await clock.pass(249);
    expect(isWaited).toBe(false);
    await clock.pass(1);
    await waited;
    page.resolve(asListing<Entity>({ entities: [], total: 0 }));
    await miss(0);
    expect(scan.wait()).toBeUndefined();
  });
});
