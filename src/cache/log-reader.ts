import { randomUUID } from "node:crypto";
import type { Clock } from "../deadline.ts";
import type { Basis, Dependents } from "./basis.ts";
import type { Redis } from "../redis.ts";
import { OtherFormatError } from "./change-log.ts";
import type { Change, ChangeLog, LoggedChange, LogPart } from "./change-log.ts";

/** Who asks: a request, which asks Redis once. */
export interface Asker {
  /** When it must have its answer, on the clock. */
  deadline?: number | undefined;
  /** Set when Redis has answered a question that was sent after the request arrived. */
  isConfirmed?: boolean;
  /** Gets what the cache has answered, for an answer that may be given again. */
  basis?: Basis | undefined;
}

/** What this process knows of the log of changes: how far it has read it, and the number of the last change of each tag. */
export interface LogReader {
  life(): string;
  /** The number up to which it has read the log. */
  position(): number;
  /** The number of the last change of a tag, as of the position; 0 where there is none, undefined where it is not known. */
  numberOf(tag: string): number | undefined;
  /** The same, and for a tag that is not known a number that is at least its own: its last change is not after that. */
  boundOf(tag: string): number;
  /**
   * Makes sure that it knows everything that was in the log when the asker came, and the numbers of these tags. Asks Redis
   * once for all askers of a turn of the event loop. False when Redis has not answered.
   */
  confirm(asker: Asker, tagLists: readonly (readonly string[])[]): Promise<boolean>;
  /** Asks what is new, for any number of askers that have no tags to ask for. False when Redis has not answered. */
  ask(): Promise<boolean>;
  /** True where `confirm` would ask nothing. */
  isConfirmed(asker: Asker, tags: readonly string[]): boolean;
  /** Takes in a part of the log that was read from `from` on. */
  apply(part: LogPart, from: number): void;
  /** Adds a change of this process where there is no Redis. */
  addOwn(change: Change): void;
  /** Calls back when Redis has lost what it held. */
  onNewLife(callback: () => void): void;
  /** Called for each change that the log has. */
  onLogged(callback: (id: string) => boolean): void;
}

interface LogReaderOptions {
  redis: Redis | undefined;
  log: ChangeLog | undefined;
  onChange: ((change: LoggedChange) => void) | undefined;
  onOtherFormat: (() => void) | undefined;
  dependents: Dependents | undefined;
  clock: Clock;
}

/** A question that has not been sent yet. */
interface SharedQuestion {
  tags: Set<string>;
  answered: Promise<boolean>;
}

/** Nothing has been read yet. */
const UNREAD = -1;
/** Tags whose numbers a process knows at most. */
const MAX_TAGS = 200_000;
/** Attempts to read the log: from where the last one ended, from the beginning, and from that of a new one. */
const MAX_READS = 4;
/** Questions after which a read goes on unconfirmed, because Redis loses its data again and again. */
const MAX_QUESTIONS = 4;

