import { describe, expect, test } from "@jest/globals";
import { asEntity, asListing, byId, pageCountOf } from "../../../src/datasources/rest/parse.ts";

const badResponse = expect.objectContaining({ extensions: { code: "UPSTREAM_BAD_RESPONSE" } });
const noEntities: [unknown][] = [[undefined], [null], [""], ["text"], [7], [true], [[]], [{}]];

describe("asEntity", () => {
  test("answers the entity unchanged, with its unknown fields", () => {
    const entity = { id: "1", unheardOf: { a: [1] } };
    expect(asEntity(entity)).toBe(entity);
  });

  test.each([...noEntities, [{ id: 7 }], [{ id: null }], [{ ID: "1" }]])("refuses %j", (answer) => {
    expect(() => asEntity(answer)).toThrow(badResponse);
  });
});

describe("asListing", () => {
  test("answers the rows and the facts about the page", () => {
    const entities = [{ id: "1", name: "one" }, { id: "2" }];
    const listing = asListing({
      entities,
      total: 60,
      pageSize: 2,
      pageNumber: 1,
      nextUri: "/api/v2/things?pageNumber=2",
    });
    expect(listing).toEqual({ rows: entities, total: 60, pageSize: 2, hasNext: true });
  });

  test("uses nextUri only to tell that there is a next page, never as an address", () => {
    const listing = asListing({ entities: [], nextUri: "http://example.com/steal" });
    expect(JSON.stringify(listing)).not.toContain("example.com");
    expect(listing.hasNext).toBe(true);
  });

  test.each([[undefined], [null], [7], [{}]])("has no next page when nextUri is %j", (nextUri) => {
    expect(asListing({ entities: [], nextUri }).hasNext).toBe(false);
  });

  test.each([[undefined], [null], ["60"], [-1], [1.5], [Number.NaN], [2 ** 53]])(
    "leaves out a count of %p",
    (count) => {
      expect(asListing({ entities: [], total: count, pageSize: count })).toEqual({ rows: [], hasNext: false });
    },
  );

  test("keeps a count of 0", () => {
    expect(asListing({ entities: [], total: 0, pageSize: 0 })).toEqual({
      rows: [],
      total: 0,
      pageSize: 0,
      hasNext: false,
    });
  });

  test("answers an Error at the position of a row without an id, and keeps the others", () => {
    const rows = [{ id: "1" }, { name: "x" }, null, "text", 7, [], { id: "7" }];
    expect(asListing({ entities: rows }).rows).toEqual([
      { id: "1" },
      badResponse,
      badResponse,
      badResponse,
      badResponse,
      badResponse,
      { id: "7" },
    ]);
  });

  test.each([
    ...noEntities.slice(0, -1),
    [{ entities: {} }],
    [{ entities: "[]" }],
    [{ id: "1" }],
    [{ hello: "world" }],
    [{ total: 8 }],
    [{ entities: null, total: 8, pageSize: 25, pageNumber: 1 }],
    [{ total: 26, pageSize: 25, pageNumber: 2 }],
  ])("refuses %j", (answer) => {
    expect(() => asListing(answer)).toThrow(badResponse);
  });

  test.each([
    [{}],
    [{ entities: null }],
    [{ total: 0, pageSize: 25, pageNumber: 1, pageCount: 0 }],
    [{ entities: null, total: 8, pageSize: 25, pageNumber: 2 }],
    [{ total: 8, pageNumber: 2 }],
  ])("%j is an empty page", (answer) => {
    expect(asListing(answer).rows).toEqual([]);
  });
});

describe("byId", () => {
  test("finds the rows by their ids and leaves invalid ones out", () => {
    const rows = [{ id: "b" }, {}, { id: "a" }, { id: "__proto__" }];
    const found = byId(asListing({ entities: rows }));
    expect([...found]).toEqual([
      ["b", { id: "b" }],
      ["a", { id: "a" }],
      ["__proto__", { id: "__proto__" }],
    ]);
  });
});

describe("pageCountOf", () => {
  const row = { id: "1" };
  test.each<[object, number, number]>([
    [{ total: 60, pageSize: 25, entities: [row] }, 1, 3],
    [{ total: 0, entities: [] }, 1, 0],
    // Without a total, a full page or a next page means that there is one more.
    [{ entities: [row, row] }, 4, 5],
    [{ pageSize: 1, entities: [row] }, 1, 2],
    [{ entities: [row] }, 4, 4],
    [{ entities: [row], nextUri: "/api/v2/next" }, 4, 5],
    [{ entities: [] }, 1, 1],
  ])("%j, page %d: %d", (answer, pageNumber, count) => {
    expect(pageCountOf(asListing(answer), pageNumber, 2)).toBe(count);
  });
});
