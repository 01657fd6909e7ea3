import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { commandsIn } from "../redis-proxy.ts";

/** Stands between one gateway and Redis. One command or answer goes through at a time, and only when it is let through. */
export interface RedisRelay {
  /** The address to give a gateway in place of that of Redis. */
  url: string;
  /** The name of the command that would be let through next, in small letters. */
  command(): string | undefined;
  /** Sends it to Redis; resolves when the answer waits here, or when the connection is closed. */
  letCommand(): Promise<void>;
  /** How many answers wait. */
  answers(): number;
  /** Lets through the answer that has come first. */
  letAnswer(): void;
  /** How often this command was let through so far. */
  asked(command: string): number;
  /** How many connections a gateway has here. */
  connections(): number;
  /** Closes each connection that is opened from now on; those that are open stay. */
  refuse(): void;
  accept(): void;
  /** Closes every connection that is open, and with them what waits. */
  cut(): void;
  /** Lets everything through from now on. */
  open(): void;
  close(): Promise<void>;
}

interface Link {
  gateway: Socket;
  redis: Socket;
  commands: Buffer[];
  answers: Buffer[];
  /** Called when an answer arrives. */
  answered: (() => void)[];
}

/** Where the message of Redis' protocol ends that begins here; nothing when not all of it has come. */
function endOf(data: Buffer, begin: number): number | undefined {
  const line = data.indexOf("\r\n", begin);
  if (line < 0) return undefined;
  const kind = data.toString("latin1", begin, begin + 1);
  const length = Number(data.toString("latin1", begin + 1, line));
  let end: number | undefined = line + 2;
  // A text of so many bytes, or a list of so many messages; -1 is none.
  if (kind === "$" && length >= 0) end += length + 2;
  else if (kind === "*") for (let at = 0; at < length && end !== undefined; at += 1) end = endOf(data, end);
  return end !== undefined && end <= data.length ? end : undefined;
}

/** Hands on each whole message, however the bytes were cut on their way. */
function onMessage(socket: Socket, take: (message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on("data", (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (let end = endOf(rest, 0); end !== undefined; end = endOf(rest, 0)) {
      take(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  });
}

const nameOf = (command: Buffer) => commandsIn(command)[0]!;

/** Makes a relay to the Redis on this port of 127.0.0.1, on a free port of its own. */
export async function startRedisRelay(redisPort: number): Promise<RedisRelay> {
  const links = new Set<Link>();
  const asked = new Map<string, number>();
  let isRefusing = false;
  let isOpen = false;

  async function letCommand(link: Link): Promise<void> {
    const command = link.commands.shift();
    if (!command) return;
    const name = nameOf(command);
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const answered = new Promise<void>((resolve) => link.answered.push(resolve));
    link.redis.write(command);
    await answered;
  }
  const letAnswer = (link: Link) => void link.gateway.write(link.answers.shift()!);
  const linkWith = (what: "commands" | "answers") => [...links].find((link) => link[what].length > 0);

  function letAll(link: Link) {
    while (link.commands.length > 0) void letCommand(link);
    while (link.answers.length > 0) letAnswer(link);
  }

  const server = createServer((gateway) => {
    if (isRefusing) return void gateway.destroy();
    const redis = connect(redisPort, "127.0.0.1");
    const link: Link = { gateway, redis, commands: [], answers: [], answered: [] };
    links.add(link);
    onMessage(gateway, (command) => {
      link.commands.push(command);
      if (isOpen) letAll(link);
    });
    onMessage(redis, (answer) => {
      link.answers.push(answer);
      link.answered.shift()?.();
      if (isOpen) letAll(link);
    });
    for (const socket of [gateway, redis]) {
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", () => {
        links.delete(link);
        gateway.destroy();
        redis.destroy();
        for (const resolve of link.answered.splice(0)) resolve();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  function cut() {
    for (const { gateway } of links) gateway.destroy();
  }
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    command() {
      const link = linkWith("commands");
      return link && nameOf(link.commands[0]!);
    },
    async letCommand() {
      const link = linkWith("commands");
      if (link) await letCommand(link);
    },
    answers: () => linkWith("answers")?.answers.length ?? 0,
    letAnswer() {
      const link = linkWith("answers");
      if (link) letAnswer(link);
    },
    asked: (command) => asked.get(command) ?? 0,
    connections: () => links.size,
    refuse: () => void (isRefusing = true),
    accept: () => void (isRefusing = false),
    cut,
    open() {
      isOpen = true;
      for (const link of links) letAll(link);
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
