/**
 * What the REST API sets no limit to, and what a plan takes for the most there is. A plan is the worst case of an
 * organization that keeps within these figures, while Genesys Cloud is well: calls that faults add (an answer that is too
 * large and read again in smaller pages, a call repeated with a new token) are in no plan, nor is the call for a token.
 * Loaders fold what is asked for at one time, which takes answers that come within half a second of each other.
 */
export const ASSUMED = {
  /**
   * Integrations, messaging settings, supported content profiles: people set these up one by one, a few for each channel.
   * One page of 100 holds all of a kind, what the platform has built in among them.
   */
  smallCollection: 100,
  /** Libraries that one response is in. Several responses together are in no more different libraries than they are. */
  librariesPerResponse: 5,
  /** Files that one response comes with. */
  assetsPerResponse: 5,
  /** Responses that use one file. */
  responsesPerAsset: 5,
} as const;
