import { useEffect, useRef, useState } from "react";
import { ProblemItem } from "./problem-item.tsx";
import { TreeItem } from "./tree-item.tsx";
import { useTree } from "./tree.tsx";

interface Props {
  itemKey: string;
  level?: number;
  /** The keys of the rows so far. */
  keys: readonly string[];
  total: number | null;
  hasMore: boolean;
  /** Reads the next page. */
  onMore: () => Promise<unknown>;
}

/** Reads the next page of a list. Then the focus is on its first row. */
export function MoreItem({ itemKey, level = 1, keys, total, hasMore, onMore }: Props) {
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<unknown>();
  const firstNew = useRef<number>(undefined);
  const { focusItem } = useTree();

  useEffect(() => {
    const key = firstNew.current === undefined ? undefined : keys[firstNew.current];
    if (key === undefined) return;
    firstNew.current = undefined;
    focusItem(key);
  }, [keys, focusItem]);

  async function load(): Promise<void> {
    if (isLoading) return;
    firstNew.current = keys.length;
    setLoading(true);
    setError(undefined);
    try {
      await onMore();
    } catch (refused) {
      firstNew.current = undefined;
      setError(refused);
    } finally {
      setLoading(false);
    }
  }

  if (!hasMore) return null;
  if (error !== undefined)
    return <ProblemItem itemKey={itemKey} level={level} error={error} onRetry={() => void load()} />;
  return (
    <TreeItem itemKey={itemKey} level={level} isBusy={isLoading} className="item-more" onActivate={() => void load()}>
      {isLoading ? "Loading…" : "Show more"}{" "}
      <span className="muted">
        {keys.length} {total !== null && `of ${total}`}
      </span>
    </TreeItem>
  );
}
