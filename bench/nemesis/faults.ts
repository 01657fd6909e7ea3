import { drawn, nowAndThen, oneGateway, oneOf, pause, redisProcess, stopFor, whole } from "./blows.ts";
import type { Victims } from "./blows.ts";
import type { Range } from "./link.ts";

export interface Fault {
  name: string;
  about: string;
  /** Whether Redis loses what it has confirmed: never, what came back from a restart lacks it, or at any time. */
  loses: "nothing" | "with a restart" | "at any time";
  /** Milliseconds by which the clock of the first gateway is ahead. */
  clockAhead?: number;
  /** Acts until the signal aborts. */
  act(victims: Victims): Promise<void>;
}

const late = (range: Range): Fault => ({
  name: `late-${range.join("-")}`,
  about: `Redis answers ${range.join(" to ")} ms late, each way`,
  loses: "nothing",
  act: (victims) =>
    whole(
      victims,
      () => victims.links.forEach((link) => link.delay(range)),
      () => victims.links.forEach((link) => link.delay()),
    ),
});

/** Calibrated by the first run of the script: how many turns of its loop take a millisecond. */
const BUSY = "local x = 0 for i = 1, tonumber(ARGV[1]) do x = x + i end return x";
const TURNS = 2_000_000;
async function turnsPerMillisecond({ redis }: Victims): Promise<number> {
  const begin = performance.now();
  await redis.command((client) => client.eval(BUSY, 0, TURNS));
  return TURNS / (performance.now() - begin);
}

export const FAULTS: readonly Fault[] = [
  { name: "none", about: "nothing happens", loses: "nothing", act: async () => undefined },
  late([0, 40]),
  late([25, 35]),
  late([0, 120]),
  {
    name: "redis-paused",
    about: "Redis is paused for 20 to 160 ms now and then",
    loses: "nothing",
    act: (victims) => nowAndThen(victims, [50, 400], () => stopFor(victims, redisProcess, [20, 160])),
  },
  {
    name: "link-cut",
    about: "the link of one gateway is cut for up to 1.5 s now and then: closed, or silent",
    loses: "nothing",
    act: (victims) =>
      nowAndThen(victims, [300, 1200], async () => {
        const link = oneOf(victims, victims.links);
        if (victims.random() < 0.5) link.close();
        else link.silence();
        await pause(drawn(victims, [50, 1500]), victims);
        link.mend();
      }),
  },
  {
    name: "gateways-paused",
    about: "a gateway is paused for 40 to 300 ms now and then",
    loses: "nothing",
    act: (victims) => nowAndThen(victims, [50, 400], () => stopFor(victims, oneGateway, [40, 300])),
  },
  {
    name: "clock-ahead",
    about: "the clock of one gateway is an hour ahead",
    loses: "nothing",
    clockAhead: 3_600_000,
    act: async () => undefined,
  },
  {
    name: "all-paused",
    about: "gateways and Redis are paused for 40 to 300 ms now and then",
    loses: "nothing",
    act: (victims) =>
      nowAndThen(victims, [50, 400], async () => {
        const which = oneOf(victims, [redisProcess, oneGateway]);
        await stopFor(victims, which, [40, 300]);
      }),
  },
  {
    name: "emptied",
    about: "Redis is restarted without its data",
    loses: "with a restart",
    act: (victims) =>
      nowAndThen(victims, [500, 2500], () => victims.redis.restart("nothing", drawn(victims, [0, 500]))),
  },
  {
    name: "restored",
    about: "Redis is restarted with a copy that is up to 3 s old",
    loses: "with a restart",
    act: async (victims) => {
      await victims.redis.keepCopy();
      await nowAndThen(victims, [500, 2500], async () => {
        await victims.redis.restart("copy", drawn(victims, [0, 500]));
        await victims.redis.keepCopy();
      });
    },
  },
  {
    name: "failover",
    about: "a replica is promoted that lacks the writes of the last 50 to 500 ms",
    loses: "with a restart",
    act: (victims) =>
      nowAndThen(victims, [500, 2500], () =>
        victims.redis.failOver(() => pause(drawn(victims, [50, 500]), victims), drawn(victims, [0, 300])),
      ),
  },
  {
    name: "evicting",
    about: "Redis has too little memory, and drops keys at random",
    loses: "at any time",
    act: async (victims) => {
      const { redis, signal } = victims;
      const limit = (spare: number) =>
        redis.command(async (client) => {
          const used = Number(/used_memory:(\d+)/.exec(await client.info("memory"))![1]);
          await client.config("SET", "maxmemory-policy", spare === 0 ? "noeviction" : "allkeys-random");
          await client.config("SET", "maxmemory", spare === 0 ? 0 : used + spare);
        });
      // Another program fills the same Redis. A second fault may restart it, or make it refuse writes.
      async function fill(): Promise<void> {
        for (let [count, limited] = [0, -1]; !signal.aborted; count += 1) {
          if (limited !== redis.returns.length) await limit(400_000);
          limited = redis.returns.length;
          const text = "x".repeat(4000);
          await redis.command((client) => client.set(`other:${count % 200}`, text)).catch(() => undefined);
          await pause(20, victims);
        }
      }
      await whole(victims, fill, () => limit(0));
    },
  },
  {
    name: "full",
    about: "Redis refuses writes now and then for up to 1.5 s, because its memory is full (OOM)",
    loses: "nothing",
    act: (victims) =>
      nowAndThen(victims, [300, 1200], async () => {
        const limit = (memory: number) => victims.redis.command((client) => client.config("SET", "maxmemory", memory));
        await limit(1);
        await pause(drawn(victims, [50, 1500]), victims);
        await limit(0);
      }),
  },
  {
    name: "read-only",
    about: "Redis refuses writes now and then for up to 1.5 s, because it is a replica (READONLY)",
    loses: "nothing",
    act: (victims) =>
      nowAndThen(victims, [300, 1200], async () => {
        // Port 1 has no Redis: it waits for a master, and goes on with its own data.
        await victims.redis.command((client) => client.replicaof("127.0.0.1", 1));
        await pause(drawn(victims, [50, 1500]), victims);
        await victims.redis.command((client) => client.replicaof("NO", "ONE"));
      }),
  },
  {
    name: "slow-script",
    about: "a script of another program keeps Redis busy for 50 to 800 ms now and then",
    loses: "nothing",
    act: async (victims) => {
      const turns = await turnsPerMillisecond(victims);
      await nowAndThen(victims, [200, 1200], async () => {
        const count = Math.round(turns * drawn(victims, [50, 800]));
        await victims.redis.command((client) => client.eval(BUSY, 0, count));
      });
    },
  },
];
