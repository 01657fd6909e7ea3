import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  connectionOf,
  cursorOf,
  MAX_FIRST,
  pagesFor,
  readConnection,
  windowOf,
} from "../../../src/datasources/rest/paging.ts";
import type { Connection, PageArguments, PageRequest } from "../../../src/datasources/rest/paging.ts";
import { asListing } from "../../../src/datasources/rest/parse.ts";
import type { Entity } from "../../../src/datasources/rest/parse.ts";
import { badUserInput, GatewayError } from "../../../src/errors.ts";
import { vendorError } from "../../../src/genesys/vendor-errors.ts";

interface ListOptions {
  /** The largest page that the server answers. */
  clamp?: number;
  /** A page with more rows than this is too large for the server. */
  tooLargeAbove?: number;
  /** The total in the server's answers; `null` leaves it out. */
  total?: number | null;
}

/** A server with a list of `length` rows, like the REST API, and a client that pages through it. */
function createList(length: number, { clamp = Infinity, tooLargeAbove = Infinity, total = length }: ListOptions = {}) {
  const ids = Array.from({ length }, (_, index) => `row-${index}`);
  const requests: PageRequest[] = [];

  async function readPage(request: PageRequest) {
    requests.push(request);
    const pageSize = Math.min(request.pageSize, clamp);
    if (pageSize > tooLargeAbove)
      throw vendorError({ method: "GET" }, { status: 400, code: "response.entity.too.large" });
    const start = (request.pageNumber - 1) * pageSize;
    return asListing<Entity>({
      entities: ids.slice(start, start + pageSize).map((id) => ({ id })),
      pageSize,
      ...(total !== null && { total }),
      ...(start + pageSize < length && { nextUri: "/next" }),
    });
  }

  async function page(args: PageArguments): Promise<{ connection: Connection<Entity>; requests: PageRequest[] }> {
    const before = requests.length;
    const connection = await readConnection(windowOf(args), readPage);
    return { connection, requests: requests.slice(before) };
  }

  /** All pages from the first to the one without a next page. `sizes` are used in turn. */
  async function walk(sizes: readonly number[]) {
    const steps: Awaited<ReturnType<typeof page>>[] = [];
    let after: string | null = null;
    do {
      // One page for each row and an empty one: more pages would mean that paging never ends.
      if (steps.length > length + 1) throw new Error("The walk does not end.");
      steps.push(await page({ first: sizes[steps.length % sizes.length]!, after }));
      after = steps.at(-1)!.connection.pageInfo.endCursor;
    } while (steps.at(-1)!.connection.pageInfo.hasNextPage);
    return { steps, ids: steps.flatMap(({ connection }) => idsOf(connection)) };
  }

  return { ids, page, readPage, requests, walk };
}

const idsOf = ({ nodes }: Connection<Entity>) => nodes.map((node) => (node instanceof Error ? node : node.id));
const lengths = fc.integer({ min: 0, max: 1000 });
const firsts = fc.integer({ min: 1, max: 100 });
const sizesInTurn = fc.array(firsts, { minLength: 1, maxLength: 8 });

/** The smallest page of at most 100 rows that contains the rows from `offset` to `last`, found by trying all. */
function smallestPage(offset: number, last: number): PageRequest | undefined {
  for (let pageSize = 1; pageSize <= 100; pageSize += 1) {
    for (let pageNumber = 1; (pageNumber - 1) * pageSize <= offset; pageNumber += 1) {
      const start = (pageNumber - 1) * pageSize;
      if (start <= offset && last < start + pageSize) return { pageSize, pageNumber };
    }
  }
  return undefined;
}

function codeOf(act: () => unknown): [code: string | undefined, fields: string[] | undefined] {
  try {
    act();
  } catch (error) {
    if (error instanceof GatewayError) return [error.extensions.code, error.details.fields];
    throw error;
  }
  return [undefined, undefined];
}

