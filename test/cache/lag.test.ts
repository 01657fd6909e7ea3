import { afterEach, describe, expect, test } from "@jest/globals";
import { createRandom } from "../../sandbox/random.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, PATIENT, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { empty } from "./replicas.ts";
import { writeOf } from "./script.ts";
import type { Truth } from "./truth.ts";

/*
 * Genesys Cloud lags behind its writes. Two gateways with one Redis must not: no answer shows an entity in a state before a write that
 * either of them has answered, and lists are behind for as long as Genesys Cloud is, and a second. All writes and reads are made one
 * after the other, by one seed, in moved time.
 */

/** Operations of each seed, and the first seed. */
const OPERATIONS = Number(process.env["LAG_OPERATIONS"] ?? 400);
const SEEDS = Number(process.env["LAG_SEEDS"] ?? 2);
const FIRST_SEED = Number(process.env["PROPERTY_SEED"] ?? Math.floor(Math.random() * 1e9));
const MAX_LAG = 5000;
/** Milliseconds that a request waits at most: for a retry, or for the other calls of a batch. */
const LONGEST_WAIT = 600;
/** Milliseconds for which a list may be kept that does not show a write yet. */
const KEPT = 1000;

type Kind = "library" | "response" | "setting" | "profile" | "open";

interface Known {
  kind: Kind;
  name: string;
  version: number | null;
  /** The lists that it is in, and since when it is there or not: by the name of the list. */
  lists: Map<string, { isIn: boolean; since: number }>;
  isDeleted: boolean;
}

/** What the writes have made of everything. */
interface Model {
  known: Map<string, Known>;
  defaults: { setting: string | null; profile: string | null };
}

type Rows = { id: string }[];

const kindOf: Record<string, Kind> = {
  Library: "library",
  Response: "response",
  MessagingSetting: "setting",
  SupportedContentProfile: "profile",
  OpenIntegration: "open",
};
const LIBRARIES = "libraries";
const shelf = (id: string) => `responses of ${id}`;
const LISTS: Partial<Record<Kind, string>> = {
  library: LIBRARIES,
  setting: "settings",
  profile: "profiles",
  open: "open",
};

const ENTITY = "__typename id name version";
const RESPONSE = `${ENTITY} libraries { __typename id name }`;
const INTEGRATION = `__typename id name messagingSetting { __typename id name } supportedContentProfile { __typename id name }`;

function setUp(seed: number) {
  const random = createRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!;
  return { random, draw, pick };
}

function idsOf({ known }: Model): Truth["ids"] {
  const of = (kind: Kind) => [...known].filter(([, one]) => one.kind === kind && !one.isDeleted).map(([id]) => id);
  return {
    libraries: of("library"),
    responses: of("response"),
    settings: of("setting"),
    profiles: of("profile"),
    open: of("open"),
  };
}

/** Fails where the answer shows anything from before a write. */
function checkEntities(data: unknown, { known }: Model, query: string): void {
  if (typeof data !== "object" || data === null) return;
  for (const part of Object.values(data)) checkEntities(part, { known } as Model, query);
  const { id, name, version, __typename: type } = data as Record<string, unknown>;
  if (typeof id !== "string" || typeof type !== "string" || !(type in kindOf)) return;
  const one = known.get(id);
  if (!one) return;
  const where = `${type} ${id} in ${query}`;
  if (one.isDeleted) throw new Error(`Deleted, and shown: ${where}`);
  if (name !== undefined && name !== one.name) throw new Error(`${String(name)} instead of ${one.name}: ${where}`);
  if (version != null && one.version != null && Number(version) < one.version) {
    throw new Error(`Version ${Number(version)} instead of ${one.version}: ${where}`);
  }
}

/** Fails where a list does not show a write that Genesys Cloud has shown for a second. */
function checkList(rows: Rows, list: string, { known }: Model, now: number, lag: number): void {
  const shown = new Set(rows.map(({ id }) => id));
  for (const [id, { lists, name }] of known) {
    const place = lists.get(list);
    if (!place || now <= place.since + lag + KEPT) continue;
    if (place.isIn !== shown.has(id)) {
      throw new Error(`${name} is ${place.isIn ? "missing in" : "still in"} ${list}, ${now - place.since} ms after`);
    }
  }
}

