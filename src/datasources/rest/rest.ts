import { randomUUID } from "node:crypto";
import type { Cache, CacheRequest } from "../../cache/cache.ts";
import type { Watch, Written } from "../../cache/fill.ts";
import type { LoadOptions } from "../../cache/entries.ts";
import type { Policy } from "../../cache/policy.ts";
import type { Clock } from "../../deadline.ts";
import { badResponse, changedNothing, outcomeUnknown, wasRefused } from "../../errors.ts";
import { originsOf, traceOf } from "./call-trace.ts";
import type { CallTrace } from "./call-trace.ts";
import type { Genesys, GenesysCall } from "../../genesys/client.ts";
import { isId } from "../../ids.ts";
import { createInFlight } from "./in-flight.ts";
import { createCacheOptions, placeOf } from "./cache-options.ts";
import type { CachedRowsOf } from "./cache-options.ts";
import type { CachedCall, CacheKind, ReadCall, WriteCall } from "./rest-call.ts";
import { withoutSecrets } from "./secrets.ts";
import { isEntity, validRows } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";

/** Sends one call upstream, past the cache; `keys` is how many ids it asks for. */
export type Send = (call: GenesysCall, keys?: number) => Promise<unknown>;

/** Entities that are asked for by id, and how to read the ones that are not at hand. */
export interface EntityReads<T> {
  ids: readonly string[];
  /** The call that reads one of them: the cache knows an entity by it, however it was read. */
  one: (id: string) => CachedCall;
  /** An Error is the answer of its id alone. */
  load: (ids: readonly string[], send: Send) => Promise<Map<string, T | Error>>;
}

export interface RestReadOptions {
  /** Asks Genesys Cloud even where the cache has an answer. */
  readThrough?: boolean;
  /** A read whose answer includes the answer of this one: it is sent instead. */
  sentAs?: ReadCall;
  /** Other reads that the same answer answers. */
  alsoAnswers?: readonly CachedCall[];
  /** Called when the cache has no answer and Genesys Cloud is asked. */
  onAsked?: () => void;
}

export interface RestWriteOptions {
  /** The entity as it was before this write, where it is known. */
  before?: unknown;
  /** What the write would answer: the answer of a dry run. */
  preview?: unknown;
  /** The reads of the written entity, which the answer of this write answers. */
  alsoAnswers?: readonly CachedCall[];
}

/** What the REST access of all requests shares, for the life of the process. */
export interface RestServices {
  genesys: Genesys;
  cache: Cache;
  policies: Record<CacheKind, Policy>;
  /** Routes that this organization turned out not to have. */
  unsupportedRoutes: Set<string>;
  clock: Clock;
  /** Milliseconds that a batch waits at most for the other calls of its request. */
  batchWait: number;
}

/** The way to Genesys Cloud for one request. */
export interface Rest {
  /** Reads from the cache, else from Genesys Cloud. */
  read(call: ReadCall, options?: RestReadOptions): Promise<unknown>;
  /** Writes, and makes every cached answer that the write has changed unreachable before it resolves. */
  write(call: WriteCall, options?: RestWriteOptions): Promise<unknown>;
  /** A page of a list whose rows are whole entities: they are kept as the answers of the calls that read each of them. */
  page<T extends Entity>(
    call: CachedCall,
    parse: (answer: unknown) => Listing<T>,
    readsOf: (id: string) => readonly CachedCall[],
  ): Promise<Listing<T>>;
  entities<T>(reads: EntityReads<T>): Promise<Map<string, T | Error>>;
  /** What is at hand of an answer, without asking Genesys Cloud: `undefined` when nothing is, as in a dry run, which is about what is stored. */
  peek<T>(call: CachedCall): Promise<T | undefined>;
  /** Runs the callback when none of this request's calls is under way: the moment to send a batch. */
  whenIdle(callback: () => void): void;
  /** True where answers of this kind are kept for a while. */
  keeps(kind: CacheKind): boolean;
  /** Routes that this organization turned out not to have; known for the life of the process. */
  unsupportedRoutes: Set<string>;
  /** The same way for work that outlives the request. */
  detached(): Rest;
  /** True when no write is sent: each answers its preview instead. */
  dryRun: boolean;
  /** Throws when the client has left: what has not begun is not begun any more. */
  throwIfAborted(): void;
}

export interface RequestOptions {
  /** Aborts when the client has left: reads end, a write that has begun is seen through. */
  signal?: AbortSignal | undefined;
  /** When the request has to be over, on the clock: a call whose turn would come later is refused. */
  deadline?: number;
  /** Aborts at the deadline too: nobody waits longer for a read, whosever call it is. */
  over?: AbortSignal | undefined;
  /** True when the client wants nothing from a cache. */
  readThrough?: boolean;
  /** True when nothing is to be changed. */
  dryRun?: boolean;
  /** Told of every write that has changed something, or may have. */
  onWrite?: () => void;
  /** Who asks, as the rate budget counts clients. */
  client?: string;
  /** Told of every call and of what spared it. */
  record?: (record: CallTrace) => void;
}

