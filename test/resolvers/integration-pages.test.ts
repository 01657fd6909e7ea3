import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { GENERATIONS, OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, profileId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIST = `GET ${TODAY}/integrations`;

let large: Gateway;
let old: Gateway;
beforeAll(async () => {
  [large, old] = await Promise.all([
    startGateway({ clock, size: "large" }),
    startGateway({ clock, size: "large", messagingApi: "messaging" }),
  ]);
});
afterAll(() => Promise.all([large.close(), old.close()]));
beforeEach(() => {
  large.sandbox.reset();
  old.sandbox.reset();
});

const PAGE = `query ($channels: [Channel!], $first: Int, $after: String) {
  integrations(channels: $channels, first: $first, after: $after) {
    totalCount edges { cursor node { id channel name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

/** All rows of a list, page by page. The page sizes are those of `sizes`, in turn. */
async function walk(gateway: Gateway, channels: string[] | null, sizes: number[]) {
  const rows: { id: string; channel: string; name: string }[] = [];
  const totals = new Set<number>();
  let calls = 0;
  for (let after: string | null = null, more = true, turn = 0; more; turn += 1) {
    const first = sizes[turn % sizes.length]!;
    const answer = await gateway.counted(PAGE, { channels, first, after });
    expect(answer.errors).toBeUndefined();
    const { edges, pageInfo, totalCount } = answer.data.integrations;
    expect(edges.length).toBeLessThanOrEqual(first);
    expect(pageInfo.hasPreviousPage).toBe(rows.length > 0);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    rows.push(...edges.map(({ node }: Data) => node));
    totals.add(totalCount);
    calls = Math.max(calls, answer.calls);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return { rows, totals: [...totals], calls };
}

describe.each(GENERATIONS)("a list of several channels (%s)", (messagingApi, _root) => {
  const order =
    messagingApi === "messaging"
      ? ["FACEBOOK", "LINE", "TWITTER"]
      : ["FACEBOOK", "LINE", "TWITTER", "WHATSAPP", "INSTAGRAM", "OPEN", "APPLE", "SMS", "WEBMESSAGING"];
  const server = () => (messagingApi === "messaging" ? old : large);

  test("has every integration once and the total count, with pages of any sizes", async () => {
    const byChannel = new Map<string, { id: string }[]>();
    for (const channel of order) byChannel.set(channel, (await walk(server(), [channel], [100])).rows);
    for (const channel of order) expect(byChannel.get(channel)).not.toHaveLength(0);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(order, { minLength: 1 }),
        fc.array(fc.constantFrom(...order), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
        async (channels, again, sizes) => {
          const asked = [...channels, ...again];
          const { rows, totals } = await walk(server(), asked, sizes);
          // The order is that of the schema, independent of the order in the query.
          expect(rows).toEqual(
            order.filter((channel) => asked.includes(channel)).flatMap((one) => byChannel.get(one)!),
          );
          expect(totals).toEqual([rows.length]);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("costs one call for each channel, or one for all where one list holds them", async () => {
    expect((await walk(server(), order.slice(0, 3), [100])).calls).toBe(3);
    const { rows, totals, calls } = await walk(server(), null, [20]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(totals).toEqual([rows.length]);
    expect(calls).toBe(messagingApi === "messaging" ? 3 : 1);
    // Today's list holds LINE only when the query names it.
    const channels = new Set(rows.map(({ channel }) => channel));
    expect(channels).toEqual(new Set(messagingApi === "messaging" ? order : order.filter((one) => one !== "LINE")));
  });

  test("continues with another page size after any cursor, and by page number", async () => {
    const channels = ["TWITTER", "LINE"];
    const all = (await walk(server(), channels, [100])).rows;
    const read = async (args: string) => {
      const text = `{ integrations(channels: [TWITTER, LINE], ${args}) { nodes { id channel name } pageInfo { endCursor } } }`;
      return (await server().query(text)).data.integrations;
    };
    const { nodes, pageInfo } = await read("first: 5");
    expect(nodes).toEqual(all.slice(0, 5));
    expect((await read(`first: 2, after: "${pageInfo.endCursor}"`)).nodes).toEqual(all.slice(5, 7));
    expect((await read("first: 4, page: 2")).nodes).toEqual(all.slice(4, 8));
    expect((await read("first: 4, page: 50")).nodes).toEqual([]);
  });

  test("of the old paths has no links, as these models have none", async () => {
    const { data, errors } = await server().query(
      `{ integrations(channels: [LINE]) { nodes { messagingSetting { id name } supportedContentProfile { id version } } } }`,
    );
    expect(errors).toBeUndefined();
    const nothing = { messagingSetting: null, supportedContentProfile: null };
    expect(new Set(data.integrations.nodes.map((node: Data) => JSON.stringify(node)))).toEqual(
      new Set([JSON.stringify(nothing)]),
    );
  });
});

test("today's list without LINE answers the old paths' links as null and today's as they are", async () => {
  const ask = `{ integrations(channels: [FACEBOOK LINE TWITTER], first: 100) { nodes { channel messagingSetting { id } } } }`;
  const today = await large.counted(ask);
  const linked = (answer: Data) =>
    new Set(
      answer.data.integrations.nodes.filter((node: Data) => node.messagingSetting).map((node: Data) => node.channel),
    );
  expect(linked(today)).toEqual(new Set(["FACEBOOK", "TWITTER"]));
  expect(today.byRoute).toEqual({
    [`${LIST}/facebook`]: 1,
    [`GET ${OLD}/integrations/line`]: 1,
    [`${LIST}/twitter`]: 1,
  });
  expect(linked(await old.counted(ask))).toEqual(new Set());
});

describe("filters", () => {
  test("filters find the integrations of a setting, of a profile, of both and of none", async () => {
    const names = async (args: string) => {
      const { data, errors, calls } = await large.counted(
        `{ integrations(first: 100, ${args}) { totalCount nodes { name } } }`,
      );
      expect([errors, data.integrations.totalCount]).toEqual([undefined, data.integrations.nodes.length]);
      return [
        data.integrations.nodes.map(({ name }: Data) => name).filter((name: string) => !/ \d+$/.test(name)),
        calls,
      ];
    };
    const profile = `supportedContentProfileId: "${profileId(2)}"`;
    const setting = `messagingSettingId: "${settingId(1)}"`;
    const sharing = ["Facebook Careers", "Instagram Shop", "WhatsApp Germany", "WhatsApp Spain", "X Support"];
    expect(await names(profile)).toEqual([sharing, 1]);
    expect(await names(`${profile}, ${setting}`)).toEqual([["WhatsApp Germany", "WhatsApp Spain"], 1]);
    expect(await names(`${profile}, channels: [TWITTER, FACEBOOK]`)).toEqual([["Facebook Careers", "X Support"], 2]);
    expect(await names(`supportedContentProfileId: "webMessagingDefault", channels: [WEBMESSAGING]`)).toEqual([
      ["Web Chat"],
      1,
    ]);
    expect(await names(`messagingSettingId: "${NOWHERE}"`)).toEqual([[], 1]);
    expect(await names("channels: []")).toEqual([[], 0]);
  });

  test("a filter that is not an id is refused before any call", async () => {
    const { errors, calls } = await large.counted(
      `{ a: integrations(messagingSettingId: "a&b=c") { totalCount } b: integrations(supportedContentProfileId: "") { totalCount } }`,
    );
    const code = { extensions: { code: "BAD_USER_INPUT" } };
    expect(errors).toMatchObject([{ ...code, message: expect.stringContaining("messagingSettingId") }, code]);
    expect(calls).toBe(0);
  });
});
