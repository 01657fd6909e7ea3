import { randomUUID } from "node:crypto";
import type { Basis } from "../../cache/basis.ts";
import type { Cache, CacheAnswer, CacheRequest } from "../../cache/cache.ts";
import type { LoadOptions } from "../../cache/entries.ts";
import type { Asker } from "../../cache/log-reader.ts";
import type { Policy } from "../../cache/policy.ts";
import type { Clock, Lifetime } from "../../deadline.ts";
import type { CallAdmission } from "./call-budget.ts";
import { originsOf, traceOf } from "./call-trace.ts";
import type { CallTrace, ReadObserver } from "./call-trace.ts";
import type { CallOrigin, GenesysCall } from "../../genesys/call.ts";
import type { Genesys } from "../../genesys/client.ts";
import { isId } from "../../ids.ts";
import type { AuditedWrite, CompletedWrite } from "./audited-write.ts";
import { createFirstReads } from "./first-read.ts";
import { createInFlight } from "./in-flight.ts";
import { asWritten, entitiesAsWritten, missingAsWritten } from "./as-written.ts";
import { entityName } from "./entity-rules.ts";
import type { ListEvidence } from "./list-evidence.ts";
import type { CachedRows, CacheOptions } from "./cache-options.ts";
import { isCached } from "./rest-call.ts";
import type {
  CachedCall,
  CacheKind,
  EntityReads,
  ReadCall,
  RestReadOptions,
  RestWriteOptions,
  Send,
  WriteCall,
} from "./rest-call.ts";
import { passOn } from "./promise-or-value.ts";
import type { PromiseOrValue } from "./promise-or-value.ts";
import { createWarmAnswers } from "./warm-answers.ts";
import type { WarmAnswers } from "./warm-answers.ts";
import { createWrite } from "./write.ts";
import { withoutSecrets } from "./secrets.ts";
import { validRows } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";

/** What the REST access of all requests shares, for the life of the process. */
export interface RestServices {
  genesys: Genesys;
  cache: Cache;
  policies: Record<CacheKind, Policy>;
  /** Routes that this organization turned out not to have. */
  unsupportedRoutes: Set<string>;
  /** The options of the cache for all calls. */
  cacheOptions: CacheOptions;
  /** What answers of lists have told of recent writes. */
  evidence: ListEvidence;
  observer?: ReadObserver | undefined;
  clock: Clock;
  /** Milliseconds that a batch waits at most for the other calls of its request. */
  batchWait: number;
}

/** Reads and writes of one request, through the cache. */
export interface Rest extends WarmAnswers {
  /** Reads from the cache, else from Genesys Cloud. */
  read(call: ReadCall, options?: RestReadOptions): Promise<unknown>;
  /**
   * Writes, and makes every cached answer that the write has changed unreachable before it resolves. Answers the written entity,
   * nothing after a delete, and in a dry run the preview.
   */
  write<T = unknown>(call: WriteCall, options?: RestWriteOptions): Promise<T>;
  /**
   * Reads a page of a list whose rows are whole entities. The cache keeps each row as the answer of the calls that read it
   * alone.
   */
  page<T extends Entity>(
    call: CachedCall,
    parse: (answer: unknown) => Listing<T>,
    readsOf: (id: string) => readonly CachedCall[],
  ): PromiseOrValue<Listing<T>>;
  /** Reads entities by id, as many as possible from the cache. */
  entities<T>(reads: EntityReads<T>): Promise<Map<string, T | Error>>;
  /** A whole entity as this request read it first, however it was read. The path that reads it alone names its kind. */
  firstRead<T>(route: string, entity: T): T;
  /**
   * The cached answer, without a call; `undefined` where there is none, and in a dry run, which needs the stored state. With
   * `mayBeOld` also one that Redis cannot confirm now.
   */
  peek<T>(call: CachedCall, mayBeOld?: boolean): Promise<T | undefined>;
  /** Those of the entities that were created within the last seconds, so that a list may not have them yet, by id. */
  created<T>(kind: string, ids: readonly string[]): Promise<Map<string, T>>;
  /** Runs the callback when none of this request's calls is pending: the moment to send a batch. */
  whenIdle(callback: () => void): void;
  /** True where the cache keeps answers of this kind for this request. */
  keeps(kind: CacheKind): boolean;
  /** Routes that this organization turned out not to have; shared by all requests of the process. */
  unsupportedRoutes: Set<string>;
  /** The same reads and writes for work that outlives the request. */
  detached(): Rest;
  /** True when no write is sent and each answers its preview instead. */
  dryRun: boolean;
  /** Throws when the client has disconnected, so that no further work is started for it. */
  throwIfAborted(): void;
}

