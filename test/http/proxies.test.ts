import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../certificate.ts";
import { startForwardProxy } from "../forward-proxy.ts";
import type { ForwardProxy } from "../forward-proxy.ts";
import { AUDIENCE, bearer, createPair, ISSUER, sign, startKeyServer } from "../identity.ts";
import type { KeyServer, Pair } from "../identity.ts";
import { endPrograms, startProgram } from "../process.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { createTestClock } from "../test-clock.ts";

const PASSWORD = "canary-proxy-password";
const QUERY = "{ libraries { totalCount } }";
const WRITE = `mutation { createLibrary(input: { name: "New" }) { library { name } userErrors { code } } }`;

interface TlsFront {
  url: string;
  close(): Promise<void>;
}

/** Serves what this http server serves, by https. */
async function startTlsFront(upstream: string, certificate: { key: string; cert: string }): Promise<TlsFront> {
  const server = createServer(certificate, (incoming, response) => {
    const { method, headers, url } = incoming;
    const onward = httpRequest(`${upstream}${url}`, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const trusted = getCACertificates("default");
const certificate = createCertificate();
let pair: Pair;
let sandbox: Sandbox;
let keyServer: KeyServer;
let fronts: TlsFront[];
/** The addresses of the REST API and the identity provider by protocol. */
let addresses: Record<"http" | "https", { api: string; keys: string }>;
beforeAll(async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  pair = await createPair("first");
  sandbox = await startSandbox();
  keyServer = await startKeyServer([pair.publicJwk]);
  const keys = new URL(keyServer.url);
  fronts = [await startTlsFront(sandbox.url, certificate), await startTlsFront(keys.origin, certificate)];
  addresses = {
    http: { api: sandbox.url, keys: keyServer.url },
    https: { api: fronts[0]!.url, keys: `${fronts[1]!.url}/jwks` },
  };
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await Promise.all([...fronts, keyServer, sandbox].map((server) => server.close()));
  endPrograms();
});

let proxy: ForwardProxy;
beforeEach(async () => {
  proxy = await startForwardProxy(`user:${PASSWORD}`);
  sandbox.reset();
});
const open: Gateway[] = [];
let log: string[];
beforeEach(() => {
  log = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
  await proxy.close();
});

const clock = createTestClock();

async function start(protocol: "http" | "https", env: Record<string, string>): Promise<Gateway> {
  const { api, keys } = addresses[protocol];
  const gateway = await startGateway({
    sandbox,
    clock,
    logLevel: "trace",
    logStream: { write: (line) => void log.push(line) },
    env: {
      GENESYS_API_URL: api,
      GENESYS_LOGIN_URL: api,
      AUTH_JWKS_URL: keys,
      AUTH_ISSUER: ISSUER,
      AUTH_AUDIENCE: AUDIENCE,
      ...env,
    },
  });
  open.push(gateway);
  return gateway;
}

/** Asks with a valid token. Waits before retries pass at once. */
async function ask(gateway: Gateway, query = QUERY) {
  const token = await sign(pair, { permissions: ["responses:library:view", "responses:library:add"] }, {}, clock);
  const answer = await clock.passWaits(gateway.query(query, {}, bearer(token)));
  for (const text of [JSON.stringify(answer), ...log]) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(Buffer.from(`user:${PASSWORD}`).toString("base64"));
    expect(text).not.toContain("127.0.0.1:" + proxy.port);
  }
  return answer;
}

const hostOf = (url: string) => new URL(url).host;

describe.each(["http", "https"] as const)("calls over %s", (protocol) => {
  const NAME = `${protocol.toUpperCase()}_PROXY`;
  const OTHER = protocol === "http" ? "HTTPS_PROXY" : "HTTP_PROXY";

  test.each([NAME, NAME.toLowerCase()])("for the API, a token and keys all go through %s", async (name) => {
    const gateway = await start(protocol, { [name]: proxy.url });
    expect(await ask(gateway)).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect((await ask(gateway, WRITE)).data.createLibrary).toEqual({ library: { name: "New" }, userErrors: [] });
    const { api, keys } = addresses[protocol];
    const seen = new Set(proxy.seen.map((line) => line.split("?", 1)[0]));
    expect(seen).toEqual(
      new Set(
        protocol === "https"
          ? [`CONNECT ${hostOf(keys)}`, `CONNECT ${hostOf(api)}`]
          : [
              `GET ${keys}`,
              `POST ${api}/oauth/token`,
              `GET ${api}/api/v2/responsemanagement/libraries`,
              `POST ${api}/api/v2/responsemanagement/libraries`,
            ],
      ),
    );
    expect(proxy.credentials).toEqual(new Set([`Basic ${Buffer.from(`user:${PASSWORD}`).toString("base64")}`]));
  });

  test("are direct with a proxy for the other protocol", async () => {
    const gateway = await start(protocol, { [OTHER]: proxy.url });
    expect(await ask(gateway)).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect(proxy.seen).toEqual([]);
  });

  test("are direct to the hosts of NO_PROXY", async () => {
    const { api, keys } = addresses[protocol];
    for (const exceptions of ["*", `${new URL(api).hostname}`, `${hostOf(api)},${hostOf(keys)}`]) {
      const gateway = await start(protocol, { [NAME]: proxy.url, NO_PROXY: exceptions });
      expect(await ask(gateway)).toEqual({ data: { libraries: { totalCount: 8 } } });
    }
    expect(proxy.seen).toEqual([]);

    const gateway = await start(protocol, { [NAME]: proxy.url, no_proxy: hostOf(api) });
    expect(await ask(gateway)).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect(proxy.seen).toHaveLength(1);
    expect(proxy.seen[0]).toContain(hostOf(keys));
  });

  test("fail with UPSTREAM_UNAVAILABLE when the proxy is down, and nothing goes another way", async () => {
    const down = await startForwardProxy(`user:${PASSWORD}`);
    await down.close();
    const gateway = await start(protocol, { [NAME]: down.url, NO_PROXY: hostOf(addresses[protocol].keys) });
    sandbox.resetCalls();
    for (const query of [QUERY, WRITE]) {
      const { errors } = await ask(gateway, query);
      expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true } }]);
    }
    expect(sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
  });

  test("of clients are refused with 503 when the proxy to the identity provider is down", async () => {
    const down = await startForwardProxy(`user:${PASSWORD}`);
    await down.close();
    const gateway = await start(protocol, { [NAME]: down.url });
    expect((await ask(gateway)).errors).toMatchObject([
      { extensions: { code: "UPSTREAM_UNAVAILABLE", retryAfter: 2 } },
    ]);
  });
});

test.each([403, 407, 502])("a proxy that refuses a tunnel with %i is UPSTREAM_UNAVAILABLE", async (status) => {
  const gateway = await start("https", { HTTPS_PROXY: proxy.url, NO_PROXY: hostOf(addresses.https.keys) });
  proxy.refuse(status, `Refused ${PASSWORD}`);
  expect((await ask(gateway)).errors).toMatchObject([
    { extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true } },
  ]);
  expect(sandbox.calls()).toMatchObject({ total: 0 });
});

test("the built-in sandbox needs no proxy", async () => {
  const env = { PORT: "0", HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
  const program = startProgram(["node", "src/main.ts"], { env });
  const url = await program.printed(/gateway: (http:\/\/\S+)\/graphql/);
  const answer = await fetch(`${url}/graphql?query=${encodeURIComponent(QUERY)}`);
  expect(await answer.json()).toEqual({ data: { libraries: { totalCount: 8 } } });
  expect(proxy.seen).toEqual([]);
  program.kill("SIGTERM");
  await program.ended;
});
