import type { CollectionName, State } from "./state.ts";

type TableName = CollectionName | "defaults";

/** The rows of each collection by their ids, and the ids of the defaults by `setting` and `profile`. */
type Tables = Record<TableName, Map<string, unknown>>;

interface Change {
  /** Monotonic time in milliseconds. */
  at: number;
  table: TableName;
  id: string;
  /** `undefined`: deleted. */
  row: unknown;
}

interface Kept {
  /** The time of `oldest`. */
  since: number;
  oldest: Tables;
  latest: Tables;
  /** The changes from `oldest` to `latest`, oldest first. */
  changes: Change[];
}

/** The states that an organization has been in, as far back as reads lag. */
export interface History {
  /** The state now. Only this one may be written to. */
  present: State;
  /** Keeps the states of the last so many milliseconds, from now on. 0 keeps none and costs nothing. */
  keep(milliseconds: number): void;
  /** Notes what has changed since the last call. Called after each write. */
  note(): void;
  /** The state so many milliseconds ago. If that is not kept, the oldest one that is. */
  ago(milliseconds: number): State;
}

/** Creates the history of a state. It is empty until `keep` is called. */
export function createHistory(state: State): History {
  const { clock } = state;
  const names = Object.entries(state).flatMap(([name, value]) =>
    value instanceof Map ? [name as CollectionName] : [],
  );
  let longest = 0;
  let kept: Kept | undefined;

  function tables(): Tables {
    const defaults = new Map<string, unknown>(Object.entries(state.defaults));
    return { ...(Object.fromEntries(names.map((name) => [name, state[name]])) as Omit<Tables, "defaults">), defaults };
  }

  // No read asks for an older state than the longest lag.
  function forget(states: Kept): void {
    const time = clock.now() - longest;
    const count = countUntil(states.changes, time);
    for (const change of states.changes.splice(0, count)) apply(states.oldest, change);
    states.since = Math.max(states.since, time);
  }

  return {
    present: state,
    keep(milliseconds) {
      longest = milliseconds;
      if (milliseconds === 0) kept = undefined;
      else kept ??= { since: clock.now(), oldest: copied(tables()), latest: copied(tables()), changes: [] };
    },
    note() {
      if (kept === undefined) return;
      forget(kept);
      for (const change of changesBetween(kept.latest, tables(), clock.now())) {
        kept.changes.push(change);
        apply(kept.latest, change);
      }
    },
    ago(milliseconds) {
      if (kept === undefined || milliseconds === 0) return state;
      forget(kept);
      const time = clock.now() - milliseconds;
      const count = countUntil(kept.changes, time);
      const { since } = kept;
      const seen = count === kept.changes.length ? kept.latest : replayed(kept.oldest, kept.changes.slice(0, count));
      const { defaults, ...collections } = seen;
      return {
        ...state,
        ...(collections as Pick<State, CollectionName>),
        defaults: Object.fromEntries(defaults) as State["defaults"],
        // Whether a creation has finished is read from the clock.
        clock: { ...clock, now: () => Math.max(time, since) },
      };
    },
  };
}

/** The number of changes that were made until that time. */
function countUntil(changes: Change[], time: number): number {
  const next = changes.findIndex(({ at }) => at > time);
  return next === -1 ? changes.length : next;
}

// Writes replace rows, so a row that is the same object has not changed.
function changesBetween(before: Tables, after: Tables, at: number): Change[] {
  return (Object.keys(after) as TableName[]).flatMap((table) => {
    const [old, rows] = [before[table], after[table]];
    const gone = [...old.keys()].filter((id) => !rows.has(id)).map((id) => ({ at, table, id, row: undefined }));
    const written = [...rows].filter(([id, row]) => old.get(id) !== row).map(([id, row]) => ({ at, table, id, row }));
    return [...gone, ...written];
  });
}

function apply(tables: Tables, { table, id, row }: Change): void {
  if (row === undefined) tables[table].delete(id);
  else tables[table].set(id, row);
}

/** The tables after the changes. Those without a change are shared with the given ones. */
function replayed(tables: Tables, changes: Change[]): Tables {
  const changed = new Set(changes.map(({ table }) => table));
  const next = { ...tables };
  for (const table of changed) next[table] = new Map(tables[table]);
  for (const change of changes) apply(next, change);
  return next;
}

function copied(tables: Tables): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, new Map(rows)])) as Tables;
}
