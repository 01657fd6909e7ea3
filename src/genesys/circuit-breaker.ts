import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";

/** How an attempt ended: `unknown` says nothing about the upstream, as when the client has left. */
export type Outcome = "answered" | "failed" | "unknown";

export interface Breaker {
  /** Throws UPSTREAM_UNAVAILABLE at once while this family of routes is given a rest. */
  check(family: string): void;
  /** Leave for one attempt, or throws as `check` does. What is answered must be told how the attempt ended. */
  enter(family: string): (outcome: Outcome) => void;
}

export type BreakerChange = (change: { family: string; answers: boolean }) => void;

interface BreakerOptions {
  clock: Clock;
  /** Told when a family begins to be left alone, and when it answers again. */
  onChange?: BreakerChange;
}

/** So many of the last attempts are looked at, as long as they are not older than this. Milliseconds. */
const LOOKED_AT = 20;
const LOOK_BACK = 10_000;
/** It opens when at least so many of them have failed, and at least half of them. */
const LEAST_FAILURES = 10;
/** Milliseconds between two probes. With a probe that hangs for a whole attempt it still recovers within ten seconds. */
const REST = 2000;

interface Circuit {
  attempts: { at: number; failed: boolean }[];
  /** From when on the next attempt may be a probe; nothing while the circuit is closed. */
  probeAt: number | undefined;
  probing: boolean;
}

/**
 * Keeps calls from a part of the upstream that fails anyway: nobody waits for it, and it is left alone. One attempt at a
 * time goes out to see whether it is back, and whoever comes meanwhile is refused, not made to wait for that.
 */
export function createBreaker({ clock, onChange }: BreakerOptions): Breaker {
  const { now } = clock;
  // As many as there are families of routes: a few dozen.
  const circuits = new Map<string, Circuit>();

  function circuitOf(family: string): Circuit {
    let circuit = circuits.get(family);
    if (!circuit) circuits.set(family, (circuit = { attempts: [], probeAt: undefined, probing: false }));
    return circuit;
  }

  function refuseIfOpen({ probeAt, probing }: Circuit): void {
    if (probeAt === undefined) return;
    const wait = probing ? REST : probeAt - now();
    if (wait > 0) throw resting(Math.ceil(wait / 1000));
  }

  function note(family: string, failed: boolean): void {
    const circuit = circuitOf(family);
    const since = now() - LOOK_BACK;
    circuit.attempts = [...circuit.attempts.slice(1 - LOOKED_AT), { at: now(), failed }].filter(
      ({ at }) => at >= since,
    );
    const failures = circuit.attempts.filter((attempt) => attempt.failed).length;
    if (failures < LEAST_FAILURES || failures * 2 < circuit.attempts.length) return;
    circuit.attempts = [];
    circuit.probeAt = now() + REST;
    onChange?.({ family, answers: false });
  }

  return {
    check: (family) => refuseIfOpen(circuitOf(family)),
    enter(family) {
      const circuit = circuitOf(family);
      refuseIfOpen(circuit);
      if (circuit.probeAt === undefined) {
        return (outcome) => {
          // What was under way when the circuit opened is no news.
          if (circuit.probeAt === undefined && outcome !== "unknown") note(family, outcome === "failed");
        };
      }
      circuit.probing = true;
      return (outcome) => {
        circuit.probing = false;
        if (outcome === "answered") {
          circuit.probeAt = undefined;
          onChange?.({ family, answers: true });
        } else if (outcome === "failed") circuit.probeAt = now() + REST;
      };
    },
  };
}

function resting(retryAfter: number): GatewayError {
  const message = "Genesys Cloud keeps failing here, so it is not asked for a moment.";
  return new GatewayError(message, { code: "UPSTREAM_UNAVAILABLE", retryAfter, retryable: true }, { neverSent: true });
}