async function start(seed: number) {
  const redis = await startRedis();
  await empty(redis);
  const clock = createTestClock();
  const random = createRandom(seed);
  const options = {
    cache: true,
    clock,
    random,
    redisPatience: PATIENT,
    env: { REDIS_URL: redis.url },
  };
  const first = await startGateway({ ...options, creationTime: 0 });
  const gateways = [first, await startGateway({ ...options, sandbox: first.sandbox })];
  return { clock, gateways, sandbox: first.sandbox };
}

async function readModel({ query }: Gateway): Promise<Model> {
  const { data } = await query(
    `{ libraries(first: 100) { nodes { ${ENTITY} responses(first: 100) { nodes { ${RESPONSE} } } } }
      messagingSettings(first: 100) { nodes { ${ENTITY} } } defaultMessagingSetting { id }
      supportedContentProfiles(first: 100) { nodes { ${ENTITY} } } defaultSupportedContentProfile { id }
      integrations(channels: [OPEN], first: 100) { nodes { ${INTEGRATION} } } }`,
    undefined,
    { "cache-control": "no-cache" },
  );
  const model: Model = {
    known: new Map(),
    defaults: { setting: data.defaultMessagingSetting.id, profile: data.defaultSupportedContentProfile.id },
  };
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    Object.values(value).forEach(walk);
    const row = value as Data;
    const kind = kindOf[row.__typename];
    if (!kind || (kind === "library" && row.version === undefined)) return;
    note(model, kind, row, -Infinity);
  };
  walk(data);
  return model;
}

/** Notes what a write has answered of an entity. */
function note({ known }: Model, kind: Kind, row: Data, now: number): void {
  const before = known.get(row.id);
  const lists = before?.lists ?? new Map<string, { isIn: boolean; since: number }>();
  const inNow = kind === "response" ? row.libraries.map(({ id }: { id: string }) => shelf(id)) : [LISTS[kind]!];
  for (const list of inNow) if (!lists.get(list)?.isIn) lists.set(list, { isIn: true, since: now });
  for (const [list, { isIn }] of lists) {
    if (isIn && !inNow.includes(list)) lists.set(list, { isIn: false, since: now });
  }
  const version = row.version == null ? null : Number(row.version);
  known.set(row.id, { kind, name: row.name, version, lists, isDeleted: false });
}

function remove(model: Model, id: string, now: number): void {
  const one = model.known.get(id)!;
  one.isDeleted = true;
  for (const [list, { isIn }] of one.lists) if (isIn) one.lists.set(list, { isIn: false, since: now });
  if (one.kind !== "library") return;
  for (const [other, { lists, isDeleted }] of model.known) {
    if (!isDeleted && lists.get(shelf(id))?.isIn) remove(model, other, now);
  }
}

const SELECTIONS: Record<string, [field: string, kind: Kind, selection: string]> = {
  Library: ["library", "library", ENTITY],
  Response: ["response", "response", RESPONSE],
  MessagingSetting: ["messagingSetting", "setting", ENTITY],
  SupportedContentProfile: ["supportedContentProfile", "profile", ENTITY],
  OpenIntegration: ["integration", "open", INTEGRATION],
  Integration: ["integration", "open", INTEGRATION],
};

