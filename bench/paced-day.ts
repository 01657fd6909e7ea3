import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import { createRandom } from "../sandbox/random.ts";
import { startSandbox } from "../sandbox/server.ts";
import { login, librariesPath, responsesPath } from "../test/sandbox/rest-client.ts";
import type { RestClient } from "../test/sandbox/rest-client.ts";
import { startGateway } from "../test/start.ts";
import { createTestClock } from "../test/test-clock.ts";
import type { Direct } from "./direct.ts";
import { createMix } from "./mix.ts";
import { isPoll, pacedCausesOf } from "./paced-causes.ts";
import type { Edit } from "./paced-causes.ts";
import type { Parts, Read } from "./reads.ts";
import { createStates } from "./states.ts";
import { startTap } from "./tap.ts";
import type { Arrival } from "./tap.ts";
import { readAgain, readWorld } from "./world.ts";
import type { Touched } from "./world.ts";
import type { Write } from "./writes.ts";

export interface DayOptions {
  operations: number;
  seed: number;
  /** Seconds of the day. */
  length: number;
  /** Seconds between two polls; 0: without the feed. */
  interval: number;
  /** True where events are pushed to the gateway too. */
  pushes?: boolean;
  /** Seconds for which answers are fresh with the feed. Default: an hour. */
  fresh?: number;
}

export interface Day {
  /** REST calls of the gateway, each with its reason, and how many of them read audits. */
  arrivals: readonly Arrival[];
  causes: readonly string[];
  auditCalls: number;
  edits: { through: number; past: number };
  /** Answers that show a state from before the bound, and are not marked as stale; and those that are. */
  tooOld: string[];
  staleTooOld: number;
  /** Answers that were marked as stale. */
  stale: number;
}

/** Seconds by which audits lag behind changes, at most. */
const LAG = 20;
/** The share of the edits that are made past the gateway. */
const PAST = 0.1;
/** Seconds for the calls of a poll. */
const CALLS = 1;
/** The time that an attempt may take, in seconds, which tells its timer from every other. */
const ATTEMPT = 4.999;
const HOUR = 3600;
const KEY = "a key that only this bench has";

