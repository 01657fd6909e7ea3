/** Draws items by Zipf's law with s = 1: the probability of item k is proportional to 1 / k. */
export function createZipf<T>(items: readonly T[], random: () => number): () => T {
  let sum = 0;
  const upTo = items.map((_, at) => (sum += 1 / (at + 1)));
  return () => {
    const drawn = random() * sum;
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return items[low]!;
  };
}

/** Shuffles the items with the generator, so that popularity does not depend on the id. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ item }) => item);
}
