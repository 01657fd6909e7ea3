import { useId } from "react";
import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import type { Values } from "./fill.ts";

type Substitutions = NonNullable<ResponseFieldsFragment["substitutions"]>;

interface Props {
  substitutions: Substitutions;
  values: Values;
  onChange: (values: Values) => void;
}

/** A field for each placeholder. Its hint and its default come from the response. */
export function PlaceholderFields({ substitutions, values, onChange }: Props) {
  const prefix = useId();
  if (substitutions.length === 0) return null;
  return (
    <fieldset className="placeholders">
      <legend>Placeholders</legend>
      {substitutions.map(
        ({ key, description, defaultValue }) =>
          key !== null && (
            <div className="field" key={key}>
              <label htmlFor={prefix + key}>{description ?? key}</label>
              <input
                id={prefix + key}
                autoComplete="off"
                value={values[key] ?? ""}
                placeholder={defaultValue ?? ""}
                onChange={({ target }) => onChange({ ...values, [key]: target.value })}
              />
            </div>
          ),
      )}
    </fieldset>
  );
}
