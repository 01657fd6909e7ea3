import { expect, test } from "@jest/globals";
import { assert, asyncProperty, boolean, integer } from "fast-check";
import { getNullableType, isListType, isNonNullType, isObjectType } from "graphql";
import { startSandbox } from "../../sandbox/server.ts";
import * as enums from "../../src/resolvers/enums.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { everyField } from "../every-field.ts";
import { integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { startRecorder } from "../recorder.ts";
import { startGateway } from "../start.ts";
import type { Answer, Data, Gateway } from "../start.ts";

/*
 * The vendor's models declare nearly every property optional. A proxy between the gateway and the sandbox leaves properties out of
 * every answer of every route, at random, sets them to null, puts null among the values of lists, spells the words of enums differently
 * and adds unknown properties.
 * Queries for all fields have to answer nevertheless, and no row may be lost.
 */

const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 4);
const SEED = Number(process.env["PROPERTY_SEED"] ?? 20_261_127);

const page = (field: string, type: string) => `{ ${field} { totalCount nodes { id ${everyField(type)} } } }`;
const one = (field: string, type: string) =>
  `{ ${field} { ${type === "Integration" ? "" : "id"} ${everyField(type)} } }`;
const ids = (of: (number: number) => string, count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, at) => of(at + 1)));

const QUERIES = [
  page("libraries", "Library"),
  one(`library(id: "${libraryId(1)}")`, "Library"),
  one(`librariesById(ids: ${ids(libraryId, 8)})`, "Library"),
  page(`responses(libraryId: "${libraryId(2)}", first: 100)`, "Response"),
  page("searchResponses(first: 100)", "Response"),
  one(`response(id: "${responseId(1)}")`, "Response"),
  one(`responsesById(ids: ${ids(responseId, 5)})`, "Response"),
  page("messagingSettings", "MessagingSetting"),
  one(`messagingSetting(id: "${settingId(1)}")`, "MessagingSetting"),
  one("defaultMessagingSetting", "MessagingSetting"),
  page("supportedContentProfiles", "SupportedContentProfile"),
  one(`supportedContentProfile(id: "${profileId(1)}")`, "SupportedContentProfile"),
  one("defaultSupportedContentProfile", "SupportedContentProfile"),
  `{ integrations(first: 100) { nodes { ${everyField("Integration")} } } }`,
  `{ integrations(first: 100, channels: [FACEBOOK, LINE, WHATSAPP, OPEN, APPLE]) { nodes { ${everyField("Integration")} } } }`,
  one(`integration(by: { id: "${integrationId(9)}" })`, "Integration"),
  one(`integration(by: { onChannel: { id: "${integrationId(14)}", channel: LINE } })`, "Integration"),
  page("stickers(messenger: LINE)", "Sticker"),
];
/** What has no rows with ids. */
const OTHER_QUERIES = [
  `{ facebookPermissions { ${everyField("FacebookPermission")} } }`,
  `{ threadingTimeline { ${everyField("ThreadingTimeline")} } }`,
];

/** All words of the vendor's enums. */
const WORDS = new Set<unknown>(Object.values(enums).flatMap((table) => Object.values(table)));
const SPELLINGS: readonly ((word: string) => string)[] = [
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(),
  (word) => word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-"),
  (word) => (word.includes("/") ? `${word}; charset=utf-8` : word.toUpperCase()),
];
/** Lists of references, and those in a JSON schema, which the graph passes on as it is. */
const OTHER_LISTS = new Set(["libraries", "assets", "responses", "required", "enum"]);
/** True for a list of values. The rows of a page are entities. */
function isOfValues(list: readonly unknown[], name: string): boolean {
  const isRow = (item: unknown) => name === "entities" && typeof item === "object" && item !== null && "id" in item;
  return list.length > 0 && !OTHER_LISTS.has(name) && !list.some(isRow);
}
/** Without these an answer says nothing at all, and the models require them. */
const KEPT = new Set(["entities", "results"]);

interface Changed {
  absent: number;
  /** Lists of values with a null among them. */
  nulls: number;
  spelled: number;
  added: number;
  /** Ids that were left out. */
  lost: Set<string>;
}

