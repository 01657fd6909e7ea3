import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { startGateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIBRARY = "11111111-0000-4000-8000-000000000001";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ size: "large" });
});
afterAll(() => sandbox.close());

/** Reads a list of responses to its end with an empty cache. Answers the ids, the total count and the REST calls. */
async function walk(list: string, first: number) {
  // No entry becomes stale meanwhile.
  const gateway = await startGateway({ sandbox, cache: true, clock: createTestClock() });
  try {
    sandbox.resetCalls();
    const ids: string[] = [];
    let after: string | null = null;
    let totalCount = 0;
    do {
      const { data } = await gateway.query(
        `query ($first: Int, $after: String) { list: ${list} { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { first, after },
      );
      ids.push(...data.list.nodes.map(({ id }: { id: string }) => id));
      totalCount = data.list.totalCount;
      after = data.list.pageInfo.hasNextPage ? data.list.pageInfo.endCursor : null;
    } while (after !== null);
    return { ids, totalCount, calls: sandbox.calls().total };
  } finally {
    await gateway.close();
  }
}

describe("a client that reads a list to its end", () => {
  test.each([100, 37, 10])("sees 5,000 responses of a search, %i at a time, in at most 12 calls", async (first) => {
    const { ids, totalCount, calls } = await walk("searchResponses(first: $first, after: $after)", first);
    expect(totalCount).toBe(5000);
    expect(ids).toHaveLength(5000);
    expect(new Set(ids).size).toBe(5000);
    expect(calls).toBeLessThanOrEqual(12);
  });

  test.each([100, 37, 7, 1])(
    "sees the responses of a library, %i at a time, in a call for each 100 and 2 more",
    async (first) => {
      const { ids, totalCount, calls } = await walk(
        `responses(libraryId: "${LIBRARY}", first: $first, after: $after)`,
        first,
      );
      expect(ids).toHaveLength(totalCount);
      expect(new Set(ids).size).toBe(totalCount);
      expect(calls).toBeLessThanOrEqual(Math.ceil(totalCount / 100) + 2);
    },
  );

  test("reads a page of one row when only totalCount is selected", async () => {
    const gateway = await startGateway({ clock, size: "large", recorded: true });
    try {
      const { data } = await gateway.query(`{ libraries { totalCount } all: libraries { totalCount nodes { id } } }`);
      expect(data.libraries).toEqual({ totalCount: 200 });
      expect(gateway.reads.map((read) => /pageSize=\d+/.exec(read)?.[0])).toEqual(["pageSize=1", "pageSize=25"]);
    } finally {
      await gateway.close();
    }
  });
});
