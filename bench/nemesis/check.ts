import type { JournalWrite } from "../../sandbox/journal.ts";

/** A rename whose mutation has succeeded. Times are the client's, in milliseconds. */
export interface AnsweredRename {
  id: string;
  /** The new name. No other write of the run has it. */
  name: string;
  answeredAt: number;
  /** True if the answer warns that other replicas may not know of the write yet. */
  isWarned: boolean;
}

/** An answer to a read. */
export interface AnsweredRead {
  begunAt: number;
  /** The entities in it, wherever they stand. */
  seen: readonly { id: string; name: string }[];
  /** True if `extensions.stale` says that it is not fresh. */
  isStale: boolean;
}

/** An entity in an answer that is older than a write that had been answered before the read began. */
export interface OlderAnswer {
  id: string;
  seen: string;
  begunAt: number;
  /** Milliseconds from the answer to the first write that it does not show, to the begin of the read. */
  olderBy: number;
  /** True if every write that it does not show was answered with a warning. */
  afterWarning: boolean;
  isStale: boolean;
}

/**
 * Finds the answers that do not show a rename that was answered before the read began. The order of the names of one entity
 * comes from the sandbox; a name that it has not written is the one before all writes. One row per answer: its oldest entity.
 */
export function olderAnswers(
  writes: readonly JournalWrite[],
  renames: readonly AnsweredRename[],
  reads: readonly AnsweredRead[],
): OlderAnswer[] {
  const places = new Map<string, number>(writes.map(({ id, name, number }) => [keyOf({ id, name }), number]));
  const placeOf = (entity: { id: string; name: string }) => places.get(keyOf(entity)) ?? 0;
  const byId = Map.groupBy(renames, ({ id }) => id);

  return reads.flatMap(({ begunAt, seen, isStale }): OlderAnswer[] => {
    const older = seen.flatMap((entity): OlderAnswer[] => {
      const place = placeOf(entity);
      const missed = (byId.get(entity.id) ?? []).filter(
        (rename) => rename.answeredAt < begunAt && placeOf(rename) > place,
      );
      if (missed.length === 0) return [];
      const olderBy = begunAt - Math.min(...missed.map(({ answeredAt }) => answeredAt));
      const afterWarning = missed.every(({ isWarned }) => isWarned);
      return [{ id: entity.id, seen: entity.name, begunAt, olderBy, afterWarning, isStale }];
    });
    const worst = older.toSorted((a, b) => Number(a.afterWarning) - Number(b.afterWarning) || b.olderBy - a.olderBy);
    return worst.slice(0, 1);
  });
}

/** The renames that were answered as done, and that the sandbox has never carried out. */
export function lostRenames(writes: readonly JournalWrite[], renames: readonly AnsweredRename[]): AnsweredRename[] {
  const written = new Set(writes.map(keyOf));
  return renames.filter((rename) => !written.has(keyOf(rename)));
}

/** The names among those given that the sandbox has created, each with the times of its creations. */
export function carriedOut(writes: readonly JournalWrite[], names: ReadonlySet<string>): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const { operation, name, at } of writes) {
    if (!operation.startsWith("POST ") || name === undefined || !names.has(name)) continue;
    times.set(name, [...(times.get(name) ?? []), at]);
  }
  return times;
}

/** Milliseconds from the last of these moments before a time to that time; undefined if there is none before it. */
export function sinceLast(moments: readonly number[], time: number): number | undefined {
  const before = moments.filter((moment) => moment <= time);
  return before.length === 0 ? undefined : time - Math.max(...before);
}

function keyOf({ id, name }: { id: string | undefined; name: string | undefined }): string {
  return `${id} ${name}`;
}