/** Creates it: with a log it knows nothing yet, without one it is the truth. */
export function createLogReader(options: LogReaderOptions): LogReader {
  const { redis, log, onChange, onOtherFormat, dependents, clock } = options;
  /** All numbers are as of `position`, so that what is made of several is the state of one moment. */
  const numbers = new Map<string, number>();
  let life: string = randomUUID();
  let hasLife = false;
  let position = log ? UNREAD : 0;
  /** The number of every later change is among `numbers`. */
  let horizon = 0;
  /** The id of the change at the position: another one there means that Redis has got back an older copy of its data. */
  let lastId = "";
  /** Redis has got back an older copy of this data, and other replicas may mean something else by its numbers. */
  let outdatedEpoch: string | undefined;
  /** Counts how often it has forgotten the numbers. */
  let forgotten = 0;
  let saidOtherFormat = false;
  let batch: SharedQuestion | undefined;
  let onNewLife = () => {};
  let isOwn: (id: string) => boolean = () => false;

  function forget() {
    numbers.clear();
    forgotten += 1;
    horizon = Infinity;
    dependents?.clear();
  }

  function setNumber(tag: string, number: number): void {
    if (numbers.get(tag) === number) return;
    numbers.set(tag, number);
    dependents?.drop(tag);
  }

  function begin(newLife: string): void {
    const hadLife = hasLife;
    forget();
    [hasLife, life, position, lastId] = [true, newLife, UNREAD, ""];
    if (hadLife) onNewLife();
  }

  /** How the part fits to what this process has read. */
  function fitOf({ last, changes }: LogPart): "first" | "next" | "gap" | "other" {
    if (position === UNREAD) return "first";
    const found = changes.find(({ number }) => number === position);
    const isOther = found ? found.id !== lastId : last.number === position && last.id !== lastId;
    if (isOther || last.number < position) return "other";
    // The log may have dropped the change at the position: then the next one has to be there.
    return last.number === position || (changes[0]?.number ?? Infinity) <= position + 1 ? "next" : "gap";
  }

  function apply(part: LogPart, from: number): void {
    if (part.life !== life) begin(part.life);
    const fit = fitOf(part);
    if (fit === "other") {
      outdatedEpoch = part.epoch;
      forget();
      [position, lastId] = [UNREAD, ""];
    }
    // What came before `from` in this life has to be read first.
    if (fit === "other" || (fit === "first" && from > 0)) return;
    // It has fallen behind the beginning of the log.
    if (fit === "gap") forget();
    for (const change of part.changes) {
      if (change.number <= position) continue;
      if (fit === "next") for (const tag of change.tags) setNumber(tag, change.number);
      if (!isOwn(change.id)) onChange?.(change);
    }
    position = part.last.number;
    lastId = part.last.id;
    if (numbers.size > MAX_TAGS) forget();
    if (fit !== "next" || horizon === Infinity) horizon = position;
  }

  /** Reads the log up to what it has now. */
  async function catchUp(): Promise<void> {
    for (let reads = 0; reads < MAX_READS; reads += 1) {
      if (outdatedEpoch !== undefined) {
        const epoch = outdatedEpoch;
        await redis!.ask(() => log!.renew(epoch));
        outdatedEpoch = undefined;
      }
      const from = Math.max(position, 0);
      const part = await redis!.ask(() => log!.read(from));
      apply(part, from);
      if (position >= part.last.number && life === part.life) return;
    }
    throw new Error("Redis loses its data again and again");
  }

  /** Asks what is new, and for the numbers of these tags. */
  async function question(tags: readonly string[]): Promise<void> {
    const forgottenBefore = forgotten;
    const state = await redis!.ask(() => log!.look(tags));
    const isNow = () => state.life === life && state.last.number === position && state.last.id === lastId;
    if (!isNow()) await catchUp();
    // Numbers from before something else that was forgotten since: the caller asks again.
    if (!isNow() && (state.life !== life || forgotten !== forgottenBefore)) return;
    for (const [at, tag] of tags.entries()) {
      // What the log has told since is newer.
      setNumber(tag, Math.max(state.numbers[at]!, numbers.get(tag) ?? 0));
    }
  }

  function noteFault(error: unknown): boolean {
    if (error instanceof OtherFormatError && !saidOtherFormat) {
      saidOtherFormat = true;
      onOtherFormat?.();
    }
    return false;
  }

  function ask({ tags }: SharedQuestion): Promise<boolean> {
    return new Promise((resolve) => {
      setImmediate(() => {
        batch = undefined;
        resolve(question([...tags]).then(() => true, noteFault));
      });
    });
  }

  /** Joins the question of this turn of the event loop. */
  function join(unknown: readonly string[]): Promise<boolean> {
    if (!batch) {
      const next: SharedQuestion = { tags: new Set(), answered: Promise.resolve(false) };
      next.answered = ask(next);
      batch = next;
    }
    for (const tag of unknown) batch.tags.add(tag);
    return batch.answered;
  }

  /** Half of the time that is left is for the read itself. */
  async function inTime(answered: Promise<boolean>, deadline: number): Promise<boolean> {
    const left = (deadline - clock.now()) / 2;
    if (left >= redis!.patience) return answered;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const cancel = clock.after(left, () => resolve(false));
    try {
      return await Promise.race([answered, promise]);
    } finally {
      cancel();
    }
  }

  return {
    life: () => life,
    position: () => position,
    numberOf: (tag) => numbers.get(tag) ?? (log ? undefined : 0),
    boundOf: (tag) => numbers.get(tag) ?? horizon,
    isConfirmed: (asker, tags) => asker.isConfirmed === true && hasLife && tags.every((tag) => numbers.has(tag)),
    async confirm(asker, tagLists) {
      for (let questions = 0; questions < MAX_QUESTIONS; questions += 1) {
        const unknown: string[] = [];
        for (const tags of tagLists) for (const tag of tags) if (!numbers.has(tag)) unknown.push(tag);
        if (asker.isConfirmed && unknown.length === 0 && hasLife) return true;
        if (redis!.isAway()) return false;
        if (!(await inTime(join(unknown), asker.deadline ?? Infinity))) return false;
        asker.isConfirmed = true;
      }
      return false;
    },
    ask: () => (redis!.isAway() ? Promise.resolve(false) : join([])),
    apply,
    addOwn({ tags, id }) {
      position += 1;
      lastId = id;
      for (const tag of tags) setNumber(tag, position);
    },
    onNewLife: (callback) => void (onNewLife = callback),
    onLogged: (callback) => void (isOwn = callback),
  };
}