/** Binds the way to Genesys Cloud to one request. */
export function createRest(services: RestServices, request: RequestOptions = {}): Rest {
  const { signal, over = signal, readThrough = false, dryRun = false, deadline = Infinity } = request;
  const { onWrite, record, client } = request;
  const { genesys, cache, policies, unsupportedRoutes, clock, batchWait } = services;
  const cacheOptions = createCacheOptions(policies);
  const inFlight = createInFlight(clock, batchWait);
  /** What this request reads through is shared within the request, and with nobody who asked before. */
  const mark = randomUUID();
  const asking = (through: boolean): CacheRequest => ({ signal: over, ...(through && { through: mark }) });

  async function send(call: GenesysCall, keys?: number): Promise<unknown> {
    let since = clock.now();
    // What the cache needs to know of a call is no part of the request.
    const { cache: _rules, changes: _changes, ...sent } = call as GenesysCall & { cache?: unknown; changes?: unknown };
    return genesys.call({
      ...sent,
      deadline,
      ...(client !== undefined && { client }),
      onAttempt() {
        // What nobody waits for is no part of what this request cost.
        if (!call.background) record?.(traceOf(call, { source: "network", age: 0, keys }, since, clock));
        since = clock.now();
      },
    });
  }

  const sender =
    ({ signal: ending, background }: LoadOptions): Send =>
    (call, keys) =>
      send({ ...call, ...(ending && { signal: ending, shared: true }), ...(background && { background }) }, keys);

  async function readCached(call: CachedCall, options: RestReadOptions, rowsOf?: CachedRowsOf): Promise<unknown> {
    const since = clock.now();
    const also = options.alsoAnswers;
    const rows = rowsOf ?? (also && ((answer) => [{ calls: also, value: answer }]));
    const { value, source, age } = await cache.read<unknown>(
      {
        ...placeOf(call),
        ...cacheOptions.entryOptions(call),
        load: async (how) => {
          options.onAsked?.();
          const answer = await sender(how)(options.sentAs ?? call);
          return call.cache.kind === "messaging" ? withoutSecrets(answer) : answer;
        },
        ...(rows && cacheOptions.withRows(call, rows)),
      },
      asking(readThrough || options.readThrough === true),
    );
    if (source !== "network") record?.(traceOf(call, { source, age }, since, clock));
    return value;
  }

  async function write(call: WriteCall, options: RestWriteOptions = {}): Promise<unknown> {
    const { before, preview, alsoAnswers: answers = [] } = options;
    if (dryRun) return preview;
    let answer: unknown;
    let refused = false;
    let isUnchanged = false;
    const tag = answers[0]?.cache.entityTag;
    const watch = tag === undefined ? undefined : await cache.watch(tag, cacheOptions.entryOptions(answers[0]!).shows);
    try {
      answer = await send(call);
      // Every write but a delete answers the entity as it is now; without one nobody knows what became of the write.
      if (call.method === "DELETE" || isEntity(answer)) return answer;
      throw outcomeUnknown(badResponse("the entity has no id"));
    } catch (error) {
      refused = wasRefused(error);
      isUnchanged = changedNothing(error);
      throw isUnchanged ? error : outcomeUnknown(error);
    } finally {
      if (!isUnchanged) onWrite?.();
      // Whatever else became of it: a write that failed on its way back may have been carried out.
      if (!refused) {
        const tags = call.changes(entitiesOf(call, before, answer));
        await cache.invalidate(tags, watch && written(answer, answers, watch));
      }
    }
  }

  function written(answer: unknown, answers: readonly CachedCall[], watch: Watch): Written {
    const entries = answers.map((one) => ({ ...placeOf(one), value: answer }));
    return { watch, entries, ...cacheOptions.entryOptions(answers[0]!) };
  }

  async function entities<T>({ ids, one, load }: EntityReads<T>): Promise<Map<string, T | Error>> {
    const since = clock.now();
    const first = one(ids[0]!);
    const answers = await cache.readMany<T>(
      {
        reads: ids.map((id) => ({ id, ...placeOf(one(id)) })),
        ...cacheOptions.entryOptions(first),
        load: (wanted, how) => load(wanted, sender(how)),
      },
      asking(readThrough),
    );
    for (const origin of originsOf([...answers.values()])) record?.(traceOf(first, origin, since, clock));
    return new Map([...answers].map(([id, { value }]) => [id, value]));
  }

  return {
    read: (call, options = {}) =>
      inFlight.track(isCached(call) ? readCached(call, options) : send({ ...call, ...(signal && { signal }) })),
    write: (call, options) => inFlight.track(write(call, options)),
    page: async (call, parse, readsOf) => {
      const rowsOf = (answer: unknown) =>
        validRows(parse(answer))
          .filter(({ id }) => isId(id))
          .map((value) => ({ calls: readsOf(value.id), value }));
      return parse(await inFlight.track(readCached(call, {}, rowsOf)));
    },
    entities: (reads) => inFlight.track(entities(reads)),
    peek: async <T>(call: CachedCall) =>
      dryRun
        ? undefined
        : (inFlight.track(cache.peek({ ...placeOf(call), ...cacheOptions.entryOptions(call) })) as Promise<
            T | undefined
          >),
    whenIdle: inFlight.whenIdle,
    keeps: (kind) => policies[kind].fresh > 0 && !readThrough,
    unsupportedRoutes,
    detached: () => createRest(services),
    dryRun,
    throwIfAborted: () => signal?.throwIfAborted(),
  };
}

function isCached(call: ReadCall): call is CachedCall {
  return call.cache !== "never";
}

/** The entities of a write as they were and as they are; one that nobody knows is undefined. */
function entitiesOf({ method }: GenesysCall, before: unknown, answer: unknown): unknown[] {
  if (method === "POST") return [answer];
  return method === "DELETE" ? [before] : [before, answer];
}
