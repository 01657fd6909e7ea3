import { OWN_CLIENTS } from "../config/own-clients.ts";

/** What stands for every name beyond the bound. */
export const OTHER = OWN_CLIENTS.other;

/** Names that come so often among `MAX_CANDIDATES` others get one of the last places. */
const BUSY = 10;
const MAX_CANDIDATES = 1000;

/**
 * Limits the names that come from clients, so that no client can fill the memory of a metrics system. The first half of `max` places
 * goes to the names that come first, the rest to names that come often. All others become `other`. A name that was admitted stays. What
 * `isKnown` names needs no place.
 */
export function createBoundedNames(max: number, isKnown = (_name: string) => false): (name: string) => string {
  const admitted = new Set<string>();
  const candidates = new Map<string, number>();

  return (name) => {
    if (admitted.has(name) || isKnown(name)) return name;
    if (admitted.size >= max) return OTHER;
    if (admitted.size < max / 2 || isBusy(name)) {
      admitted.add(name);
      return name;
    }
    return OTHER;
  };

  function isBusy(name: string): boolean {
    const count = (candidates.get(name) ?? 0) + 1;
    candidates.delete(name);
    if (count >= BUSY) return true;
    candidates.set(name, count);
    // The candidate that came longest ago makes room.
    if (candidates.size > MAX_CANDIDATES) candidates.delete(candidates.keys().next().value!);
    return false;
  }
}
