import { isDeepStrictEqual } from "node:util";
import type { Direct } from "./direct.ts";
import type { Parts, Read } from "./reads.ts";
import { readAgain } from "./world.ts";
import type { Touched, World } from "./world.ts";

/** The number of answered writes when a read was sent. Its answer must show all of them. */
export type Mark = number;

export interface WrongAnswer {
  name: string;
  variables: Record<string, unknown>;
  /** The part of the answer, and the path of the first difference in it. */
  part: string;
  difference: string;
  /** The writes that the answer may show last. */
  allowed: [from: Mark, to: Mark];
  /** The last earlier write whose state the answer equals, if any. */
  seen: Mark | undefined;
}

export interface History {
  /** Runs one write at a time, then reads its result from the sandbox directly. */
  write<T>(write: () => Promise<{ answer: T; touched: Touched }>): Promise<{ answer: T; after: World }>;
  /** Call it before sending a read. */
  mark(): Mark;
  /** Stores an answer for the check at the end. */
  keep(read: Read, data: Parts, since: Mark): void;
  /** The answers with a part that no state of the sandbox between the read's start and end contains. */
  wrongAnswers(): WrongAnswer[];
  world(): World;
}

/**
 * The sandbox's states in order. An answer may show any of those from the last write that was answered before the read was
 * sent, to the last write that was sent before the read was answered.
 */
export function createHistory(direct: Direct, start: World): History {
  const worlds = [start];
  const kept: { read: Read; data: Parts; since: Mark; until: Mark }[] = [];
  let answered = 0;
  let sent = 0;
  let last: Promise<unknown> = Promise.resolve();

  const expectedOf = (read: Read, part: string, at: Mark) => plain(read.expected(worlds[at]!)[part]);

  /** The last of these states that contains the part. */
  function momentOf(read: Read, part: string, value: unknown, from: Mark, to: Mark): Mark | undefined {
    for (let at = to; at >= from; at -= 1) if (isDeepStrictEqual(value, expectedOf(read, part, at))) return at;
    return undefined;
  }

  return {
    write(write) {
      const turn = last.then(async () => {
        sent += 1;
        const { answer, touched } = await write();
        answered += 1;
        const after = await readAgain(direct, worlds.at(-1)!, touched);
        worlds.push(after);
        return { answer, after };
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    mark: () => answered,
    keep: (read, data, since) => void kept.push({ read, data, since, until: sent }),
    wrongAnswers: () =>
      kept.flatMap(({ read, data, since, until }): WrongAnswer[] => {
        const parts = read.parts?.(data) ?? data;
        const part = Object.keys(parts).find((name) => momentOf(read, name, parts[name], since, until) === undefined);
        if (part === undefined) return [];
        const { name, variables } = read;
        const difference = firstDifference(parts[part], expectedOf(read, part, until));
        const seen = momentOf(read, part, parts[part], 0, since - 1);
        return [{ name, variables, part, difference, allowed: [since, until], seen }];
      }),
    world: () => worlds.at(-1)!,
  };
}

/** The value after a JSON round trip. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function firstDifference(left: unknown, right: unknown, path = ""): string {
  const isInner = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!isInner(left) || !isInner(right)) return `${path}: ${JSON.stringify(left)} instead of ${JSON.stringify(right)}`;
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const name = names.find((key) => !isDeepStrictEqual(left[key], right[key]));
  return name === undefined ? `${path}: none` : firstDifference(left[name], right[name], `${path}/${name}`);
}