describe("paging through a list", () => {
  test("by cursor gives every row once and in order for every `first`", async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, async (length, first) => {
        const list = createList(length);
        const { ids, steps } = await list.walk([first]);
        expect(ids).toEqual(list.ids);
        expect(steps).toHaveLength(Math.max(1, Math.ceil(length / first)));
        expect(list.requests).toEqual(steps.map((_, index) => ({ pageSize: first, pageNumber: index + 1 })));
      }),
    );
  });

  test("by cursor gives every row once and in order when `first` changes from page to page", async () => {
    await fc.assert(
      fc.asyncProperty(lengths, sizesInTurn, async (length, sizes) => {
        const list = createList(length);
        const { ids, steps } = await list.walk(sizes);
        expect(ids).toEqual(list.ids);
        for (const { requests } of steps) expect([1, 2]).toContain(requests.length);
      }),
    );
  });

  test("by page number gives every row once and in order, with one call for each page", async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, async (length, first) => {
        const list = createList(length);
        const seen: unknown[] = [];
        const pageCount = Math.ceil(length / first);
        for (let page = 1; page <= pageCount; page += 1) {
          const { connection, requests } = await list.page({ first, page });
          expect(requests).toEqual([{ pageSize: first, pageNumber: page }]);
          expect(connection.pageInfo).toMatchObject({ hasPreviousPage: page > 1, hasNextPage: page < pageCount });
          seen.push(...idsOf(connection));
        }
        expect(seen).toEqual(list.ids);
      }),
    );
  });

  test("without a total uses whether the server names a next page", async () => {
    await fc.assert(
      fc.asyncProperty(lengths, sizesInTurn, async (length, sizes) => {
        const list = createList(length, { total: null });
        const { ids, steps } = await list.walk(sizes);
        expect(ids).toEqual(list.ids);
        for (const { connection } of steps) expect(connection.totalCount).toBeNull();
        // The last page says that it is the last, so no empty page is read.
        expect(steps.at(-1)!.connection.nodes.length).toBeGreaterThanOrEqual(Math.min(1, length));
      }),
    );
  });

  test("with a total that is too large ends, and gives every row once", async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, fc.integer({ min: 1, max: 500 }), async (length, first, tooMany) => {
        const list = createList(length, { total: length + tooMany });
        expect((await list.walk([first])).ids).toEqual(list.ids);
      }),
    );
  });

  test.each([10, 25, 30, 1, 99])("with pages limited to %i gives every row once and in order", async (clamp) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), sizesInTurn, async (length, sizes) => {
        const list = createList(length, { clamp });
        const { ids, steps } = await list.walk(sizes);
        expect(ids).toEqual(list.ids);
        for (const { connection, requests } of steps) {
          expect(connection.totalCount).toBe(length);
          // Two calls at most find out the limit; the others are adjacent pages that contain the window.
          const window = Math.max(...sizes);
          expect(requests.length).toBeLessThanOrEqual(2 + Math.ceil(window / Math.min(window, clamp)) + 1);
        }
      }),
      { numRuns: 30 },
    );
  });

  test.each([1, 7, 25, 60])(
    "with pages that are too large above %i rows gives every row once",
    async (tooLargeAbove) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 300 }), sizesInTurn, async (length, sizes) => {
          const list = createList(length, { tooLargeAbove });
          expect((await list.walk(sizes)).ids).toEqual(list.ids);
        }),
        { numRuns: 30 },
      );
    },
  );
});

