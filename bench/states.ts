import { isDeepStrictEqual } from "node:util";
import type { Read } from "./reads.ts";
import type { World } from "./world.ts";

/** What the sandbox had at each moment of a day. */
export interface States {
  add(world: World, at: number): void;
  latest(): World;
  /** True if this part of an answer shows nothing that had been replaced before `since`. Each entity in it may be of another moment. */
  hold(read: Read, part: string, value: unknown, since: number): boolean;
}

interface State {
  world: World;
  /** From when on. */
  at: number;
}

const KINDS = ["libraries", "responses", "settings"] as const;
/** Mixed worlds that are looked at for one answer, at most. */
const MOST = 512;

/** Begins with one world. */
export function createStates(first: World, at: number): States {
  const states: State[] = [{ world: first, at }];

  /** The worlds that were there at `since` or later, the latest first. */
  function worldsSince(since: number): World[] {
    const worlds: World[] = [];
    for (let index = states.length - 1; index >= 0; index -= 1) {
      worlds.push(states[index]!.world);
      if (states[index]!.at <= since) break;
    }
    return worlds;
  }

  return {
    add: (world, from) => void states.push({ world, at: from }),
    latest: () => states.at(-1)!.world,
    hold(read, part, value, since) {
      const expected = (world: World) => plain(read.expected(world)[part]);
      const worlds = worldsSince(since);
      if (worlds.some((world) => isDeepStrictEqual(value, expected(world)))) return true;
      if (worlds.length === 1) return false;
      const mixed = mixesOf(worlds).map(expected);
      return mixed.some((one) => isDeepStrictEqual(value, one)) || isMadeOf(value, mixed);
    },
  };
}

/** Every choice of one moment for each entity that has changed between these worlds. */
function mixesOf(worlds: readonly World[]): World[] {
  const oldest = worlds.at(-1)!;
  let mixes = [oldest];
  for (const kind of KINDS) {
    const ids = new Set(worlds.flatMap((world) => [...world[kind].keys()]));
    for (const id of ids) {
      const versions = new Set(worlds.map((world) => world[kind].get(id)));
      if (versions.size === 1) continue;
      mixes = mixes
        .flatMap((world) => [...versions].map((version) => withRow(world, kind, id, version)))
        .slice(0, MOST);
    }
  }
  return mixes;
}

function withRow(world: World, kind: (typeof KINDS)[number], id: string, row: unknown): World {
  const rows = new Map<string, unknown>(world[kind]);
  if (row === undefined) rows.delete(id);
  else rows.set(id, row);
  return { ...world, [kind]: rows };
}

/** True for a list whose ids are those of one of these lists, and each of whose rows is in one of them. */
function isMadeOf(value: unknown, lists: readonly unknown[]): boolean {
  const rows = rowsOf(value);
  if (!rows) return false;
  const known = lists.flatMap((list) => (rowsOf(list) ? [list as { totalCount?: number; nodes: Row[] }] : []));
  const ids = (nodes: readonly Row[]) => nodes.map(({ id }) => id).join();
  return (
    known.some(({ nodes }) => ids(nodes) === ids(rows)) &&
    rows.every((row) => known.some(({ nodes }) => nodes.some((one) => isDeepStrictEqual(one, row))))
  );
}

interface Row {
  id: string;
}

function rowsOf(value: unknown): Row[] | undefined {
  const { nodes } = (value ?? {}) as { nodes?: unknown };
  return Array.isArray(nodes) ? (nodes as Row[]) : undefined;
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