export interface RequestOptions {
  /**
   * Reads end when it is over or the client has left; a write that was sent goes on. A call that would have to wait until after its
   * deadline for the rate limit is refused.
   */
  lifetime?: Lifetime | undefined;
  /** True when the client wants nothing from a cache. */
  bypassCache?: boolean;
  /** True when no write may be sent. */
  dryRun?: boolean;
  /** Called after every write that has changed something, or may have. */
  onWrite?: () => void;
  /** Called with every write that reached Genesys Cloud, or may have, once it has ended. */
  onWritten?: ((write: AuditedWrite) => void) | undefined;
  /** Called with every write of an entity that has changed it, or may have, when a read shows what is stored now. */
  onCompleted?: ((write: CompletedWrite) => void) | undefined;
  /** Called after a write of which other replicas do not know yet. */
  onUnshared?: () => void;
  /** The client's name for the rate limit. */
  client?: string;
  /** Who asks, for metrics. */
  origin?: CallOrigin | undefined;
  /** Admits every call that the request waits for. Left out: there is no limit. */
  admission?: CallAdmission;
  /** Gets what the request reads, for an answer that may be given again. */
  basis?: Basis | undefined;
  /** True when Redis has answered what is new since the request arrived. */
  isConfirmed?: boolean;
  /** Called for every call, and for calls that the cache made unnecessary. */
  record?: (record: CallTrace) => void;
  /** Called for every read that memory answers at once, which is not recorded. */
  onWarmRead?: () => void;
  /** True where every read is to be recorded: then none is answered before a batch. */
  listsReads?: boolean;
}

/** How a call is sent. */
interface HowSent extends Partial<Omit<LoadOptions, "onUnsettled">>, Pick<GenesysCall, "shared"> {
  /** The number of ids that it asks for. */
  keys?: number | undefined;
  /** As `RestReadOptions.isEarly`. */
  isEarly?: boolean | undefined;
}

