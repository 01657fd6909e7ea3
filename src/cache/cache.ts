import { randomUUID } from "node:crypto";
import { inTime, systemClock } from "../deadline.ts";
import { isOwnLimit } from "../errors.ts";
import type { Basis } from "./basis.ts";
import { createEmbeddedLookUp } from "./embedded.ts";
import { createEntries } from "./entries.ts";
import type { EntriesOptions, LoadOptions } from "./entries.ts";
import type { FoundEntry } from "./entry.ts";
import type { CacheKey, Embedding, EntryOptions } from "./entry-options.ts";
import { createFill } from "./fill.ts";
import { whileUnchanged } from "./ground.ts";
import type { Ground } from "./ground.ts";
import type { FillOptions, VersionBeforeWrite, WrittenEntity } from "./fill.ts";
import { isOutage } from "./policy.ts";
import type { Asker } from "./log-reader.ts";
import { createSharedConfirm } from "./shared-confirm.ts";
import type { RecentWrite } from "./recent-writes.ts";
import type { Freshness } from "./policy.ts";
import type { Tier } from "./store.ts";
import { createWarmReads } from "./warm.ts";
import type { WarmReads } from "./warm.ts";

/** Where an answer came from; `shared` is a load that another request began, `stale` an answer past its freshness. */
export type Source = Tier | "network" | "shared" | "stale";

export interface CacheAnswer<T> {
  /** Shared between requests and frozen. */
  value: T;
  source: Source;
  /** Seconds since it was read upstream. */
  age: number;
  /** Until when a stored answer is fresh, in milliseconds of the wall clock. Left out where that is not sure. */
  until?: number;
}

export interface CachedRead<T> extends FillOptions<T>, CacheKey {
  load: (options: LoadOptions) => Promise<T>;
}

export interface CachedReads<T> extends EntryOptions {
  reads: readonly ({ id: string } & CacheKey)[];
  /** Reads these ids at once. An id that is not in the answer does not exist; an Error is the answer of its id alone. */
  load: (ids: readonly string[], options: LoadOptions) => Promise<Map<string, T | Error>>;
}

export interface CacheRequest {
  /** The request, which asks Redis once what is new. Left out: each read asks. */
  asker?: Asker | undefined;
  signal?: AbortSignal | undefined;
  /** A mark. Stored answers are not used, and a load is shared only with requests of the same mark. */
  bypass?: string | undefined;
  /** A mark. A load is shared only with requests of the same mark. */
  exclusive?: string;
  /** Called when the read waits for the load of another one. */
  onJoined?: (() => void) | undefined;
}

/** What is known of a write that makes answers unreachable. */
export interface InvalidatingWrite {
  written?: WrittenEntity | undefined;
  recent?: Omit<RecentWrite, "tags"> | undefined;
  deadline?: number | undefined;
}

export interface Cache {
  read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>>;
  /** The same for entities that are read in bulk: only those without a stored answer are loaded. */
  readMany<T>(many: CachedReads<T>, request: CacheRequest): Promise<Map<string, CacheAnswer<T | Error>>>;
  /** Reads for which nothing has to be awaited. */
  warm: WarmReads;
  /** The stored answer if it is fresh or stale. Loads nothing. With `mayBeOld` also one that Redis cannot confirm now. */
  peek(read: EntryOptions & CacheKey, asker?: Asker, mayBeOld?: boolean): Promise<unknown>;
  /** To be called before an entity is written whose new state is to be stored. */
  versionBeforeWrite(tag: string, embedding?: Embedding, asker?: Asker): Promise<VersionBeforeWrite>;
  /**
   * Makes everything with one of these tags unreachable, in every replica, before it resolves. Stores the written entity,
   * unless another write of it has come in between. Every replica remembers `recent` from then on. Never throws. False when Redis
   * has not taken it in time: then the other replicas learn of it later. `deadline` is on the clock.
   */
  invalidate(tags: readonly string[], write?: InvalidatingWrite): Promise<boolean>;
  /** The writes of the last seconds, each under its entity: all that every replica had answered when the asker came. */
  recentWrites(asker?: Asker): Promise<ReadonlyMap<string, RecentWrite>> | ReadonlyMap<string, RecentWrite>;
  /** Asks what is new, once for many callers. False when there is a Redis that does not answer. */
  confirm(): Promise<boolean>;
  /**
   * Calls back with what a finished answer rests on, at a moment at which the same reads would answer the same. Otherwise it does not
   * call back. Never rejects.
   */
  whileUnchanged(basis: Basis, callback: (ground: Ground) => void): Promise<void>;
}

