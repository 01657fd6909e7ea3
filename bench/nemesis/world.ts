import type { JournalContents } from "../../sandbox/journal.ts";
import { createRandom } from "../../sandbox/random.ts";
import { endPrograms, startProgram } from "../../test/process.ts";
import type { Program } from "../../test/process.ts";
import type { Fault } from "./faults.ts";
import { startLink } from "./link.ts";
import type { Link } from "./link.ts";
import { dataFolder, removeFolders, startRedisHost } from "./redis-host.ts";
import type { RedisHost } from "./redis-host.ts";

/** A gateway as `npm start` runs it. */
export interface Replica {
  url: string;
  program: Program;
}

/** A moment or a time in which a fault struck: `performance.now()`. */
export interface Blow {
  from: number;
  to: number;
}

export interface World {
  gateways: readonly Replica[];
  links: readonly Link[];
  redis: RedisHost;
  blows: readonly Blow[];
  /** What the sandbox has done. Its times are `performance.now()` of this process. */
  journal(): Promise<JournalContents>;
  /** Forgets the journal and restores the data. */
  resetSandbox(): Promise<void>;
  /** Lets the faults act. The result ends them, and resolves when everything is as before. */
  strike(): () => Promise<void>;
  end(): Promise<void>;
}

export interface WorldOptions {
  faults: readonly Fault[];
  seed: number;
  /** REST calls that the gateways may make in a minute. */
  budget: number;
  size?: "small" | "large";
  /** Further settings of the gateways. */
  settings: Record<string, string>;
}

const NODE = process.execPath;

/** Runs before the gateway in its process, and moves its wall clock. Timers and the monotonic clock stay. */
function clockAhead(milliseconds: number): Record<string, string> {
  const code = `
    const now = () => RealDate.now() + ${milliseconds};
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (_, given, target) => Reflect.construct(RealDate, given.length === 0 ? [now()] : given, target),
      get: (_, name) => (name === "now" ? now : Reflect.get(RealDate, name)),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

/** Starts a sandbox, a Redis, and two gateways, each with a link of its own to Redis. All are processes of their own. */
export async function startWorld({ faults, seed, budget, size = "small", settings }: WorldOptions): Promise<World> {
  const folder = dataFolder();
  const links: Link[] = [];
  const blows: Blow[] = [];
  const ahead = Math.max(0, ...faults.map((fault) => fault.clockAhead ?? 0));
  const sandbox = startProgram([
    ...[NODE, "sandbox/main.ts", "--port", "0"],
    ...["--size", size, "--rate-limit", "1000000000"],
  ]);
  const sandboxUrl = sandbox.printed(/sandbox (http:\S+)\n/);
  const redis = await startRedisHost(folder, (port) => links.forEach((link) => link.leadTo(port)));
  for (const at of [0, 1]) links.push(await startLink(redis.port(), createRandom(seed * 1000 + at)));
  const api = await sandboxUrl;

  async function startReplica(at: number): Promise<Replica> {
    const env = {
      ...{ PORT: "0", AUTH_MODE: "open", LOG_LEVEL: "silent", DRAIN_DELAY: "0", CLIENT_REQUESTS_PER_MINUTE: "0" },
      ...{ CLIENT_QUOTA_PERCENT: "100", MAX_CONCURRENT_REQUESTS: "100000" },
      ...{ GENESYS_API_URL: api, GENESYS_LOGIN_URL: api },
      ...{ GENESYS_CLIENT_ID: "sandbox", GENESYS_CLIENT_SECRET: "sandbox" },
      ...{ GENESYS_REQUESTS_PER_MINUTE: String(budget), REDIS_URL: links[at]!.url, REPLICAS: "2" },
      ...(at === 0 && ahead > 0 && clockAhead(ahead)),
      ...settings,
    };
    const program = startProgram([NODE, "src/main.ts"], { env });
    const url = await program.printed(/gateway: (http:\S+)\/graphql,/);
    return { url, program };
  }
  const gateways = await Promise.all([0, 1].map(startReplica));

  return {
    ...{ gateways, links, redis, blows },
    async journal() {
      const before = performance.now();
      const answer = await fetch(`${api}/__sandbox/journal`);
      const after = performance.now();
      const { now, writes, arrivals } = (await answer.json()) as JournalContents;
      const shift = (before + after) / 2 - now;
      return {
        now: now + shift,
        writes: writes.map((write) => ({ ...write, at: write.at + shift })),
        arrivals: arrivals.map((at) => at + shift),
      };
    },
    async resetSandbox() {
      await fetch(`${api}/__sandbox/reset`, { method: "POST" });
    },
    strike() {
      const ending = new AbortController();
      const victims = {
        ...{ redis, links, signal: ending.signal },
        gateways: gateways.map(({ program }) => program),
        async blow(work: () => Promise<void>) {
          const blow = { from: performance.now(), to: Number.POSITIVE_INFINITY };
          blows.push(blow);
          await work();
          blow.to = performance.now();
        },
      };
      const acts = faults.map((fault, at) => fault.act({ ...victims, random: createRandom(seed * 1000 + 10 + at) }));
      const acted = Promise.all(acts);
      // It is awaited at the end; until then a failure must not end the process.
      acted.catch(() => undefined);
      return async () => {
        ending.abort();
        await acted;
      };
    },
    async end() {
      endPrograms();
      await Promise.all(links.map((link) => link.end()));
      removeFolders();
    },
  };
}
