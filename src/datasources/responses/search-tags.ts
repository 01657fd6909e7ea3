/** Letters in a row that tell whether a text and a phrase have anything in common. */
const LENGTH = 3;
/** Tags share this many names, so that the table of versions stays small; a clash costs one call. */
const BUCKETS = 16_384;

/**
 * The tags of a search for a phrase: the beginning of each of its words. Nobody has said how Genesys Cloud compares
 * words; whether it looks for parts of words, for words or for their stems, a text that it finds has one of these letters
 * in a row. Nothing for a phrase with a word that is too short to tell.
 */
export function phraseTags(phrase: string): string[] | undefined {
  const words = wordsOf(phrase).map((word) => [...word]);
  if (words.length === 0 || words.some((letters) => letters.length < LENGTH)) return undefined;
  return words.map((letters) => tagOf(letters.slice(0, LENGTH).join("")));
}

/** The tags of the searches that such texts may be found by: all their letters, three in a row. */
export function textTags(texts: readonly string[]): string[] {
  const tags = new Set<string>();
  for (const word of texts.flatMap((text) => wordsOf(`${text} ${withoutMarkup(text)}`))) {
    const letters = [...word];
    for (let at = 0; at + LENGTH <= letters.length; at += 1) tags.add(tagOf(letters.slice(at, at + LENGTH).join("")));
  }
  return [...tags];
}

/** A word in HTML may be cut by a tag, and have a letter written as an entity. */
function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return "";
  return text.replace(/<[^<>]*>/g, "").replace(/&([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|slash);/gi, "$1");
}

/** Accents are left out: a search may or may not tell them apart. */
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