/** The reads and writes of one request. */
export function createRest(services: RestServices, request: RequestOptions = {}): Rest {
  const { lifetime, bypassCache = false, dryRun = false } = request;
  const deadline = lifetime?.deadline ?? Infinity;
  const { onWrite, onUnshared, record, listsReads = false, client, origin, admission, basis } = request;
  const { isConfirmed = false, onWarmRead } = request;
  const { genesys, cache, cacheOptions, policies, unsupportedRoutes, evidence, observer, clock, batchWait } = services;
  const inFlight = createInFlight(clock, batchWait);
  const firstReads = createFirstReads(basis?.refuse);
  /** Reads past the cache are shared within this request only. */
  let mark: string | undefined;
  /** Redis is asked once what is new, when this request first needs to know. */
  const asker: Asker = { deadline, isConfirmed, basis };
  const requestOf = (bypass: boolean, onJoined: () => void): CacheRequest => ({
    // Asked for where it is needed only: to make a signal costs more than to answer from memory.
    signal: lifetime?.over,
    asker,
    onJoined,
    ...(bypass && { bypass: (mark ??= randomUUID()) }),
  });
  const beginLookUp = () => admission?.beginLookUp() ?? (() => undefined);

  async function send(call: GenesysCall, how: HowSent = {}): Promise<unknown> {
    const { keys, canWait = false, isEarly, signal = call.signal } = how;
    basis?.refuse();
    const background = call.background || how.background || canWait || undefined;
    const isWaitedFor = !background || canWait;
    if (admission && isWaitedFor) await admission.admit(isEarly);
    let since = clock.now();
    // Each field by its name: a copy of the call without the rules for the cache costs several times as much.
    const sent: { [Name in keyof Required<GenesysCall>]: GenesysCall[Name] } = {
      method: call.method,
      route: call.route,
      circuit: call.circuit,
      path: call.path,
      query: call.query,
      body: call.body,
      clearsDefault: call.clearsDefault,
      mayBeDefault: call.mayBeDefault,
      readOnly: call.readOnly,
      background,
      deadline,
      client,
      origin,
      signal,
      shared: how.shared ?? call.shared,
      onAnswer: call.onAnswer,
      onAttempt() {
        // Background calls are not counted as calls of this request.
        if (isWaitedFor) record?.(traceOf(call, { source: "network", age: 0, keys }, since, clock));
        since = clock.now();
      },
    };
    return genesys.call(sent);
  }

  const sender =
    ({ signal, background, canWait }: LoadOptions, endLookUp: () => void, isEarly?: boolean): Send =>
    (call, keys) => {
      endLookUp();
      return send(call, { keys, canWait, isEarly, background, signal, shared: signal && true });
    };

  const write = createWrite({
    send: (call) => send(call),
    cache,
    cacheOptions,
    asker,
    dryRun,
    onWrite,
    onUnshared,
    onWritten: request.onWritten,
    onCompleted: request.onCompleted,
  });

  async function readCached(call: CachedCall, options: RestReadOptions, rows?: CachedRows): Promise<unknown> {
    const since = clock.now();
    const endLookUp = beginLookUp();
    const reading = cache.read<unknown>(
      {
        ...cacheOptions.knownRead(call),
        load: async (how) => {
          options.onAsked?.();
          const sending = sender(how, endLookUp, options.isEarly)(options.sentAs ?? call);
          const { answer, isUnsettled } = await readAsWritten(call, sending);
          if (isUnsettled) how.onUnsettled?.();
          if (call.cache.keeps) return call.cache.keeps(answer);
          return call.cache.kind === "messaging" ? withoutSecrets(answer) : answer;
        },
        alsoAs: options.alsoAnswers?.map(cacheOptions.knownRead),
        alsoStore: rows && cacheOptions.alsoStore(rows),
      },
      requestOf(bypassCache || options.bypassCache === true, endLookUp),
    );
    const { value, source, age } = await reading.finally(endLookUp);
    observer?.read(call.cache.kind, source);
    if (source !== "network") record?.(traceOf(call, { source, age }, since, clock));
    return value;
  }

  /**
   * The answer, in which nothing is older than the writes that had been answered when this request arrived. Writes since then need
   * not be seen; where they are not, the answer is kept under versions that no later read asks for.
   */
  async function readAsWritten(call: CachedCall, reading: Promise<unknown>) {
    const { shows } = call.cache;
    if (!shows) return { answer: await reading, isUnsettled: false };
    let answer: unknown;
    try {
      answer = await reading;
    } catch (error) {
      const corrected = missingAsWritten(error, shows, await cache.recentWrites(asker));
      observer?.corrected();
      return corrected;
    }
    const writes = await cache.recentWrites(asker);
    if (writes.size === 0) {
      evidence.noteTotal(call, answer);
      return { answer, isUnsettled: false };
    }
    const corrected = asWritten(answer, call, shows, writes, evidence);
    if (corrected.answer !== answer) observer?.corrected();
    return corrected;
  }

  async function entities<T>({ ids, one, load }: EntityReads<T>): Promise<Map<string, T | Error>> {
    const since = clock.now();
    const first = one(ids[0]!);
    const endLookUp = beginLookUp();
    const reading = cache.readMany<T>(
      {
        reads: ids.map((id) => ({ ...cacheOptions.knownRead(one(id)), id })),
        ...cacheOptions.entryOptions(first),
        load: async (wanted, how) => {
          const found = await load(wanted, sender(how, endLookUp));
          const { shows } = first.cache;
          if (!shows) return found;
          const { entities: answers, unsettled } = entitiesAsWritten(
            wanted,
            found,
            shows,
            await cache.recentWrites(asker),
          );
          how.onUnsettled?.(unsettled);
          if (unsettled.length > 0) observer?.corrected();
          return answers;
        },
      },
      requestOf(bypassCache, endLookUp),
    );
    const answers = await reading.finally(endLookUp);
    if (observer) countReads(observer, first.cache.kind, answers);
    for (const found of originsOf([...answers.values()])) record?.(traceOf(first, found, since, clock));
    return new Map([...answers].map(([id, { value }]) => [id, firstReads.of(first.route, value)]));
  }

  const { warm, ready } = createWarmAnswers({
    ...{ cache, cacheOptions, asker, inFlight, lifetime, admission, observer, onWarmRead },
    isAllowed: !listsReads && !bypassCache,
  });

  return {
    warm,
    ready,
    read: (call, options = {}) => {
      if (isCached(call)) return inFlight.track(readCached(call, options));
      const signal = lifetime?.signal;
      return inFlight.track(send(call, { signal }));
    },
    write: <T>(call: WriteCall, options?: RestWriteOptions) =>
      inFlight.track(write(call, options).finally(firstReads.clear)) as Promise<T>,
    page: (call, parse, readsOf) => {
      let parsed: { answer: unknown; listing: ReturnType<typeof parse> } | undefined;
      /** The rows are kept and answered, so the same answer comes twice. */
      const listingOf = (answer: unknown) => {
        if (!parsed || parsed.answer !== answer) parsed = { answer, listing: parse(answer) };
        return parsed.listing;
      };
      const rowsOf = (answer: unknown) => validRows(listingOf(answer)).filter(({ id }) => isId(id));
      const rows = { rowsOf, callsOf: readsOf };
      const now = () => warm<unknown>(call) ?? inFlight.track(readCached(call, {}, rows));
      return passOn(
        passOn(
          ready(() => [call]),
          now,
        ),
        (answer) => {
          const listing = listingOf(answer);
          const { route } = readsOf("any")[0]!;
          const first = firstReads.all(route, listing.rows);
          return first === listing.rows ? listing : { ...listing, rows: first };
        },
      );
    },
    firstRead: firstReads.of,
    entities: (reads) => inFlight.track(entities(reads)),
    peek: async <T>(call: CachedCall, mayBeOld?: boolean) =>
      dryRun
        ? undefined
        : (inFlight.track(cache.peek(cacheOptions.knownRead(call), asker, mayBeOld)) as Promise<T | undefined>),
    created: async <T>(kind: string, ids: readonly string[]) => {
      const writes = await cache.recentWrites(asker);
      const created = ids.flatMap((id) => {
        const made = writes.get(entityName(kind, id));
        return made?.outcome === "created" ? [[id, made.state as T] as const] : [];
      });
      return new Map(created);
    },
    whenIdle: inFlight.whenIdle,
    keeps: (kind) => policies[kind].fresh > 0 && !bypassCache,
    unsupportedRoutes,
    detached: () => createRest(services),
    dryRun,
    throwIfAborted: () => lifetime?.signal.throwIfAborted(),
  };
}

function countReads({ read }: ReadObserver, kind: CacheKind, answers: ReadonlyMap<string, CacheAnswer<unknown>>): void {
  for (const { source } of answers.values()) read(kind, source);
}
