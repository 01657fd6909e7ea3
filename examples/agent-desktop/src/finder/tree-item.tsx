import type { ReactNode } from "react";
import { useTree } from "./tree.tsx";

interface Props {
  /** Unique in the tree. */
  itemKey: string;
  level?: number;
  /** Only of an item that has others below it. */
  isExpanded?: boolean;
  isSelected?: boolean;
  isBusy?: boolean;
  className?: string;
  /** Click, Enter and Space. */
  onActivate: () => void;
  children: ReactNode;
}

/** An item of a tree. The tree itself handles its keys. */
export function TreeItem(props: Props) {
  const {
    itemKey,
    level = 1,
    isExpanded,
    isSelected = false,
    isBusy = false,
    className = "",
    onActivate,
    children,
  } = props;
  const { active, setActive } = useTree();
  return (
    <div
      role="treeitem"
      data-key={itemKey}
      aria-level={level}
      aria-expanded={isExpanded}
      aria-selected={isSelected}
      aria-busy={isBusy}
      tabIndex={active === itemKey ? 0 : -1}
      className={`item item-level-${level} ${className}`}
      onClick={onActivate}
      onFocus={() => setActive(itemKey)}
    >
      {children}
    </div>
  );
}
