import { useQuery } from "@apollo/client/react";
import { useEffect, useRef, useState } from "react";
import { OpenedResponseDocument } from "../generated/graphql.ts";
import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { entriesOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { EditForm } from "./edit-form.tsx";
import type { Values } from "./fill.ts";
import { Preview } from "./preview.tsx";
import type { Unsaved } from "./use-unsaved.ts";

type ValuesById = Readonly<Record<string, Values>>;
const NO_VALUES: Values = {};

interface Props {
  /** A new object each time a response is opened. */
  opened: { id: string } | undefined;
  unsaved: Unsaved;
  onInsert: (text: string) => void;
  /** The form is about to open, so the panel must be in view. */
  onEdit: () => void;
  onBack: () => void;
  onDeleted: (id: string) => void;
}

/** The open response: its preview, or the form to edit it. */
export function ResponsePanel({ opened, ...props }: Props) {
  const [values, setValues] = useState<ValuesById>({});
  return (
    <section
      className="panel panel-response"
      aria-label="Response"
      onKeyDown={({ key }) => {
        if (key === "Escape" && !document.querySelector("dialog[open]")) props.onBack();
      }}
    >
      {opened ? (
        <OpenedResponse key={opened.id} opened={opened} values={values} onValues={setValues} {...props} />
      ) : (
        <p className="empty">Choose a response to see it with its placeholders filled in.</p>
      )}
    </section>
  );
}

interface OpenedProps extends Props {
  opened: { id: string };
  /** What has been entered for placeholders. It stays while the agent looks at other responses. */
  values: ValuesById;
  onValues: (values: ValuesById) => void;
}

function OpenedResponse({ opened, onBack, ...props }: OpenedProps) {
  const { data, error, refetch } = useQuery(OpenedResponseDocument, { variables: { id: opened.id } });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [opened]);
  const response = data?.response;
  const draft = props.unsaved.draftOf(opened.id);
  const named = response ?? draft?.base;
  return (
    <>
      <header className="panel-head">
        <h2 ref={title} tabIndex={-1}>
          {named ? named.name || "Without a name" : "Response"}
        </h2>
        <button type="button" className="quiet" onClick={onBack}>
          Back to the list
        </button>
      </header>
      {error && <ProblemNote title="The response could not be read" error={error} onRetry={() => void refetch()} />}
      <div role="status">
        {response === null && !draft && <p className="empty">This response does not exist any more.</p>}
      </div>
      {(response || (response === null && draft)) && (
        <PreviewOrForm id={opened.id} response={response} draft={draft} {...props} />
      )}
    </>
  );
}

interface OneProps extends Omit<OpenedProps, "opened" | "onBack"> {
  id: string;
  /** Null: it was deleted, and there is a draft. */
  response: ResponseFieldsFragment | null;
  draft: Draft | undefined;
}

function PreviewOrForm({ id, response, draft, unsaved, values, onValues, onInsert, onEdit, onDeleted }: OneProps) {
  const [isDeleting, setDeleting] = useState(false);
  const [saved, setSaved] = useState<readonly string[]>();
  const [wasEdited, setWasEdited] = useState(false);

  function edit(base: ResponseFieldsFragment): void {
    onEdit();
    setSaved(undefined);
    unsaved.set(id, { base, ...entriesOf(base) });
  }

  if (draft)
    return (
      <EditForm
        draft={draft}
        stored={response}
        onChange={(next) => unsaved.set(id, next)}
        onEnd={(warnings) => {
          unsaved.set(id, undefined);
          setSaved(warnings);
          setWasEdited(true);
        }}
      />
    );
  if (!response) return null;
  return (
    <>
      {saved && <Saved version={response.version} warnings={saved} />}
      <Preview
        response={response}
        values={values[id] ?? NO_VALUES}
        onValues={(next) => onValues({ ...values, [id]: next })}
        takesFocus={wasEdited}
        onInsert={onInsert}
        onEdit={() => edit(response)}
        onDelete={() => setDeleting(true)}
      />
      {isDeleting && (
        <DeleteDialog response={response} onClose={() => setDeleting(false)} onDeleted={() => onDeleted(id)} />
      )}
    </>
  );
}

function Saved({ version, warnings }: { version: number | null; warnings: readonly string[] }) {
  return (
    <div className="note note-good" role="status">
      <strong>Saved</strong>
      {version !== null && ` as version ${version}`}
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </div>
  );
}
