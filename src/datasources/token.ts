import { performance } from "node:perf_hooks";

/** What the token endpoint answers; `expiresIn` in seconds. */
export interface TokenGrant {
  accessToken: string;
  expiresIn: number;
}

export interface Token {
  /** A token that is good to use now; one fetch at most is under way, whoever asks. */
  get(): Promise<string>;
  /** A newer token than the one that was refused; all who were refused with the same token share one fetch. */
  replace(refused: string): Promise<string>;
}

interface TokenOptions {
  fetchToken: () => Promise<TokenGrant>;
  /** Milliseconds on a clock that never jumps, so that setting the wall clock expires nothing. */
  now?: () => number;
}

/** From this share of its life on, a token is renewed in the background while it is still good. */
const RENEW_AT = 0.8;
/** A token is not used in the last moments of its life: it could expire on its way. Milliseconds. */
const SAFETY_MARGIN = 1000;

interface Held {
  accessToken: string;
  renewAt: number;
  expiresAt: number;
}

/** Keeps the one OAuth token of this process fresh. The HTTP call that fetches it is handed in. */
export function createToken({ fetchToken, now = () => performance.now() }: TokenOptions): Token {
  let held: Held | undefined;
  let underWay: Promise<string> | undefined;

  async function fetchAndHold(): Promise<string> {
    const asked = now();
    const { accessToken, expiresIn } = await fetchToken();
    const life = expiresIn * 1000;
    held = {
      accessToken,
      renewAt: asked + life * RENEW_AT,
      expiresAt: asked + life - Math.min(SAFETY_MARGIN, life / 10),
    };
    return accessToken;
  }

  function renew(): Promise<string> {
    underWay ??= fetchAndHold().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    async get() {
      if (!held || now() >= held.expiresAt) return renew();
      if (now() >= held.renewAt) {
        // The token at hand is still good. If the renewal fails, the next caller tries again, and after expiry sees the error.
        renew().catch(() => {});
      }
      return held.accessToken;
    },
    async replace(refused) {
      if (held?.accessToken === refused) held = undefined;
      return held ? held.accessToken : renew();
    },
  };
}
