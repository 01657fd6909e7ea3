import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { OLD, TODAY } from "../messaging.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { integrationId, profileId, responseId, settingId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIBRARY = "11111111-0000-4000-8000-000000000001";
const ONE_LIBRARY = "/api/v2/responsemanagement/libraries/{libraryId}";
const ONE_RESPONSE = "/api/v2/responsemanagement/responses/{responseId}";

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

const CONFLICT = `userErrors { __typename code path ... on VersionConflict {
  expectedVersion currentVersion conflictingFields current {
    __typename
    ... on Versioned { id version }
    ... on Library { name createdBy { id } }
    ... on Response { name texts { content } substitutionsSchema }
    ... on MessagingSetting { id name isDefault }
    ... on SupportedContentProfile { name }
    ... on Integration { name channel messagingSetting { id } }
    ... on FacebookIntegration { pageId }
  } } }`;

/** Runs an update and answers its payload and its REST calls. */
async function update(type: string, field: string, input: object) {
  const mutation = `mutation ($input: Update${type}Input!) { update${type}(input: $input) { ${field} { id } ${CONFLICT} } }`;
  const { data, errors, byRoute } = await gateway.counted(mutation, { input });
  expect(errors).toBeUndefined();
  return { payload: data[`update${type}`] as Data, byRoute };
}

describe("with another expected version", () => {
  test("an update of a library is a conflict that shows the library, and writes nothing", async () => {
    const input = {
      id: LIBRARY,
      name: "Hello",
      divisionId: "55555555-0000-4000-8000-000000000001",
      expectedVersion: 2,
    };
    const { payload, byRoute } = await update("Library", "library", input);
    expect(payload).toEqual({
      library: null,
      userErrors: [
        {
          __typename: "VersionConflict",
          code: "VERSION_CONFLICT",
          path: ["input", "expectedVersion"],
          expectedVersion: 2,
          currentVersion: 3,
          // The stored division is that of the input already.
          conflictingFields: ["name"],
          current: { __typename: "Library", id: LIBRARY, name: "Greetings", version: 3, createdBy: expect.anything() },
        },
      ],
    });
    expect(byRoute).toEqual({ [`GET ${ONE_LIBRARY}`]: 1 });
  });

  test("an update of a response shows the response, without a further call", async () => {
    const input = { id: responseId(1), libraryIds: [LIBRARY.replace(/1$/, "8")], expectedVersion: 99 };
    const { payload, byRoute } = await update("Response", "response", input);
    expect(payload.userErrors).toMatchObject([
      { conflictingFields: ["libraryIds"], current: { __typename: "Response", id: responseId(1) } },
    ]);
    expect(byRoute).toEqual({ [`GET ${ONE_RESPONSE}`]: 1 });
  });

  test.each([
    ["MessagingSetting", "messagingSetting", settingId(1), 4, `GET ${TODAY}/settings/{messageSettingId}`, {}],
    [
      "SupportedContentProfile",
      "supportedContentProfile",
      profileId(1),
      3,
      `GET ${TODAY}/supportedcontent/{supportedContentId}`,
      {},
    ],
    [
      "FacebookIntegration",
      "integration",
      integrationId(1),
      7,
      `GET ${TODAY}/integrations/facebook/{integrationId}`,
      {},
    ],
    [
      "LineIntegration",
      "integration",
      integrationId(14),
      1,
      `GET ${OLD}/integrations/line/{integrationId}`,
      { channelSecret: "x" },
    ],
    ["TwitterIntegration", "integration", integrationId(4), 1, `GET ${TODAY}/integrations/twitter/{integrationId}`, {}],
    [
      "WhatsAppIntegration",
      "integration",
      integrationId(6),
      1,
      `GET ${TODAY}/integrations/whatsapp/{integrationId}`,
      {},
    ],
    [
      "InstagramIntegration",
      "integration",
      integrationId(8),
      1,
      `GET ${TODAY}/integrations/instagram/{integrationId}`,
      {},
    ],
  ])(
    "%s is compared with a fresh read, as its write sends no version",
    async (type, field, id, version, read, more) => {
      const stale = await update(type, field, { id, name: "Mine", expectedVersion: version + 1, ...more });
      expect(stale.payload).toMatchObject({
        [field]: null,
        userErrors: [
          {
            code: "VERSION_CONFLICT",
            expectedVersion: version + 1,
            currentVersion: version,
            conflictingFields: expect.arrayContaining(["name"]),
            current: { __typename: type, id },
          },
        ],
      });
      expect(gateway.writes).toEqual([]);
      expect(stale.byRoute[read]).toBe(1);

      const fitting = await update(type, field, { id, name: "Mine", expectedVersion: version, ...more });
      expect(fitting.payload).toEqual({ [field]: { id }, userErrors: [] });
      expect(gateway.writes).toHaveLength(1);
      expect(fitting.byRoute[read]).toBe(1);
    },
  );

  test("without an expected version such an entity is not read", async () => {
    const { byRoute } = await update("FacebookIntegration", "integration", { id: integrationId(1), name: "Mine" });
    expect(byRoute).toEqual({ [`PATCH ${TODAY}/integrations/facebook/{integrationId}`]: 1 });
  });
});

