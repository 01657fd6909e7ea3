/**
 * The optimal string alignment distance: how many letters to add, remove, replace or swap with their neighbour to turn one
 * word into the other.
 */
export function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        last[column]! + 1,
        next[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
        isSwapped ? beforeLast[column - 2]! + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = next;
  }
  return last[to.length]!;
}

/** The word with the smallest distance, and that distance. */
export function nearest<Word extends string>(to: string, words: readonly Word[]): { word: Word; letters: number } {
  const [first, ...others] = words.map((word) => ({ word, letters: distance(to, word) }));
  return others.reduce((best, other) => (other.letters < best.letters ? other : best), first!);
}

/** True for the beginning of a word (`prod`), for a longer word (`warning`), and for one or two wrong letters. */
export function isAlmost(given: string, word: string): boolean {
  if (Math.min(given.length, word.length) < 3) return given === word;
  return given.startsWith(word) || word.startsWith(given) || distance(given, word) <= Math.min(2, word.length / 3);
}
