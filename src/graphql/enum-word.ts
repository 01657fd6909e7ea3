/**
 * The form in which two spellings of one word are equal: `DeletionFailed`, `DELETION_FAILED` and `deletion-failed`, and a media type with
 * and without parameters, as in `text/html; charset=utf-8`.
 */
export function enumWord(word: string): string {
  const [withoutParameters = ""] = word.split(";");
  return withoutParameters.replaceAll(/[\s_-]/g, "").toLowerCase();
}

/** True for two spellings of the same word. What is no text equals nothing. */
export function isSameWord(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" && enumWord(one) === enumWord(other);
}
