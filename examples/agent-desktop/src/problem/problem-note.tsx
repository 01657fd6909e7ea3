import { problemOf } from "./problem.ts";
import { useCountdown } from "./use-countdown.ts";

interface Props {
  error: unknown;
  /** What did not work, such as `The search failed`. */
  title: string;
  onRetry?: () => void;
}

/** A failed request: code, message, and a button that waits as long as the gateway asks. */
export function ProblemNote({ error, title, onRetry }: Props) {
  const { code, message, retryAfter = 0 } = problemOf(error);
  const left = useCountdown(retryAfter, error);
  return (
    <div className="note note-problem">
      <div role="alert">
        <strong>{title}</strong> <code>{code}</code>
        <p>{message}</p>
      </div>
      {onRetry && (
        <button type="button" disabled={left > 0} onClick={onRetry}>
          {left > 0 ? `Try again in ${left} s` : "Try again"}
        </button>
      )}
    </div>
  );
}