describe("the pages for a window", () => {
  const offsets = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 2 ** 31 - 200 }));

  test("are the smallest single page of at most 100 rows that contains the window, and else two pages", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), firsts, (offset, first) => {
        const pages = pagesFor({ offset, first }, 100);
        const smallest = smallestPage(offset, offset + first - 1);
        expect(pages).toHaveLength(smallest ? 1 : 2);
        expect(pages.length === 1 ? pages[0] : undefined).toEqual(smallest);
      }),
      { numRuns: 500 },
    );
  });

  test("contain all rows of the window, are adjacent, have one size and keep to the limits", () => {
    fc.assert(
      fc.property(offsets, firsts, fc.integer({ min: 1, max: 100 }), (offset, first, maxPageSize) => {
        const pages = pagesFor({ offset, first }, maxPageSize);
        const { pageSize, pageNumber } = pages[0]!;
        expect(pageSize).toBeLessThanOrEqual(maxPageSize);
        expect(pages).toEqual(pages.map((_, index) => ({ pageSize, pageNumber: pageNumber + index })));
        const start = (pageNumber - 1) * pageSize;
        expect(start).toBeLessThanOrEqual(offset);
        expect(start + pages.length * pageSize).toBeGreaterThanOrEqual(offset + first);
        expect(pages.at(-1)!.pageNumber).toBeLessThan(2 ** 31);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [{ offset: 0, first: 25 }, [{ pageSize: 25, pageNumber: 1 }]],
    [{ offset: 25, first: 25 }, [{ pageSize: 25, pageNumber: 2 }]],
    [{ offset: 5, first: 25 }, [{ pageSize: 30, pageNumber: 1 }]],
    [{ offset: 3, first: 2 }, [{ pageSize: 3, pageNumber: 2 }]],
    [{ offset: 90, first: 20 }, [{ pageSize: 22, pageNumber: 5 }]],
    [
      { offset: 50, first: 100 },
      [
        { pageSize: 100, pageNumber: 1 },
        { pageSize: 100, pageNumber: 2 },
      ],
    ],
    [{ offset: 99, first: 2 }, [{ pageSize: 3, pageNumber: 34 }]],
  ])("of %j", (window, pages) => {
    expect(pagesFor(window, 100)).toEqual(pages);
  });
});

describe("the arguments of a list", () => {
  test("become a window", () => {
    expect(windowOf({})).toEqual({ offset: 0, first: 25 });
    expect(windowOf({ first: null, after: null, page: null })).toEqual({ offset: 0, first: 25 });
    expect(windowOf({ first: 100 })).toEqual({ offset: 0, first: 100 });
    expect(windowOf({ first: 10, page: 3 })).toEqual({ offset: 20, first: 10 });
    expect(windowOf({ first: 10, after: cursorOf(4) })).toEqual({ offset: 5, first: 10 });
    expect(MAX_FIRST).toBe(100);
  });

  test.each<[PageArguments, string]>([
    [{ first: 0 }, "first"],
    [{ first: 101 }, "first"],
    [{ first: -1 }, "first"],
    [{ page: 0 }, "page"],
    [{ page: -1 }, "page"],
    [{ page: 1, after: cursorOf(0) }, "page"],
    [{ page: 0, after: "" }, "page"],
    [{ page: 2 ** 31 - 1, first: 100 }, "page"],
    [{ after: cursorOf(2 ** 31) }, "after"],
    [{ after: cursorOf(9_999_999_999) }, "after"],
  ])("%j are refused, and the message names the right one", (args, field) => {
    expect(codeOf(() => windowOf(args))).toEqual(["BAD_USER_INPUT", [field]]);
  });
});

describe("a cursor", () => {
  const after = (cursor: string) => windowOf({ after: cursor });

  test("leads to the next row", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 200 }), firsts, (offset, first) => {
        expect(windowOf({ after: cursorOf(offset), first })).toEqual({ offset: offset + 1, first });
      }),
    );
  });

  test("has one spelling: an accepted cursor equals cursorOf of its row", () => {
    const good = fc.nat(1_000_000).map(cursorOf);
    const mutations = fc.tuple(good, fc.nat(20), fc.string({ maxLength: 2 }));
    const nearly = mutations.map(([cursor, at, text]) => cursor.slice(0, at) + text + cursor.slice(at + 1));
    const encoded = fc.string().map((text) => Buffer.from(text).toString("base64url"));
    const rows = fc.string({ unit: fc.constantFrom(..."0123456789 +-.eExrow:"), maxLength: 9 });
    const rowLike = rows.map((text) => Buffer.from(`row:${text}`).toString("base64url"));
    fc.assert(
      fc.property(fc.oneof(fc.string(), good, nearly, encoded, rowLike), (cursor) => {
        let canonical: string | undefined;
        const [code] = codeOf(() => (canonical = cursorOf(after(cursor).offset - 1)));
        expect([canonical, code]).toEqual(
          canonical === undefined ? [undefined, "BAD_USER_INPUT"] : [cursor, undefined],
        );
      }),
      { numRuns: 2000 },
    );
  });

  const encode = (text: string) => Buffer.from(text).toString("base64url");
  test.each([
    ["nothing", ""],
    ["garbage", "?!"],
    ["a number", "5"],
    ["another word", encode("page:5")],
    ["no number", encode("row:")],
    ["text", encode("row:five")],
    ["a negative number", encode("row:-1")],
    ["a fraction", encode("row:1.5")],
    ["an exponent", encode("row:1e3")],
    ["a leading zero", encode("row:05")],
    ["a space", encode("row: 5")],
    ["a line end", encode("row:5\n")],
    ["other digits", encode("row:٥")],
    ["more digits than any list has", encode("row:99999999999")],
    ["a number beyond all safe ones", encode("row:9007199254740993")],
    ["padding", `${encode("row:10")}=`],
    ["a line end after it", `${encode("row:5")}\n`],
    ["a space within it", `${encode("row:5").slice(0, 3)} ${encode("row:5").slice(3)}`],
    ["stray bits", "cm93OjF"],
  ])("with %s is refused", (_what, cursor) => {
    expect(codeOf(() => after(cursor))).toEqual(["BAD_USER_INPUT", ["after"]]);
  });

  test("with additional bits decodes to the same row, but is not its cursor", () => {
    expect(Buffer.from("cm93OjF", "base64url").toString()).toBe("row:1");
    expect(cursorOf(1)).toBe("cm93OjE");
  });
});

/** Edges and page info are made when they are read. */
const partsOf = ({ nodes, edges, pageInfo, totalCount }: Connection<Entity>) => ({
  nodes,
  edges,
  pageInfo,
  totalCount,
});

