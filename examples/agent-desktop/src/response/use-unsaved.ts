import { useEffect, useState } from "react";
import type { Draft } from "./draft.ts";

/** The drafts of all responses, by their ids. */
export interface Unsaved {
  ids: ReadonlySet<string>;
  draftOf(id: string): Draft | undefined;
  /** Undefined: there is nothing to save any more. */
  set(id: string, draft: Draft | undefined): void;
}

/** Keeps what is not saved while the agent looks at other responses. The browser asks before the page is left. */
export function useUnsaved(): Unsaved {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const hasSome = drafts.size > 0;
  useEffect(() => {
    if (!hasSome) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasSome]);
  return {
    ids: new Set(drafts.keys()),
    draftOf: (id) => drafts.get(id),
    set: (id, draft) =>
      setDrafts((before) => {
        const next = new Map(before);
        if (draft) next.set(id, draft);
        else next.delete(id);
        return next;
      }),
  };
}
