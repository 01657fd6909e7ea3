import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { startSandbox } from "../sandbox/server.ts";
import { startRedis } from "../test/redis.ts";
import { startGateway } from "../test/start.ts";
import type { Answer } from "../test/start.ts";
import { print, printTable } from "./print.ts";
import { queries } from "./queries.ts";

const MANY = 1000;
/** Connections that are opened at the same time. A server queues only a few hundred. */
const BATCH = 100;

/** Prints the cost of 1,000 identical cold queries at once, in one process and in two. Returns the broken bars. */
export async function benchCrowd(): Promise<string[]> {
  const sandbox = await startSandbox({ size: "large" });
  const redis = await startRedis();
  const { query, variables, name } = queries[1]!;
  const body = JSON.stringify({ query, variables });

  async function crowd(many: number, replicas: number): Promise<{ calls: number; failed: number }> {
    const env: Record<string, string> = replicas > 1 ? { REDIS_URL: redis.url, REPLICAS: String(replicas) } : {};
    const gateways = await Promise.all(
      Array.from({ length: replicas }, () => startGateway({ cache: true, sandbox, env })),
    );
    const askers: Asker[] = [];
    while (askers.length < many) {
      const batch = Array.from({ length: Math.min(BATCH, many - askers.length) }, (_, at) =>
        connect(gateways[at % replicas]!.url),
      );
      askers.push(...(await Promise.all(batch)));
    }
    sandbox.resetCalls();
    const answers = await Promise.all(askers.map((ask) => ask(body)));
    const calls = sandbox.calls().total;
    await Promise.all(gateways.map((gateway) => gateway.close()));
    return { calls, failed: answers.filter(({ errors }) => errors !== undefined).length };
  }

  const one = await crowd(1, 1);
  const single = await crowd(MANY, 1);
  const double = await crowd(MANY, 2);
  await redis.stop();
  await sandbox.close();
  print(`${MANY} identical cold queries at once, each ${name}:`);
  print();
  printTable(
    ["where", "calls", "bar", "with errors"],
    [
      ["one query alone", one.calls, "", one.failed],
      ["one process", single.calls, `<= ${one.calls}`, single.failed],
      ["two replicas with one Redis", double.calls, `<= ${2 * one.calls}`, double.failed],
    ],
  );
  return [
    ...(single.calls > one.calls ? ["a crowd in one process costs more than one query"] : []),
    ...(double.calls > 2 * one.calls ? ["a crowd in two replicas costs more than two queries"] : []),
    ...(single.failed + double.failed > 0 ? ["errors in a crowd"] : []),
  ];
}

type Asker = (body: string) => Promise<Answer>;

/** Connects a client without sending its query, so that all clients can send at the same moment. */
async function connect(url: string): Promise<Asker> {
  const asking = request(`${url}/graphql`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json" },
  });
  const [socket] = (await once(asking, "socket")) as [Socket];
  if (socket.connecting) await once(socket, "connect");
  return async (body) => {
    asking.end(body);
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Answer;
  };
}
