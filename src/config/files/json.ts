/** Parses JSON. The error does not quote the text, which may hold secrets. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("is not JSON");
  }
}

/** True for a list of strings that all pass the check. */
export function isListOf(value: unknown, check: (text: string) => boolean): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && check(one));
}
