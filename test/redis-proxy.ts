import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** Stands between a gateway and Redis; a test says what gets through, and when. */
export interface RedisProxy {
  /** The address to give a gateway in place of that of Redis. */
  url: string;
  /** From now on no answer of Redis gets through; what it is asked does. */
  holdAnswers(): void;
  /** From now on nothing that Redis is asked gets through. */
  holdCommands(): void;
  /** How many pieces it holds now. */
  held(): number;
  /** How often Redis was asked this so far, be it held or not: the name of a command, in small letters. */
  asked(command: string): number;
  /** Lets through what it holds, in its order, and all that follows. */
  release(): void;
  /** Cuts every connection, and with them what it holds. */
  cut(): void;
  close(): Promise<void>;
}

const COMMAND = /^\*\d+\r\n\$\d+\r\n([a-z]+)\r$/gm;

/** Starts one on a free port. */
export async function startRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const { hostname, port, username, password } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let holding: "answers" | "commands" | undefined;
  let held: (() => void)[] = [];
  const asked: string[] = [];

  function join(from: Socket, to: Socket, what: "answers" | "commands") {
    sockets.add(from);
    // As ioredis has it: a second piece is not to wait until the other end says that it has the first.
    from.setNoDelay(true);
    from.on("data", (data) => {
      // A command is a list of texts, each behind its length; this one is so short that it comes in one piece.
      if (what === "commands")
        asked.push(
          ...data
            .toString("latin1")
            .matchAll(COMMAND)
            .map(([, name]) => name!),
        );
      const pass = () => to.writable && to.write(data);
      if (holding === what) held.push(pass);
      else pass();
    });
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("error", () => {});
  }

  const server = createServer((socket) => {
    const redis = connect(Number(port), hostname);
    join(socket, redis, "commands");
    join(redis, socket, "answers");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    held = [];
    for (const socket of sockets) socket.destroy();
  };
  const credentials = password === "" ? "" : `${username}:${password}@`;

  return {
    url: `redis://${credentials}127.0.0.1:${(server.address() as AddressInfo).port}`,
    holdAnswers: () => void (holding = "answers"),
    holdCommands: () => void (holding = "commands"),
    held: () => held.length,
    asked: (command) => asked.filter((name) => name === command).length,
    release() {
      holding = undefined;
      for (const pass of held.splice(0)) pass();
    },
    cut,
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
