/** The largest number of these moments within any period of so many milliseconds. */
export function mostWithin(window: number, moments: number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, moment] of sorted.entries()) {
    while (sorted[first]! <= moment - window) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
