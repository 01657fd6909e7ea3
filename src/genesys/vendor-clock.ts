import type { Clock } from "../deadline.ts";

/** By how much the clock of Genesys Cloud is ahead of the clock of this process. */
export interface VendorClock {
  /**
   * Notes the header `date` of an answer that has just come. `sentAt`: when the call was sent, in milliseconds of this process' wall
   * clock.
   */
  note(date: string | undefined, sentAt: number): void;
  /** Milliseconds; negative where Genesys Cloud is behind. 0 as long as its answers fit to this process' clock. */
  ahead(): number;
}

/** The header has whole seconds. */
const RESOLUTION = 1000;

/** Creates it: at first both clocks count as the same. */
export function createVendorClock(clock: Clock): VendorClock {
  let ahead = 0;
  let last: string | undefined;

  return {
    note(date, sentAt) {
      // Answers of the same second say the same.
      if (date === undefined || date === last) return;
      last = date;
      const at = Date.parse(date);
      if (Number.isNaN(at)) return;
      // The answer was written at some moment of that second, and between the call and now.
      const least = at - clock.wallTime();
      const most = at + RESOLUTION - sentAt;
      ahead = least > 0 || most < 0 ? Math.round((least + most) / 2) : 0;
    },
    ahead: () => ahead,
  };
}
