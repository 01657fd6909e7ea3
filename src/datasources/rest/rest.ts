import { randomUUID } from "node:crypto";
import type { CacheRequest } from "../../cache/cache.ts";
import type { Watch, Written } from "../../cache/fill.ts";
import type { LoadOptions } from "../../cache/entries.ts";
import { badResponse, changedNothing, outcomeUnknown, wasRefused } from "../../errors.ts";
import { entityTag, placeOf, readTags, writeTags } from "./cache-tags.ts";
import type { CacheKind } from "./cache-tags.ts";
import { costsOf, recordOf } from "./call-trace.ts";
import type { CallRecord } from "./call-trace.ts";
import { isWrite } from "../../genesys/call.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { isId } from "../../ids.ts";
import { createInFlight } from "./in-flight.ts";
import { createKeptKinds } from "./cache-options.ts";
import type { RowsOf } from "./cache-options.ts";
import type { ResponseScan } from "../responses/scan.ts";
import { withoutSecrets } from "./secrets.ts";
import { isEntity, soundRows } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";
import type { Upstream } from "./upstream.ts";

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
  /** A read that answers this one too: it is sent in its place. */
  sentAs?: GenesysCall;
  /** Other reads that what is sent answers as well. */
  alsoAnswers?: readonly GenesysCall[];
  /** Told when Genesys Cloud is asked, for nobody has the answer. */
  onAsked?: () => void;
  /** The entity as it was before this write, where it is known. */
  before?: unknown;
  /** What the write would answer: the answer of a dry run. */
  preview?: unknown;
}

/** The way to Genesys Cloud for one request. */
export interface Rest {
  call(call: GenesysCall, options?: CallOptions): Promise<unknown>;
  /** A page of a list whose rows are whole entities: they are kept as the answers of the calls that read each of them. */
  page<T extends Entity>(
    call: GenesysCall,
    parse: (answer: unknown) => Listing<T>,
    readsOf: (id: string) => readonly GenesysCall[],
  ): Promise<Listing<T>>;
  entities<T>(reads: EntityReads<T>): Promise<Map<string, T | Error>>;
  /** What is at hand of an answer, without asking Genesys Cloud: `undefined` when nothing is, as in a dry run, which is about what is stored. */
  peek<T>(call: GenesysCall): Promise<T | undefined>;
  /** Runs the callback when none of this request's calls is under way: the moment to send a batch. */
  whenQuiet(callback: () => void): void;
  /** True where answers of this kind are kept for a while. */
  keeps(kind: CacheKind): boolean;
  /** Routes that this organization turned out not to have; known for the life of the process. */
  lacking: Set<string>;
  responseScan: ResponseScan;
  /** The same way for work that outlives the request. */
  apart(): Rest;
  /** True when no write is sent: each answers its preview instead. */
  dryRun: boolean;
  /** Throws when the client has left: what has not begun is not begun any more. */
  throwIfLeft(): void;
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
  record?: (record: CallRecord) => void;
}

