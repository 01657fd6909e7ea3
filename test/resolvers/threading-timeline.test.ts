import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock, recorded: true });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
  gateway.writes.length = 0;
});

const ROUTE = `${TODAY}/threadingtimeline`;
const QUERY = `{ threadingTimeline { timelineId settings { channel timeoutInMinutes } defaultTimeoutMinutes } }`;
const stored = [
  { channel: "OPEN", timeoutInMinutes: 60 },
  { channel: "WHATSAPP", timeoutInMinutes: 1440 },
];

async function set(settings: object[], more: object = {}, dryRun = false): Promise<Data> {
  const { data, errors } = await gateway.query(
    `mutation ($input: SetThreadingTimelineInput!, $dryRun: Boolean) { setThreadingTimeline(input: $input, dryRun: $dryRun) {
      threadingTimeline { settings { channel timeoutInMinutes } } changes { path before after }
      userErrors { code path upstream { code } } } }`,
    { input: { settings, ...more }, dryRun },
  );
  expect(errors).toBeUndefined();
  return data.setThreadingTimeline;
}

test("the threading timeline is read with one call, however often a query asks for it", async () => {
  const { data, byRoute } = await gateway.counted(
    `{ threadingTimeline { timelineId settings { channel timeoutInMinutes } } again: threadingTimeline { defaultTimeoutMinutes } }`,
  );
  expect(data.threadingTimeline).toEqual({ timelineId: expect.any(String), settings: stored });
  expect(data.again).toEqual({ defaultTimeoutMinutes: 4320 });
  expect(byRoute).toEqual({ [`GET ${ROUTE}`]: 1 });
});

test.each<[number, Data, string[]]>([
  [404, { threadingTimeline: null }, []],
  [405, { threadingTimeline: null }, ["FEATURE_UNAVAILABLE"]],
  [410, { threadingTimeline: null }, ["FEATURE_UNAVAILABLE"]],
  [403, { threadingTimeline: null }, ["UPSTREAM_FORBIDDEN"]],
])("a %i of its path is answered as %j with the errors %j", async (status, expected, codes) => {
  gateway.sandbox.faults([{ match: `GET ${ROUTE}`, status }]);
  const { data, errors = [] } = await gateway.query(QUERY);
  expect(data).toEqual(expected);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(codes);
});

test("a channel that the gateway does not know, and a row without one, are UNRECOGNIZED", async () => {
  const settings = [{ messengerType: "hologram", timeoutInMinutes: 5 }, { timeoutInMinutes: 6 }];
  gateway.sandbox.faults([{ match: `GET ${ROUTE}`, status: 200, body: { settings } }]);
  const { data, errors } = await gateway.query(QUERY);
  expect(errors).toBeUndefined();
  expect(data.threadingTimeline).toEqual({
    timelineId: null,
    settings: [
      { channel: "UNRECOGNIZED", timeoutInMinutes: 5 },
      { channel: "UNRECOGNIZED", timeoutInMinutes: 6 },
    ],
    defaultTimeoutMinutes: null,
  });
});

test("setting it replaces the times of all channels, with one call", async () => {
  const settings = [
    { channel: "FACEBOOK", timeoutInMinutes: 15 },
    { channel: "OPEN", timeoutInMinutes: 90 },
  ];
  const answer = await set(settings);
  expect(answer).toEqual({ threadingTimeline: { settings }, changes: null, userErrors: [] });
  expect(gateway.sandbox.calls().byRoute).toEqual({ [`PUT ${ROUTE}`]: 1 });
  expect((await gateway.query(QUERY)).data.threadingTimeline.settings).toEqual(settings);
  expect(gateway.writes).toMatchObject([
    { body: { settings: [{ messengerType: "facebook", timeoutInMinutes: 15 }, { messengerType: "open" }] } },
  ]);
});

test("a dry run answers what would change, whatever the order, and writes nothing", async () => {
  const settings = [{ channel: "OPEN", timeoutInMinutes: 90 }];
  const { changes, userErrors } = await set(settings, {}, true);
  expect(userErrors).toEqual([]);
  expect(changes).toEqual([{ path: ["settings"], before: stored, after: settings }]);
  expect((await set(stored, {}, true)).changes).toEqual([]);
  expect((await set(stored.toReversed(), {}, true)).changes).toEqual([]);
  expect(gateway.writes).toEqual([]);
  expect((await gateway.query(QUERY)).data.threadingTimeline.settings).toEqual(stored);
});

test("null among the stored times costs no neighbour, also in a dry run", async () => {
  const body = { settings: [null, { messengerType: "OPEN", timeoutInMinutes: 7 }] };
  gateway.sandbox.faults([{ match: `GET ${ROUTE}`, status: 200, body }]);
  const before = [{ channel: "OPEN", timeoutInMinutes: 7 }];
  expect((await gateway.query(QUERY)).data.threadingTimeline.settings).toEqual(before);
  const { changes } = await set([], {}, true);
  expect(changes).toEqual([{ path: ["settings"], before, after: [] }]);
});

test("LINE, which the vendor's model does not have, is refused before any call", async () => {
  const { userErrors } = await set([...stored, { channel: "LINE", timeoutInMinutes: 5 }]);
  expect(userErrors).toEqual([{ code: "INVALID_VALUE", path: ["input", "settings", "2", "channel"], upstream: null }]);
  expect(gateway.sandbox.calls().total).toBe(0);
});

test("a time that Genesys Cloud refuses is a user error", async () => {
  const { userErrors } = await set([{ channel: "OPEN", timeoutInMinutes: 0 }]);
  expect(userErrors).toEqual([
    { code: "INVALID_VALUE", path: ["input", "settings"], upstream: { code: "invalid.threading.window.timeout" } },
  ]);
});

test("it is written once for one idempotency key", async () => {
  const first = await set(stored, { idempotencyKey: "timeline" });
  expect(await set(stored, { idempotencyKey: "timeline" })).toEqual(first);
  expect(gateway.writes).toHaveLength(1);
});

test("it is not available on the older paths", async () => {
  const older = await startGateway({ messagingApi: "messaging", clock });
  const { errors } = await older.query(QUERY);
  expect(errors).toMatchObject([{ extensions: { code: "FEATURE_UNAVAILABLE" } }]);
  const written = await older.query(
    `mutation { setThreadingTimeline(input: { settings: [] }) { userErrors { code } } }`,
  );
  expect(written.errors).toMatchObject([{ extensions: { code: "FEATURE_UNAVAILABLE" } }]);
  expect(older.sandbox.calls().total).toBe(0);
  await older.close();
});
