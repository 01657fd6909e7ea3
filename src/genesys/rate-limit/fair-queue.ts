export interface FairQueue<T> {
  size(): number;
  /** Puts it at its fair place, which may be before others that came earlier. */
  add(item: T): void;
  first(): T | undefined;
  last(): T | undefined;
  /** True when it was there. */
  remove(item: T): boolean;
  all(): T[];
}

/**
 * A line in which clients take turns: whoever has a hundred in it does not keep a newcomer waiting for all of them.
 * Those of one client are served in order of arrival, as are all of them when there is only one client.
 */
export function createFairQueue<T extends { client: string }>(): FairQueue<T> {
  // Each client has one item in a round; rounds are served one after the other.
  const line: { item: T; round: number }[] = [];
  let round = 0;

  function remove(item: T): boolean {
    const index = line.findIndex((other) => other.item === item);
    if (index < 0) return false;
    if (index === 0) round = line[0]!.round;
    line.splice(index, 1);
    return true;
  }

  return {
    size: () => line.length,
    add(item) {
      const before = line.findLast((other) => other.item.client === item.client);
      const own = before === undefined ? round : before.round + 1;
      const place = line.findLastIndex((other) => other.round <= own) + 1;
      line.splice(place, 0, { item, round: own });
    },
    first: () => line[0]?.item,
    last: () => line.at(-1)?.item,
    remove,
    all: () => line.map(({ item }) => item),
  };
}
