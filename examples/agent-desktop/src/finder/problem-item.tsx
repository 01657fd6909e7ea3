import { useEffect } from "react";
import { useAnnounce } from "../announce.tsx";
import { problemOf } from "../problem/problem.ts";
import { useCountdown } from "../problem/use-countdown.ts";
import { TreeItem } from "./tree-item.tsx";

interface Props {
  itemKey: string;
  level: number;
  error: unknown;
  onRetry: () => void;
}

/** Stands in a tree where rows could not be read. Enter tries again. */
export function ProblemItem({ itemKey, level, error, onRetry }: Props) {
  const { code, message, retryAfter = 0 } = problemOf(error);
  const left = useCountdown(retryAfter, error);
  const announce = useAnnounce();
  useEffect(() => announce(message), [announce, message]);
  return (
    <TreeItem
      itemKey={itemKey}
      level={level}
      className="item-problem"
      onActivate={() => {
        if (left === 0) onRetry();
      }}
    >
      <span>
        {message} <code>{code}</code>
      </span>
      <span className="snippet">{left > 0 ? `Try again in ${left} s` : "Press Enter to try again"}</span>
    </TreeItem>
  );
}
