import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { createKeys } from "../../redis.ts";
import type { Redis } from "../../redis.ts";

/** The store that Apollo Server keeps automatic persisted queries in. */
export interface ApqStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, document: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The most documents in memory, and the most characters of all. */
const MAX_DOCUMENTS = 1000;
const MAX_CHARACTERS = 5_000_000;
/** Redis has this many slots. The hash of a document decides its slot, and the document replaces the one before. */
const SLOTS = 4096;
/** Longer documents are not stored. With the number of slots this bounds Redis at 64 MB. */
const MAX_LENGTH = 16_000;
/** Seconds after which Redis drops a document that no client has sent again. */
const TIME_TO_LIVE = 7 * 24 * 3600;

/** Stores documents that clients have sent, so that they can send the hash alone. Bounded, in memory and in Redis if there is one. */
export function createApqStore(redis?: Redis): ApqStore {
  const memory = new LRUCache<string, string>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (document) => document.length,
  });
  const keys = createKeys("apq", undefined, redis?.keyPrefix);
  const slot = (hash: string) => keys(String(Number.parseInt(hash.slice(0, 8), 16) % SLOTS));

  return {
    async get(key) {
      const hash = hashOf(key);
      const known = memory.get(hash);
      // While Redis is away, the client is asked to send the document again.
      if (known !== undefined || !redis || redis.isAway()) return known;
      const found = await redis.ask(() => redis.client.get(slot(hash))).catch(() => null);
      // The slot may hold another document, or a value that is no document.
      if (found === null || createHash("sha256").update(found).digest("hex") !== hash) return undefined;
      memory.set(hash, found);
      return found;
    },
    async set(key, document) {
      if (document.length > MAX_LENGTH) return;
      const hash = hashOf(key);
      memory.set(hash, document);
      // Without Redis, the next replica asks its client for the document.
      if (!redis || redis.isAway()) return;
      await redis.ask(() => redis.client.set(slot(hash), document, "EX", TIME_TO_LIVE)).catch(() => undefined);
    },
    async delete(key) {
      memory.delete(hashOf(key));
    },
  };
}

/** Apollo Server puts a prefix before the hash. */
const hashOf = (key: string) => key.slice(-64);
