import { useId } from "react";
import type { ReactNode } from "react";

interface Attributes {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface Props {
  label: string;
  /** What the gateway says of this field. */
  problem: string | undefined;
  children: (attributes: Attributes) => ReactNode;
}

/** A labelled field, with what is wrong with it. */
export function FormField({ label, problem, children }: Props) {
  const id = useId();
  const problemId = `${id}-problem`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-invalid": problem !== undefined,
        "aria-describedby": problem === undefined ? undefined : problemId,
      })}
      {problem !== undefined && (
        <p id={problemId} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
