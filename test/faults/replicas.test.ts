import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { readConfig } from "../../src/config/config.ts";
import { serve } from "../../src/gateway.ts";
import { endPrograms, startProgram } from "../process.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { RESPONSE, response } from "./faulty.ts";

const QUERY = "{ libraries(first: 3) { totalCount nodes { name } } }";
const DRAIN_DELAY = 1000;

interface Replica {
  url: string;
}

let sandbox: Sandbox;
let load: Load | undefined;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  await load?.end();
  endPrograms();
  await sandbox.close();
});

const settings = (port = "0") => ({
  PORT: port,
  DRAIN_DELAY: `${DRAIN_DELAY / 1000}`,
  GENESYS_API_URL: sandbox.url,
  GENESYS_LOGIN_URL: sandbox.url,
  GENESYS_CLIENT_ID: "sandbox",
  AUTH_MODE: "open",
  GENESYS_CLIENT_SECRET: "sandbox",
  CLIENT_REQUESTS_PER_MINUTE: "0",
  LOG_LEVEL: "silent",
});

async function ask({ url }: Replica, query = QUERY): Promise<string> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    const { data } = (await answer.json()) as { data?: { libraries?: { totalCount: number }; response?: object } };
    return data?.libraries?.totalCount === 8 || data?.response ? "right" : `wrong: ${answer.status}`;
  } catch (error) {
    return `failed: ${(error as Error & { cause?: Error }).cause?.message}`;
  }
}

const statusOf = ({ url }: Replica, path: string) =>
  fetch(`${url}${path}`).then(
    ({ status }) => status,
    () => undefined,
  );

interface Load {
  outcomes: { replica: Replica; outcome: string }[];
  /** Waits until so many more requests have been answered. */
  goOn(requests: number): Promise<void>;
  /** Waits until it sends requests to exactly these replicas, and all requests to others have ended. */
  asks(...replicas: Replica[]): Promise<void>;
  end(): Promise<void>;
}

/** Four clients that send requests without a pause. Like a load balancer, each uses the ready replicas in turn. */
function startLoad(replicas: Replica[]): Load {
  const ready = new Set(replicas);
  const inFlight: Replica[] = [];
  const outcomes: Load["outcomes"] = [];
  const state = { running: true };
  let next = 0;

  async function check(replica: Replica) {
    while (state.running) {
      if ((await statusOf(replica, "/readyz")) === 200) ready.add(replica);
      else ready.delete(replica);
      await delay(5);
    }
  }
  async function client() {
    while (state.running) {
      const there = replicas.filter((replica) => ready.has(replica));
      const replica = there[(next += 1) % there.length]!;
      inFlight.push(replica);
      outcomes.push({ replica, outcome: await ask(replica) });
      inFlight.splice(inFlight.indexOf(replica), 1);
    }
  }
  const all = Promise.all([...replicas.map(check), ...Array.from({ length: 4 }, client)]);
  return {
    outcomes,
    goOn(requests) {
      const wanted = outcomes.length + requests;
      return until(() => outcomes.length >= wanted);
    },
    asks: (...which) =>
      until(
        () =>
          replicas.every((one) => ready.has(one) === which.includes(one)) &&
          inFlight.every((one) => which.includes(one)),
      ),
    async end() {
      state.running = false;
      await all;
    },
  };
}

describe("two replicas under load", () => {
  test("when one is killed, no request to the other one fails", async () => {
    const start = async () => {
      const program = startProgram([process.execPath, "src/main.ts"], { env: settings() });
      return { program, url: await program.printed(/gateway: (http:\S+)\/graphql,/) };
    };
    const [dying, other] = await Promise.all([start(), start()]);
    load = startLoad([dying, other]);
    await load.goOn(50);
    const hold = sandbox.hold(RESPONSE, { times: 2 });
    const taken = ask(dying, response(1));
    await hold.reached(1);
    const finished = ask(other, response(2));
    await hold.reached(2);
    expect(load.outcomes.filter(({ outcome }) => outcome !== "right")).toEqual([]);

    dying.program.kill("SIGKILL");
    expect(await taken).toMatch(/^failed: /);
    await load.asks(other);
    const noticed = load.outcomes.length;
    await load.goOn(100);
    hold.release();
    expect(await finished).toBe("right");
    await load.end();
    // Only requests that were sent before the load balancer noticed may fail.
    const wrong = load.outcomes.filter(({ outcome }) => outcome !== "right");
    expect(wrong.filter(({ replica }) => replica !== dying)).toEqual([]);
    expect(load.outcomes.slice(noticed).filter(({ replica }) => replica !== other)).toEqual([]);
  });

  test("when they are restarted one after the other, no request fails", async () => {
    const clock = createTestClock();
    const start = (port?: string) => serve(readConfig(settings(port)), { clock });
    const replicas = await Promise.all([start(), start()]);
    load = startLoad(replicas);
    await load.goOn(50);
    for (const [at, replica] of replicas.entries()) {
      const other = replicas[1 - at]!;
      const hold = sandbox.hold(RESPONSE, { times: 1 });
      const finished = ask(replica, response(1 + at));
      await hold.reached();
      let isClosed = false;
      const closed = replica.close().then(() => (isClosed = true));

      // During the drain it still answers requests, but is not ready.
      expect(await statusOf(replica, "/readyz")).toBe(503);
      expect(await statusOf(replica, "/livez")).toBe(200);
      expect(await ask(replica)).toBe("right");
      await load.asks(other);
      await load.goOn(20);
      await clock.pass(DRAIN_DELAY - 1);
      expect(await ask(replica)).toBe("right");
      await clock.pass(1);
      await until(async () => (await statusOf(replica, "/livez")) === undefined);
      // Requests in flight are finished first.
      expect([hold.held(), isClosed]).toEqual([1, false]);
      hold.release();
      expect(await finished).toBe("right");
      await closed;

      replica.close = (await start(new URL(replica.url).port)).close;
      await load.asks(...replicas);
      await load.goOn(20);
    }
    await load.end();
    expect(load.outcomes.filter(({ outcome }) => outcome !== "right")).toEqual([]);
    await Promise.all(
      replicas.map(async (replica) => {
        const closed = replica.close();
        await clock.pass(DRAIN_DELAY);
        await closed;
      }),
    );
  });
});
