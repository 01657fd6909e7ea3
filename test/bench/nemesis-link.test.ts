import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startLink } from "../../bench/nemesis/link.ts";
import type { Link } from "../../bench/nemesis/link.ts";
import { until } from "../until.ts";

let servers: Server[];
let link: Link;
let client: Socket;
let answers: string;

/** A server that answers its name and what it is sent. Resolves with its port. */
async function startEcho(name: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on("data", (data) => socket.write(`${name}:${data.toString()} `)).on("error", () => undefined);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function open(): Promise<void> {
  answers = "";
  client = connect(Number(new URL(link.url).port), "127.0.0.1");
  client.on("data", (data) => (answers += data.toString())).on("error", () => undefined);
  await once(client, "connect");
}

beforeEach(async () => {
  servers = [];
  link = await startLink(await startEcho("one"), () => 0.5);
  await open();
});
afterEach(async () => {
  client.destroy();
  await link.end();
  for (const server of servers) server.close();
});

test("a link that is silent keeps its connections, and hands on everything in order when it is mended", async () => {
  link.silence();
  client.write("a");
  link.delay([0, 4]);
  link.mend();
  await until(() => answers === "one:a ");
  link.delay();
  client.write("b");
  await until(() => answers.length === 12);
  expect(answers).toBe("one:a one:b ");
});

test("a link that is closed closes each connection, until it is mended", async () => {
  const closed = once(client, "close");
  link.close();
  await closed;
  await open();
  await once(client, "close");
  link.mend();
  await open();
  client.write("c");
  await until(() => answers !== "");
  expect(answers).toBe("one:c ");
});

test("a link that leads to another Redis closes the connections to the first", async () => {
  const port = await startEcho("two");
  const closed = once(client, "close");
  link.leadTo(port);
  await closed;
  await open();
  client.write("d");
  await until(() => answers !== "");
  expect(answers).toBe("two:d ");
});
