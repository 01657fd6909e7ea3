import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";

/** How an attempt ended. `unknown` says nothing about Genesys Cloud, for example after the client left. */
export type AttemptResult = "answered" | "failed" | "unknown";

export interface CircuitBreaker {
  /** Throws UPSTREAM_UNAVAILABLE while the circuit is open. */
  check(circuit: string): void;
  /** Lets one attempt through, or throws as `check` does. Returns a function that the caller calls with the result. */
  enter(circuit: string): (result: AttemptResult) => void;
}

export type CircuitChange = (change: { circuit: string; open: boolean }) => void;

interface BreakerOptions {
  clock: Clock;
  /** Called when a circuit opens and when it closes. */
  onChange?: CircuitChange;
}

/** The breaker counts the last attempts: at most so many, none older than so many milliseconds. */
const COUNTED_ATTEMPTS = 20;
const COUNTED_TIME = 10_000;
/** A circuit opens when at least so many of them failed, and at least half of them. */
const MIN_FAILURES = 10;
/** Milliseconds between two probes. Even when a probe hangs for a whole attempt, a circuit closes within ten seconds. */
const PROBE_INTERVAL = 2000;

interface Circuit {
  attempts: { at: number; failed: boolean }[];
  /** The next attempt from then on is a probe. Undefined while the circuit is closed. */
  probeAt: number | undefined;
  probing: boolean;
}

/**
 * Refuses calls to a part of Genesys Cloud that keeps failing, so that no request waits for it and it can recover. While a
 * circuit is open, one attempt at a time goes out as a probe. Other calls are refused, they do not wait for the probe.
 */
export function createCircuitBreaker({ clock, onChange }: BreakerOptions): CircuitBreaker {
  const { now } = clock;
  // One for each group of routes: a few dozen.
  const circuits = new Map<string, Circuit>();

  function circuitNamed(name: string): Circuit {
    let circuit = circuits.get(name);
    if (!circuit) circuits.set(name, (circuit = { attempts: [], probeAt: undefined, probing: false }));
    return circuit;
  }

  function refuseIfOpen({ probeAt, probing }: Circuit): void {
    if (probeAt === undefined) return;
    const wait = probing ? PROBE_INTERVAL : probeAt - now();
    if (wait > 0) throw circuitOpen(Math.ceil(wait / 1000));
  }

  function count(name: string, failed: boolean): void {
    const circuit = circuitNamed(name);
    const { attempts } = circuit;
    const at = now();
    attempts.push({ at, failed });
    const since = at - COUNTED_TIME;
    while (attempts.length > COUNTED_ATTEMPTS || attempts[0]!.at < since) attempts.shift();
    let failures = 0;
    for (const attempt of attempts) if (attempt.failed) failures += 1;
    if (failures < MIN_FAILURES || failures * 2 < attempts.length) return;
    circuit.attempts = [];
    circuit.probeAt = now() + PROBE_INTERVAL;
    onChange?.({ circuit: name, open: true });
  }

  return {
    check: (name) => refuseIfOpen(circuitNamed(name)),
    enter(name) {
      const circuit = circuitNamed(name);
      refuseIfOpen(circuit);
      if (circuit.probeAt === undefined) {
        return (result) => {
          // An attempt that began before the circuit opened says nothing new.
          if (circuit.probeAt === undefined && result !== "unknown") count(name, result === "failed");
        };
      }
      circuit.probing = true;
      return (result) => {
        circuit.probing = false;
        if (result === "answered") {
          circuit.probeAt = undefined;
          onChange?.({ circuit: name, open: false });
        } else if (result === "failed") circuit.probeAt = now() + PROBE_INTERVAL;
      };
    },
  };
}

function circuitOpen(retryAfter: number): GatewayError {
  const message = "Genesys Cloud keeps failing here. The gateway does not call it for a moment.";
  return new GatewayError(message, { code: "UPSTREAM_UNAVAILABLE", retryAfter, retryable: true }, { neverSent: true });
}
