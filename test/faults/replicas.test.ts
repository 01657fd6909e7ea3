import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { endPrograms, startProgram } from "../process.ts";
import type { Program } from "../process.ts";
import { report } from "./faulty.ts";

const QUERY = JSON.stringify({ query: "{ libraries(first: 3) { totalCount nodes { name } } }" });

interface Replica {
  program: Program;
  url: string;
}

let sandbox: Sandbox;
afterEach(async () => {
  endPrograms();
  await sandbox.close();
});

async function start(port = "0"): Promise<Replica> {
  const program = startProgram([process.execPath, "src/main.ts"], {
    env: {
      PORT: port,
      DRAIN_DELAY: "1",
      GENESYS_API_URL: sandbox.url,
      GENESYS_LOGIN_URL: sandbox.url,
      GENESYS_CLIENT_ID: "sandbox",
      AUTH_MODE: "open",
      GENESYS_CLIENT_SECRET: "sandbox",
    },
  });
  return { program, url: await program.printed(/gateway: (http:\S+)\/graphql,/) };
}

async function ask({ url }: Replica): Promise<string> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: QUERY });
    const { data } = (await answer.json()) as { data?: { libraries?: { totalCount: number } } };
    return data?.libraries?.totalCount === 8 ? "right" : `wrong: ${answer.status}`;
  } catch (error) {
    return `failed: ${(error as Error & { cause?: Error }).cause?.message}`;
  }
}

const isReady = ({ url }: Replica) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Sends 50 requests a second, each to the next replica that was ready a moment ago, as a load balancer does. */
function startLoad(replicas: Replica[]) {
  const ready = new Set(replicas);
  const outcomes: { replica: Replica; outcome: Promise<string> }[] = [];
  let next = 0;
  const checks = setInterval(() => {
    for (const replica of replicas)
      void isReady(replica).then((is) => (is ? ready.add(replica) : ready.delete(replica)));
  }, 100);
  const load = setInterval(() => {
    const there = replicas.filter((replica) => ready.has(replica));
    const replica = there[(next += 1) % there.length]!;
    outcomes.push({ replica, outcome: ask(replica) });
  }, 20);
  return {
    async end() {
      clearInterval(load);
      const all = await Promise.all(
        outcomes.map(async ({ replica, outcome }) => ({ replica, outcome: await outcome })),
      );
      clearInterval(checks);
      return all;
    },
  };
}

describe("two replicas under 50 requests a second", () => {
  test("one of them is killed: nothing fails through the other", async () => {
    sandbox = await startSandbox();
    const replicas = await Promise.all([start(), start()]);
    const load = startLoad(replicas);
    await sleep(1000);
    replicas[0]!.program.kill("SIGKILL");
    await sleep(2000);
    const outcomes = await load.end();
    const other = outcomes.filter(({ replica }) => replica === replicas[1]);
    report(
      "kill -9",
      `${other.filter(({ outcome }) => outcome !== "right").length} failed of ${other.length} through the other`,
    );
    expect(other.length).toBeGreaterThan(50);
    expect(new Set(other.map(({ outcome }) => outcome))).toEqual(new Set(["right"]));
    // Those that the dead one took along: no more than came before its absence was noticed.
    expect(outcomes.filter(({ outcome }) => outcome !== "right").length).toBeLessThan(20);
  }, 30_000);

  test("they are restarted one after the other: nothing fails", async () => {
    sandbox = await startSandbox();
    const replicas = await Promise.all([start(), start()]);
    const load = startLoad(replicas);
    await sleep(500);
    for (const replica of replicas) {
      const { program, url } = replica;
      program.kill("SIGTERM");
      const begun = performance.now();
      await sleep(100);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      expect(await program.ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - begun).toBeLessThan(5000);
      replica.program = (await start(new URL(url).port)).program;
      await sleep(500);
    }
    const outcomes = await load.end();
    report(
      "rolling restart",
      `${outcomes.filter(({ outcome }) => outcome !== "right").length} failed of ${outcomes.length}`,
    );
    expect(outcomes.length).toBeGreaterThan(150);
    expect(outcomes.filter(({ outcome }) => outcome !== "right").map(({ outcome }) => outcome)).toEqual([]);
  }, 60_000);
});
