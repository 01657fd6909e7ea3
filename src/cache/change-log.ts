import { randomUUID } from "node:crypto";
import type { Redis } from "../redis.ts";
import { createScript } from "../redis-script.ts";
import { APPEND, COUNT, EPOCH, fieldOf, FORMAT_FIELD, LAST, LOOK, READ, RENEW } from "./change-log-scripts.ts";

/** What a write has changed: the tags that it bumps, and the record that makes other replicas remember it. */
export interface Change {
  /** Random: tells it from every other change. */
  id: string;
  tags: readonly string[];
  /** The record of the write, under the name of its entity. */
  entity?: string;
  text?: string;
}

/** A change as Redis holds it. */
export interface LoggedChange extends Change {
  /** Changes are numbered in their order, from 1, in each life of the log. */
  number: number;
  /** Milliseconds since Redis got it, by the clock of Redis. */
  age: number;
}

/** A part of the log: everything from a number on. */
export interface LogPart {
  /** Names the data of Redis. Another name: what was known before no longer counts. */
  life: string;
  /** The part of that name that the data has. */
  epoch: string;
  /** The number and the id of the last change. 0 and empty where there is none. */
  last: { number: number; id: string };
  changes: readonly LoggedChange[];
}

/** The answer to the question whether anything is new. */
export interface LogState {
  /** Undefined where the log has to be read to find out, because Redis has no data or data in another format. */
  life: string | undefined;
  last: { number: number; id: string };
  /** The number of the last change of each tag that was asked for; 0 where there is none. */
  numbers: readonly number[];
}

/** The changes of all replicas, in Redis: the only part that knows how they are stored there. */
export interface ChangeLog {
  /**
   * What is the last change, and what are the numbers of these tags? Says that there is no data where a part was evicted. Rejects with READONLY where Redis has become a replica, which
   * may lack the last writes.
   */
  look(tags: readonly string[]): Promise<LogState>;
  /** Reads everything from this number on. Begins a log where Redis has none. */
  read(from: number): Promise<LogPart>;
  /** Adds changes, and answers everything from `from` on, theirs included, and the number that the tag `before` had. */
  append(changes: readonly Change[], from: number, before?: string): Promise<LogPart & { before: number }>;
  /** Begins the log again, unless it has another epoch already: then another replica has done so. */
  renew(epoch: string): Promise<void>;
}

/** Redis holds data in the format of another version of the gateway. */
export class OtherFormatError extends Error {
  override name = "OtherFormatError";
}

/**
 * The format of what is stored here. Replicas of two formats do not understand each other, except in one point that every
 * format has to keep: another `epoch` in the hash means that nothing that was kept before counts.
 */
const FORMAT = 1;
/** What the scripts answer, in Redis' types. */
type Answer = [
  server: string,
  epoch: string,
  count: string,
  last: string,
  now: number,
  before: string | number,
  entries: [id: string, fields: string[]][],
];

type LookAnswer = [server: string, fields: (string | null)[]];

/** The log of changes under this key. `format` is for tests. */
export function createChangeLog(redis: Redis, key: string, format = FORMAT): ChangeLog {
  const { client } = redis;
  const keys = [key, `${key}:log`];
  const runLook = createScript(client, LOOK);

  async function run(script: string, ...values: (string | number)[]): Promise<LogPart & { before: number }> {
    const answered = client.eval(script, keys.length, ...keys, randomUUID(), format, ...values);
    const answer = (await answered) as Answer | "";
    if (answer === "") throw new OtherFormatError("Redis holds data of another version of the gateway");
    const [server, epoch, count, id, now, before, entries] = answer;
    const changes = entries.map(([name, fields]) => changeOf(name, fields, now));
    return { life: `${server}.${epoch}`, epoch, last: { number: Number(count), id }, changes, before: Number(before) };
  }

  return {
    async look(tags) {
      const fields = [EPOCH, FORMAT_FIELD, COUNT, LAST, ...tags.map(fieldOf)];
      const [server, [epoch, found, count, id, ...numbers]] = (await runLook(keys, fields)) as LookAnswer;
      return {
        life: epoch != null && Number(found) === format ? `${server}.${epoch}` : undefined,
        last: { number: Number(count ?? 0), id: id ?? "" },
        numbers: numbers.map(Number),
      };
    },
    async renew(epoch) {
      await client.eval(RENEW, keys.length, ...keys, epoch);
    },
    read: (from) => run(READ, from),
    append(changes, from, before = "") {
      const values = changes.flatMap(({ id, tags, entity = "", text = "" }) => [
        id,
        entity,
        text,
        tags.length,
        ...tags,
      ]);
      return run(APPEND, from, fieldOf(before), ...values);
    },
  };
}

function changeOf(name: string, fields: readonly string[], now: number): LoggedChange {
  const [, id = "", , at = "0", , entity = "", , text = "", ...tags] = fields;
  return {
    number: Number.parseInt(name, 10),
    age: now - Number(at),
    id,
    ...(entity !== "" && { entity, text }),
    tags: tags.filter((_, index) => index % 2 === 1),
  };
}
