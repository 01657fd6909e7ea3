import { setTimeout as sleep } from "node:timers/promises";
import { createRedis } from "../../src/redis.ts";
import type { TestRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

type StartOptions = NonNullable<Parameters<typeof startGateway>[0]>;

/** Starts as many gateways on one sandbox and one Redis, and waits until all of them are in touch with it. */
export async function startReplicas(count: number, redis: TestRedis, options: StartOptions = {}): Promise<Gateway[]> {
  const env = { ...options.env, REDIS_URL: redis.url };
  const first = await startGateway({ cache: true, ...options, env });
  const others = Array.from({ length: count - 1 }, () =>
    startGateway({ cache: true, ...options, env, sandbox: first.sandbox }),
  );
  const replicas = [first, ...(await Promise.all(others))];
  await untilShared(redis, replicas);
  return replicas;
}

/** Empties Redis: another sandbox may get the port, and so the namespace, of one that was there before. */
export async function empty(redis: TestRedis): Promise<void> {
  const { client, close } = createRedis(redis.url);
  await new Promise((ready) => void client.once("ready", ready));
  await client.flushall();
  close();
}

/** Waits until each of the gateways has asked Redis for versions, which it does for every read. */
export async function untilShared(redis: TestRedis, replicas: readonly Gateway[]): Promise<void> {
  const { client, close } = createRedis(redis.url);
  try {
    for (let waited = 0; waited < 10_000; waited += 20) {
      await Promise.all(replicas.map(({ query }) => query(`{ stickers(messenger: LINE, first: 1) { totalCount } }`)));
      const connections = String(await client.client("LIST").catch(() => "")).split("\n");
      if (connections.filter((line) => / cmd=(hmget|mget|set) /.test(line)).length >= replicas.length) return;
      await sleep(20);
    }
    throw new Error("A gateway does not get in touch with Redis.");
  } finally {
    close();
  }
}
