import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId } from "../ids.ts";

const clock = createTestClock();
const LIST = `GET ${TODAY}/integrations`;
const PROFILES = `GET ${TODAY}/supportedcontent`;
const SETTINGS = `GET ${TODAY}/settings`;

const nodes = (fields: string) => `{ integrations(first: 100) { totalCount nodes { name ${fields} } } }`;
const WHOLE = nodes("supportedContentProfile { name version dateCreated }");

let gateway: Gateway;
let limited: Gateway;
let closed: Gateway;
let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity({}, clock);
  [gateway, limited, closed] = await Promise.all([
    startGateway({ clock }),
    startGateway({ clock, maxRestCalls: 1 }),
    startGateway({ clock, env: identity.env }),
  ]);
});
afterAll(async () => {
  await Promise.all([gateway, limited, closed].map((one) => one.close()));
  identity.close();
});

/** Asks while all calls are held, and answers them when two have arrived: neither of them can have waited for the other. */
async function withBothHeld(query: string) {
  const hold = gateway.sandbox.hold("*");
  const asking = gateway.counted(query);
  await hold.reached(2);
  hold.release();
  const answer = await asking;
  expect(answer.errors).toBeUndefined();
  return answer;
}

describe("the profiles of a page of integrations", () => {
  test("are read after it the first time, and then beside it: 2 calls", async () => {
    const known = await gateway.counted(WHOLE);
    expect(known.errors).toBeUndefined();
    expect(known.byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1 });
    const { data, byRoute } = await withBothHeld(WHOLE);
    expect(data).toEqual(known.data);
    expect(byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1 });
  });

  test("are no call where the client selects no more than an integration holds", async () => {
    await gateway.counted(WHOLE);
    for (const fields of ["supportedContentProfile { id }", "supportedContentProfile { name }", "channel"]) {
      expect((await gateway.counted(nodes(fields))).byRoute).toEqual({ [LIST]: 1 });
    }
  });

  test("are no call where only rows of some types are asked for them", async () => {
    const some = nodes("... on OtherIntegration { supportedContentProfile { name version } }");
    const { byRoute } = await gateway.counted(some);
    await gateway.counted(WHOLE);
    expect((await gateway.counted(some)).byRoute).toEqual(byRoute);
  });

  test("are no call to a client without the permission to view them", async () => {
    const token = async (...more: string[]) =>
      bearer(await identity.token({ permissions: ["messaging:integration:view", ...more] }));
    const asked = async (headers: Record<string, string>) => {
      closed.sandbox.resetCalls();
      await closed.query(WHOLE, {}, headers);
      return closed.sandbox.calls().byRoute;
    };
    const both = { [LIST]: 1, [PROFILES]: 1 };
    expect(await asked(await token("messaging:supportedContent:view"))).toEqual(both);
    expect(await asked(await token("messaging:supportedContent:view"))).toEqual(both);
    expect(await asked(await token())).toEqual({ [LIST]: 1 });
  });

  test("are no call any more once the page links to a single one", async () => {
    await gateway.counted(WHOLE);
    const page = (entities: object[]) => [{ match: LIST, body: { entities, total: entities.length, pageSize: 100 } }];
    const row = { id: integrationId(1), name: "Only", messengerType: "webmessaging", status: "Active" };
    gateway.sandbox.faults(page([row]));
    // The page has changed since it was read the last time, which only its answer tells.
    expect((await gateway.counted(WHOLE)).byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1 });
    expect((await gateway.counted(WHOLE)).byRoute).toEqual({ [LIST]: 1 });
    gateway.sandbox.faults([]);
  });

  test("make a request no more expensive than it may be: the page is answered, and they are refused", async () => {
    const first = await limited.counted(WHOLE);
    const second = await limited.counted(WHOLE);
    expect(second).toEqual(first);
    expect(second.byRoute).toEqual({ [LIST]: 1 });
    expect(second.data.integrations.nodes[0].name).toEqual(expect.any(String));
    expect([...new Set(second.errors!.map(({ message }) => message))]).toEqual([
      "With these fields the operation would make 2 REST calls; at most 1 are allowed.",
    ]);
  });

  test("fail by themselves, with one call", async () => {
    await gateway.counted(WHOLE);
    gateway.sandbox.faults([{ match: PROFILES, status: 403 }]);
    const { data, errors, byRoute } = await gateway.counted(WHOLE);
    gateway.sandbox.faults([]);
    expect(byRoute).toEqual({ [LIST]: 1, [PROFILES]: 1 });
    expect(data.integrations.nodes[0].name).toEqual(expect.any(String));
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(["UPSTREAM_FORBIDDEN"]));
  });
});

test("settings that the page does not hold although it was asked to are read from their list, beside it", async () => {
  const query = nodes("messagingSetting { name content { story { reply { inbound } } } }");
  expect((await gateway.counted(query)).byRoute).toEqual({ [LIST]: 1 });
  const { data } = await gateway.query(nodes("id channel messagingSetting { id }"));
  const entities = data.integrations.nodes.map(({ id, name, channel, messagingSetting }: Data) => ({
    ...{ id, name, messengerType: channel.toLowerCase(), status: "Active" },
    ...(messagingSetting && { messagingSetting }),
  }));
  gateway.sandbox.faults([{ match: LIST, body: { entities, total: entities.length, pageSize: 100 } }]);
  const both = { [LIST]: 1, [SETTINGS]: 1 };
  expect((await gateway.counted(query)).byRoute).toEqual(both);
  expect((await withBothHeld(query)).byRoute).toEqual(both);
  gateway.sandbox.faults([]);
});
