import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { libraryId } from "../../sandbox/data/ids.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { endPrograms, startProgram } from "../process.ts";
import type { Program } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { until } from "../until.ts";
import type { Answer } from "../start.ts";

interface Version {
  url: string;
  program: Program;
}

/** Runs before the gateway in its process, and makes it a later version: each format of what Redis holds gets the next number. */
const LATER = `
  import { registerHooks } from "node:module";
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!/src\\/(cache\\/change-log|idempotency\\/claim-store)\\.ts$/.test(url)) return loaded;
      const source = String(loaded.source).replace(/const FORMAT = (\\d+);/, (_, number) => "const FORMAT = " + (Number(number) + 1) + ";");
      return { ...loaded, source };
    },
  });`;

let sandbox: Sandbox;
let redis: TestRedis;
beforeEach(async () => {
  if (!hasRedis) return;
  [sandbox, redis] = await Promise.all([startSandbox(), startRedis()]);
});
afterEach(async () => {
  endPrograms();
  if (hasRedis) await sandbox.close();
});

async function start(isLater: boolean): Promise<Version> {
  const env = {
    ...{ PORT: "0", DRAIN_DELAY: "0", AUTH_MODE: "open", CLIENT_REQUESTS_PER_MINUTE: "0", REPLICAS: "2" },
    ...{ GENESYS_API_URL: sandbox.url, GENESYS_LOGIN_URL: sandbox.url },
    ...{ GENESYS_CLIENT_ID: "sandbox", GENESYS_CLIENT_SECRET: "sandbox" },
    // A stall of this machine is no outage, and nothing is served that Redis has not confirmed.
    ...{ REDIS_URL: redis.url, REDIS_PATIENCE: "10", REDIS_AWAY_FRESH: "0" },
    ...(isLater && { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(LATER)}` }),
  };
  const program = startProgram([process.execPath, "src/main.ts"], { env });
  const url = await program.printed(/gateway: (http:\S+)\/graphql,/);
  return { url, program };
}
async function ask({ url }: Version, query: string): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return (await answer.json()) as Answer;
}
const nameIn = async (version: Version) => {
  const { data, errors } = await ask(version, `{ library(id: "${libraryId(1)}") { name } }`);
  return errors ?? data.library.name;
};
const rename = (version: Version, name: string) =>
  ask(version, `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" }) { userErrors { code } } }`);
const create = (version: Version, key: string) =>
  ask(
    version,
    `mutation { createLibrary(input: { name: "${key}", idempotencyKey: "${key}" }) { library { name } userErrors { code } } }`,
  );
const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);
const DONE = { updateLibrary: { userErrors: [] } };

(hasRedis ? describe : describe.skip)("during a rolling update to a version with other formats", () => {
  test("both see every write of each other, and the older one says that it runs alone", async () => {
    const older = await start(false);
    await nameIn(older);
    const [later, another] = await Promise.all([start(true), start(true)]);
    for (const version of [later, another, older]) expect(await nameIn(version)).toBe("Greetings");
    for (const [at, writer] of [older, later, another, older].entries()) {
      const name = `Renamed ${at}`;
      expect(await rename(writer, name)).toEqual({ data: DONE });
      for (const reader of [older, later, another]) expect(await nameIn(reader)).toBe(name);
    }
    // Those with one number share what they read; the older one reads it each time.
    const before = sandbox.calls().total;
    for (const reader of [later, another, later]) await nameIn(reader);
    expect(sandbox.calls().total).toBe(before);
    await nameIn(older);
    expect(sandbox.calls().total).toBe(before + 1);
    const said = (version: Version) => version.program.stdout().split("another version of the gateway").length - 1;
    expect([older, later, another].map(said)).toEqual([1, 0, 0]);
  });

  test("a later one takes no key until the older one has ended, and no key is carried out twice", async () => {
    const older = await start(false);
    expect((await create(older, "first")).data.createLibrary.library).toEqual({ name: "first" });
    const later = await start(true);
    expect(codes(await create(later, "first"))).toEqual(["IDEMPOTENCY_UNAVAILABLE"]);
    older.program.kill("SIGTERM");
    await older.program.ended;
    await until(async () => codes(await create(later, "second")).length === 0);
    const { data } = await ask(later, "{ libraries(first: 100) { nodes { name } } }");
    const names = data.libraries.nodes.map(({ name }: { name: string }) => name);
    for (const key of ["first", "second"]) expect(names.filter((name: string) => name === key)).toEqual([key]);
  });
});
