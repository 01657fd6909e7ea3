import { request as sendRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { array, assert, boolean, constantFrom, ipV4, ipV6, oneof, property, string } from "fast-check";
import { createClientAddress } from "../../src/http/client-address.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

function requestOf(peer: string | undefined, headers: Record<string, string> = {}, encrypted = false): IncomingMessage {
  return { headers, socket: { remoteAddress: peer, encrypted } } as unknown as IncomingMessage;
}

describe("the address of a client", () => {
  const { addressOf } = createClientAddress(["10.0.0.0/8", "2001:db8::/32", "loopback"]);
  const behind = (peer: string, forwarded: string) => addressOf(requestOf(peer, { "x-forwarded-for": forwarded }));

  test.each([
    ["the proxy's word", "10.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["the last one that is no proxy", "10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"],
    ["the first one where all are proxies", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["without its port", "10.0.0.1", "203.0.113.7:4711", "203.0.113.7"],
    ["IPv6 without brackets and port", "::1", "[2001:4860::1]:4711", "2001:4860::1"],
    ["IPv4 without the prefix of IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"],
    ["IPv6", "2001:db8::5", "2001:4860::1", "2001:4860::1"],
    ["the proxy's own where it says no address", "10.0.0.1", "unknown", "10.0.0.1"],
    ["the last address before one that is none", "10.0.0.1", "203.0.113.7, <script>, 10.0.0.2", "10.0.0.2"],
    ["the sender's own where the sender is no proxy", "203.0.113.7", "198.51.100.1", "203.0.113.7"],
  ])("is %s", (_name, peer, forwarded, address) => {
    expect(behind(peer, forwarded)).toBe(address);
  });

  test("is that of the connection without trusted proxies", () => {
    const none = createClientAddress([]);
    expect(none.addressOf(requestOf("127.0.0.1", { "x-forwarded-for": "203.0.113.7" }))).toBe("127.0.0.1");
    expect(none.addressOf(requestOf(undefined))).toBe("");
  });

  const strangers = ipV4().filter((address) => !/^(10|127)\./.test(address));
  const anything = oneof(ipV4(), ipV6(), string(), constantFrom("127.0.0.1", "10.0.0.1", "", ",", "::1"));

  test("cannot be chosen by a stranger, who sends any header directly or through a proxy", () => {
    assert(
      property(strangers, array(anything), boolean(), (stranger, sent, direct) => {
        const spoofed = sent.join(", ");
        // A proxy adds the address that it saw to what was sent.
        const seen = direct ? behind(stranger, spoofed) : behind("10.0.0.1", [spoofed, stranger].join(", "));
        expect(seen).toBe(stranger);
      }),
    );
  });

  test("is always an address, of the connection or of the header", () => {
    assert(
      property(ipV4(), array(anything), (peer, sent) => {
        expect(isIP(behind(peer, sent.join(",")))).not.toBe(0);
      }),
    );
  });
});

describe("the protocol of a request", () => {
  const { protocolOf } = createClientAddress(["10.0.0.1"]);
  const behind = (peer: string, proto: string) => protocolOf(requestOf(peer, { "x-forwarded-proto": proto }));

  test("is the connection's, or what a trusted proxy says last", () => {
    expect([protocolOf(requestOf("10.0.0.1")), protocolOf(requestOf("10.0.0.1", {}, true))]).toEqual(["http", "https"]);
    expect([behind("10.0.0.1", "https"), behind("10.0.0.1", "http, HTTPS")]).toEqual(["https", "https"]);
    expect([behind("10.0.0.2", "https"), behind("10.0.0.1", "javascript")]).toEqual(["http", "http"]);
  });
});

describe("a gateway behind a proxy", () => {
  const LIMIT = 3;
  const lines: string[] = [];
  const gateways: Gateway[] = [];
  beforeAll(async () => {
    for (const trusted of ["loopback", "10.0.0.0/8"]) {
      gateways.push(
        await startGateway({
          cache: true,
          graphiql: true,
          env: {
            AUTH_MODE: "open",
            CLIENT_REQUESTS_PER_MINUTE: String(LIMIT),
            TRUST_PROXY: trusted,
            LOG_FIELDS: "address",
          },
          logLevel: "info",
          logStream: { write: (line) => lines.push(line) },
        }),
      );
    }
  });
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));

  async function statuses(gateway: Gateway, forwarded: string): Promise<number[]> {
    const found = [];
    for (let at = 0; at <= LIMIT; at += 1) {
      const answer = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": forwarded },
        body: JSON.stringify({ query: "{ libraries { totalCount } }" }),
      });
      await answer.text();
      found.push(answer.status);
    }
    return found;
  }

  test("has a limit for each client of a trusted proxy, also for answers that are given again", async () => {
    const [trusting] = gateways as [Gateway];
    const before = trusting.givenAgain();
    expect(await statuses(trusting, "203.0.113.1")).toEqual([200, 200, 200, 429]);
    expect(await statuses(trusting, "203.0.113.2")).toEqual([200, 200, 200, 429]);
    // What the client itself has sent comes first in the list.
    expect(await statuses(trusting, "203.0.113.9, 203.0.113.2")).toEqual([429, 429, 429, 429]);
    expect(trusting.givenAgain() - before).toBeGreaterThan(2);
    expect(new Set(lines.flatMap((line) => /"address":"([^"]*)"/.exec(line)?.[1] ?? []))).toEqual(
      new Set(["203.0.113.1", "203.0.113.2"]),
    );
  });

  test("has one limit for all that a stranger sends", async () => {
    const [, wary] = gateways as [Gateway, Gateway];
    expect(await statuses(wary, "203.0.113.1")).toEqual([200, 200, 200, 429]);
    expect(await statuses(wary, "203.0.113.2")).toEqual([429, 429, 429, 429]);
  });

  test("shows the address that the browser asked on its start page", async () => {
    const pages = await Promise.all(
      gateways.map(async ({ url }) => {
        const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
        const headers = { host: "graphql.example.com", accept: "text/html", "x-forwarded-proto": "https" };
        sendRequest(url, { headers }, resolve).on("error", reject).end();
        return (await (await promise).toArray()).join("");
      }),
    );
    expect(pages.map((page) => /https?:\/\/graphql\.example\.com/.exec(page)?.[0])).toEqual([
      "https://graphql.example.com",
      "http://graphql.example.com",
    ]);
  });
});
