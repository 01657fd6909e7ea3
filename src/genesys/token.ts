import type { Clock } from "../deadline.ts";
import type { GatewayError } from "../errors.ts";
import { createSteps } from "./backoff.ts";

/** What the token endpoint answers; `expiresIn` in seconds. */
export interface TokenGrant {
  accessToken: string;
  expiresIn: number;
}

export interface Token {
  /**
   * A token that is good to use now; one fetch at most is under way, whoever asks. After a failed fetch everybody gets its
   * error at once, until the time has come to try again.
   */
  get(): Promise<string>;
  /**
   * A newer token than the one that was refused; all who were refused with the same token share one fetch. Nothing when
   * newer tokens have not helped lately: then it is not the token.
   */
  replace(refused: string): Promise<string | undefined>;
}

interface TokenOptions {
  fetchToken: () => Promise<TokenGrant>;
  /** The secret as it is now: another one than the one that was refused is tried at once. */
  secret?: () => string;
  clock: Clock;
  random?: () => number;
}

/** From this share of its life on, a token is renewed in the background while it is still good; replicas differ by some. */
const RENEW_AT = 0.8;
const RENEW_SPREAD = 0.1;
/** A token is not used in the last moments of its life: it could expire on its way. Milliseconds. */
const SAFETY_MARGIN = 1000;

/** Milliseconds between two tries at an endpoint that is down: it is used again within two seconds of its return. */
const DOWN = { first: 250, longest: 1500 };
/** The same where it refuses the credentials, and where the API refuses every token: a person has to do something first. */
const REFUSED = { first: 1000, longest: 60_000 };

interface Held {
  accessToken: string;
  renewAt: number;
  expiresAt: number;
}

/** Keeps the one OAuth token of this process fresh. The HTTP call that fetches it is handed in. */
export function createToken(options: TokenOptions): Token {
  const { fetchToken, secret = () => "", clock, random = Math.random } = options;
  // Not the wall time: setting the date expires nothing.
  const { now } = clock;
  const down = createSteps(DOWN, now);
  const refusals = createSteps(REFUSED, now);
  const replacements = createSteps(REFUSED, now);
  let held: Held | undefined;
  let underWay: Promise<string> | undefined;
  let failure: GatewayError | undefined;
  /** The secret that was refused last, or whose tokens were. */
  let refusedSecret: string | undefined;

  /** With another secret nothing is known of refusals. */
  function lookAtSecret(): void {
    if (refusedSecret === undefined || secret() === refusedSecret) return;
    refusedSecret = undefined;
    refusals.over();
    replacements.over();
  }

  async function fetchAndHold(): Promise<string> {
    const asked = now();
    const sent = secret();
    try {
      const { accessToken, expiresIn } = await fetchToken();
      const life = expiresIn * 1000;
      held = {
        accessToken,
        renewAt: asked + life * (RENEW_AT + RENEW_SPREAD * random()),
        expiresAt: asked + life - Math.min(SAFETY_MARGIN, life / 10),
      };
      failure = undefined;
      down.over();
      refusals.over();
      return accessToken;
    } catch (error) {
      failure = error as GatewayError;
      const { code, retryAfter = 0 } = failure.extensions;
      const isRefused = code === "UPSTREAM_UNAUTHORIZED";
      if (isRefused) refusedSecret = sent;
      (isRefused ? refusals : down).begin(retryAfter * 1000);
      throw error;
    }
  }

  function renew(): Promise<string> {
    lookAtSecret();
    const wait = Math.max(down.left(), refusals.left());
    if (failure && wait > 0 && !underWay) return Promise.reject(failure);
    underWay ??= fetchAndHold().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    async get() {
      if (!held || now() >= held.expiresAt) return renew();
      if (now() >= held.renewAt) {
        // The token at hand is still good. If the renewal fails it is tried again later, and after expiry callers see the error.
        renew().catch(() => {});
      }
      return held.accessToken;
    },
    async replace(refused) {
      if (held?.accessToken === refused) {
        lookAtSecret();
        if (replacements.left() > 0) return undefined;
        replacements.begin();
        refusedSecret = secret();
        held = undefined;
      }
      return held ? held.accessToken : renew();
    },
  };
}
