/** Recursive readers of a text run out of stack somewhere beyond a thousand levels; nothing of use comes near this. */
export const MAX_NESTING = 100;

const CLOSING = "]})";
const OPENING = "[{(";

/** True when brackets of a GraphQL document or a JSON text are nested too deep; those in strings and comments do not count. */
export function isTooDeep(text: string): boolean {
  // Most texts are too short for it.
  if (text.length <= MAX_NESTING) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') at = endOfString(text, at);
    else if (char === "#") at = endOfLine(text, at);
    else if (CLOSING.includes(char)) depth -= 1;
    else if (OPENING.includes(char) && (depth += 1) > MAX_NESTING) return true;
  }
  return false;
}

/** The last character of the string that begins there; the end of the text when it has none. */
function endOfString(text: string, start: number): number {
  const isBlock = text.startsWith('"""', start);
  if (isBlock) {
    let end = text.indexOf('"""', start + 3);
    while (end !== -1 && text[end - 1] === "\\") end = text.indexOf('"""', end + 1);
    return end === -1 ? text.length : end + 2;
  }
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    // A string ends with its line in GraphQL; in JSON there is no line end in one.
    else if (text[at] === '"' || text[at] === "\n" || text[at] === "\r") return at;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (text[at] === "\n" || text[at] === "\r") return at;
  return text.length;
}
