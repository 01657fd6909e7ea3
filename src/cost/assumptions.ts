/**
 * Maximums that plans assume where the REST API sets no limit. A plan is the worst case of an organization within these
 * figures. It counts no token calls and no calls caused by faults: retries, or smaller pages after a too large answer. It
 * also assumes that answers arrive within half a second of each other, because a batch waits no longer.
 */
export const ASSUMPTIONS = {
  /**
   * Number of integrations, of messaging settings and of supported content profiles. People create these one by one, a
   * few per channel, so one page of 100 holds all of them, including built-in ones.
   */
  smallCollection: 100,
  /** Libraries of one response. Several responses have at most one different library each. */
  librariesPerResponse: 5,
  /** Assets of one response. */
  assetsPerResponse: 5,
  /** Responses that use one asset. */
  responsesPerAsset: 5,
} as const;
