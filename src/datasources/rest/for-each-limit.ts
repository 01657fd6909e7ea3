/**
 * Does the work for each id, at most `limit` at a time, and answers the result or the Error of each. When `begin` throws, its
 * error is the result of every id that has not begun.
 */
export async function forEachLimit<T>(
  ids: Iterable<string>,
  limit: number,
  work: (id: string) => Promise<T>,
  begin: () => void,
): Promise<Map<string, T | Error>> {
  const outcomes = new Map<string, T | Error>();
  const waiting = new Set(ids).values();
  async function worker(): Promise<void> {
    // All workers take from the same iterator, so each id is taken once.
    for (const id of waiting) {
      try {
        begin();
        outcomes.set(id, await work(id));
      } catch (error) {
        outcomes.set(id, error as Error);
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker));
  return outcomes;
}
