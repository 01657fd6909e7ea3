import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { LOOK } from "../src/cache/change-log-scripts.ts";
import type { Clock } from "../src/deadline.ts";

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
  /**
   * How often this command was sent so far, held or not; its name is in small letters. `look` is the question what is new in the log
   * of changes.
   */
  asked(command: string): number;
  /** Lets through everything that it holds, in order, and all that follows. */
  release(): void;
  /** From now on each chunk takes so many milliseconds of the clock, and none overtakes another. */
  delay(clock: Clock, milliseconds: () => number): void;
  /** From now on it closes each connection at once, or no longer does. */
  refuse(isRefusing: boolean): void;
  /** From now on connections lead to the Redis at this address; those that are open stay. */
  leadTo(redisUrl: string): void;
  /** Closes every connection, and drops everything that it holds. */
  cut(): void;
  close(): Promise<void>;
}

/** The question what is new in the log of changes goes out as the hash of its script. */
const LOOK_HASH = createHash("sha1").update(LOOK).digest("hex");
/** The name of a command, and whether it is that question. */
const COMMAND = new RegExp(String.raw`^\*\d+\r\n\$\d+\r\n([a-z]+)\r$(\n\$40\r\n${LOOK_HASH}\r)?`, "gim");

/** The names of the commands that begin in this chunk, in small letters. */
export const commandsIn = (data: Buffer) =>
  [...data.toString("latin1").matchAll(COMMAND)].map(([, name, isLook]) => (isLook ? "look" : name!.toLowerCase()));

/** Starts a proxy on a free port. */
export async function startRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const { username, password } = new URL(redisUrl);
  let target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let holding: "answers" | "commands" | undefined;
  let held: (() => void)[] = [];
  let delay: ((pass: () => void, from: Socket) => void) | undefined;
  let isRefusing = false;
  const asked: string[] = [];

  function join(from: Socket, to: Socket, what: "answers" | "commands") {
    sockets.add(from);
    // As ioredis does: a second chunk does not wait for the acknowledgement of the first.
    from.setNoDelay(true);
    from.on("data", (data: Buffer) => {
      // A command is a list of texts, each after its length. It is so short that it arrives in one chunk.
      if (what === "commands") asked.push(...commandsIn(data));
      const pass = () => to.writable && to.write(data);
      if (holding === what) held.push(pass);
      else if (delay) delay(pass, from);
      else pass();
    });
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("error", () => {});
  }

  const server = createServer((socket) => {
    if (isRefusing) return void socket.destroy();
    const redis = connect(Number(target.port), target.hostname);
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
    delay(clock, milliseconds) {
      const queues = new WeakMap<Socket, { passes: (() => void)[]; until: number }>();
      delay = (pass, from) => {
        const queue = queues.get(from) ?? { passes: [], until: 0 };
        queues.set(from, queue);
        queue.passes.push(pass);
        queue.until = Math.max(queue.until, clock.now() + milliseconds());
        // Of two timers that end together, the later one may come first.
        clock.after(queue.until - clock.now(), () => queue.passes.shift()!());
      };
    },
    refuse: (now) => void (isRefusing = now),
    leadTo: (url) => void (target = new URL(url)),
    cut,
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
