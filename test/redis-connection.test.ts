import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { settingsFaults } from "./config/settings-faults.ts";
import { readConfig } from "../src/config/config.ts";
import { createRedis } from "../src/redis.ts";
import type { Redis, RedisClient } from "../src/redis.ts";
import { createCertificate } from "./certificate.ts";
import type { Certificate } from "./certificate.ts";
import { freePort } from "./free-port.ts";
import { endPrograms, startProgram } from "./process.ts";
import type { Program } from "./process.ts";
import { hasRedis, PATIENT, REDIS_SERVER } from "./redis.ts";
import { startGateway } from "./start.ts";
import { until } from "./until.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "redis-connection-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: Redis[] = [];
afterEach(() => {
  for (const { close } of open.splice(0)) close();
  endPrograms();
});

/** Writes a file of the test, and answers its path. */
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function startServer(
  settings: Record<string, string | number>,
  ready = /Ready to accept connections/,
): Promise<Program> {
  const all = { bind: "127.0.0.1", save: "", appendonly: "no", dir: folder, ...settings };
  const program = startProgram([
    REDIS_SERVER,
    ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, ...String(value).split(" ")]),
  ]);
  await program.printed(ready);
  return program;
}

/** Opens a connection as the gateway does with these settings. */
function connect(env: Record<string, string>) {
  const { redisUrl, redisTls, redisKeyPrefix } = readConfig(env);
  const reasons: (string | undefined)[] = [];
  let clusters = 0;
  const redis = createRedis(redisUrl!.reveal, {
    ...{ tls: redisTls, keyPrefix: redisKeyPrefix, patience: PATIENT, onCluster: () => (clusters += 1) },
    onChange: ({ up, reason }) => reasons.push(up ? "up" : reason),
  });
  open.push(redis);
  const isUp = () => reasons.at(-1) === "up";
  return { redis, client: redis.client, reasons, isUp, clusters: () => clusters };
}

/** Runs commands as the administrator of a Redis without TLS. */
async function admin<T>(url: string, work: (client: RedisClient) => Promise<T>): Promise<T> {
  const { client, close } = createRedis(url, { patience: PATIENT });
  await until(() => client.status === "ready");
  try {
    return await work(client);
  } finally {
    close();
  }
}

const authority = createCertificate({ name: "authority", isAuthority: true });
const server = createCertificate({ issuer: authority });
const client = createCertificate({ name: "gateway", issuer: authority });
const stranger = createCertificate({ name: "stranger" });

(hasRedis ? describe : describe.skip)("Redis with TLS", () => {
  let port: number;
  async function startTls(own: Certificate, asksForCertificate: boolean) {
    return startServer({
      ...{ port: 0, "tls-port": port, "tls-auth-clients": asksForCertificate ? "yes" : "no" },
      "tls-cert-file": file("server.crt", own.cert),
      "tls-key-file": file("server.key", own.key),
      "tls-ca-cert-file": file("server-ca.crt", authority.cert),
    });
  }
  beforeEach(async () => {
    port = await freePort();
  });
  const url = () => `rediss://127.0.0.1:${port}`;

  test("is trusted by its authority, and by no other", async () => {
    await startTls(server, false);
    const good = connect({ REDIS_URL: url(), REDIS_CA_FILE: file("ca.crt", authority.cert) });
    await until(good.isUp);
    expect(await good.client.ping()).toBe("PONG");
    const [unknown, wrong] = [
      connect({ REDIS_URL: url() }),
      connect({ REDIS_URL: url(), REDIS_CA_FILE: file("wrong.crt", stranger.cert) }),
    ];
    await until(() => unknown.reasons.length > 0 && wrong.reasons.length > 0);
    const reason = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO)/;
    expect([unknown.reasons[0], wrong.reasons[0]]).toEqual([
      expect.stringMatching(reason),
      expect.stringMatching(reason),
    ]);
  });

  test("takes a client by its certificate, and a new file of authorities counts for the next connection", async () => {
    await startTls(server, true);
    const ca = file("ca-that-changes.crt", stranger.cert);
    const { isUp, reasons } = connect({
      REDIS_URL: url(),
      REDIS_CA_FILE: ca,
      REDIS_CERT_FILE: file("client.crt", client.cert),
      REDIS_KEY_FILE: file("client.key", client.key),
    });
    await until(() => reasons.length > 0);
    expect(isUp()).toBe(false);
    writeFileSync(ca, authority.cert);
    await until(isUp);
    const without = connect({ REDIS_URL: url(), REDIS_CA_FILE: ca });
    await until(() => without.reasons.length > 0);
    expect(without.isUp()).toBe(false);
  });
});

