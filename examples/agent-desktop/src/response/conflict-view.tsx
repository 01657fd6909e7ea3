import { useEffect, useRef } from "react";
import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import { entriesOf, interactionLabel } from "./draft.ts";
import type { Draft, Entries } from "./draft.ts";
import { labelOf } from "./texts.ts";
import type { Conflict as SaveConflict } from "./use-save.ts";

/** What is stored now, and what of it the draft would overwrite. */
export type Conflict = Pick<SaveConflict, "current" | "currentVersion" | "conflictingFields" | "message">;

interface Props {
  draft: Draft;
  conflict: Conflict;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** The draft beside what is stored now. */
export function ConflictView({ draft, conflict, onKeepMine, onTakeTheirs }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [conflict]);
  const { current, conflictingFields } = conflict;
  const rows = current?.__typename === "Response" ? rowsOf(current, draft) : [];
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h3 id="conflict-title" ref={title} tabIndex={-1}>
        Another person has changed this response
      </h3>
      <p>
        {conflict.message}{" "}
        {conflictingFields.length > 0
          ? `Your change would overwrite: ${conflictingFields.join(", ")}.`
          : "Your change would overwrite nothing of it."}
      </p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">
                Stored now{conflict.currentVersion !== null && ` (version ${conflict.currentVersion})`}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, mine, theirs }, at) => (
              <tr key={at}>
                <th scope="row">{label}</th>
                <td>{mine ?? <span className="muted">Not changed</span>}</td>
                <td>{theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="buttons">
        <button type="button" className="primary" onClick={onKeepMine}>
          Keep mine
        </button>
        <button type="button" onClick={onTakeTheirs}>
          Take theirs
        </button>
      </div>
    </section>
  );
}

interface Row {
  label: string;
  /** Undefined: the draft does not change it, so it stays as it is stored. */
  mine: string | undefined;
  theirs: string;
}

/** The fields that differ. */
function rowsOf(stored: ResponseFieldsFragment, draft: Draft): Row[] {
  const [own, before, now] = [draft, entriesOf(draft.base), entriesOf(stored)];
  const texts = (stored.texts ?? []).map((text, at): [string, (entries: Entries) => string] => [
    labelOf(text),
    (entries) => entries.texts[at] ?? "",
  ]);
  const fields: [label: string, valueIn: (entries: Entries) => string][] = [
    ["Name", ({ name }) => name],
    ...texts,
    ["For", ({ interactionType }) => interactionLabel(interactionType)],
  ];
  return fields
    .filter(([, valueIn]) => valueIn(own) !== valueIn(now))
    .map(([label, valueIn]) => ({
      label,
      mine: valueIn(own) === valueIn(before) ? undefined : valueIn(own),
      theirs: valueIn(now),
    }));
}
