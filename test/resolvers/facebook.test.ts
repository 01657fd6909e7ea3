import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

const APP = `GET ${TODAY}/facebook/app`;
const PERMISSIONS = `GET ${TODAY}/facebook/permissions`;
const QUERY = `{ facebookApp { appId } facebookPermissions { name type } }`;

test("the app and its permissions are read with one call each, however often a query asks for them", async () => {
  const { data, errors, byRoute } = await gateway.counted(
    `{ facebookApp { appId } again: facebookApp { appId } facebookPermissions { name type } more: facebookPermissions { name } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.facebookApp).toEqual({ appId: "100000000000001" });
  expect(data.again).toEqual(data.facebookApp);
  expect(data.facebookPermissions).toContainEqual({ name: "pages_messaging", type: "FACEBOOK_PRIVATE" });
  expect(data.facebookPermissions).toContainEqual({ name: "whatsapp_business_messaging", type: "WHATSAPP_PRIVATE" });
  expect(byRoute).toEqual({ [APP]: 1, [PERMISSIONS]: 1 });
});

test("what is not there is null, without an error", async () => {
  gateway.sandbox.faults([{ match: "*", status: 404 }]);
  expect(await gateway.query(QUERY)).toEqual({ data: { facebookApp: null, facebookPermissions: null } });
});

test.each([405, 410])("a path that answers %i is not available", async (status) => {
  gateway.sandbox.faults([{ match: "*", status }]);
  const { data, errors } = await gateway.query(QUERY);
  expect(data).toEqual({ facebookApp: null, facebookPermissions: null });
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FEATURE_UNAVAILABLE", "FEATURE_UNAVAILABLE"]);
});

test("an unknown kind of permission is UNRECOGNIZED, a row that is none is left out, and no rows are an empty list", async () => {
  const entities = [{ name: "x", type: "HologramPrivate" }, {}, null, "x"];
  gateway.sandbox.faults([{ match: PERMISSIONS, status: 200, body: { entities } }]);
  const { data, errors } = await gateway.query(QUERY);
  expect(errors).toBeUndefined();
  expect(data.facebookPermissions).toEqual([
    { name: "x", type: "UNRECOGNIZED" },
    { name: null, type: null },
  ]);
  gateway.sandbox.faults([{ match: PERMISSIONS, status: 200, body: { pageSize: 25 } }]);
  expect((await gateway.query(QUERY)).data.facebookPermissions).toEqual([]);
});

test("an app without an id fails alone", async () => {
  gateway.sandbox.faults([{ match: APP, status: 200, body: { name: "x" } }]);
  const { data, errors } = await gateway.query(QUERY);
  expect(data.facebookApp).toBeNull();
  expect(data.facebookPermissions).toHaveLength(6);
  expect(errors).toMatchObject([{ path: ["facebookApp"], extensions: { code: "UPSTREAM_BAD_RESPONSE" } }]);
});

test("both are not available on the older paths", async () => {
  const older = await startGateway({ messagingApi: "messaging", clock });
  const { errors } = await older.query(QUERY);
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FEATURE_UNAVAILABLE", "FEATURE_UNAVAILABLE"]);
  expect(older.sandbox.calls().total).toBe(0);
  await older.close();
});