describe("another client writes between the read and the write", () => {
  /** Lets the next read of the library answer an old version, while a newer one is stored. */
  async function overtaken(theirs: object, mine: object) {
    const stored = {
      id: LIBRARY,
      name: "Greetings",
      version: 3,
      division: { id: "55555555-0000-4000-8000-000000000001" },
    };
    await update("Library", "library", { id: LIBRARY, ...theirs });
    gateway.writes.length = 0;
    gateway.sandbox.faults([{ match: `GET ${ONE_LIBRARY}`, times: 1, body: stored }]);
    return update("Library", "library", { id: LIBRARY, ...mine });
  }

  test("an update of other fields is written on top of theirs, once", async () => {
    const { payload, byRoute } = await overtaken(
      { name: "Theirs" },
      { divisionId: "55555555-0000-4000-8000-000000000002" },
    );
    expect(payload).toEqual({ library: { id: LIBRARY }, userErrors: [] });
    expect(byRoute).toEqual({ [`GET ${ONE_LIBRARY}`]: 2, [`PUT ${ONE_LIBRARY}`]: 2 });
    const { data } = await gateway.query(`{ library(id: "${LIBRARY}") { name version division { id } } }`);
    expect(data.library).toEqual({
      name: "Theirs",
      version: 5,
      division: { id: "55555555-0000-4000-8000-000000000002" },
    });
  });

  test("an update of the same field is a conflict, and theirs stays", async () => {
    const { payload, byRoute } = await overtaken({ name: "Theirs" }, { name: "Mine" });
    expect(payload.userErrors).toMatchObject([
      {
        code: "VERSION_CONFLICT",
        expectedVersion: 3,
        currentVersion: 4,
        conflictingFields: ["name"],
        current: { name: "Theirs", version: 4 },
      },
    ]);
    expect(byRoute).toEqual({ [`GET ${ONE_LIBRARY}`]: 2, [`PUT ${ONE_LIBRARY}`]: 1 });
  });

  test("two updates of different fields at once, without a version, both succeed", async () => {
    // Both reads come before the first write.
    const writes = gateway.sandbox.hold(`PUT ${ONE_LIBRARY}`, { times: 2, before: true });
    const both = Promise.all([
      gateway.query(`mutation { updateLibrary(input: { id: "${LIBRARY}", name: "Mine" }) { userErrors { code } } }`),
      gateway.query(
        `mutation { updateLibrary(input: { id: "${LIBRARY}", divisionId: "55555555-0000-4000-8000-000000000002" }) { userErrors { code } } }`,
      ),
    ]);
    await writes.reached(2);
    writes.release();
    const [one, other] = await both;
    expect([one.data, other.data]).toEqual([
      { updateLibrary: { userErrors: [] } },
      { updateLibrary: { userErrors: [] } },
    ]);
    const { data } = await gateway.query(`{ library(id: "${LIBRARY}") { name version division { id } } }`);
    expect(data.library).toEqual({
      name: "Mine",
      version: 5,
      division: { id: "55555555-0000-4000-8000-000000000002" },
    });
  });
});
