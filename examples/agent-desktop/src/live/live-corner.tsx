import { useSyncExternalStore } from "react";
import type { Live, LiveState } from "./live.ts";

const TEXTS: Record<LiveState, string> = {
  connecting: "Connecting…",
  live: "Live",
  lost: "Reconnecting…",
  refused: "Not live",
};

/** Whether the page shows changes that others make. */
export function LiveCorner({ live }: { live: Live }) {
  const state = useSyncExternalStore(live.subscribe, live.read);
  return (
    <p className="live" data-state={state} role="status">
      {TEXTS[state]}
    </p>
  );
}
