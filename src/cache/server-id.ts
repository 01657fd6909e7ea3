import type { Redis } from "../redis.ts";

/**
 * Answers the run id of the Redis server. It is asked once for each connection, in one round trip with the commands that
 * are sent right after. Empty where the server does not allow the question. Rejects where the server is a copy of another one,
 * which may not have the last changes yet.
 */
export function createServerId({ client }: Redis): () => Promise<string> {
  let asked: Promise<string> | undefined;
  client.on("close", () => (asked = undefined));

  async function ask(): Promise<string> {
    try {
      const info = await client.info();
      if (/^role:slave/m.test(info)) throw new Error("Redis is a copy of another one");
      return /^run_id:(\w+)/m.exec(info)?.[1] ?? "";
    } catch (error) {
      // Some hosted servers forbid the command; any other failure is one of the connection, or is over with the next one.
      if ((error as Error).message.startsWith("NOPERM")) return "";
      asked = undefined;
      throw error;
    }
  }

  return () => (asked ??= ask());
}
