import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { divisionId } from "../../sandbox/data/ids.ts";
import { planOperation } from "../../src/cost/plan.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { NOWHERE, assetId, integrationId, libraryId, responseId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const DIVISIONS = "GET /api/v2/authorization/divisions";
const LIBRARIES = "GET /api/v2/responsemanagement/libraries";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

/** The most calls that the gateway plans for a query. */
const planned = (query: string) => planOperation(createSchema(), parse(query)).calls;

describe("division", () => {
  test("answers every field in one call", async () => {
    const query = `{ division(id: "${divisionId(1)}") { __typename ${everyField("Division")} } }`;
    const { data, byRoute } = await gateway.counted(query);
    expect(data.division).toEqual({
      __typename: "Division",
      id: divisionId(1),
      nodeId: Buffer.from(`Division:${divisionId(1)}`).toString("base64url"),
      name: "Home",
      description: "Entities without another division.",
      isHome: true,
      selfUri: `/api/v2/authorization/divisions/${divisionId(1)}`,
    });
    expect(byRoute).toEqual({ [DIVISIONS]: 1 });
    expect(planned(query)).toBe(1);
  });

  test.each([
    ["an id that does not exist", NOWHERE, 1],
    ["the id that means all divisions", "*", 0],
  ])("is null without an error for %s", async (_, id, expected) => {
    const { data, errors, calls } = await gateway.counted(`{ division(id: "${id}") { name } }`);
    expect({ data, errors, calls }).toEqual({ data: { division: null }, errors: undefined, calls: expected });
  });

  test("refuses an id that would leave its path, before any call", async () => {
    const { data, errors, calls } = await gateway.counted(`{ division(id: "../users") { name } }`);
    expect(data).toEqual({ division: null });
    expect(errors).toMatchObject([{ path: ["division"], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(calls).toBe(0);
  });

  test("is read together with others, in any order of the answer", async () => {
    gateway.sandbox.faults([{ match: DIVISIONS, rows: "shuffle" }]);
    const { data, byRoute } = await gateway.counted(
      `{ ${[1, 2].map((at) => `d${at}: division(id: "${divisionId(at)}") { name isHome }`).join(" ")} }`,
    );
    expect(data).toEqual({
      d1: { name: "Home", isHome: true },
      d2: { name: "Europe", isHome: false },
    });
    expect(byRoute).toEqual({ [DIVISIONS]: 1 });
  });
});

describe("divisions", () => {
  test("are a connection with every field, in one call for each page", async () => {
    const query = `{ divisions(first: 1) { totalCount nodes { __typename ${everyField("Division")} }
      pageInfo { hasNextPage endCursor } } }`;
    const first = await gateway.counted(query);
    expect(first.data.divisions).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const seen = answered(first.data.divisions.nodes);
    expect(leavesOf("Division").filter((leaf) => !seen.has(leaf))).toEqual([]);
    expect(first.byRoute).toEqual({ [DIVISIONS]: 1 });
    expect(planned(query)).toBe(1);

    const { endCursor } = first.data.divisions.pageInfo;
    const second = await gateway.counted(`{ divisions(after: "${endCursor}") { nodes { name } } }`);
    const names = [first, second].flatMap(({ data }) => data.divisions.nodes.map(({ name }: Data) => name));
    expect(names).toEqual(["Europe", "Home"]);
    expect(second.byRoute).toEqual({ [DIVISIONS]: 1 });
  });
});

describe("the division of another entity", () => {
  test("costs one call for all libraries of a page, for fields that no reference has", async () => {
    const query = `{ libraries(first: 25) { nodes { name division { name description } } } }`;
    const { data, byRoute } = await gateway.counted(query);
    const divisions = new Map(data.libraries.nodes.map(({ name, division }: Data) => [name, division]));
    expect(divisions.get("Billing")).toEqual({ name: "Europe", description: "Teams in Dublin and Madrid." });
    expect(divisions.get("Campaigns")).toEqual(divisions.get("Billing"));
    expect(divisions.get("Shipping")).toBeNull();
    expect(byRoute).toEqual({ [LIBRARIES]: 1, [DIVISIONS]: 1 });
    expect(planned(query)).toBe(2);
  });

  test("costs no call for what came with its parent", async () => {
    const { byRoute } = await gateway.counted(`{ libraries { nodes { division { id selfUri } } } }`);
    expect(byRoute).toEqual({ [LIBRARIES]: 1 });
    const named = await gateway.counted(`{ library(id: "${libraryId(1)}") { division { name } } }`);
    expect(named.data.library.division).toEqual({ name: "Home" });
    expect(named.calls).toBe(1);
  });

  test("has the name that its reference lacks", async () => {
    const { data, calls } = await gateway.counted(`{ library(id: "${libraryId(7)}") { division { name } } }`);
    expect(data.library.division).toEqual({ name: "Europe" });
    expect(calls).toBe(2);
  });

  test("is read once for a library, an asset and an integration of the same division", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ library(id: "${libraryId(1)}") { division { isHome } }
         response(id: "${responseId(49)}") { assets { asset { id division { isHome } } } }
         integration(by: { onChannel: { id: "${integrationId(11)}", channel: APPLE } }) {
           ... on AppleIntegration { identityResolution { division { isHome } } } } }`,
    );
    expect(data.library.division).toEqual({ isHome: true });
    expect(data.response.assets[0].asset).toEqual({ id: assetId(1), division: { isHome: true } });
    expect(data.integration.identityResolution.division).toEqual({ isHome: true });
    expect(byRoute[DIVISIONS]).toBe(1);
  });

  test("fails alone: the library and what came with it answer", async () => {
    gateway.sandbox.faults([{ match: DIVISIONS, status: 501 }]);
    const { data, errors } = await gateway.query(
      `{ library(id: "${libraryId(1)}") { name division { id name description } } }`,
    );
    expect(data.library).toEqual({
      name: "Greetings",
      division: { id: divisionId(1), name: "Home", description: null },
    });
    expect(errors).toMatchObject([{ path: ["library", "division", "description"] }]);
  });

  test("has no more than its id where it means all divisions", async () => {
    const rows = [{ id: libraryId(1), name: "Greetings", version: 1, division: { id: "*" } }];
    gateway.sandbox.faults([{ match: LIBRARIES, status: 200, body: { entities: rows, total: 1 } }]);
    const { data, errors, calls } = await gateway.counted(
      `{ libraries { nodes { division { id name description } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.libraries.nodes).toEqual([{ division: { id: "*", name: null, description: null } }]);
    expect(calls).toBe(1);
  });

  test("is kept by the cache, under its id", async () => {
    const cached = await startGateway({ clock, cache: true });
    try {
      await cached.counted(`{ divisions { nodes { id name } } }`);
      const { data, byRoute } = await cached.counted(`{ libraries { nodes { division { name description } } } }`);
      expect(data.libraries.nodes).toHaveLength(8);
      expect(byRoute).toEqual({ [LIBRARIES]: 1 });
    } finally {
      await cached.close();
    }
  });
});
