import type { CacheAnswer, LoadOptions, Source } from "../cache/cache.ts";
import { isSettled, readTags, writeTags } from "./cache-tags.ts";
import type { CacheKind } from "./cache-tags.ts";
import { isWrite } from "./genesys.ts";
import type { GenesysCall } from "./genesys.ts";
import { createInFlight } from "./in-flight.ts";
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

/** Sends one call upstream, past the cache. */
export type Send = (call: GenesysCall) => Promise<unknown>;

/** Entities that are asked for by id, and how to read the ones that are not at hand. */
export interface EntityReads<T> {
  ids: readonly string[];
  /** The call that reads one of them: the cache knows an entity by it, however it was read. */
  one: (id: string) => GenesysCall;
  load: (ids: readonly string[], send: Send) => Promise<Map<string, T>>;
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
  entities<T>(reads: EntityReads<T>): Promise<Map<string, T>>;
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
  /** Told of every call and of what spared it. */
  record?: (record: CallRecord) => void;
}

/** Binds the way to Genesys Cloud to one request. */
export function createRest(upstream: Upstream, { signal, readThrough = false, record }: RequestOptions = {}): Rest {
  const { genesys, cache, policies, lacking } = upstream;
  const inFlight = createInFlight();

  const sender =
    ({ signal: ending, background }: LoadOptions): Send =>
    (call) =>
      genesys.call({ ...call, ...(ending && { signal: ending }), ...(background && { background }) });

  async function recorded<T>(
    { method, route }: GenesysCall,
    work: Promise<T>,
    sourcesOf: (answer: T) => { source: Source; age: number; keys?: number }[],
  ): Promise<T> {
    const start = performance.now();
    const note = (source: Source, age: number, keys?: number) => {
      const milliseconds = Math.round((performance.now() - start) * 10) / 10;
      record?.({ method, route, source, age: Math.round(age), milliseconds, ...(keys !== undefined && { keys }) });
    };
    try {
      const answer = await work;
      for (const { source, age, keys } of sourcesOf(answer)) note(source, age, keys);
      return answer;
    } catch (error) {
      note("network", 0);
      throw error;
    }
  }

  async function read(
    call: GenesysCall,
    options: CallOptions,
    alsoKeep?: (answer: unknown) => { call: GenesysCall; value: unknown }[],
  ) {
    const known = readTags(call);
    if (!known) return recorded(call, sender({ ...(signal && { signal }), background: false })(call), network);
    const answer = await recorded(
      call,
      cache.read<unknown>(
        {
          key: keyOf(call),
          tags: known.tags,
          policy: policies[known.kind],
          load: (load) => sender(load)(call),
          keep: isSettled,
          ...(alsoKeep && { alsoKeep: (value) => alsoKeep(value).map(entryOf), unless: ALL_WRITES[known.kind] ?? [] }),
        },
        { signal, readThrough: readThrough || options.readThrough === true },
      ),
      ({ source, age }) => [{ source, age }],
    );
    return answer.value;
  }

  async function write(call: GenesysCall, before: unknown): Promise<unknown> {
    let answer: unknown;
    try {
      answer = await recorded(call, genesys.call(call), network);
      return answer;
    } finally {
      // Whatever became of it: a write that failed on its way back may have been carried out.
      await cache.invalidate(writeTags(call, call.method === "POST" ? [answer] : [before, answer]));
    }
  }

  return {
    call: (call, options = {}) => inFlight.track(isWrite(call) ? write(call, options.before) : read(call, options)),
    page: async (call, parse, one) => {
      const keep = (answer: unknown) => soundRows(parse(answer)).map((value) => ({ call: one(value.id), value }));
      return parse(await inFlight.track(read(call, {}, keep)));
    },
    entities: ({ ids, one, load }) => {
      const reads = ids.map((id) => ({ id, ...entryOf({ call: one(id), value: undefined }) }));
      const kind = readTags(one(ids[0]!))?.kind ?? "libraries";
      const work = cache.readMany(
        { reads, policy: policies[kind], load: (wanted, options) => load(wanted, sender(options)) },
        { signal, readThrough },
      );
      const answers = recorded(one(ids[0]!), work, (found) => bySource([...found.values()]));
      return inFlight.track(answers.then((found) => new Map([...found].map(([id, { value }]) => [id, value]))));
    },
    whenQuiet: inFlight.whenQuiet,
    keeps: (kind) => policies[kind].fresh > 0 && !readThrough,
    lacking,
  };
}

/** Tags that change with every write that could have changed one of the rows. */
const ALL_WRITES: Partial<Record<CacheKind, string[]>> = {
  libraries: ["libraries"],
  responses: ["responses", "search"],
  search: ["responses", "search"],
};

const network = () => [{ source: "network" as const, age: 0 }];

function bySource(answers: CacheAnswer<unknown>[]): { source: Source; age: number; keys: number }[] {
  const sources = new Map<Source, { source: Source; age: number; keys: number }>();
  for (const { source, age } of answers) {
    const sum = sources.get(source);
    sources.set(source, { source, age: Math.max(age, sum?.age ?? 0), keys: (sum?.keys ?? 0) + 1 });
  }
  return [...sources.values()];
}

function entryOf({ call, value }: { call: GenesysCall; value: unknown }) {
  return { key: keyOf(call), tags: readTags(call)?.tags ?? [], value };
}

/** What tells one read from another. Absent values and the order of names make no difference. */
function keyOf({ method, route, path = {}, query = {}, body }: GenesysCall): readonly unknown[] {
  const named = (record: object) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .toSorted();
  return [method, route, named(path), named(query), body ?? null];
}
