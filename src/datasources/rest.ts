import { randomUUID } from "node:crypto";
import type { CacheAnswer, CacheRequest, Source } from "../cache/cache.ts";
import type { LoadOptions } from "../cache/shelf.ts";
import { wasRefused } from "../errors.ts";
import { isKeepable, keyOf, lagOf, readTags, tagsOfAllWrites, writeTags } from "./cache-tags.ts";
import type { CacheKind } from "./cache-tags.ts";
import { isWrite } from "./genesys.ts";
import type { GenesysCall } from "./genesys.ts";
import { isId } from "./ids.ts";
import { createInFlight } from "./in-flight.ts";
import { withoutSecrets } from "./secrets.ts";
import { soundRows } from "./shapes.ts";
import type { Entity, Listing } from "./shapes.ts";
import type { Upstream } from "./upstream.ts";

/** One step of what a request cost: a REST call, or the place that spared it. */
export interface CallRecord {
  method: string;
  /** Path template in the words of the REST contract. */
  route: string;
  /** How many entities it was about, where they were asked for by id. */
  keys?: number;
  source: Source;
  milliseconds: number;
  /** Seconds since the answer was read upstream. */
  age: number;
}

/** Sends one call upstream, past the cache; `keys` is how many ids it asks for. */
export type Send = (call: GenesysCall, keys?: number) => Promise<unknown>;

/** Entities that are asked for by id, and how to read the ones that are not at hand. */
export interface EntityReads<T> {
  ids: readonly string[];
  /** The call that reads one of them: the cache knows an entity by it, however it was read. */
  one: (id: string) => GenesysCall;
  /** An Error is the answer of its id alone. */
  load: (ids: readonly string[], send: Send) => Promise<Map<string, T | Error>>;
}

export interface CallOptions {
  /** Asks upstream even where the cache has an answer. */
  readThrough?: boolean;
  /** The entity as it was before this write, where it is known. */
  before?: unknown;
}

/** The way to Genesys Cloud for one request. */
export interface Rest {
  call(call: GenesysCall, options?: CallOptions): Promise<unknown>;
  /** A page of a list whose rows are whole entities: they are kept under the calls that read each of them. */
  page<T extends Entity>(
    call: GenesysCall,
    parse: (answer: unknown) => Listing<T>,
    one: (id: string) => GenesysCall,
  ): Promise<Listing<T>>;
  entities<T>(reads: EntityReads<T>): Promise<Map<string, T | Error>>;
  /** Runs the callback when none of this request's calls is under way: the moment to send a batch. */
  whenQuiet(callback: () => void): void;
  /** True where answers of this kind are kept for a while. */
  keeps(kind: CacheKind): boolean;
  /** Routes that this organization turned out not to have; known for the life of the process. */
  lacking: Set<string>;
}

export interface RequestOptions {
  /** Aborts when the client has left: reads end, a write that has begun is seen through. */
  signal?: AbortSignal | undefined;
  /** True when the client wants nothing from a cache. */
  readThrough?: boolean;
  /** Who asks, as the rate budget counts clients. */
  client?: string;
  /** Told of every call and of what spared it. */
  record?: (record: CallRecord) => void;
}

/** Milliseconds that a request may take; a call whose turn would come later is refused at once. */
const REQUEST_TIME = 30_000;

