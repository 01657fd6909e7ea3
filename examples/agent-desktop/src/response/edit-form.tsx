import { useEffect, useId, useRef, useState } from "react";
import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { ConflictView } from "./conflict-view.tsx";
import type { Conflict } from "./conflict-view.tsx";
import { canEditTexts, conflictsOf, draftOver, INTERACTION_TYPES } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { FormField } from "./form-field.tsx";
import { labelOf } from "./texts.ts";
import { useSave } from "./use-save.ts";

interface Props {
  draft: Draft;
  /** The response as it is stored now; null where it was deleted. */
  stored: ResponseFieldsFragment | null;
  onChange: (draft: Draft) => void;
  /** The response was saved, with what the gateway warns of; undefined if nothing was saved. */
  onEnd: (warnings?: readonly string[]) => void;
}

/** The form to edit a response. Whatever fails, what was entered stays. */
export function EditForm({ draft, stored, onChange, onEnd }: Props) {
  const { isSaving, error, conflict, problemOf, save, saveMine } = useSave({ draft, onEnd });
  const [compared, setCompared] = useState<Conflict>();
  const name = useRef<HTMLInputElement>(null);
  const typeId = useId();
  useEffect(() => name.current?.focus(), []);
  const texts = draft.base.texts ?? [];
  const isKnownType = INTERACTION_TYPES.some(([value]) => value === draft.interactionType);
  // What this form saves itself is here before the answer that ends the form.
  const isNewer = stored !== null && stored.version !== draft.base.version && !isSaving && !conflict;

  function keepMine(): void {
    if (stored) onChange(draftOver(stored, draft));
    setCompared(undefined);
    name.current?.focus();
  }

  return (
    <form
      className="panel-body"
      aria-label="Edit the response"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      {conflict && (
        <ConflictView draft={draft} conflict={conflict} onKeepMine={saveMine} onTakeTheirs={() => onEnd()} />
      )}
      {isNewer && compared && (
        <ConflictView draft={draft} conflict={compared} onKeepMine={keepMine} onTakeTheirs={() => onEnd()} />
      )}
      <FormField label="Name" problem={problemOf("name")}>
        {(attributes) => (
          <input
            {...attributes}
            ref={name}
            value={draft.name}
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </FormField>
      {texts.map((text, at) => (
        <FormField key={at} label={labelOf(text)} problem={problemOf("texts", String(at))}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={6}
              readOnly={!canEditTexts(draft.base)}
              value={draft.texts[at]}
              onChange={({ target }) => onChange({ ...draft, texts: draft.texts.with(at, target.value) })}
            />
          )}
        </FormField>
      ))}
      <div className="field">
        <label htmlFor={typeId}>For conversations by</label>
        <select
          id={typeId}
          value={draft.interactionType}
          onChange={({ target }) => onChange({ ...draft, interactionType: target.value as Draft["interactionType"] })}
        >
          {!isKnownType && <option value={draft.interactionType}>Another kind</option>}
          {INTERACTION_TYPES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="panel-foot">
        <div role="status">
          {isNewer && compared?.current !== stored && (
            <NewerVersion stored={stored} onCompare={() => setCompared(newerThan(draft, stored))} />
          )}
          {stored === null && (
            <p className="note note-problem">
              Another person has deleted this response, so it cannot be saved. Copy what you need of it.
            </p>
          )}
        </div>
        {error !== undefined && <ProblemNote title="Not saved" error={error} onRetry={save} />}
        {problemOf() && (
          <p className="note note-problem" role="alert">
            {problemOf()}
          </p>
        )}
        <div className="buttons">
          <button
            type="submit"
            className="primary"
            disabled={isSaving || stored === null}
            aria-keyshortcuts="Control+Enter"
          >
            {isSaving ? "Saving…" : "Save"}
          </button>
          <button type="button" onClick={() => onEnd()}>
            Discard changes
          </button>
        </div>
      </div>
    </form>
  );
}

function NewerVersion({ stored, onCompare }: { stored: ResponseFieldsFragment; onCompare: () => void }) {
  return (
    <div className="note note-newer">
      <p>
        Another person has changed this response{stored.version !== null && `: version ${stored.version}`}. What you
        have entered stays.
      </p>
      <button type="button" onClick={onCompare}>
        Compare
      </button>
    </div>
  );
}

/** The same for `ConflictView` as a save that the gateway refuses. */
function newerThan(draft: Draft, stored: ResponseFieldsFragment): Conflict {
  return {
    current: stored,
    currentVersion: stored.version,
    conflictingFields: conflictsOf(draft, stored),
    message: "It was saved while you were editing.",
  };
}
