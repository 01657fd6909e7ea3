import { useEffect, useId, useRef } from "react";
import { ProblemNote } from "../problem/problem-note.tsx";
import { ConflictView } from "./conflict-view.tsx";
import { canEditTexts, INTERACTION_TYPES } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { FormField } from "./form-field.tsx";
import { labelOf } from "./texts.ts";
import { useSave } from "./use-save.ts";

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The response was saved, with what the gateway warns of; undefined if nothing was saved. */
  onEnd: (warnings?: readonly string[]) => void;
}

/** The form to edit a response. Whatever fails, what was entered stays. */
export function EditForm({ draft, onChange, onEnd }: Props) {
  const { isSaving, error, conflict, problemOf, save, keepMine } = useSave({ draft, onEnd });
  const name = useRef<HTMLInputElement>(null);
  const typeId = useId();
  useEffect(() => name.current?.focus(), []);
  const texts = draft.base.texts ?? [];
  const isKnownType = INTERACTION_TYPES.some(([value]) => value === draft.interactionType);
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
        <ConflictView draft={draft} conflict={conflict} onKeepMine={keepMine} onTakeTheirs={() => onEnd()} />
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
        {error !== undefined && <ProblemNote title="Not saved" error={error} onRetry={save} />}
        {problemOf() && (
          <p className="note note-problem" role="alert">
            {problemOf()}
          </p>
        )}
        <div className="buttons">
          <button type="submit" className="primary" disabled={isSaving} aria-keyshortcuts="Control+Enter">
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
