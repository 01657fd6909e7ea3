import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { answered, everyField, leavesOf } from "../every-field.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE, assetId, responseId } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const RESPONSE = "GET /api/v2/responsemanagement/responses/{responseId}";
const QUERY = "POST /api/v2/responsemanagement/responses/query";
const BULK = "POST /api/v2/responsemanagement/responseassets/bulk";

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

/** That many responses, each with references to that many assets, which need not exist. */
function scriptResponses(count: number, assetsEach: number, known: (number: number) => string = numbered) {
  const entities = Array.from({ length: count }, (_, at) => ({
    id: responseId(at + 1),
    assets: Array.from({ length: assetsEach }, (_one, place) => ({ id: known(at * assetsEach + place) })),
  }));
  return { match: QUERY, body: { results: { entities, total: count, pageSize: 100 } } };
}
const numbered = (number: number) => `asset-${number}`;

test("every field of an asset arrives", async () => {
  const { data, errors } = await gateway.query(
    `{ searchResponses(first: 100) { nodes { assets { asset { __typename ${everyField("ResponseAsset")} } } } } }`,
  );
  expect(errors).toBeUndefined();
  const seen = answered(data.searchResponses.nodes);
  const leaves = leavesOf("ResponseAsset").filter((leaf) => !leaf.includes(".responses."));
  expect(leaves.filter((leaf) => !seen.has(leaf))).toEqual([]);
  expect(leaves).toContain("ResponseAsset.modifiedBy.name");
});

test("the fields of a reference cost no call, an asset's other fields one more", async () => {
  const reference = "assets { assetUsage contentLocation asset { __typename id selfUri } }";
  const free = await gateway.counted(`{ response(id: "${responseId(49)}") { ${reference} } }`);
  expect(free.byRoute).toEqual({ [RESPONSE]: 1 });
  const selfUri = (id: string) => `/api/v2/responsemanagement/responseassets/${id}`;
  expect(free.data.response.assets).toMatchObject([
    {
      assetUsage: "FILE_ATTACHMENTS",
      contentLocation: `${selfUri(assetId(1))}/content`,
      asset: { __typename: "ResponseAsset", id: assetId(1), selfUri: selfUri(assetId(1)) },
    },
    { assetUsage: null, asset: { id: assetId(2) } },
  ]);

  const own = await gateway.counted(
    `{ response(id: "${responseId(49)}") { assets { assetUsage asset { id name contentType contentLength createdBy { name } modifiedBy { name } } } } }`,
  );
  expect(own.byRoute).toEqual({ [RESPONSE]: 1, [BULK]: 1, "GET /api/v2/users": 1 });
  const pdf = { contentType: "application/pdf", createdBy: { name: "Carla Campaign" } };
  expect(own.data.response.assets).toEqual([
    {
      assetUsage: "FILE_ATTACHMENTS",
      asset: { ...pdf, id: assetId(1), name: "invoice-terms.pdf", contentLength: 48_213, modifiedBy: null },
    },
    {
      assetUsage: null,
      asset: {
        ...pdf,
        id: assetId(2),
        name: "price-list.pdf",
        contentLength: 120_001,
        modifiedBy: { name: "Ben Billing" },
      },
    },
  ]);
});

test("the responses of an asset are references, and are read one by one for other fields", async () => {
  const ask = (fields: string) =>
    gateway.counted(`{ response(id: "${responseId(59)}") { assets { asset { responses { ${fields} } } } } }`);
  const free = await ask("id name selfUri");
  expect(free.data.response.assets).toEqual([
    { asset: { responses: [expect.objectContaining({ id: responseId(59), name: "Talk to us (Apple)" })] } },
  ]);
  expect(free.byRoute).toEqual({ [RESPONSE]: 1, [BULK]: 1 });
  const whole = await ask("version texts { content } assets { asset { name } }");
  expect(whole.data.response.assets[0].asset.responses).toEqual([
    { version: 1, texts: null, assets: [{ asset: { name: "shop-front.jpg" } }] },
  ]);
  expect(whole.byRoute[BULK]).toBe(1);
});

