import { useSyncExternalStore } from "react";
import type { Budget } from "./budget.ts";

/** What the page has cost, and what is left of the minute. */
export function BudgetCorner({ budget }: { budget: Budget }) {
  const { made, fromCache, left, requests, stale } = useSyncExternalStore(budget.subscribe, budget.read);
  return (
    <section className="budget" aria-label="Budget">
      <dl>
        {left !== undefined && (
          <>
            <Figure term="REST calls" value={made} note={`${fromCache} saved`} />
            <Figure term="Left this minute" value={left} note="REST calls" />
          </>
        )}
        {requests && (
          <Figure
            term="Requests left"
            value={requests.left}
            note={requests.of === undefined ? "" : `of ${requests.of}`}
          />
        )}
        {stale !== undefined && <Figure term="Old data" value={stale} note="seconds" />}
      </dl>
    </section>
  );
}

function Figure({ term, value, note }: { term: string; value: number; note: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <strong>{value}</strong> {note}
      </dd>
    </div>
  );
}