/** Makes a write through the gateway, and notes what it has answered. */
async function write(
  model: Model,
  gateway: Gateway,
  numbers: [number, number, number],
  name: string,
  nowOf: () => number,
) {
  const [what, which, other] = numbers;
  const { mutation, input } = writeOf({ what, which, other, by: 0 }, { ids: idsOf(model), data: {} }, name);
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const args = input ? [`($input: ${type})`, "(input: $input)"] : ["", ""];
  const [, noun] = /^(?:create|update|delete|setDefault|clearDefault)(.*)$/.exec(mutation)!;
  const [field, kind, selection] = SELECTIONS[noun!]!;
  const shown = /^(delete|clear)/.test(mutation) ? "" : `${field} { ${selection} }`;
  const { data, errors } = await gateway.query(
    `mutation ${args[0]} { ${mutation}${args[1]} { ${shown} userErrors { code message } } }`,
    input && { input },
  );
  expect(errors).toBeUndefined();
  const { userErrors, [field]: made } = data[mutation];
  const now = nowOf();
  if (userErrors.length > 0) {
    // An entity that another one needs. Any other refusal would come from a state of before.
    expect(userErrors).toEqual([expect.objectContaining({ code: "IN_USE" })]);
    return mutation;
  }
  checkEntities(made && mutation.startsWith("set") ? made : {}, model, mutation);
  if (mutation === "setDefaultMessagingSetting") model.defaults.setting = made.id;
  else if (mutation === "setDefaultSupportedContentProfile") model.defaults.profile = made.id;
  else if (mutation === "clearDefaultMessagingSetting") model.defaults.setting = null;
  else if (mutation.startsWith("delete")) remove(model, (input as { id: string }).id, now);
  else note(model, kind, made, now);
  return mutation;
}

/** Reads something through the gateway, and checks it. */
async function read(
  model: Model,
  gateway: Gateway,
  { draw, pick }: ReturnType<typeof setUp>,
  now: number,
  lag: number,
) {
  const ids = idsOf(model);
  const all = [...model.known];
  const some = (kind: Kind, count = 1) => {
    const of = all.filter(([, one]) => one.kind === kind);
    // The newest most of the time: the older ones have settled.
    const recent = draw(3) > 0 ? of.slice(-8) : of;
    return Array.from({ length: count }, () => pick(recent)[0]);
  };
  const list = (names: readonly string[]) => names.map((id) => `"${id}"`).join();
  const [library] = some("library") as [string];
  const [response] = some("response") as [string];
  const [setting] = some("setting") as [string];
  const [open] = ids.open.length > 0 ? some("open") : ["88888888-0000-4000-8000-000000000009"];
  const by: Record<string, [id: string, query: string]> = {
    library: [library, `library(id: "${library}") { ${ENTITY} }`],
    response: [response, `response(id: "${response}") { ${RESPONSE} }`],
    setting: [setting, `messagingSetting(id: "${setting}") { ${ENTITY} }`],
    open: [open!, `integration(by: { onChannel: { id: "${open}", channel: OPEN } }) { ${INTEGRATION} }`],
    anyOpen: [open!, `integration(by: { id: "${open}" }) { ${INTEGRATION} }`],
  };
  const many: Record<string, [ids: string[], query: (ids: string[]) => string]> = {
    libraries: [some("library", 4), (of) => `librariesById(ids: [${list(of)}]) { ${ENTITY} }`],
    responses: [some("response", 4), (of) => `responsesById(ids: [${list(of)}]) { ${RESPONSE} }`],
  };
  const [shelfOf] = some("library") as [string];
  const rows: Record<string, string> = {
    [LIBRARIES]: `libraries(first: 100) { nodes { ${ENTITY} } }`,
    [shelf(shelfOf)]: `responses(libraryId: "${shelfOf}", first: 100) { nodes { ${RESPONSE} } }`,
    settings: `messagingSettings(first: 100) { nodes { ${ENTITY} } }`,
    profiles: `supportedContentProfiles(first: 100) { nodes { ${ENTITY} } }`,
    open: `integrations(channels: [OPEN], first: 100) { nodes { ${INTEGRATION} } }`,
  };
  const others = [
    `searchResponses(first: 100) { nodes { ${RESPONSE} } }`,
    `searchResponses(phrase: "Name", first: 100) { nodes { ${RESPONSE} } }`,
    `libraries(first: 3, page: ${1 + draw(3)}) { nodes { ${ENTITY} responses(first: 5) { nodes { ${RESPONSE} } } } }`,
    `integrations(first: 100) { nodes { __typename id name messagingSetting { ${ENTITY} } } }`,
  ];
  const header: Record<string, string> = draw(8) === 0 ? { "cache-control": "no-cache" } : {};
  const ask = async (field: string): Promise<unknown> => {
    const { data, errors } = await gateway.query(`{ it: ${field} }`, undefined, header);
    expect(errors).toBeUndefined();
    checkEntities(data, model, field);
    return data.it;
  };
  const isThere = (id: string) => model.known.get(id)?.isDeleted === false;
  switch (draw(5)) {
    case 0: {
      const [id, field] = pick(Object.values(by));
      if (((await ask(field)) !== null) !== isThere(id)) throw new Error(`There or not: ${field}`);
      break;
    }
    case 1: {
      const [wanted, queryOf] = pick(Object.values(many));
      const found = (await ask(queryOf(wanted))) as unknown[];
      for (const [at, id] of wanted.entries()) {
        if ((found[at] !== null) !== isThere(id)) throw new Error(`There or not: ${id} in ${queryOf(wanted)}`);
      }
      break;
    }
    case 2: {
      const kind = pick(["setting", "profile"] as const);
      const field = kind === "setting" ? "defaultMessagingSetting" : "defaultSupportedContentProfile";
      const found = (await ask(`${field} { ${ENTITY} }`)) as { id: string } | null;
      if ((found?.id ?? null) !== model.defaults[kind]) throw new Error(`${found?.id} is no more the default ${kind}`);
      break;
    }
    case 3: {
      const [name, field] = pick(Object.entries(rows));
      const connection = (await ask(field)) as { nodes: Rows } | null;
      const isShelf = name === shelf(shelfOf);
      if (isShelf && (connection !== null) !== isThere(shelfOf)) throw new Error(`There or not: ${field}`);
      if (connection) checkList(connection.nodes, name, model, now, lag);
      break;
    }
    default:
      await ask(pick(others));
  }
}

