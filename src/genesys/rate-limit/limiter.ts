import type { SlidingWindow } from "./sliding-window.ts";

/** Numbers of permits, by priority. */
export interface PermitCounts {
  interactive: number;
  background: number;
}

/** The permits that a limiter grants. The caller spends each with `spend`, or leaves it. */
export interface Grant extends PermitCounts {
  /** When the waiting call at this position (0 is the first) can get a permit at the earliest. A past moment means now. */
  availableAt(position: number): number;
  /** The same for the first background call. */
  backgroundAvailableAt: number;
}

/** Grants permits: from the limit of this process, or from the limit that all replicas share. */
export interface Limiter {
  request(wanted: PermitCounts): Promise<Grant>;
  /** True while no call needs a grant, because far fewer calls were made than may be. Left out: each needs one. */
  hasPlenty?(): boolean;
  /** Spends one permit of the last grant, or of plenty. Returns the number of the call. */
  spend(): number;
  /** Called when the call with this number has ended. */
  ended(call: number): void;
  pausedUntil(): number;
  pause(milliseconds: number): Promise<void>;
  /** How many replicas share the limit, this one included. */
  replicas(): number;
  state(): { used: number; limit: number; shared: boolean };
  close(): Promise<void>;
}

/** How full a window is. */
interface WindowState {
  used: number;
  limit: number;
  /** When the calls in it leave the window, soonest first. */
  expirations: number[];
}

/** Background calls may use this much of a limit. The last 20 % is for calls that a request waits for. */
export function backgroundLimit(limit: number): number {
  return Math.floor(limit * 0.8);
}

/** When the waiting call at this position can get a permit: 0 means now, `fallback` is for a position too far back to know. */
export function availableAt({ used, limit, expirations }: WindowState, position: number, fallback: number): number {
  const index = used - limit + position;
  return index < 0 ? 0 : (expirations[index] ?? fallback);
}

/** Grants permits from the calls that this process itself has made. */
export function grantLocally(window: SlidingWindow, wanted: PermitCounts, limit: number, fallback: number): Grant {
  const used = window.used();
  const interactive = Math.max(0, Math.min(wanted.interactive, limit - used));
  const left = backgroundLimit(limit) - used - interactive;
  const background = interactive < wanted.interactive ? 0 : Math.max(0, Math.min(wanted.background, left));
  const total = used + interactive + background;
  // Below the background limit every call got its permit, so no caller needs the times. A full window is slow to read.
  const state = { used: total, expirations: total < backgroundLimit(limit) ? [] : window.expirations() };
  return {
    interactive,
    background,
    availableAt: (position) => availableAt({ ...state, limit }, position, fallback),
    backgroundAvailableAt: availableAt({ ...state, limit: backgroundLimit(limit) }, 0, fallback),
  };
}
