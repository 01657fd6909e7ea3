import { useState } from "react";
import { Dialog } from "./dialog.tsx";
import { useShortcut } from "./use-shortcut.ts";

const SHORTCUTS: [keys: string, what: string][] = [
  ["Ctrl K", "Search"],
  ["↓", "From the search field to the list"],
  ["↑ ↓ Home End", "Move in the list"],
  ["→ ←", "Open or close a library; from a response to its library"],
  ["Enter", "Open a response"],
  ["Ctrl Enter", "Insert the open response; in the editor: save; in the message: send"],
  ["Ctrl E", "Edit the open response"],
  ["Esc", "From the response back to the list; in the search field: empty it"],
  ["Ctrl /", "These shortcuts"],
];

/** The button and dialog of the list of shortcuts. */
export function ShortcutsButton({ onSearch }: { onSearch: () => void }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut("k", onSearch);
  useShortcut("/", () => setOpen(true));
  return (
    <>
      <button type="button" className="quiet" aria-keyshortcuts="Control+/" onClick={() => setOpen(true)}>
        Shortcuts
      </button>
      {isOpen && (
        <Dialog title="Keyboard shortcuts" onClose={() => setOpen(false)}>
          <dl className="shortcuts">
            {SHORTCUTS.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  {keys.split(" ").map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">On a Mac, Cmd works as Ctrl does.</p>
          <form method="dialog" className="buttons">
            <button type="submit" className="primary">
              Close
            </button>
          </form>
        </Dialog>
      )}
    </>
  );
}
