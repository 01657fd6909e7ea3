import { createContext, use, useEffect, useMemo, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

interface TreeState {
  /** The one item that Tab reaches. */
  active: string | undefined;
  setActive: (key: string) => void;
  focusItem: (key: string) => void;
}

const TreeContext = createContext<TreeState>({ active: undefined, setActive() {}, focusItem() {} });
export const useTree = () => use(TreeContext);

const ITEM = '[role="treeitem"]';
const itemsOf = (tree: Element) => [...tree.querySelectorAll<HTMLElement>(ITEM)];
const levelOf = (item: HTMLElement) => Number(item.getAttribute("aria-level"));

/** Moves the focus into the tree that is there: to the item that had it last, or to the next one if that is the response that leaves. */
export function focusTree(leaving?: string): void {
  const trees = [...document.querySelectorAll('[role="tree"]')];
  const items = trees.filter((tree) => tree.checkVisibility()).flatMap(itemsOf);
  const stays = (item: HTMLElement) => leaving === undefined || !item.dataset["key"]?.endsWith(leaving);
  const active = Math.max(
    0,
    items.findIndex(({ tabIndex }) => tabIndex === 0),
  );
  const next = items.slice(active).find(stays) ?? items.slice(0, active).findLast(stays);
  next?.focus();
}

/** A tree with one stop for Tab, and arrow keys inside. Its items are siblings: each says its level. */
export function Tree({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const state = useMemo(
    () => ({
      active,
      setActive,
      focusItem: (key: string) =>
        itemsOf(ref.current!)
          .find((item) => item.dataset["key"] === key)
          ?.focus(),
    }),
    [active],
  );

  // The item that had the focus last can be gone: deleted, or in a library that was closed.
  // Its own rows say nothing to the tree, so it looks after each render.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    const tree = ref.current!;
    const [first] = itemsOf(tree);
    if (first && !tree.querySelector('[tabindex="0"]')) setActive(first.dataset["key"]);
  });

  return (
    <TreeContext value={state}>
      <div ref={ref} role="tree" tabIndex={-1} aria-label={label} className="tree" onKeyDown={moveFocus}>
        {children}
      </div>
    </TreeContext>
  );
}

/** The arrow keys of the WAI-ARIA pattern of a tree. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const item = items[at];
  if (!item) return;
  const expanded = item.getAttribute("aria-expanded");
  const moves: Record<string, () => void> = {
    ArrowDown: () => items[at + 1]?.focus(),
    ArrowUp: () => items[at - 1]?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    ArrowRight: () => (expanded === "false" ? item.click() : expanded && items[at + 1]?.focus()),
    ArrowLeft: () =>
      expanded === "true"
        ? item.click()
        : items.findLast((each, place) => place < at && levelOf(each) < levelOf(item))?.focus(),
    Enter: () => item.click(),
    " ": () => item.click(),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}
