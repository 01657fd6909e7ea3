import type { Clock } from "../deadline.ts";
import type { GatewayError } from "../errors.ts";
import { createBackoff } from "./backoff.ts";

/** What the token endpoint answers; `expiresIn` in seconds. */
export interface TokenGrant {
  accessToken: string;
  expiresIn: number;
}

export interface Token {
  /** The token that is valid now; undefined where it has to be fetched. */
  current(): string | undefined;
  /**
   * A token that is valid now. At most one fetch runs at a time. After a failed fetch all callers get its error at once,
   * until it is time to try again.
   */
  get(): Promise<string>;
  /**
   * A newer token than the refused one. All callers with the same refused token share one fetch. Undefined when newer
   * tokens have not helped lately, because then the token is not the cause.
   */
  replace(refused: string): Promise<string | undefined>;
}

interface TokenOptions {
  fetchToken: () => Promise<TokenGrant>;
  /** The current secret. A secret other than the refused one is tried at once. */
  secret?: () => string;
  clock: Clock;
  random?: () => number;
}

/** A token is renewed in the background after this part of its life. Jitter keeps replicas apart. */
const RENEW_AT = 0.8;
const RENEW_JITTER = 0.1;
/** A token is not used in its last milliseconds: it could expire on its way. */
const SAFETY_MARGIN = 1000;

/** Milliseconds between two tries at an endpoint that is down. It is used again within two seconds of its return. */
const DOWN = { first: 250, longest: 1500 };
/** The same where it refuses the credentials, and where the API refuses every token: a person has to mend that first. */
const REFUSED = { first: 1000, longest: 60_000 };

interface HeldToken {
  accessToken: string;
  renewAt: number;
  expiresAt: number;
}

/** Keeps the one OAuth token of this process valid. `fetchToken` makes the HTTP call. */
export function createToken(options: TokenOptions): Token {
  const { fetchToken, secret = () => "", clock, random = Math.random } = options;
  // Not the wall time: setting the date must not expire a token.
  const { now } = clock;
  const down = createBackoff(DOWN, now);
  const refusals = createBackoff(REFUSED, now);
  const replacements = createBackoff(REFUSED, now);
  let held: HeldToken | undefined;
  let pending: Promise<string> | undefined;
  let failure: GatewayError | undefined;
  /** The secret that was refused last, or whose tokens were refused. */
  let refusedSecret: string | undefined;

  /** Earlier refusals say nothing about a new secret. */
  function forgetRefusalsOfOldSecret(): void {
    if (refusedSecret === undefined || secret() === refusedSecret) return;
    refusedSecret = undefined;
    refusals.reset();
    replacements.reset();
  }

  async function fetchAndHold(): Promise<string> {
    const askedAt = now();
    const sent = secret();
    try {
      const { accessToken, expiresIn } = await fetchToken();
      const life = expiresIn * 1000;
      held = {
        accessToken,
        renewAt: askedAt + life * (RENEW_AT + RENEW_JITTER * random()),
        expiresAt: askedAt + life - Math.min(SAFETY_MARGIN, life / 10),
      };
      failure = undefined;
      down.reset();
      refusals.reset();
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
    forgetRefusalsOfOldSecret();
    const wait = Math.max(down.left(), refusals.left());
    if (failure && wait > 0 && !pending) return Promise.reject(failure);
    pending ??= fetchAndHold().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  function current(): string | undefined {
    if (!held || now() >= held.expiresAt) return undefined;
    if (now() >= held.renewAt) {
      // The current token is still valid. A failed renewal is tried again later; after expiry callers see its error.
      renew().catch(() => {});
    }
    return held.accessToken;
  }

  return {
    current,
    get: async () => current() ?? renew(),
    async replace(refused) {
      if (held?.accessToken === refused) {
        forgetRefusalsOfOldSecret();
        if (replacements.left() > 0) return undefined;
        replacements.begin();
        refusedSecret = secret();
        held = undefined;
      }
      return held ? held.accessToken : renew();
    },
  };
}
