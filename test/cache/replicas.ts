import { createRedis } from "../../src/redis.ts";
import type { TestRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { until } from "../until.ts";

type StartOptions = NonNullable<Parameters<typeof startGateway>[0]>;

/**
 * Milliseconds that replicas wait for an answer of Redis, so that a stall of this machine is no outage to them: alone, a replica
 * makes more REST calls.
 */
export const PATIENCE = 60_000;

/** Starts as many gateways on one sandbox and one Redis, and waits until all of them are in touch with it. */
export async function startReplicas(count: number, redis: TestRedis, options: StartOptions = {}): Promise<Gateway[]> {
  const env = { ...options.env, REDIS_URL: redis.url };
  const first = await startGateway({ cache: true, redisPatience: PATIENCE, ...options, env });
  const others = Array.from({ length: count - 1 }, () =>
    startGateway({ cache: true, redisPatience: PATIENCE, ...options, env, sandbox: first.sandbox }),
  );
  const replicas = [first, ...(await Promise.all(others))];
  await untilShared(redis, replicas);
  return replicas;
}

/** Empties Redis, of scripts too: another sandbox may get the port, and so the namespace, of one that was there before. */
export async function empty(redis: TestRedis): Promise<void> {
  const { client, close } = createRedis(redis.url, { patience: PATIENCE });
  await new Promise((ready) => void client.once("ready", ready));
  await client.flushall();
  await client.script("FLUSH");
  close();
}

/** Waits until each of the gateways has asked Redis for versions, which it does for every read. */
export async function untilShared(redis: TestRedis, replicas: readonly Pick<Gateway, "query">[]): Promise<void> {
  const { client, close } = createRedis(redis.url);
  try {
    await until(async () => {
      const answers = replicas.map(({ query }) => query(`{ stickers(messenger: LINE, first: 1) { totalCount } }`));
      await Promise.all(answers);
      const connections = String(await client.client("LIST").catch(() => "")).split("\n");
      return connections.filter((line) => / cmd=(evalsha|eval|mget|set) /.test(line)).length >= replicas.length;
    });
  } finally {
    close();
  }
}