describe("a page", () => {
  test("has a cursor for each row, and the first and the last of them as start and end cursor", async () => {
    const { connection } = await createList(60).page({ first: 3, after: cursorOf(9) });
    expect(partsOf(connection)).toEqual({
      nodes: [{ id: "row-10" }, { id: "row-11" }, { id: "row-12" }],
      edges: [
        { cursor: cursorOf(10), node: { id: "row-10" } },
        { cursor: cursorOf(11), node: { id: "row-11" } },
        { cursor: cursorOf(12), node: { id: "row-12" } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: cursorOf(10), endCursor: cursorOf(12) },
      totalCount: 60,
    });
  });

  test("of an empty list has no previous page, no next page and no cursors", async () => {
    const { connection } = await createList(0).page({});
    expect(partsOf(connection)).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
    });
  });

  test("of an empty list has no previous and no next page at any position", async () => {
    const { connection } = await createList(0).page({ page: 2 });
    expect(connection.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test.each<PageArguments>([{ page: 4 }, { after: cursorOf(74) }, { page: 1000 }])(
    "past the end is empty, has the total and no next page: %j",
    async (args) => {
      const { connection, requests } = await createList(60).page(args);
      expect(connection).toMatchObject({ nodes: [], totalCount: 60 });
      expect(connection.pageInfo).toEqual({
        hasNextPage: false,
        hasPreviousPage: true,
        startCursor: null,
        endCursor: null,
      });
      expect(requests).toHaveLength(1);
    },
  );

  test("at the end of the list has no next page", async () => {
    const list = createList(50);
    expect((await list.page({ page: 2 })).connection.pageInfo.hasNextPage).toBe(false);
    expect((await list.page({ page: 2, first: 24 })).connection.pageInfo.hasNextPage).toBe(true);
    expect((await list.page({ after: cursorOf(24), first: 26 })).connection.pageInfo.hasNextPage).toBe(false);
  });

  test("without a total has a next page when the REST page has rows after the window", async () => {
    const { connection, requests } = await createList(30, { total: null }).page({ first: 24, after: cursorOf(4) });
    expect(requests).toEqual([{ pageSize: 29, pageNumber: 1 }]);
    expect(connection.pageInfo.hasNextPage).toBe(true);
    const behind = connectionOf({ offset: 0, first: 2 }, [{ id: "a" }], undefined);
    expect(behind.pageInfo.hasNextPage).toBe(false);
  });

  test("keeps an invalid row as an Error at its position", async () => {
    const rows = [{ id: "a" }, {}, null, { id: 7 }, { id: "e" }];
    const connection = await readConnection(windowOf({ first: 5 }), async () =>
      asListing<Entity>({ entities: rows, total: 9, pageSize: 5 }),
    );
    expect(idsOf(connection)).toEqual(["a", expect.any(Error), expect.any(Error), expect.any(Error), "e"]);
    expect(connection.edges.map(({ node }) => node)).toEqual(connection.nodes);
    expect(connection.nodes[1]).toMatchObject({ extensions: { code: "UPSTREAM_BAD_RESPONSE" } });
    expect(connection.pageInfo).toMatchObject({ hasNextPage: true, endCursor: cursorOf(4) });
  });

  test("with a single row that is too large fails, after trying half the page size each time", async () => {
    const list = createList(100, { tooLargeAbove: 0 });
    const error = await list.page({ first: 100 }).catch((thrown: GatewayError) => thrown);
    expect(error).toMatchObject({ extensions: { code: "UPSTREAM_RESPONSE_TOO_LARGE" } });
    expect([...new Set(list.requests.map(({ pageSize }) => pageSize))]).toEqual([100, 50, 25, 13, 7, 4, 2, 1]);
  });

  test("is not read again after any other error", async () => {
    let calls = 0;
    const failing = readConnection(windowOf({}), async () => {
      calls += 1;
      throw badUserInput("no");
    });
    await expect(failing).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(calls).toBe(1);
  });

  test("ignores a page size of 0 in the answer", async () => {
    const connection = await readConnection(windowOf({ first: 2 }), async () =>
      asListing<Entity>({ entities: [{ id: "a" }, { id: "b" }], total: 2, pageSize: 0 }),
    );
    expect(idsOf(connection)).toEqual(["a", "b"]);
  });

  test("reads its two REST pages at the same time", async () => {
    const list = createList(300);
    let together = 0;
    const both = Promise.withResolvers<void>();
    const connection = await readConnection({ offset: 50, first: 100 }, async (request) => {
      together += 1;
      if (together === 2) both.resolve();
      await both.promise;
      return list.readPage(request);
    });
    expect(idsOf(connection)).toEqual(list.ids.slice(50, 150));
  });
});
