import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A proxy between a gateway and Redis. The test says what gets through, and when. */
export interface RedisProxy {
  /** The address for a gateway, in place of that of Redis. */
  url: string;
  /** From now on commands get through, and answers do not. */
  holdAnswers(): void;
  /** From now on no command gets through. */
  holdCommands(): void;
  /** The number of chunks that it holds now. */
  held(): number;
  /** How often this command was sent so far, held or not; its name is in small letters. */
  asked(command: string): number;
  /** Lets through everything that it holds, in order, and all that follows. */
  release(): void;
  /** Closes every connection, and drops everything that it holds. */
  cut(): void;
  close(): Promise<void>;
}

const COMMAND = /^\*\d+\r\n\$\d+\r\n([a-z]+)\r$/gm;

/** Starts a proxy on a free port. */
export async function startRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const { hostname, port, username, password } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let holding: "answers" | "commands" | undefined;
  let held: (() => void)[] = [];
  const asked: string[] = [];

  function join(from: Socket, to: Socket, what: "answers" | "commands") {
    sockets.add(from);
    // As ioredis does: a second chunk does not wait for the acknowledgement of the first.
    from.setNoDelay(true);
    from.on("data", (data) => {
      // A command is a list of texts, each after its length. It is so short that it arrives in one chunk.
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