/** Changes JSON at random. Leaves out ids only where `identity` is true. */
function createRewriter(seed: number, identity: boolean) {
  const changed: Changed = { absent: 0, nulls: 0, spelled: 0, added: 0, lost: new Set() };
  let random = mulberry(seed);
  function value(old: unknown, name: string): unknown {
    if (Array.isArray(old)) return list(old, name).map((item) => value(item, name));
    if (typeof old === "object" && old !== null) return object(old);
    if (!WORDS.has(old) || random() > 0.3) return old;
    changed.spelled += 1;
    return SPELLINGS[Math.floor(random() * SPELLINGS.length)]!(String(old));
  }
  /** Rows are entities: null in the place of one is an error, as a row without an id is. */
  function list(old: unknown[], name: string): unknown[] {
    if (random() > 0.3 || !isOfValues(old, name)) return old;
    changed.nulls += 1;
    return old.toSpliced(Math.floor(random() * (old.length + 1)), 0, null);
  }
  function object(old: object): object {
    const isList = "entities" in old && (old.entities as unknown[]).length === 0;
    const entries = Object.entries(old).flatMap(([name, item]) => {
      const isId = name === "id";
      const mayGo = isId ? identity && random() < 0.1 : !KEPT.has(name) || (name === "entities" && isList);
      if (!mayGo || (!isId && random() > 0.15)) return [[name, value(item, name)]];
      changed.absent += 1;
      if (isId) changed.lost.add(String(item));
      return random() < 0.5 ? [] : [[name, null]];
    });
    if (random() < 0.1) {
      changed.added += 1;
      entries.push(["tomorrow", { id: 7, entities: null, name: [null] }]);
    }
    return Object.fromEntries(entries) as object;
  }
  return {
    changed,
    // The same answer is always changed in the same way, whichever comes first.
    rewrite(body: unknown) {
      random = mulberry(seed ^ hashOf(JSON.stringify(body)));
      return value(body, "");
    },
  };
}

function hashOf(text: string): number {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) | 0;
  return hash;
}

/** A generator of numbers from 0 up to 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The ids of the rows at the top of an answer: of the page, the list or the single entity. */
function rowsOf({ data }: Answer): (string | null)[] {
  const [top] = Object.values(data ?? {}) as Data[];
  const rows: Data[] = top?.nodes ?? (Array.isArray(top) ? top : [top]);
  return rows.map((row) => row?.id ?? null);
}

/** Answers of the sandbox as it is, which every other answer is compared with. */
async function expectedRows(sandboxUrl: string): Promise<(string | null)[][]> {
  const gateway = await startGateway({ env: { GENESYS_API_URL: sandboxUrl, GENESYS_LOGIN_URL: sandboxUrl } });
  const answers: Answer[] = [];
  for (const query of QUERIES) answers.push(await gateway.query(query));
  await gateway.close();
  for (const { errors } of answers) expect(errors).toBeUndefined();
  const rows = answers.map(rowsOf);
  expect(rows.flat()).not.toContain(null);
  return rows;
}

/** Runs `check` with the answers of a gateway behind a proxy that rewrites, with and without a cache. */
async function eachRun(
  identity: boolean,
  check: (answer: Answer, rows: (string | null)[], lost: Set<string>, query: string) => void,
): Promise<Omit<Changed, "lost">> {
  const sandbox = await startSandbox();
  const expected = await expectedRows(sandbox.url);
  const totals = { absent: 0, nulls: 0, spelled: 0, added: 0 };
  async function ask(gateway: Gateway, lost: Set<string>): Promise<void> {
    for (const [at, query] of QUERIES.entries()) {
      check(await gateway.query(query), expected[at]!, lost, query);
    }
  }
  const run = async (seed: number, cache: boolean) => {
    sandbox.reset();
    const { changed, rewrite } = createRewriter(seed, identity);
    const proxy = await startRecorder(sandbox.url, rewrite);
    const env = { GENESYS_API_URL: proxy.url, GENESYS_LOGIN_URL: sandbox.url };
    // The proxy leaves out the same property at one place and not at another.
    const mayContradict = "the answers of Genesys Cloud contradict each other at random";
    const gateway = await startGateway({ sandbox, cache, env, mayContradict });
    try {
      await ask(gateway, changed.lost);
      if (cache) {
        // A write makes the cache put new names into what it keeps.
        const input = `{ id: "${libraryId(2)}", name: "Library ${seed}" }`;
        await gateway.query(`mutation { updateLibrary(input: ${input}) { library { name } userErrors { code } } }`);
        await ask(gateway, changed.lost);
      }
    } finally {
      await gateway.close();
      await proxy.close();
    }
    totals.absent += changed.absent;
    totals.nulls += changed.nulls;
    totals.spelled += changed.spelled;
    totals.added += changed.added;
  };
  try {
    await assert(asyncProperty(integer(), boolean(), run), {
      numRuns: RUNS,
      seed: SEED,
      endOnFailure: true,
    });
  } finally {
    await sandbox.close();
  }
  return totals;
}