/** Runs a day of agents through one gateway, with its clock moved, and compares every answer with what the sandbox had then. */
export async function runDay({
  operations,
  seed,
  length,
  interval,
  pushes = false,
  fresh = HOUR,
}: DayOptions): Promise<Day> {
  const clock = createTestClock(untilIdle);
  const isCalling = () => clock.timers().includes(ATTEMPT * 1000);
  async function untilIdle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await nextTurn();
      while (isCalling()) {
        await delay(0);
        quiet = 0;
      }
    }
  }
  const sandbox = await startSandbox({ size: "large", clock });
  // It counts the calls of the gateway; the reads of the bench itself do not use it.
  const tap = await startTap(sandbox.url, () => clock.now());
  const gateway = await startGateway({
    ...{ cache: true, sandbox, clock, mayContradict: "a part of an answer may be older than another one" },
    env: {
      GENESYS_API_URL: tap.url,
      CHANGES_POLL_INTERVAL: String(interval),
      CACHE_FRESH_WITH_FEED: String(fresh),
      GENESYS_ATTEMPT_TIMEOUT: String(ATTEMPT),
      GENESYS_REQUESTS_PER_MINUTE: "300",
      ...(pushes && { EVENTS_KEY: KEY, CHANGES_POLL_INTERVAL_WITH_EVENTS: "300" }),
    },
  });
  const push = pushes ? { push: `${gateway.url}/events/genesys`, pushKey: KEY } : {};
  sandbox.audits({ lag: LAG * 1000, shuffle: true, seed, ...push });
  const admin = await login(sandbox, "admin", "admin");
  const direct = directOf(admin);
  const seconds = () => clock.now() / 1000;
  const states = createStates(await readWorld(direct), seconds());
  const random = createRandom(seed);
  const next = createMix("agents", states.latest(), random);
  const day: Day = {
    arrivals: tap.arrivals,
    causes: [],
    auditCalls: 0,
    edits: { through: 0, past: 0 },
    tooOld: [],
    staleTooOld: 0,
    stale: 0,
  };
  const bound = LAG + (pushes ? 0 : interval) + CALLS;
  const begin = clock.now();
  const edits: Edit[] = [];

  async function read(one: Read, position: number): Promise<void> {
    const { data, errors, extensions } = await gateway.query(one.query, one.variables);
    if (errors) throw new Error(`${one.name}: ${errors[0]!.message}`);
    const isStale = extensions?.stale !== undefined;
    if (isStale) day.stale += 1;
    const parts = one.parts?.(data as Parts) ?? (data as Parts);
    const wrong = Object.keys(parts).find((name) => !states.hold(one, name, parts[name], seconds() - bound));
    if (wrong === undefined) return;
    if (isStale) day.staleTooOld += 1;
    else day.tooOld.push(`${position} ${one.name}: ${wrong}`);
  }

  async function write(one: Write): Promise<void> {
    const isPast = random() < PAST && PAST_WRITES[one.name] !== undefined;
    day.edits[isPast ? "past" : "through"] += 1;
    const edit = {
      ...{ name: one.name, from: tap.arrivals.length, at: clock.now() },
      ...{ isPast, id: one.input["id"] as string | undefined },
    };
    let id: string | undefined;
    if (isPast) {
      id = await PAST_WRITES[one.name]!(admin, one.input);
    } else {
      const { data } = await gateway.query(one.query, { input: one.input });
      id = data?.payload?.entity?.id ?? one.input["id"];
    }
    edits.push({ ...edit, to: tap.arrivals.length });
    const touched: Touched = one.touched(id ?? "nothing");
    states.add(await readAgain(direct, states.latest(), touched), seconds());
  }

  try {
    for (let position = 0; position < operations; position += 1) {
      const operation = next();
      await ("read" in operation ? read(operation.read, position) : write(operation.write));
      // Background reads too.
      await untilIdle();
      await clock.pass((2 * random() * length * 1000) / operations);
    }
    const auditCalls = tap.arrivals.filter(isPoll).length;
    return { ...day, auditCalls, causes: pacedCausesOf(tap.arrivals, { edits, begin, interval, fresh }) };
  } finally {
    await gateway.close();
    await tap.close();
    await sandbox.close();
  }
}

function directOf({ call }: RestClient): Direct {
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await call(method, `/api/v2${path}`, body);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`The sandbox answers ${answer.status} to ${path}`);
    return answer.body;
  }
  return { get: (path) => ask("GET", path), post: (path, body) => ask("POST", path, body) };
}

type Input = Record<string, unknown>;
type PastWrite = (client: RestClient, input: Input) => Promise<string | undefined>;

const put =
  (path: string, changesOf: (input: Input) => Input): PastWrite =>
  async ({ call }, input) => {
    const one = `${path}/${String(input["id"])}`;
    const { status, body } = await call("GET", one);
    if (status !== 200) return String(input["id"]);
    await call("PUT", one, { ...body, ...changesOf(input) });
    return String(input["id"]);
  };

const post =
  (path: string, bodyOf: (input: Input) => Input): PastWrite =>
  async ({ call }, input) => {
    const { body } = await call("POST", path, bodyOf(input));
    return body["id"] as string | undefined;
  };

const remove =
  (path: string): PastWrite =>
  async ({ call }, { id }) => {
    await call("DELETE", `${path}/${String(id)}`);
    return String(id);
  };

/** The edits of a person in Genesys Cloud's own pages. The sandbox has no audits of settings, as the vendor may not. */
const PAST_WRITES: Partial<Record<string, PastWrite>> = {
  "update a response": put(responsesPath, ({ texts }) => ({ texts: textsOf(texts) })),
  "create a response": post(responsesPath, ({ name, libraryIds, texts }) => ({
    name,
    libraries: (libraryIds as string[]).map((id) => ({ id })),
    texts: textsOf(texts),
  })),
  "delete a response": remove(responsesPath),
  "rename a library": put(librariesPath, ({ name }) => ({ name })),
  "create a library": post(librariesPath, ({ name }) => ({ name })),
  "delete a library": remove(librariesPath),
};

const textsOf = (texts: unknown) =>
  (texts as { content: string }[]).map(({ content }) => ({ content, contentType: "text/plain" }));
