import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Redis } from "../../redis.ts";

/** What Apollo Server keeps automatic persisted queries in. */
export interface ApqStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, document: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** In memory: documents and their characters at most. */
const MAX_DOCUMENTS = 1000;
const MAX_CHARACTERS = 5_000_000;
/** In Redis: a document has one place, by its hash, and takes it from whatever was there; so there are never more. */
const PLACES = 4096;
/** Nothing as long as this is worth keeping; together with the places it bounds Redis at 64 MB. */
const MAX_LENGTH = 16_000;
/** Seconds after which Redis forgets what nobody has sent again. */
const TIME_TO_LIVE = 7 * 24 * 3600;

/** Keeps documents that clients have sent once, so that they can ask by hash: bounded, in memory and in Redis where there is one. */
export function createApqStore(redis?: Redis): ApqStore {
  const memory = new LRUCache<string, string>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (document) => document.length,
  });
  const place = (hash: string) => `apq:${Number.parseInt(hash.slice(0, 8), 16) % PLACES}`;

  return {
    async get(key) {
      const hash = hashOf(key);
      const known = memory.get(hash);
      if (known !== undefined || !redis) return known;
      // Redis is away: the client is asked to send the document, as if nobody had.
      const found = await redis.get(place(hash)).catch(() => null);
      // Another document may have the place, or something that is no document.
      if (found === null || createHash("sha256").update(found).digest("hex") !== hash) return undefined;
      memory.set(hash, found);
      return found;
    },
    async set(key, document) {
      if (document.length > MAX_LENGTH) return;
      const hash = hashOf(key);
      memory.set(hash, document);
      // The next replica asks its client for the document.
      await redis?.set(place(hash), document, "EX", TIME_TO_LIVE).catch(() => undefined);
    },
    async delete(key) {
      memory.delete(hashOf(key));
    },
  };
}

/** Apollo Server puts its own prefix before the hash. */
const hashOf = (key: string) => key.slice(-64);
