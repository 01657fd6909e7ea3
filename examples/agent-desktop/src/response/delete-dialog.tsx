import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { forget } from "../../../clients/apollo.ts";
import { useAnnounce } from "../announce.tsx";
import { Dialog } from "../dialog.tsx";
import { DeleteResponseDocument } from "../generated/graphql.ts";
import type { DeleteResponseMutation, ResponseFieldsFragment } from "../generated/graphql.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { createActionKeys, write } from "../write.ts";
import { AffectedList } from "./affected-list.tsx";

interface Props {
  response: ResponseFieldsFragment;
  onClose: () => void;
  onDeleted: () => void;
}

type Payload = DeleteResponseMutation["deleteResponse"];

/** Says what a delete would do, by a dry run, before it is done. */
export function DeleteDialog({ response, onClose, onDeleted }: Props) {
  const client = useApolloClient();
  const announce = useAnnounce();
  const [keys] = useState(createActionKeys);
  const [plan, setPlan] = useState<Payload>();
  const [failed, setFailed] = useState<{ error: unknown; retry: () => void }>();
  const [isBusy, setBusy] = useState(true);
  const hasBegun = useRef(false);

  async function send(dryRun: boolean): Promise<void> {
    setBusy(true);
    setFailed(undefined);
    try {
      const input = { id: response.id };
      const { deleteResponse } = await write(client, DeleteResponseDocument, {
        dryRun,
        input: dryRun ? input : { ...input, idempotencyKey: keys.keyOf(input) },
      });
      if (deleteResponse.deletedId === null) return setPlan(deleteResponse);
      announce(`Deleted ${response.name || "the response"}`);
      // First, so that it is not read again when it leaves the cache.
      onDeleted();
      forget(client.cache, "Response", deleteResponse.deletedId);
    } catch (error) {
      setFailed({ error, retry: () => void send(dryRun) });
    } finally {
      setBusy(false);
    }
  }

  const check = useEffectEvent(() => {
    // React runs an effect twice while an application is developed.
    if (!hasBegun.current) void send(true);
    hasBegun.current = true;
  });
  useEffect(() => check(), []);

  const mayDelete =
    plan !== undefined &&
    plan.userErrors.length === 0 &&
    !(plan.affected?.nodes ?? []).some(({ effect }) => effect === "PREVENTS");
  return (
    <Dialog title={`Delete “${response.name || "this response"}”?`} onClose={onClose}>
      <div role="status">
        {!plan && isBusy && <p className="muted">Checking what this changes…</p>}
        {plan && <AffectedList affected={plan.affected} />}
        {plan?.userErrors.map(({ message }) => (
          <p key={message} className="note note-problem">
            {message}
          </p>
        ))}
      </div>
      {failed && <ProblemNote title="It did not work" error={failed.error} onRetry={failed.retry} />}
      <form method="dialog" className="buttons">
        <button type="button" className="danger" disabled={!mayDelete || isBusy} onClick={() => void send(false)}>
          Delete
        </button>
        <button type="submit">Cancel</button>
      </form>
    </Dialog>
  );
}
