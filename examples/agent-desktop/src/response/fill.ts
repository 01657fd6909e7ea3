const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** A placeholder of a response, as far as filling it in goes. */
export interface Substitution {
  key: string | null;
  defaultValue: string | null;
}

/** Values that the agent has entered, by the key of their placeholder. */
export type Values = Readonly<Record<string, string>>;

/** A part of a text. `isOpen`: a placeholder without a value. */
export interface Piece {
  text: string;
  kind: "text" | "filled" | "open";
}

/** A text cut at its placeholders. A value that the agent has not entered is the default; without one, the placeholder stays. */
export function piecesOf(text: string, substitutions: readonly Substitution[], values: Values): Piece[] {
  const defaults = new Map(substitutions.map(({ key, defaultValue }) => [key, defaultValue]));
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [placeholder, key = ""] = match;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), kind: "text" });
    const value = values[key] || defaults.get(key);
    pieces.push(value ? { text: value, kind: "filled" } : { text: placeholder, kind: "open" });
    end = match.index + placeholder.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kind: "text" });
  return pieces;
}

/** Where the first placeholder of a text is. */
export function firstPlaceholder(text: string): { start: number; end: number } | undefined {
  const [match] = text.matchAll(PLACEHOLDER);
  return match && { start: match.index, end: match.index + match[0].length };
}