(hasRedis ? describe : describe.skip)("Redis with users", () => {
  const RIGHTS = ["on", "~own:*", "+@all", "-@dangerous", "+info"];

  test("is used with the password of the file that is there for the next connection, and with keys of the given prefix", async () => {
    const port = await freePort();
    await startServer({ port });
    const root = `redis://127.0.0.1:${port}`;
    const setPassword = (...passwords: string[]) =>
      admin(root, async (administrator) => {
        await administrator.acl("SETUSER", "gateway", "reset", ...RIGHTS, ...passwords.map((text) => `>${text}`));
        await administrator.client("KILL", "USER", "gateway").catch(() => 0);
      });
    const urlWith = (password: string) => `redis://gateway:${password}@127.0.0.1:${port}`;
    await setPassword("first");
    const path = file("redis-url", urlWith("first"));
    const env = { REDIS_URL_FILE: path, REDIS_KEY_PREFIX: "own:gateway" };
    const lines: string[] = [];
    const gateway = await startGateway({
      ...{
        cache: true,
        redisPatience: PATIENT,
        logLevel: "info",
        logStream: { write: (line) => void lines.push(line) },
      },
      env: { AUTH_MODE: "open", CLIENT_REQUESTS_PER_MINUTE: "1000", STATUS_PAGE: "on", ...env },
    });
    const watcher = connect(env);
    await until(watcher.isUp);

    const health = async () =>
      ((await (await fetch(`${gateway.url}/readyz`)).json()) as { redis: { state: string; reason?: string } }).redis;
    const state = async () => (await health()).state;
    const page = async () => (await fetch(`${gateway.url}/status`)).text();
    const said = () =>
      lines.map((line) => (JSON.parse(line) as { msg: string }).msg).filter((line) => line.startsWith("Redis "));
    const levels = () =>
      lines
        .map((line) => JSON.parse(line) as { level: number; msg: string })
        .flatMap(({ level, msg }) => (msg.startsWith("Redis ") ? level : []));
    const ask = () => gateway.query("{ libraries { totalCount } }");
    await until(async () => (await state()) !== "away");
    expect((await ask()).data).toEqual({ libraries: { totalCount: 8 } });
    const keys = () => admin(root, (administrator) => administrator.keys("*"));
    await until(async () => {
      await ask();
      return (await keys()).length > 0;
    });
    expect((await keys()).filter((key) => !key.startsWith("own:gateway:"))).toEqual([]);
    const log = await admin(root, (administrator) => administrator.acl("LOG") as Promise<unknown[]>);
    expect(log).toEqual([]);

    await setPassword("second");
    // Only the new password leads back.
    let attempts = 0;
    watcher.client.on("reconnecting", () => (attempts += 1));
    await until(() => attempts > 2);
    expect([watcher.isUp(), await state()]).toEqual([false, "away"]);
    await until(async () => (await health()).reason === "WRONGPASS");
    expect(await page()).toMatch(/<dt>Redis<\/dt><dd class="bad">away<small>WRONGPASS<\/small>/);
    // A few more attempts say nothing new.
    const tried = attempts;
    await until(() => attempts > tried + 2);
    expect(said()).toEqual(["Redis answers", "Redis is away: closed", "Redis is away: WRONGPASS"]);
    expect((await ask()).data).toEqual({ libraries: { totalCount: 8 } });
    writeFileSync(path, "no URL");
    writeFileSync(path, urlWith("second"));
    await until(async () => watcher.isUp() && (await state()) !== "away");
    expect(watcher.reasons.join()).not.toMatch(/first|second|gateway:/);
    // A line about a request has milliseconds.
    expect(lines.join("")).not.toMatch(/first|(?<!milli)second|gateway:/);
    expect([await health(), said().at(-1)]).toEqual([
      expect.not.objectContaining({ reason: expect.anything() }),
      "Redis answers",
    ]);
    // Only the first answer is no warning.
    expect([levels()[0], new Set(levels().slice(1))]).toEqual([30, new Set([40])]);
    await gateway.close();
  });
});

