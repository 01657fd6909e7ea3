import { setTimeout as sleep } from "node:timers/promises";
import { responseId } from "../sandbox/data/ids.ts";
import { startSandbox } from "../sandbox/server.ts";
import { startRedis } from "../test/redis.ts";
import { startGateway } from "../test/start.ts";
import type { Answer } from "../test/start.ts";
import { startTap } from "./tap.ts";
import type { Arrival } from "./tap.ts";

export interface DemandOptions {
  seconds: number;
  /** Queries per minute, each for a response that has not been read before. */
  perMinute: number;
  /** REST calls per minute: the limit of the gateways, and of the sandbox for one token. */
  rateLimit: number;
  /** Seconds until Redis is killed, and until it is started again. */
  outage?: { from: number; to: number };
}

/** One answer to a client. */
export interface Answered {
  /** Milliseconds from the start to the query. */
  at: number;
  waited: number;
  /** HTTP status; 0 if the connection broke. */
  status: number;
  /** `data`, `stale`, or the error code. */
  how: string;
  hasRetryAfter: boolean;
}

export interface Demand {
  answered: Answered[];
  arrivals: Arrival[];
  /** `performance.now()` at the start. */
  begin: number;
}

const QUERY = "query ($id: ID!) { response(id: $id) { id name } }";

/** Sends two replicas with one Redis more queries than the limit allows, and waits for all answers. */
export async function demand({ seconds, perMinute, rateLimit, outage }: DemandOptions): Promise<Demand> {
  const sandbox = await startSandbox({ size: "large", rateLimit });
  const tap = await startTap(sandbox.url);
  const redis = await startRedis();
  const env = {
    GENESYS_API_URL: tap.url,
    GENESYS_REQUESTS_PER_MINUTE: String(rateLimit),
    REDIS_URL: redis.url,
    REPLICAS: "2",
  };
  const replicas = await Promise.all([0, 1].map(() => startGateway({ cache: true, sandbox, env })));
  const begin = performance.now();

  async function ask(number: number): Promise<Answered> {
    const since = performance.now();
    const at = since - begin;
    const variables = { id: responseId(1 + (number % 5000)) };
    try {
      const answer = await fetch(`${replicas[number % 2]!.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: QUERY, variables }),
      });
      const { errors, extensions } = (await answer.json()) as Answer;
      const how = errors?.[0]?.extensions.code ?? (extensions?.stale ? "stale" : "data");
      const hasRetryAfter = errors?.[0]?.extensions.retryAfter !== undefined;
      return { at, waited: performance.now() - since, status: answer.status, how, hasRetryAfter };
    } catch {
      return { at, waited: performance.now() - since, status: 0, how: "no answer", hasRetryAfter: false };
    }
  }

  async function breakRedis({ from, to }: { from: number; to: number }): Promise<void> {
    await sleep(from * 1000);
    await redis.stop();
    await sleep((to - from) * 1000);
    await redis.start();
  }

  try {
    const outages = outage ? breakRedis(outage) : undefined;
    const asked: Promise<Answered>[] = [];
    const interval = 60_000 / perMinute;
    for (let number = 0; number * interval < seconds * 1000; number += 1) {
      const early = begin + number * interval - performance.now();
      if (early > 0) await sleep(early);
      asked.push(ask(number));
    }
    const answered = await Promise.all(asked);
    await outages;
    return { answered, arrivals: [...tap.arrivals], begin };
  } finally {
    await Promise.all(replicas.map((replica) => replica.close()));
    await redis.stop();
    await tap.close();
    await sandbox.close();
  }
}
