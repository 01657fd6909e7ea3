import { useRef } from "react";
import type { RefObject } from "react";
import { firstPlaceholder } from "../response/fill.ts";

export interface MessageBox {
  ref: RefObject<HTMLTextAreaElement | null>;
  /** Puts a text at the cursor, in place of what is selected. A placeholder without a value is selected, to be typed over. */
  insert(text: string): void;
}

export function useMessageBox(): MessageBox {
  const ref = useRef<HTMLTextAreaElement>(null);
  return {
    ref,
    insert(text) {
      const box = ref.current!;
      const start = box.selectionStart;
      box.setRangeText(text, start, box.selectionEnd, "end");
      box.focus();
      const empty = firstPlaceholder(text);
      if (empty) box.setSelectionRange(start + empty.start, start + empty.end);
    },
  };
}