(hasRedis ? describe : describe.skip)("Sentinels", () => {
  test("lead to the primary, and to its successor after a failover", async () => {
    const [first, second, sentinel] = [await freePort(), await freePort(), await freePort()];
    const users = { requirepass: "data", masterauth: "data" };
    const primary = await startServer({ port: first, ...users, "repl-diskless-sync-delay": 0, dbfilename: "one.rdb" });
    await startServer(
      { port: second, ...users, replicaof: `127.0.0.1 ${first}`, dbfilename: "two.rdb" },
      /Finished with success/,
    );
    const conf = file(
      "sentinel.conf",
      [
        `port ${sentinel}`,
        "bind 127.0.0.1",
        `dir ${folder}`,
        "requirepass watch",
        `sentinel monitor main 127.0.0.1 ${first} 1`,
        "sentinel auth-pass main data",
        "sentinel down-after-milliseconds main 500",
        "sentinel failover-timeout main 3000",
      ].join("\n"),
    );
    const watching = startProgram([REDIS_SERVER, conf, "--sentinel"]);
    await watching.printed(/(\+slave) /);
    const env = {
      REDIS_URL: `redis+sentinel://:data@127.0.0.1:${await freePort()},127.0.0.1:${sentinel}/main/0?sentinelPassword=watch`,
    };
    const { redis, isUp } = connect(env);
    await until(isUp);
    expect(await redis.ask(() => redis.client.set("key", "before"))).toBe("OK");
    await until(
      async () => (await admin(`redis://:data@127.0.0.1:${second}`, (reader) => reader.get("key"))) === "before",
    );

    primary.kill("SIGKILL");
    await until(() => !isUp());
    await until(isUp);
    await until(async () => (await redis.client.set("key", "after").catch(() => "")) === "OK");
    expect(await admin(`redis://:data@127.0.0.1:${second}`, (reader) => reader.get("key"))).toBe("after");
  });

  test("that do not lead to Redis are a reason, said once, without any address", async () => {
    const [free, plain, data, sentinel] = [await freePort(), await freePort(), await freePort(), await freePort()];
    await startServer({ port: plain });
    await startServer({ port: data });
    const conf = file(
      "other.conf",
      [`port ${sentinel}`, "bind 127.0.0.1", `dir ${folder}`, `sentinel monitor main 127.0.0.1 ${data} 1`].join("\n"),
    );
    await startProgram([REDIS_SERVER, conf, "--sentinel"]).printed(/(\+monitor) /);
    const found = [`${free}/main`, `${plain}/main`, `${sentinel}/other`, `${free},127.0.0.1:${sentinel}/other`].map(
      (end) => connect({ REDIS_URL: `redis+sentinel://127.0.0.1:${end}` }),
    );
    await Promise.all(found.map(({ redis }) => redis.isKnown));
    // Each has tried twice when one that begins later has.
    const later = connect({ REDIS_URL: `redis+sentinel://127.0.0.1:${free}/main` });
    let rounds = 0;
    later.client.on("error", () => (rounds += 1));
    await until(() => rounds > 2);
    expect(found.map(({ reasons }) => reasons)).toEqual([
      ["no Sentinel answers"],
      ["no Sentinel answers"],
      ["unknown master name"],
      ["unknown master name"],
    ]);
    expect(found.map(({ redis }) => redis.health().reason)).toEqual(found.map(({ reasons }) => reasons[0]));
  });

  test("that cannot be reached are tried again and again, and the gateway goes on without Redis", async () => {
    const port = await freePort();
    const gateway = await startGateway({
      cache: true,
      env: { AUTH_MODE: "open", REDIS_URL: `redis+sentinel://127.0.0.1:${port}/main` },
    });
    expect((await gateway.query("{ libraries { totalCount } }")).data).toEqual({ libraries: { totalCount: 8 } });
    await gateway.close();
  });
});