/** Stores answers of Genesys Cloud for all requests of this process, and of all replicas where there is a Redis. */
export function createCache(options: EntriesOptions): Cache {
  const entries = createEntries(options);
  const { versions } = entries;
  const embeddedLookUp = createEmbeddedLookUp(entries);
  const fill = createFill(entries);
  const flightOf = (name: string, { bypass, exclusive }: CacheRequest, shared: boolean) =>
    [name, bypass, exclusive, entries.unconfirmedMark(shared)].filter((part) => part !== undefined).join(":");

  const { redis, clock = systemClock } = options;
  const confirm = createSharedConfirm(versions.ask, clock);

  /** Asks what is new, together with all requests, unless there are tags to ask for. Undefined while Redis is away. */
  function confirmFor(asker: Asker, tagLists: readonly (readonly string[])[]): Promise<boolean> | undefined {
    if (redis!.isAway()) return undefined;
    if (!versions.areKnown(tagLists)) return versions.confirm(asker, tagLists);
    const now = clock.now();
    // Half of the time that is left is for the reads. It waits for two questions at most.
    const left = ((asker.deadline ?? Infinity) - now) / 2;
    const answer = left < 2 * redis!.patience ? inTime(confirm(), now + left, clock) : confirm();
    return answer.then(
      (isConfirmed) => (asker.isConfirmed ||= isConfirmed),
      () => false,
    );
  }

  const cache: Cache = {
    warm: createWarmReads(entries, redis && confirmFor),

    async read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>> {
      const before = await versions.of([read.tags, read.embedding?.anyWrite ?? []], request.asker);
      const { shared } = before;
      const [version, anyVersion] = before.versions as [string, string];
      const entryKey = entries.entryKeyOf(read, version);

      async function load(how: LoadOptions): Promise<T> {
        let isUnsettled = false;
        const value = await read.load({ ...how, onUnsettled: () => (isUnsettled = true) });
        if (read.policy.fresh > 0 && read.isCacheable(value))
          await entries.background(fill.afterRead(read, { value, isUnsettled }, entryKey, before));
        return value;
      }

      // A write of an embedded entity changes the name, so that no later read joins a load that began before the write.
      const name = flightOf(read.embedding ? `${entryKey}:${anyVersion}` : entryKey, request, shared);
      // The lookup runs inside the single flight, so no caller can miss just before another one fills the entry.
      const loading = entries.load(name, request, async (how) => {
        const isUsed = request.bypass === undefined;
        const [found] =
          isUsed && entries.mayHave(entryKey)
            ? await embeddedLookUp.lookUp([entryKey], read, { known: before, anyAt: 1 })
            : [];
        if (found?.freshness === "stale") entries.refresh(entryKey, load);
        if (found?.freshness === "fresh" || found?.freshness === "stale") return answerOf<T>(found);
        try {
          return fromNetwork(
            await load({ ...how, canWait: found?.freshness === "old" && !entries.isConfirmed(shared) }),
          );
        } catch (error) {
          if (found?.freshness !== "old" || !isOutage(error)) throw error;
          return answerOf<T>(found);
        }
      });
      const flight = await refusingErrors(request.asker, loading);
      note(request.asker, flight.value, entryKey, version, read);
      return flight.shared ? asShared(flight.value) : flight.value;
    },

    async readMany<T>(many: CachedReads<T>, request: CacheRequest) {
      const lists = [many.embedding?.anyWrite ?? [], ...many.reads.map(({ tags }) => tags)];
      const known = await versions.of(lists, request.asker);
      const { shared, at: begun } = known;
      const keyById = new Map(
        many.reads.map((read, at) => [read.id, entries.entryKeyOf(read, known.versions[at + 1]!)]),
      );
      const nameOf = (ids: readonly string[]) => ids.map((id) => keyById.get(id)).join("\n");

      const loading = (ids: readonly string[]) => async (how: LoadOptions) => {
        const unsettled = new Set<string>();
        const onUnsettled = (some: readonly string[] = ids) => some.forEach((id) => unsettled.add(id));
        const values = await many.load(ids, { ...how, onUnsettled });
        const isStored = (id: string, value: unknown) =>
          keyById.has(id) && !unsettled.has(id) && !(value instanceof Error) && many.isCacheable(value);
        const stored = [...values].filter(([id, value]) => isStored(id, value));
        const newEntries = stored.map(([id, value]) => ({ entryKey: keyById.get(id)!, value, begun }));
        if (many.policy.fresh > 0) entries.put(newEntries, shared);
        return values;
      };

      const anyVersion = many.embedding ? `:${known.versions[0]}` : "";
      const name = flightOf(nameOf([...keyById.keys()]) + anyVersion, request, shared);
      const reading = entries.load(name, request, async (how) => {
        const isUsed = request.bypass === undefined;
        const found = isUsed ? await entries.lookUp([...keyById.values()], many, shared) : [];
        const foundById = new Map([...keyById.keys()].map((id, at) => [id, found[at]]));
        const idsOf = (...wanted: (Freshness | undefined)[]) =>
          [...foundById.keys()].filter((id) => wanted.includes(foundById.get(id)?.freshness));

        const answers = new Map<string, CacheAnswer<T | Error>>();
        for (const id of idsOf("fresh", "stale")) answers.set(id, answerOf<T>(foundById.get(id)!));
        const stale = idsOf("stale");
        if (stale.length > 0) entries.refresh(nameOf(stale), loading(stale));

        const missing = idsOf("old", "dead", undefined);
        if (missing.length === 0) return answers;
        const canWait = !entries.isConfirmed(shared) && missing.every((id) => foundById.get(id)?.freshness === "old");
        const values = await loading(missing)({ ...how, canWait }).catch((error: Error) => {
          if (!isOutage(error)) throw error;
          return new Map<string, T | Error>(missing.map((id) => [id, error]));
        });
        for (const [id, value] of values) {
          const older = foundById.get(id);
          const isBridged = isOutage(value) && older?.freshness === "old";
          answers.set(id, isBridged ? answerOf<T>(older) : fromNetwork(value));
        }
        return answers;
      });
      const flight = await refusingErrors(request.asker, reading);
      if (request.asker?.basis) {
        for (const [at, { id, tags }] of many.reads.entries()) {
          const used = { tags, embedding: many.embedding };
          note(request.asker, flight.value.get(id), keyById.get(id)!, known.versions[at + 1]!, used);
        }
      }
      if (!flight.shared) return flight.value;
      // The request that made the call has reached a limit of its own. This one has not: it reads again, and joins no other.
      if ([...flight.value.values()].some(({ value }) => isOwnLimit(value))) {
        return cache.readMany(many, { ...request, exclusive: randomUUID() });
      }
      return new Map([...flight.value].map(([id, answer]) => [id, asShared(answer)]));
    },

    async peek(read, asker, mayBeOld = false) {
      const known = await versions.of([read.tags, read.embedding?.anyWrite ?? []], asker);
      const version = known.versions[0]!;
      const entryKey = entries.entryKeyOf(read, version);
      const [found] = await embeddedLookUp.lookUp([entryKey], read, { known, anyAt: 1 });
      note(asker, found, entryKey, version, read);
      const isUsable =
        found?.freshness === "fresh" ||
        found?.freshness === "stale" ||
        (mayBeOld && found?.freshness === "old" && !entries.isConfirmed(known.shared));
      return isUsable ? found.value : undefined;
    },

    async versionBeforeWrite(tag, embedding, asker) {
      const { versions: found, at } = await versions.of([[tag], embedding?.anyWrite ?? []], asker);
      const [version, anyVersion] = found as [string, string];
      return { tag, version, anyVersion, at };
    },

    recentWrites(asker = {}) {
      // A write may be forgotten without notice.
      asker.basis?.refuse();
      const { all } = entries.recentWrites;
      return redis ? versions.confirm(asker).then(all) : all();
    },

    async invalidate(tags, { written, recent, deadline } = {}) {
      const record = recent && entries.recentWrites.remember({ ...recent, tags });
      if (recent) options.onWrite?.({ entity: recent.entity, outcome: recent.outcome, age: 0 });
      const { version, isShared } = await versions.bump(tags, written?.versionBefore, record, deadline);
      if (written && version !== undefined && written.policy.fresh > 0) await fill.afterWrite(written, version);
      return isShared;
    },

    confirm,
    whileUnchanged: (basis, callback) => whileUnchanged(basis, entries, callback),
  };
  return cache;
}

