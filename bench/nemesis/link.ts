import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** Shortest and longest delay in milliseconds. */
export type Range = readonly [least: number, most: number];

/** The way between one gateway and Redis. */
export interface Link {
  url: string;
  /** Each piece of data takes so long in each direction, from now on; without a range, no time. The order stays. */
  delay(range?: Range): void;
  /** Closes every connection, and each that is opened from now on. */
  close(): void;
  /** Lets nothing through, without closing a connection, as when packets get lost. */
  silence(): void;
  /** Ends `close` and `silence`. What was held arrives. */
  mend(): void;
  /** Leads to another port from now on, and closes every connection. */
  leadTo(port: number): void;
  end(): Promise<void>;
}

/** Makes a link to the Redis on this port of 127.0.0.1. `random` draws the delays. */
export async function startLink(port: number, random: () => number): Promise<Link> {
  let target = port;
  let range: Range = [0, 0];
  let state: "open" | "silent" | "closed" = "open";
  const gateways = new Set<Socket>();
  const flows = new Set<() => void>();

  /** Hands on what one socket sends to the other one, late and in order. */
  function flow(from: Socket, to: Socket): void {
    let waiting: { due: number; data: Buffer }[] = [];
    let timer: NodeJS.Timeout | undefined;
    function pass(): void {
      clearTimeout(timer);
      if (state !== "open") return;
      const now = performance.now();
      const next = waiting.findIndex(({ due }) => due > now);
      const count = next === -1 ? waiting.length : next;
      for (const { data } of waiting.slice(0, count)) if (to.writable) to.write(data);
      waiting = waiting.slice(count);
      const [first] = waiting;
      if (first !== undefined) timer = setTimeout(pass, Math.max(1, first.due - now));
    }
    flows.add(pass);
    from.setNoDelay(true);
    from.on("data", (data: Buffer) => {
      const [least, most] = range;
      const due = performance.now() + least + random() * (most - least);
      waiting.push({ due: Math.max(due, waiting.at(-1)?.due ?? 0), data });
      pass();
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      flows.delete(pass);
      clearTimeout(timer);
      to.destroy();
    });
  }

  const server = createServer((gateway) => {
    if (state === "closed") return void gateway.destroy();
    const redis = connect(target, "127.0.0.1");
    gateways.add(gateway);
    gateway.on("close", () => gateways.delete(gateway));
    flow(gateway, redis);
    flow(redis, gateway);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  function closeAll(): void {
    for (const gateway of gateways) gateway.destroy();
  }
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delay: (given = [0, 0]) => void (range = given),
    close() {
      state = "closed";
      closeAll();
    },
    silence: () => void (state = "silent"),
    mend() {
      state = "open";
      for (const pass of flows) pass();
    },
    leadTo(next) {
      target = next;
      closeAll();
    },
    async end() {
      const ended = once(server, "close");
      server.close();
      closeAll();
      await ended;
    },
  };
}