/** Binds the way to Genesys Cloud to one request. */
export function createRest(upstream: Upstream, request: RequestOptions = {}): Rest {
  const { signal, readThrough = false, record, client } = request;
  const { genesys, cache, policies, lacking } = upstream;
  const inFlight = createInFlight();
  const deadline = performance.now() + REQUEST_TIME;
  /** What this request reads through is shared within the request, and with nobody who asked before. */
  const mark = randomUUID();
  const asking = (through: boolean): CacheRequest => ({ signal, ...(through && { through: mark }) });

  function note({ method, route }: GenesysCall, since: number, { source, age, keys }: Cost): void {
    const milliseconds = Math.round((performance.now() - since) * 10) / 10;
    record?.({ method, route, source, age: Math.round(age), milliseconds, ...(keys !== undefined && { keys }) });
  }

  async function send(call: GenesysCall, keys?: number): Promise<unknown> {
    const since = performance.now();
    try {
      return await genesys.call({ ...call, deadline, ...(client !== undefined && { client }) });
    } finally {
      // What nobody waits for is no part of what this request cost.
      if (!call.background) note(call, since, { source: "network", age: 0, keys });
    }
  }

  const sender =
    ({ signal: ending, background }: LoadOptions): Send =>
    (call, keys) =>
      send({ ...call, ...(ending && { signal: ending }), ...(background && { background }) }, keys);

  async function read(call: GenesysCall, options: CallOptions, rowsOf?: (answer: unknown) => Row[]) {
    const known = readTags(call);
    if (!known) return sender({ ...(signal && { signal }), background: false })(call);
    const since = performance.now();
    const { value, source, age } = await cache.read<unknown>(
      {
        key: keyOf(call),
        tags: known.tags,
        policy: policies[known.kind],
        load: async (how) => {
          const answer = await sender(how)(call);
          return known.kind === "messaging" ? withoutSecrets(answer) : answer;
        },
        isSound: (answer) => isKeepable(call, answer),
        ...(rowsOf && {
          alsoKeep: (answer) => rowsOf(answer).map((row) => ({ ...placeOf(row.call), value: row.value })),
          unless: tagsOfAllWrites(known.kind),
          ...lagOf(known.kind),
        }),
      },
      asking(readThrough || options.readThrough === true),
    );
    if (source !== "network") note(call, since, { source, age });
    return value;
  }

  async function write(call: GenesysCall, before: unknown): Promise<unknown> {
    let answer: unknown;
    let refused = false;
    try {
      answer = await send(call);
      return answer;
    } catch (error) {
      refused = wasRefused(error);
      throw error;
    } finally {
      // Whatever else became of it: a write that failed on its way back may have been carried out.
      if (!refused) await cache.invalidate(writeTags(call, call.method === "POST" ? [answer] : [before, answer]));
    }
  }

  async function entities<T>({ ids, one, load }: EntityReads<T>): Promise<Map<string, T | Error>> {
    const since = performance.now();
    const first = one(ids[0]!);
    const answers = await cache.readMany<T>(
      {
        reads: ids.map((id) => ({ id, ...placeOf(one(id)) })),
        policy: policies[readTags(first)!.kind],
        load: (wanted, how) => load(wanted, sender(how)),
        isSound: (answer) => isKeepable(first, answer),
      },
      asking(readThrough),
    );
    for (const cost of costsOf([...answers.values()])) note(first, since, cost);
    return new Map([...answers].map(([id, { value }]) => [id, value]));
  }

  return {
    call: (call, options = {}) => inFlight.track(isWrite(call) ? write(call, options.before) : read(call, options)),
    page: async (call, parse, one) => {
      const rowsOf = (answer: unknown) =>
        soundRows(parse(answer))
          .filter(({ id }) => isId(id))
          .map((value) => ({ call: one(value.id), value }));
      return parse(await inFlight.track(read(call, {}, rowsOf)));
    },
    entities: (reads) => inFlight.track(entities(reads)),
    whenQuiet: inFlight.whenQuiet,
    keeps: (kind) => policies[kind].fresh > 0 && !readThrough,
    lacking,
  };
}

/** A row of a page, and the call that would read it alone. */
interface Row {
  call: GenesysCall;
  value: unknown;
}

interface Cost {
  source: Source;
  age: number;
  keys?: number | undefined;
}

/** What spared calls for entities, each source once. The calls themselves are noted as they are made. */
function costsOf(answers: CacheAnswer<unknown>[]): Cost[] {
  const costs = new Map<Source, Cost>();
  for (const { source, age } of answers) {
    const sum = costs.get(source);
    if (source !== "network")
      costs.set(source, { source, age: Math.max(age, sum?.age ?? 0), keys: (sum?.keys ?? 0) + 1 });
  }
  return [...costs.values()];
}

function placeOf(call: GenesysCall) {
  return { key: keyOf(call), tags: readTags(call)?.tags ?? [] };
}
