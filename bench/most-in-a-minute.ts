/** The highest number of calls within any 60 seconds, both ends included. Takes ascending times in milliseconds. */
export function mostInAMinute(times: readonly number[]): number {
  let first = 0;
  return times.reduce((most, at, last) => {
    while (at - times[first]! > 60_000) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}
