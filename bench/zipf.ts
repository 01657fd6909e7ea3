/** Draws from the items by Zipf's law with s = 1: the item at place k comes up in proportion to 1 / k. */
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

/** The same items in an order that only the generator knows, so that what is popular has nothing to do with its id. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ item }) => item);
}
