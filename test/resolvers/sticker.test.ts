import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { GENERATIONS, OLD } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const ROUTE = `GET ${OLD}/stickers/{messengerType}`;

// Both generations have the same path for stickers.
describe.each(GENERATIONS)("stickers (%s)", (messagingApi, _root) => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ clock, messagingApi });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.sandbox.reset();
    gateway.sandbox.faults([]);
  });

  test("every field of a sticker arrives", async () => {
    const { data, errors } = await gateway.query(
      `{ stickers(messenger: LINE) { nodes { __typename ${everyField("Sticker")} } } }`,
    );
    expect(errors).toBeUndefined();
    const seen = answered(data.stickers.nodes);
    expect(leavesOf("Sticker").filter((leaf) => !seen.has(leaf))).toEqual([]);
    expect(data.stickers.nodes.find(({ name }: Data) => name === "Splash")).toMatchObject({
      messengerType: "LINE",
      stickerType: "PAID",
      providerVersion: 100,
    });
  });

  test("are paged with changing sizes, one call for each page, each sticker once", async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (const first of [5, 2, 1, 50]) {
      const { data, byRoute } = await gateway.counted(
        `query ($first: Int, $after: String) { stickers(messenger: LINE, first: $first, after: $after) {
          totalCount nodes { name } pageInfo { endCursor } } }`,
        { first, after },
      );
      expect(byRoute).toEqual({ [ROUTE]: 1 });
      expect(data.stickers.totalCount).toBe(12);
      names.push(...data.stickers.nodes.map(({ name }: Data) => name));
      after = data.stickers.pageInfo.endCursor;
    }
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(12);
    const numbered = await gateway.query(`{ stickers(messenger: LINE, first: 5, page: 3) { nodes { name } } }`);
    expect(numbered.data.stickers.nodes.map(({ name }: Data) => name)).toEqual(names.slice(10));
  });

  test.each(["SMS", "FACEBOOK", "TWITTER", "WHATSAPP", "TELEGRAM", "KAKAO"])(
    "%s has no stickers, which is no error",
    async (one) => {
      const { data, errors } = await gateway.query(`{ stickers(messenger: ${one}) { totalCount nodes { id } } }`);
      expect({ data, errors }).toEqual({ data: { stickers: { totalCount: 0, nodes: [] } }, errors: undefined });
    },
  );

  test("unknown words answer as UNRECOGNIZED, which is refused as input", async () => {
    gateway.sandbox.faults([
      { match: ROUTE, body: { entities: [{ id: "1", messengerType: "smoke", stickerType: "rare" }] } },
    ]);
    const { data, errors } = await gateway.query(
      `{ stickers(messenger: LINE) { totalCount nodes { messengerType stickerType } } }`,
    );
    expect(errors).toBeUndefined();
    const node = { messengerType: "UNRECOGNIZED", stickerType: "UNRECOGNIZED" };
    expect(data.stickers).toEqual({ totalCount: null, nodes: [node] });
    const refused = await gateway.counted(`{ stickers(messenger: UNRECOGNIZED) { totalCount } }`);
    expect(refused.errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(refused.calls).toBe(0);
  });

  test("a broken row fails alone", async () => {
    gateway.sandbox.faults([
      { match: ROUTE, body: { total: 3, entities: [{ id: "1", name: "A" }, { name: "B" }, null] } },
    ]);
    const { data, errors } = await gateway.query(`{ stickers(messenger: LINE) { nodes { name } } }`);
    expect(data.stickers.nodes).toEqual([{ name: "A" }, null, null]);
    expect(errors).toMatchObject([
      { path: ["stickers", "nodes", 1], extensions: { code: "UPSTREAM_BAD_RESPONSE" } },
      { path: ["stickers", "nodes", 2], extensions: { code: "UPSTREAM_BAD_RESPONSE" } },
    ]);
  });
});
