import { createHash } from "node:crypto";

/** What runs scripts: the client of Redis. */
interface ScriptClient {
  evalsha(hash: string, keyCount: number, ...keysAndValues: (string | number)[]): Promise<unknown>;
  eval(text: string, keyCount: number, ...keysAndValues: (string | number)[]): Promise<unknown>;
}

/** A script that runs in Redis, in one atomic step. */
export type RedisScript = (keys: readonly string[], values: readonly (string | number)[]) => Promise<unknown>;

/** Sends the hash of the script, and its text where Redis does not know it, as after a restart. */
export function createScript(client: ScriptClient, text: string): RedisScript {
  const hash = createHash("sha1").update(text).digest("hex");
  return async (keys, values) => {
    try {
      return await client.evalsha(hash, keys.length, ...keys, ...values);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return client.eval(text, keys.length, ...keys, ...values);
    }
  };
}
