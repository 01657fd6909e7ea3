import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { useAnnounce } from "../announce.tsx";
import { SaveResponseDocument } from "../generated/graphql.ts";
import type { SaveResponseMutation } from "../generated/graphql.ts";
import { createActionKeys, write } from "../write.ts";
import { changesOf } from "./draft.ts";
import type { Draft } from "./draft.ts";

type UserError = SaveResponseMutation["updateResponse"]["userErrors"][number];
export type Conflict = Extract<UserError, { __typename: "VersionConflict" }>;

interface Options {
  draft: Draft;
  onEnd: (warnings: readonly string[]) => void;
}

type Outcome = { error?: unknown; userErrors: readonly UserError[] };

/** Saves a draft, and keeps what the gateway says of it. */
export function useSave({ draft, onEnd }: Options) {
  const client = useApolloClient();
  const announce = useAnnounce();
  const [keys] = useState(createActionKeys);
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ userErrors: [] });

  async function send(expectedVersion: number | null): Promise<void> {
    const changes = changesOf(draft);
    if (!changes) return announce("Nothing has changed");
    if (isSaving) return;
    setSaving(true);
    try {
      const input = { id: draft.base.id, expectedVersion, ...changes };
      const { updateResponse } = await write(client, SaveResponseDocument, {
        input: { ...input, idempotencyKey: keys.keyOf(input) },
      });
      keys.end();
      setOutcome({ userErrors: updateResponse.userErrors });
      if (updateResponse.userErrors.length > 0) return;
      announce("Saved");
      onEnd((updateResponse.warnings ?? []).map(({ message }) => message));
    } catch (error) {
      setOutcome({ error, userErrors: [] });
    } finally {
      setSaving(false);
    }
  }

  const conflict = outcome.userErrors.find((error): error is Conflict => error.__typename === "VersionConflict");
  const others = outcome.userErrors.filter((error) => error !== conflict);
  return {
    isSaving,
    error: outcome.error,
    conflict,
    /** What is wrong with a field of the input; without a field, with the input as a whole. */
    problemOf: (...path: string[]) =>
      others.find((error) =>
        path.length === 0 ? error.path.length === 1 : path.every((part, at) => error.path[at + 1] === part),
      )?.message,
    save: () => void send(draft.base.version),
    /** Sends the draft again, over the version that is stored now. */
    saveMine: () => void send(conflict?.currentVersion ?? null),
  };
}
