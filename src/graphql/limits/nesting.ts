/** Recursive parsers overflow the stack beyond about a thousand levels. Useful documents stay far below this limit. */
export const MAX_NESTING = 100;

const CLOSING = "]})";
const OPENING = "[{(";
const [SQUARE, CURLY, ROUND] = [...OPENING].map((char) => char.charCodeAt(0));

/** True when the brackets of a GraphQL document or a JSON text are nested too deep. Those in strings and comments do not count. */
export function isTooDeep(text: string): boolean {
  if (!hasManyBrackets(text)) return false;
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

/** True where there are enough brackets for that at all. Most texts have fewer, and counting them is cheap. */
function hasManyBrackets(text: string): boolean {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SQUARE || code === CURLY || code === ROUND) count += 1;
  }
  return count > MAX_NESTING;
}

/** The index of the last character of the string that begins at `start`, or of the end of an unterminated text. */
function endOfString(text: string, start: number): number {
  const isBlock = text.startsWith('"""', start);
  if (isBlock) {
    let end = text.indexOf('"""', start + 3);
    while (end !== -1 && text[end - 1] === "\\") end = text.indexOf('"""', end + 1);
    return end === -1 ? text.length : end + 2;
  }
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    // A GraphQL string ends at the end of its line at the latest. A JSON string contains no line end.
    else if (text[at] === '"' || text[at] === "\n" || text[at] === "\r") return at;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (text[at] === "\n" || text[at] === "\r") return at;
  return text.length;
}
