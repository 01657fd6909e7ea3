/** A text that a search finds shares this many consecutive letters with the phrase. */
const LENGTH = 3;
/** Tags share this many names, so that the table of versions stays small; a clash costs one call. */
const BUCKETS = 16_384;

/**
 * The tags of a search for a phrase: the first letters of each of its words. The vendor does not document how Genesys Cloud
 * compares words. Whether it looks for parts of words, for words or for their stems, a text that it finds contains one of these
 * sequences. Answers undefined for a phrase with a shorter word.
 */
export function phraseTags(phrase: string): string[] | undefined {
  const words = wordsOf(phrase).map((word) => [...word]);
  if (words.length === 0 || words.some((letters) => letters.length < LENGTH)) return undefined;
  return words.map((letters) => tagOf(letters.slice(0, LENGTH).join("")));
}

/** The tags of the searches that may find these texts: all sequences of three letters in them. */
export function textTags(texts: readonly string[]): string[] {
  const tags = new Set<string>();
  for (const word of texts.flatMap((text) => wordsOf(`${text} ${withoutMarkup(text)}`))) {
    const letters = [...word];
    for (let at = 0; at + LENGTH <= letters.length; at += 1) tags.add(tagOf(letters.slice(at, at + LENGTH).join("")));
  }
  return [...tags];
}

/** In HTML, a tag may divide a word, and a letter may be written as an entity. */
function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return "";
  return text.replace(/<[^<>]*>/g, "").replace(/&([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|slash);/gi, "$1");
}

/** Without accents, because a search may or may not distinguish them. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function tagOf(letters: string): string {
  let hash = 0;
  for (const char of letters) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) >>> 0;
  return `letters#${hash % BUCKETS}`;
}