/** Plays one seed; says how much of what it did. */
async function play(seed: number) {
  const { clock, gateways, sandbox } = await start(seed);
  const numbers = setUp(seed);
  const { draw, pick } = numbers;
  const did: Record<string, number> = {};
  try {
    const model = await clock.passWaits(readModel(gateways[0]!), LONGEST_WAIT);
    for (let at = 0; at < OPERATIONS; at += 1) {
      // A new lag every now and then. The longest one counts for lists, because what was kept is from before.
      if (at % 50 === 0) {
        const lagOf = () => draw(2) * draw(MAX_LAG + 1);
        sandbox.lag({ entities: lagOf(), lists: lagOf(), search: lagOf(), jitter: draw(2) === 0, seed: draw(1000) });
      }
      if (draw(4) === 0) await clock.pass(pick([10, 200, 700, 1100, 2500, 6000, 15_000]));
      const gateway = pick(gateways);
      try {
        if (draw(3) === 0) {
          const which: [number, number, number] = [draw(100), draw(100), draw(100)];
          const name = await clock.passWaits(write(model, gateway, which, `Name ${at}`, clock.now), LONGEST_WAIT);
          did[name] = (did[name] ?? 0) + 1;
        } else {
          await clock.passWaits(read(model, gateway, numbers, clock.now(), MAX_LAG), LONGEST_WAIT);
          did["read"] = (did["read"] ?? 0) + 1;
        }
      } catch (error) {
        const command = `PROPERTY_SEED=${seed} LAG_SEEDS=1 LAG_OPERATIONS=${OPERATIONS} npm test -- test/cache/lag.test.ts`;
        throw new Error(`Operation ${at}. The same run again: ${command}`, { cause: error });
      }
    }
  } finally {
    for (const gateway of gateways.toReversed()) await gateway.close();
  }
  return did;
}

(hasRedis ? describe : describe.skip)("two gateways with one Redis, on a REST API that lags", () => {
  afterEach(endPrograms);

  test("no answer is older than their writes, and no list is behind for longer than the REST API and a second", async () => {
    const did: Record<string, number> = {};
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
      for (const [name, times] of Object.entries(await play(seed))) did[name] = (did[name] ?? 0) + times;
    }
    expect(Object.values(did).reduce((sum, times) => sum + times, 0)).toBe(OPERATIONS * SEEDS);
    expect(Object.keys(did).length).toBeGreaterThan(10);
  }, 600_000);
});
