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
  let bounds = { least: -Infinity, most: Infinity };
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
      // What fits to all answers; where nothing does, one of the clocks was set, and the last answer counts.
      const fits = { least: Math.max(bounds.least, least), most: Math.min(bounds.most, most) };
      bounds = fits.least <= fits.most ? fits : { least, most };
      // An estimate that fits stays: each other one may make finished answers count as not covered.
      if (ahead >= bounds.least && ahead <= bounds.most) return;
      const isSame = bounds.least <= 0 && bounds.most >= 0;
      ahead = isSame ? 0 : Math.round((bounds.least + bounds.most) / 2);
    },
    ahead: () => ahead,
  };
}
