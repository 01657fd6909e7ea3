import { afterAll, describe, expect, test } from "@jest/globals";
import { dataFolder, removeFolders, startRedisHost } from "../../bench/nemesis/redis-host.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis } from "../redis.ts";

const set = (port: number, key: string) => withClient(port, (client) => client.set(key, "1"));
const keysOf = async (port: number) => (await withClient(port, (client) => client.keys("*"))).toSorted();

type Client = Awaited<ReturnType<typeof openRedis>>["client"];
async function withClient<T>(port: number, work: (client: Client) => Promise<T>): Promise<T> {
  const { client, close } = await openRedis(`redis://127.0.0.1:${port}`);
  try {
    return await work(client);
  } finally {
    close();
  }
}

(hasRedis ? describe : describe.skip)("the Redis of bench:nemesis", () => {
  afterAll(() => {
    endPrograms();
    removeFolders();
  });

  test("comes back with nothing, or with its copy", async () => {
    const host = await startRedisHost(dataFolder(), () => undefined);
    await set(host.port(), "kept");
    await host.keepCopy();
    await set(host.port(), "new");
    await host.restart("copy", 0);
    expect(await keysOf(host.port())).toEqual(["kept"]);
    await host.restart("nothing", 0);
    expect(await keysOf(host.port())).toEqual([]);
    expect(host.returns).toHaveLength(2);
  });

  test("fails over, again and again, to a replica that lacks the last writes", async () => {
    const moves: number[] = [];
    const host = await startRedisHost(dataFolder(), (port) => moves.push(port));
    for (const name of ["first", "second"]) {
      const before = host.port();
      await host.command((client) => client.set(name, "1"));
      await host.failOver(async () => void (await set(before, `${name} lost`)), 0);
      expect(host.port()).not.toBe(before);
      expect(host.port()).toBe(moves.at(-1));
    }
    const keys = await keysOf(host.port());
    // "second" may have reached the replica or not.
    expect(keys.filter((key) => key !== "second")).toEqual(["first"]);
  });
});