/** Binds the way to Genesys Cloud to one request. */
export function createRest(upstream: Upstream, request: RequestOptions = {}): Rest {
  const { signal, over = signal, readThrough = false, dryRun = false, deadline = Infinity } = request;
  const { onWrite, record, client } = request;
  const { genesys, cache, policies, lacking, responseScan, clock, batchWait } = upstream;
  const kinds = createKeptKinds(policies);
  const inFlight = createInFlight(clock, batchWait);
  /** What this request reads through is shared within the request, and with nobody who asked before. */
  const mark = randomUUID();
  const asking = (through: boolean): CacheRequest => ({ signal: over, ...(through && { through: mark }) });

  async function send(call: GenesysCall, keys?: number): Promise<unknown> {
    let since = clock.now();
    return genesys.call({
      ...call,
      deadline,
      ...(client !== undefined && { client }),
      onAttempt() {
        // What nobody waits for is no part of what this request cost.
        if (!call.background) record?.(recordOf(call, { source: "network", age: 0, keys }, since, clock));
        since = clock.now();
      },
    });
  }

  const sender =
    ({ signal: ending, background }: LoadOptions): Send =>
    (call, keys) =>
      send({ ...call, ...(ending && { signal: ending, shared: true }), ...(background && { background }) }, keys);

  async function read(call: GenesysCall, options: CallOptions, rowsOf?: RowsOf) {
    const known = readTags(call);
    if (!known) return send({ ...call, ...(signal && { signal }) });
    const since = clock.now();
    const also = options.alsoAnswers;
    const rows = rowsOf ?? (also && ((answer) => [{ calls: also, value: answer }]));
    const { value, source, age } = await cache.read<unknown>(
      {
        ...placeOf(call),
        ...kinds.of(call),
        load: async (how) => {
          options.onAsked?.();
          const answer = await sender(how)(options.sentAs ?? call);
          return known.kind === "messaging" ? withoutSecrets(answer) : answer;
        },
        ...(rows && kinds.withRows(call, rows)),
      },
      asking(readThrough || options.readThrough === true),
    );
    if (source !== "network") record?.(recordOf(call, { source, age }, since, clock));
    return value;
  }

  async function write(
    call: GenesysCall,
    { before, preview, alsoAnswers: answers = [] }: CallOptions,
  ): Promise<unknown> {
    if (dryRun) return preview;
    let answer: unknown;
    let refused = false;
    let isUnchanged = false;
    const tag = answers[0] && entityTag(answers[0]);
    const watch = tag === undefined ? undefined : await cache.watch(tag, kinds.of(answers[0]!).shows);
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
      if (!refused)
        await cache.invalidate(
          writeTags(call, entitiesOf(call, before, answer)),
          watch && written(answer, answers, watch),
        );
    }
  }

  function written(answer: unknown, answers: readonly GenesysCall[], watch: Watch): Written {
    const entries = answers.map((one) => ({ ...placeOf(one), value: answer }));
    return { watch, entries, ...kinds.of(answers[0]!) };
  }

  async function entities<T>({ ids, one, load }: EntityReads<T>): Promise<Map<string, T | Error>> {
    const since = clock.now();
    const first = one(ids[0]!);
    const answers = await cache.readMany<T>(
      {
        reads: ids.map((id) => ({ id, ...placeOf(one(id)) })),
        ...kinds.of(first),
        load: (wanted, how) => load(wanted, sender(how)),
      },
      asking(readThrough),
    );
    for (const cost of costsOf([...answers.values()])) record?.(recordOf(first, cost, since, clock));
    return new Map([...answers].map(([id, { value }]) => [id, value]));
  }

  return {
    call: (call, options = {}) => inFlight.track(isWrite(call) ? write(call, options) : read(call, options)),
    page: async (call, parse, readsOf) => {
      const rowsOf = (answer: unknown) =>
        soundRows(parse(answer))
          .filter(({ id }) => isId(id))
          .map((value) => ({ calls: readsOf(value.id), value }));
      return parse(await inFlight.track(read(call, {}, rowsOf)));
    },
    entities: (reads) => inFlight.track(entities(reads)),
    peek: async <T>(call: GenesysCall) =>
      dryRun
        ? undefined
        : (inFlight.track(cache.peek({ ...placeOf(call), ...kinds.of(call) })) as Promise<T | undefined>),
    whenQuiet: inFlight.whenQuiet,
    keeps: (kind) => policies[kind].fresh > 0 && !readThrough,
    lacking,
    responseScan,
    apart: () => createRest(upstream),
    dryRun,
    throwIfLeft: () => signal?.throwIfAborted(),
  };
}

/** The entities of a write as they were and as they are; one that nobody knows is undefined. */
function entitiesOf({ method }: GenesysCall, before: unknown, answer: unknown): unknown[] {
  if (method === "POST") return [answer];
  return method === "DELETE" ? [before] : [before, answer];
}
