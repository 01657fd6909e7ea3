import { randomUUID } from "node:crypto";
import type { Redis } from "../redis.ts";

/**
 * Versions of tags, shared by all replicas. A cached answer is stored under a key that holds the versions of its tags
 * as they were when its read began, so a bump makes it unreachable at once, everywhere, whatever is still under way: the
 * next read in any replica asks for the versions first.
 */
export interface Versions {
  /** One word for each list of tags; it changes when one of these tags is bumped in any replica. */
  of(tagLists: readonly (readonly string[])[]): Promise<string[]>;
  /** Makes everything cached under one of the tags unreachable. Never throws: what Redis cannot take is told to it later. */
  bump(tags: readonly string[]): Promise<void>;
}

interface VersionsOptions {
  redis?: Redis | undefined;
  /** Key of the Redis hash. */
  key: string;
}

/** Names the life of the hash: when Redis loses its data, everything cached before is unreachable. */
const EPOCH = "epoch";

/** The versions of tags, in Redis where there is one, else in this process. */
export function createVersions({ redis, key }: VersionsOptions): Versions {
  /** What this process knows last: the truth without Redis, the best guess while Redis is away. */
  const known = new Map<string, string>([[EPOCH, randomUUID()]]);
  /** Bumped while Redis was away: it has to hear of them before anything it says can be believed. */
  const owed = new Set<string>();

  function wordOf(tags: readonly string[]): string {
    return [EPOCH, ...tags].map((tag) => known.get(tag) ?? "0").join(".");
  }

  async function tell(client: Redis, tags: readonly string[]): Promise<void> {
    await client.hset(key, Object.fromEntries(tags.map((tag) => [tag, known.get(tag)!])));
  }

  async function settle(client: Redis): Promise<void> {
    if (owed.size === 0) return;
    const telling = [...owed];
    await tell(client, telling);
    for (const tag of telling) owed.delete(tag);
  }
  // The other replicas must not wait for this one's next question.
  redis?.on("ready", () => void settle(redis).catch(() => undefined));

  async function ask(client: Redis, tags: readonly string[]): Promise<void> {
    await settle(client);
    let answer = await client.hmget(key, EPOCH, ...tags);
    if (answer[0] === null) {
      // The first replica to come by names the epoch; everybody, this one too, takes what then stands there.
      await client.hsetnx(key, EPOCH, randomUUID());
      answer = await client.hmget(key, EPOCH, ...tags);
    }
    for (const [at, tag] of [EPOCH, ...tags].entries()) {
      const version = answer[at];
      // A bump of this process that came in meanwhile is newer than the answer.
      if (owed.has(tag)) continue;
      if (version === null || version === undefined) known.delete(tag);
      else known.set(tag, version);
    }
  }

  return {
    async of(tagLists) {
      if (redis) {
        // While Redis is away this replica goes on with what it knows and with its own writes.
        await ask(redis, [...new Set(tagLists.flat())]).catch(() => undefined);
      }
      return tagLists.map(wordOf);
    },
    async bump(tags) {
      for (const tag of tags) known.set(tag, randomUUID());
      if (!redis) return;
      for (const tag of tags) owed.add(tag);
      // What fails here is still owed, and told before the next question.
      await settle(redis).catch(() => undefined);
    },
  };
}
