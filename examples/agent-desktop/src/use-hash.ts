import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

/** The part of the address after `#`, which says which view is open. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}
