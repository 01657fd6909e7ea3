export interface FairQueue<T> {
  size(): number;
  /** Adds an item at its fair position, which may be before items that arrived earlier. */
  add(item: T): void;
  first(): T | undefined;
  last(): T | undefined;
  /** True when the item was in the queue. */
  remove(item: T): boolean;
  all(): T[];
}

/**
 * A queue in which clients take turns (round robin): a client with a hundred items does not keep a new client waiting for
 * all of them. The items of one client keep their order of arrival.
 */
export function createFairQueue<T extends { client: string }>(): FairQueue<T> {
  // Each client has at most one item in a round. Rounds are served one after the other.
  const entries: { item: T; round: number }[] = [];
  let currentRound = 0;

  function remove(item: T): boolean {
    const index = entries.findIndex((entry) => entry.item === item);
    if (index < 0) return false;
    if (index === 0) currentRound = entries[0]!.round;
    entries.splice(index, 1);
    return true;
  }

  return {
    size: () => entries.length,
    add(item) {
      const previous = entries.findLast((entry) => entry.item.client === item.client);
      const round = previous === undefined ? currentRound : previous.round + 1;
      const position = entries.findLastIndex((entry) => entry.round <= round) + 1;
      entries.splice(position, 0, { item, round });
    },
    first: () => entries[0]?.item,
    last: () => entries.at(-1)?.item,
    remove,
    all: () => entries.map(({ item }) => item),
  };
}
