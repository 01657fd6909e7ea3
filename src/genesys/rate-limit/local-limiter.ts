import type { Clock } from "../../deadline.ts";
import type { SlidingWindow } from "./sliding-window.ts";

/** How many permits are wanted now. */
export interface Demand {
  interactive: number;
  background: number;
}

/** What there is for an order. */
export interface Grant {
  /** Limiter for interactive calls; `background` ones come on top. They are spent with `spend`, or left. */
  interactive: number;
  background: number;
  /** The moment at which the one at this place of those who still wait (0 is the first) can have a permit, at the soonest. */
  turn(place: number): number;
  /** The same for the first background call. */
  backgroundAvailableAt: number;
}

/** Where permits come from: the budget of this process, or the one that all replicas share. */
export interface Limiter {
  ask(order: Demand): Promise<Grant>;
  /** Spends one of the permits that the last answer named; answers the call's number. */
  spend(): number;
  ended(call: number): void;
  pausedUntil(): number;
  pause(milliseconds: number): Promise<void>;
  /** How many replicas the budget is shared with, this one included. */
  replicas(): number;
  state(): { used: number; limit: number; shared: boolean };
  close(): Promise<void>;
}

/** What one log knows of the places in it. */
export interface Places {
  used: number;
  limit: number;
  /** When the calls in it leave, soonest first. */
  leaves: number[];
}

/** Read-ahead and refreshing may spend this much of a budget; the last 20 % is for those somebody waits for. */
export function backgroundLimit(limit: number): number {
  return Math.floor(limit * 0.8);
}

/** The moment at which the one at this place can have a permit: 0 when it can now, `later` when nobody knows yet. */
export function availableAt({ used, limit, leaves }: Places, place: number, later: number): number {
  const mustLeave = used - limit + place;
  return mustLeave < 0 ? 0 : (leaves[mustLeave] ?? later);
}

/** Fills an order from this process's own log. */
export function grantFrom(
  log: SlidingWindow,
  { interactive, background }: Demand,
  limit: number,
  later: number,
): Grant {
  const used = log.used();
  const forInteractive = Math.max(0, Math.min(interactive, limit - used));
  const left = backgroundLimit(limit) - used - forInteractive;
  const forBackground = forInteractive < interactive ? 0 : Math.max(0, Math.min(background, left));
  const total = used + forInteractive + forBackground;
  // Below that everybody has got theirs and nobody asks for a turn, and a long log takes long to read.
  const places = { used: total, leaves: total < backgroundLimit(limit) ? [] : log.leaves() };
  return {
    interactive: forInteractive,
    background: forBackground,
    turn: (place) => availableAt({ ...places, limit }, place, later),
    backgroundAvailableAt: availableAt({ ...places, limit: backgroundLimit(limit) }, 0, later),
  };
}

interface LocalLimiterOptions {
  log: SlidingWindow;
  clock: Clock;
  window: number;
  /** This process's own part of the budget. */
  limit: number;
  replicas: number;
}

/** The permits of a process that shares its budget with nobody, or has a fixed share of it. */
export function createLocalLimiter(options: LocalLimiterOptions): Limiter {
  const { log, clock, window, limit, replicas } = options;
  let pausedUntil = 0;
  return {
    ask: async (order) => grantFrom(log, order, limit, clock.now() + window),
    spend: log.add,
    ended: log.ended,
    pausedUntil: () => pausedUntil,
    async pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
    replicas: () => replicas,
    state: () => ({ used: log.used(), limit, shared: false }),
    close: async () => undefined,
  };
}
