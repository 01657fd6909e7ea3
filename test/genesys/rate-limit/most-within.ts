/** The most of these moments that any stretch of so many milliseconds holds, wherever it begins. */
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
