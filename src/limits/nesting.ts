/** Recursive readers of a text run out of stack somewhere beyond a thousand levels; nothing of use comes near this. */
export const MAX_NESTING = 100;

const CLOSING = "]})";
const OPENING = "[{(";

/** How deep brackets are nested in a GraphQL document or a JSON text; those in strings and comments do not count. */
export function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') at = endOfString(text, at);
    else if (char === "#") at = endOfLine(text, at);
    else if (OPENING.includes(char)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.includes(char)) depth -= 1;
  }
  return deepest;
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
