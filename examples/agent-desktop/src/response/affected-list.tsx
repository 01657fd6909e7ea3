import type { DeleteEffect, DeleteResponseMutation } from "../generated/graphql.ts";

type Affected = DeleteResponseMutation["deleteResponse"]["affected"];

const EFFECTS: Record<DeleteEffect, string> = {
  DELETED: "is deleted too",
  CHANGED: "stays, without it",
  PREVENTS: "uses it, so it cannot be deleted",
};

/** What else a delete changes, or what prevents it. */
export function AffectedList({ affected }: { affected: Affected }) {
  if (affected === null) return <p>It cannot be undone. What else it changes is not known.</p>;
  const { nodes, totalCount } = affected;
  const count = totalCount ?? nodes.length;
  return (
    <>
      <p>It cannot be undone. {count === 0 ? "It changes nothing else." : "It also changes:"}</p>
      <ul className="affected">
        {nodes.map(({ entityId, name, type, effect }, at) => (
          <li key={entityId ?? at}>
            <strong>{name ?? type.toLowerCase().replaceAll("_", " ")}</strong> {EFFECTS[effect]}
          </li>
        ))}
        {count > nodes.length && <li>and {count - nodes.length} more</li>}
      </ul>
    </>
  );
}