test("no property but an id is needed, no word has to be spelled as in the models, and more may come", async () => {
  const totals = await eachRun(false, ({ errors, ...answer }, rows) => {
    expect(errors).toBeUndefined();
    // The order of a list may change, because a library gets another name.
    expect(rowsOf(answer).toSorted()).toEqual(rows.toSorted());
  });
  expect(totals.absent).toBeGreaterThan(RUNS * 500);
  expect(totals.nulls).toBeGreaterThan(RUNS * 50);
  expect(totals.spelled).toBeGreaterThan(RUNS * 20);
  expect(totals.added).toBeGreaterThan(RUNS * 100);
}, 120_000);

test("an absent id costs the entity that it identifies, and no neighbour", async () => {
  await eachRun(true, (answer, rows, lost, query) => {
    for (const { path = [], extensions } of answer.errors ?? []) {
      expect([path, extensions.code]).toEqual([path, "UPSTREAM_BAD_RESPONSE"]);
    }
    const found = rowsOf(answer);
    const missing = rows.filter((id) => !found.includes(id) && !lost.has(String(id)));
    expect([query, missing, found.length]).toEqual([query, [], rows.length]);
  });
}, 120_000);

/** Fields of the graph that are lists of values, and the lists of the REST API that have another name. */
const LISTS = Object.values(createSchema().getTypeMap())
  .filter(isObjectType)
  .filter(
    ({ name }) =>
      !/^(__.*|Mutation|Change|InputError|InputWarning|VersionConflict|AffectedEntities)$|(Payload|Result|Connection)$/.test(
        name,
      ),
  )
  .flatMap((type) => Object.values(type.getFields()))
  .flatMap(({ name, type }) => {
    const list = getNullableType(type);
    return isListType(list) && isNonNullType(list.ofType) ? [name] : [];
  });

/** Lists of a history -> their names in audits. */
const REST_NAMES: Record<string, string> = { changes: "propertyChanges", from: "oldValues", to: "newValues" };

test("null in any list of values costs no neighbour", async () => {
  const sandbox = await startSandbox();
  const seen = new Set<string>();
  const holes = (value: unknown, name = "", above = ""): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => holes(item, name));
      if (!isOfValues(value, name)) return items;
      seen.add(name === "entities" ? above : name);
      return [null, ...items, null];
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, holes(part, key, name)]));
  };
  const proxy = await startRecorder(sandbox.url, (body) => holes(body));
  const urls = (url: string) => ({ GENESYS_API_URL: url, GENESYS_LOGIN_URL: sandbox.url });
  const plain = await startGateway({ sandbox, env: urls(sandbox.url) });
  const gateway = await startGateway({ sandbox, env: urls(proxy.url) });
  // So that there is a history.
  await plain.query(
    `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "Other" }) { userErrors { code } } }`,
  );
  for (const query of [...QUERIES, ...OTHER_QUERIES])
    expect(await gateway.query(query)).toEqual(await plain.query(query));
  // The permissions of Facebook are a list of their own, and header names are the keys of an object.
  const unnamed = new Set(["facebookPermissions", "webhookHeaderNames"]);
  expect(LISTS.filter((name) => !unnamed.has(name) && !seen.has(REST_NAMES[name] ?? name))).toEqual([]);
  expect([seen.has(""), LISTS.length]).toEqual([true, expect.any(Number)]);
  await Promise.all([plain.close(), gateway.close()]);
  await proxy.close();
  await sandbox.close();
}, 60_000);

test("lists of many pages are read to their end when no page says how many rows there are", async () => {
  const sandbox = await startSandbox({ size: "large" });
  const withoutCounts = (body: unknown): unknown => {
    const { results, entities, pageSize } = body as Record<string, unknown>;
    if (results) return { results: withoutCounts(results) };
    return entities ? { entities, pageSize } : body;
  };
  const proxy = await startRecorder(sandbox.url, withoutCounts);
  const urls = (url: string) => ({ GENESYS_API_URL: url, GENESYS_LOGIN_URL: sandbox.url });
  const plain = await startGateway({ sandbox, env: urls(sandbox.url) });
  const gateway = await startGateway({ sandbox, env: urls(proxy.url) });
  const queries = [
    "{ searchResponses(first: 100, filter: { interactionType: EMAIL }) { totalCount nodes { id } } }",
    `{ searchResponses(first: 50, page: 3) { nodes { id } } }`,
    `{ libraries(first: 100) { nodes { id } } }`,
    `{ integrations(channels: [FACEBOOK, SMS, WEBMESSAGING], first: 100) { nodes { id: channel } } }`,
  ];
  for (const query of queries) expect(await gateway.query(query)).toEqual(await plain.query(query));
  await Promise.all([plain.close(), gateway.close()]);
  await proxy.close();
  await sandbox.close();
}, 60_000);
