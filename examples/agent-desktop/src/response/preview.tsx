import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "../announce.tsx";
import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import { useShortcut } from "../use-shortcut.ts";
import { interactionLabel } from "./draft.ts";
import { piecesOf } from "./fill.ts";
import type { Piece, Values } from "./fill.ts";
import { PlaceholderFields } from "./placeholder-fields.tsx";
import { labelOf, readable, usualText } from "./texts.ts";

interface Props {
  response: ResponseFieldsFragment;
  values: Values;
  onValues: (values: Values) => void;
  /** The form that was here has ended, so the focus goes to its button. */
  takesFocus: boolean;
  onInsert: (text: string) => void;
  onEdit: () => void;
  onDelete: () => void;
}

/** A response as the customer will read it, with fields for its placeholders. */
export function Preview({ response, values, onValues, takesFocus, onInsert, onEdit, onDelete }: Props) {
  const { id, texts, libraries, interactionType, version } = response;
  const [chosen, setChosen] = useState(() => usualText(texts ?? []));
  const editButton = useRef<HTMLButtonElement>(null);
  const announce = useAnnounce();
  useEffect(() => {
    if (takesFocus) editButton.current?.focus();
  }, [takesFocus]);
  const substitutions = response.substitutions ?? [];
  const all = (texts ?? []).map((text) => ({
    label: labelOf(text),
    pieces: piecesOf(readable(text), substitutions, values),
  }));
  const text = all[chosen];

  function insert(): void {
    if (!text) return;
    announce(`Inserted ${response.name || "the response"}`);
    onInsert(text.pieces.map((piece) => piece.text).join(""));
  }

  useShortcut("Enter", insert);
  useShortcut("e", onEdit);
  return (
    <div className="panel-body">
      <p className="chips">
        {libraries.map(
          (library) =>
            library && (
              <span className="chip" key={library.id}>
                {library.name}
              </span>
            ),
        )}
        {interactionType && <span className="chip">{interactionLabel(interactionType)}</span>}
        {version !== null && <span className="chip">Version {version}</span>}
      </p>
      {all.map(({ label, pieces }, at) => (
        <div key={at} className="text">
          {all.length > 1 && (
            <label className="choice">
              <input type="radio" name={`text-${id}`} checked={at === chosen} onChange={() => setChosen(at)} />
              {label}
            </label>
          )}
          <Filled pieces={pieces} />
        </div>
      ))}
      {all.length === 0 && <p className="empty">This response has no text.</p>}
      <PlaceholderFields substitutions={substitutions} values={values} onChange={onValues} />
      <div className="panel-foot">
        <div className="buttons">
          <button type="button" className="primary" disabled={!text} aria-keyshortcuts="Control+Enter" onClick={insert}>
            Insert
          </button>
          <button type="button" ref={editButton} aria-keyshortcuts="Control+E" onClick={onEdit}>
            Edit
          </button>
          <button type="button" className="danger" onClick={onDelete}>
            Delete…
          </button>
        </div>
      </div>
    </div>
  );
}

function Filled({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className="paper">
      {pieces.map(({ text, kind }, at) =>
        kind === "text" ? (
          text
        ) : (
          <mark key={at} className={kind}>
            {text}
          </mark>
        ),
      )}
    </p>
  );
}