/** The same work. An error may be an answer too, such as that there is no such entity. */
function refusingErrors<T>(asker: Asker | undefined, work: Promise<T>): Promise<T> {
  if (!asker?.basis) return work;
  return work.catch((error: unknown) => {
    asker.basis!.refuse();
    throw error;
  });
}

/** Notes that the asker has used this entry, or something that is not surely the same the next time. */
function note(
  asker: Asker | undefined,
  used: { value: unknown; until?: number | undefined } | undefined,
  entryKey: string,
  version: string,
  { tags, embedding }: { tags: readonly string[]; embedding?: Embedding | undefined },
): void {
  if (!asker?.basis) return;
  const { value, until } = used ?? {};
  if (until === undefined) asker.basis.refuse();
  else asker.basis.add({ entryKey, value, until, tags, version, embedding });
}

function answerOf<T>({ value, tier, age, freshness, until }: FoundEntry): CacheAnswer<T> {
  const source = freshness === "fresh" ? tier : "stale";
  return { value: value as T, source, age, ...(until !== undefined && { until }) };
}

function fromNetwork<T>(value: T): CacheAnswer<T> {
  return { value, source: "network", age: 0 };
}

/** The answer for a request that joined the load of another. */
function asShared<T>(answer: CacheAnswer<T>): CacheAnswer<T> {
  return answer.source === "network" ? { ...answer, source: "shared" } : answer;
}
