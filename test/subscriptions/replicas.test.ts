import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createChangeHub } from "../../src/changes/hub.ts";
import type { ChangeHub } from "../../src/changes/hub.ts";
import type { EntityChange } from "../../src/changes/change.ts";
import { createCache } from "../../src/cache/cache.ts";
import { libraryTag } from "../../src/datasources/libraries.ts";
import { CACHE_SCHEMA } from "../../src/gateway.ts";
import { createKeys } from "../../src/redis.ts";
import { systemClock } from "../../src/deadline.ts";
import { watchChanges } from "../../src/changes/watch-changes.ts";
import type { Redis } from "../../src/redis.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { libraryId } from "../ids.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, PATIENT, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { until } from "../until.ts";
import { eventsOf, startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

/** Changes a library at Genesys Cloud, as another program would. */
async function editDirectly({ url }: Sandbox, id: string, name: string): Promise<void> {
  const login = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from("sandbox:sandbox").toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const path = `${url}/api/v2/responsemanagement/libraries/${id}`;
  const { version } = (await (await fetch(path, { headers })).json()) as { version: number };
  const written = await fetch(path, { method: "PUT", headers, body: JSON.stringify({ name, version }) });
  expect(written.status).toBe(200);
}

const change = (id: string, rest: Partial<EntityChange> = {}): EntityChange => ({
  ...{ kind: "library", id, action: "updated", at: 1, source: "audits" },
  ...rest,
});

describe("a stream of changes", () => {
  const alone = () => createChangeHub({ redis: undefined, key: "", clock: systemClock });

  test("has each change that matches once, in its order, from then on", async () => {
    const hub = alone();
    hub.publish(change("early"));
    const stream = watchChanges(hub, ({ kind }) => kind === "library");
    for (const id of ["a", "b"]) hub.publish(change(id));
    hub.publish(change("c", { kind: "response" }));
    expect([await stream.next(), await stream.next()].map(({ value }) => value && value.id)).toEqual(["a", "b"]);
    const waiting = stream.next();
    hub.publish(change("d"));
    expect((await waiting).value).toEqual(change("d"));
    const last = stream.next();
    await stream.return();
    expect((await last).done).toBe(true);
    hub.close();
  });

  test("has one change for several of one entity that wait, and a new one stays new", async () => {
    const hub = alone();
    const stream = watchChanges(hub, () => true);
    hub.publish(change("a", { action: "created" }));
    hub.publish(change("b"));
    hub.publish(change("a", { at: 2 }));
    hub.publish(change("b", { action: "deleted" }));
    expect([(await stream.next()).value, (await stream.next()).value]).toEqual([
      change("a", { action: "created", at: 2 }),
      change("b", { action: "deleted" }),
    ]);
    await stream.return();
  });

  test("ends with an error where too many wait", async () => {
    const hub = alone();
    const stream = watchChanges(hub, () => true);
    for (let at = 0; at <= 1000; at += 1) hub.publish(change(String(at)));
    await expect(stream.next()).rejects.toMatchObject({ extensions: { code: "SUBSCRIPTION_TOO_SLOW" } });
    expect((await stream.next()).done).toBe(true);
  });
});

(hasRedis ? describe : describe.skip)("several replicas", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(endPrograms);

  describe("with a hub each", () => {
    let connections: Redis[];
    let hubs: ChangeHub[];
    const got: EntityChange[][] = [[], []];
    beforeEach(async () => {
      await server.renew();
      connections = [await openRedis(server.url), await openRedis(server.url)];
      hubs = connections.map((redis) => createChangeHub({ redis, key: "changes", clock: systemClock }));
      for (const [at, hub] of hubs.entries()) {
        got[at] = [];
        hub.subscribe((one) => got[at]!.push(one));
      }
      await listening(2);
    });
    afterEach(() => {
      for (const hub of hubs) hub.close();
      for (const connection of connections) connection.close();
    });

    /** Waits until so many replicas listen. */
    const listening = (count: number) =>
      until(async () => ((await connections[0]!.client.pubsub("NUMSUB", "changes")) as unknown[])[1] === count);

    test("a change is at each of them once, and at once where it was made", async () => {
      hubs[0]!.publish(change("a"));
      expect(got[0]).toEqual([change("a")]);
      await until(() => got[1]!.length === 1);
      hubs[1]!.publish(change("b"));
      await until(() => got[0]!.length === 2);
      expect(got).toEqual([
        [change("a"), change("b")],
        [change("a"), change("b")],
      ]);
    });

    test("what is no change is read past", async () => {
      for (const text of ["nonsense", "{}", `{"from":"x","change":{"kind":"library"}}`, "null"])
        await connections[0]!.client.publish("changes", text);
      hubs[0]!.publish(change("a"));
      await until(() => got[1]!.length > 0);
      expect(got[1]).toEqual([change("a")]);
    });

    test("after Redis was away they listen again, and meanwhile each knows its own", async () => {
      await server.stop();
      await until(() => connections.every((redis) => redis.isAway()));
      hubs[0]!.publish(change("alone"));
      expect(got[0]).toEqual([change("alone")]);
      await server.start();
      await until(() => connections.every((redis) => !redis.isAway()));
      await listening(2);
      hubs[1]!.publish(change("together"));
      await until(() => got[0]!.length === 2);
      expect(got).toEqual([[change("alone"), change("together")], [change("together")]]);
    });
  });

  describe("with a Genesys Cloud", () => {
    let sandbox: Sandbox;
    let replicas: LiveGateway[];
    beforeEach(async () => {
      await server.renew();
      sandbox = await startSandbox();
      const env = { REDIS_URL: server.url };
      const options = { sandbox, env, redisPatience: PATIENT };
      replicas = [await startLive(options), await startLive(options)];
    });
    afterEach(async () => {
      for (const replica of replicas) await replica.close();
      await sandbox.close();
    });

    /** Waits until both listen to Redis. */
    async function listening() {
      const redis = await openRedis(server.url);
      await until(async () => {
        const [name] = (await redis.client.pubsub("CHANNELS")) as string[];
        return name !== undefined && ((await redis.client.pubsub("NUMSUB", name)) as unknown[])[1] === 2;
      });
      redis.close();
    }

    test("an edit past the gateway makes one REST read at each, whatever its subscribers select", async () => {
      const id = libraryId(1);
      const queries = ["id", "name", "version", "selfUri", "id name"].map(
        (fields) => `subscription { libraryChanged(ids: ["${id}"]) { library { ${fields} } } }`,
      );
      const events = replicas.flatMap((replica) =>
        queries.flatMap((query) => [eventsOf(replica.sse(), query), eventsOf(replica.ws(), query)]),
      );
      for (const replica of replicas) {
        await replica.open(2 * queries.length);
        await replica.query(`{ library(id: "${id}") { name } }`);
      }
      await listening();
      // As the feed of audits does it: it has not written, but knows of a change.
      const redis = await openRedis(server.url);
      const scope = [sandbox.url, "sandbox"];
      const variant = ["conversations", CACHE_SCHEMA];
      const cache = createCache({ redis, namespace: scope, variant, maxBytes: 1_000_000, clock: systemClock });
      const hub = createChangeHub({ redis, key: createKeys("changes", scope)(), clock: systemClock });
      await editDirectly(sandbox, id, "Elsewhere");
      sandbox.resetCalls();
      await cache.invalidate([libraryTag(id)]);
      hub.publish(change(id));
      const names = (await Promise.all(events.map((one) => one.next())))
        .map((answer) => answer?.data.libraryChanged.library.name)
        .filter((name) => name !== undefined);
      expect(new Set(names)).toEqual(new Set(["Elsewhere"]));
      expect(names).toHaveLength(8);
      expect(sandbox.calls().byRoute).toEqual({ "GET /api/v2/responsemanagement/libraries/{libraryId}": 2 });
      for (const one of events) one.stop();
      hub.close();
      redis.close();
    });

    test("a write at one is an event at both, without a REST call for it", async () => {
      const query = "subscription { libraryChanged { libraryId library { name version } } }";
      const events = replicas.flatMap((replica) => [eventsOf(replica.sse(), query), eventsOf(replica.ws(), query)]);
      for (const replica of replicas) await replica.open(2);
      await listening();
      const id = libraryId(1);
      await replicas[0]!.query(`{ library(id: "${id}") { id } }`);
      const { byRoute } = sandbox.calls();
      await replicas[0]!.query(
        `mutation { updateLibrary(input: { id: "${id}", name: "Far" }) { userErrors { message } } }`,
      );
      const answers = await Promise.all(events.map((one) => one.next()));
      for (const answer of answers)
        expect(answer?.data.libraryChanged).toEqual({ libraryId: id, library: { name: "Far", version: 4 } });
      const route = "GET /api/v2/responsemanagement/libraries/{libraryId}";
      // The read of the versioned update itself.
      expect((sandbox.calls().byRoute[route] ?? 0) - (byRoute[route] ?? 0)).toBeLessThanOrEqual(1);
      for (const one of events) one.stop();
    });
  });
});