(hasRedis ? describe : describe.skip)("a Redis Cluster", () => {
  const start = async (port: number, clustered = "yes") =>
    startServer({ port, "cluster-enabled": clustered, "cluster-config-file": `nodes-${port}.conf` });

  test("is away for a reason from the start, and is named once", async () => {
    const port = await freePort();
    const node = await start(port);
    const { redis, isUp, reasons, clusters } = connect({ REDIS_URL: `redis://127.0.0.1:${port}` });
    await redis.isKnown;
    await until(() => redis.client.status === "ready");
    expect(redis.health()).toMatchObject({ state: "away", reason: "cluster" });
    await expect(redis.ask(() => redis.client.get("key"))).rejects.toThrow("Redis is away");
    redis.client.disconnect(true);
    await until(() => redis.client.status !== "ready");
    await until(() => redis.client.status === "ready");
    expect([reasons, clusters()]).toEqual([["cluster"], 1]);
    node.kill("SIGKILL");
    await node.ended;
    await start(port, "no");
    await until(isUp);
    expect(redis.health().state).toBe("up");
  });

  test("is noticed by what it answers where the user may not ask for INFO", async () => {
    const port = await freePort();
    await startServer({
      ...{ port, "cluster-enabled": "yes", "cluster-config-file": `nodes-${port}.conf` },
      user: "default on nopass ~* +@all -info",
    });
    const warn = jest.spyOn(console, "warn").mockReturnValue();
    const { redis, isUp, reasons, clusters } = connect({ REDIS_URL: `redis://127.0.0.1:${port}` });
    await until(isUp);
    // It serves no slot.
    await expect(redis.ask(() => redis.client.get("key"))).rejects.toThrow("CLUSTERDOWN");
    expect([redis.isAway(), reasons, clusters()]).toEqual([true, ["up", "cluster"], 1]);
    warn.mockRestore();
  });
});

const faultsOf = (env: Record<string, string>) => settingsFaults(env, folder);

describe("the settings of Redis", () => {
  test.each([
    "redis+sentinel://a/main",
    "rediss+sentinel://user:p%40ss@a:26379,[::1]:2,c/main/3",
    "redis+sentinel://:p@a/main?sentinelPassword=x&sentinelUsername=y",
  ])("take %s", (REDIS_URL) => {
    expect(readConfig({ REDIS_URL }).redisUrl?.reveal()).toBe(REDIS_URL);
  });

  test.each([
    "redis+sentinel://a:26379",
    "redis+sentinel:///main",
    "redis+sentinel://a,,b/main",
    "redis+sentinel://a:x/main",
    "redis+sentinel://%zz@a/main",
    "http://127.0.0.1",
  ])("refuse %s", (REDIS_URL) => {
    expect(faultsOf({ REDIS_URL })).toContain(
      "REDIS_URL must be a URL that begins with redis://, rediss://, redis+sentinel:// or rediss+sentinel://.",
    );
  });

  test.each(["redis+cluster://a:1", "redis-cluster://a:1"])("say that %s cannot be used", (REDIS_URL) => {
    expect(faultsOf({ REDIS_URL })).toContain("A Redis Cluster cannot be used.");
  });

  test("refuse files without TLS, files that do not fit, and half a pair", () => {
    const ca = { REDIS_CA_FILE: file("some.crt", authority.cert) };
    expect(faultsOf({ REDIS_URL: "redis://a", ...ca })).toContain(
      "REDIS_CA_FILE can only be used with TLS. Let the URL of Redis begin with rediss.",
    );
    expect(faultsOf({ REDIS_URL: "rediss://a", REDIS_CA_FILE: file("some.key", client.key) })).toContain(
      "REDIS_CA_FILE: some.key holds no certificate in PEM form.",
    );
    const pair = { REDIS_CERT_FILE: file("own.crt", client.cert), REDIS_KEY_FILE: file("other.key", stranger.key) };
    expect(faultsOf({ REDIS_URL: "rediss://a", ...pair })).toContain(
      "REDIS_CERT_FILE and REDIS_KEY_FILE are not a pair",
    );
    expect(faultsOf({ REDIS_URL: "rediss://a", REDIS_CERT_FILE: pair.REDIS_CERT_FILE })).toContain(
      "REDIS_CERT_FILE and REDIS_KEY_FILE belong together. Set both, or neither.",
    );
  });

  test.each(["", " ", "a b", "{a}", "a*", "x".repeat(65)])(
    "take only a plain prefix of keys, not %j",
    (REDIS_KEY_PREFIX) => {
      const isEmpty = REDIS_KEY_PREFIX.trim() === "";
      expect(faultsOf({ REDIS_KEY_PREFIX }) === "").toBe(isEmpty);
    },
  );
});