test("many assets are read 50 at a time, each once", async () => {
  gateway.sandbox.faults([scriptResponses(60, 2)]);
  const { data, byRoute } = await gateway.counted(
    `{ searchResponses(first: 100) { nodes { assets { asset { id name } } } } }`,
  );
  expect(byRoute).toEqual({ [QUERY]: 1, [BULK]: 3 });
  // A missing asset is null in the list.
  expect(data.searchResponses.nodes).toEqual(
    Array.from({ length: 60 }, () => ({ assets: [{ asset: null }, { asset: null }] })),
  );
  const asked = gateway.writes.filter(({ call }) => call.endsWith("/bulk")).map(({ body }) => (body as Data).assetIds);
  expect(asked.map((ids) => ids.length)).toEqual([50, 50, 20]);
  expect(asked.flat()).toEqual(Array.from({ length: 120 }, (_, at) => numbered(at)));
});

test("the same asset of many responses is read once", async () => {
  gateway.sandbox.faults([scriptResponses(30, 4, (number) => assetId((number % 4) + 1))]);
  const { data, byRoute } = await gateway.counted(
    `{ searchResponses(first: 100) { nodes { assets { asset { id name } } } } }`,
  );
  expect(byRoute).toEqual({ [QUERY]: 1, [BULK]: 1 });
  const names = ["invoice-terms.pdf", "price-list.pdf", "shop-front.jpg", "unused-logo.png"];
  const assets = names.map((name, at) => ({ asset: { id: assetId(at + 1), name } }));
  expect(data.searchResponses.nodes).toEqual(Array.from({ length: 30 }, () => ({ assets })));
});

describe("an answer that is not as it should be", () => {
  test.each(["shuffle", "drop", "repeat", "add"] as const)("is matched by id: %s", async (rows) => {
    const order = [3, 1, 4, 2].map(assetId);
    gateway.sandbox.faults([scriptResponses(1, 4, (number) => order[number]!), { match: BULK, rows }]);
    const { data, errors } = await gateway.query(
      `{ searchResponses(first: 100) { nodes { assets { asset { id contentType name } } } } }`,
    );
    expect(errors).toBeUndefined();
    const links = data.searchResponses.nodes[0].assets as { asset: { id: string; name: string } | null }[];
    const assets = links.map(({ asset }) => asset);
    expect(assets).toHaveLength(4);
    const names = ["invoice-terms.pdf", "price-list.pdf", "shop-front.jpg", "unused-logo.png"];
    for (const [at, asset] of assets.entries()) {
      const expected = { id: order[at], name: names[Number(order[at]!.slice(-1)) - 1] };
      expect(asset ?? expected).toMatchObject(expected);
    }
    expect(assets.filter((asset) => asset === null)).toHaveLength(rows === "drop" ? 1 : 0);
  });

  test("fails at the assets alone", async () => {
    gateway.sandbox.faults([{ match: BULK, status: 503 }]);
    const query = `{ response(id: "${responseId(49)}") { name assets { asset { id name } } } }`;
    const { data, errors } = await clock.passWaits(gateway.query(query));
    expect(data.response).toEqual({ name: "Invoice with attachment", assets: [{ asset: null }, { asset: null }] });
    expect(errors).toMatchObject([
      { path: ["response", "assets", 0, "asset"], extensions: { code: "UPSTREAM_UNAVAILABLE" } },
      { path: ["response", "assets", 1, "asset"], extensions: { code: "UPSTREAM_UNAVAILABLE" } },
    ]);
  });

  test("a reference with an invalid id fails alone", async () => {
    gateway.sandbox.faults([scriptResponses(1, 2, (number) => (number === 0 ? assetId(1) : "../users"))]);
    const { data, errors } = await gateway.query(`{ searchResponses { nodes { assets { asset { name } } } } }`);
    expect(data.searchResponses.nodes).toEqual([
      { assets: [{ asset: { name: "invoice-terms.pdf" } }, { asset: null }] },
    ]);
    expect(errors).toHaveLength(1);
  });
});

test("a response without assets has none, and a missing response reads none", async () => {
  const { data, byRoute } = await gateway.counted(
    `{ a: response(id: "${responseId(1)}") { assets { asset { name } } } b: response(id: "${NOWHERE}") { assets { asset { name } } } }`,
  );
  expect(data).toEqual({ a: { assets: null }, b: null });
  expect(byRoute).toEqual({ [RESPONSE]: 2 });
});
