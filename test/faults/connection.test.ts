import { once } from "node:events";
import { createServer as createPlainServer } from "node:http";
import type { RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../certificate.ts";
import { startForwardProxy } from "../forward-proxy.ts";
import { AUDIENCE, bearer, createPair, ISSUER, sign } from "../identity.ts";
import type { Pair } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

const SECRET = "canary-of-connections";
const QUERY = "{ libraries { totalCount } }";

interface Server {
  url: string;
  close(): Promise<void>;
}

const servers: Server[] = [];
const gateways: Gateway[] = [];
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Starts an upstream that gives a token unless `answer` answers that too. */
async function startServer(answer: RequestListener, tls?: { key: string; cert: string }): Promise<string> {
  const server = tls ? createTlsServer(tls, answer) : createPlainServer(answer);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  servers.push({
    url: "",
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  });
  return tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
}

const html: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<p>${SECRET}</p>`);
};
const json = (body: object): RequestListener => {
  return (_request, response) => response.setHeader("content-type", "application/json").end(JSON.stringify(body));
};
const afterToken = (listener: RequestListener): RequestListener => {
  return (request, response) => {
    const isToken = request.url === "/oauth/token";
    (isToken ? json({ access_token: `${SECRET}-token`, expires_in: 3600 }) : listener)(request, response);
  };
};

const refuse = (status: number, body: object): RequestListener => {
  return (request, response) => json(body)(request, Object.assign(response, { statusCode: status }));
};
/** Each token differs from the one before. */
const freshTokens = (listener: RequestListener): RequestListener => {
  let given = 0;
  return (request, response) => {
    const isToken = request.url === "/oauth/token";
    if (isToken) given += 1;
    (isToken ? json({ access_token: `${SECRET}-token-${given}`, expires_in: 3600 }) : listener)(request, response);
  };
};
/** The proxy for plain http to `localhost`, and none for the servers of these tests. */
const proxyFor = (url: string) => ({ HTTP_PROXY: url, NO_PROXY: "127.0.0.1" });

/** An address at which nothing listens. */
async function nowhere(): Promise<string> {
  const url = await startServer(html);
  await servers.pop()!.close();
  return url;
}

let pair: Pair;
let clock: TestClock;
beforeAll(async () => {
  pair = await createPair("first");
});

interface Started {
  gateway: Gateway;
  log: string[];
  ask(): Promise<Answer>;
  /** The messages of the log of level warn and above. */
  lines(): string[];
}

async function start(env: Record<string, string>): Promise<Started> {
  clock = createTestClock();
  const log: string[] = [];
  const gateway = await startGateway({
    clock,
    client: { id: "sandbox", secret: SECRET },
    logLevel: "debug",
    logStream: { write: (line) => void log.push(line) },
    env,
  });
  gateways.push(gateway);
  const token = await sign(pair, { permissions: ["responses:library:view"] }, {}, clock);
  return {
    gateway,
    log,
    ask: () => clock.passWaits(gateway.query(QUERY, {}, "AUTH_JWKS_URL" in env ? bearer(token) : {})),
    lines: () =>
      log
        .map((line) => JSON.parse(line) as { level: number; msg: string; err?: { message: string } })
        // A request that Genesys Cloud failed has a line of its own.
        .filter(({ level, msg }) => level >= 40 && !["request completed", "client refused"].includes(msg))
        .map(({ msg, err }) => (err ? `${msg}: ${err.message}` : msg)),
  };
}

/** Asserts that an answer says nothing of the cause, and that neither it nor the log has a secret, a URL or a path. */
function expectSilence({ log }: Started, answer: Answer): void {
  expect(JSON.stringify(answer)).not.toMatch(/ECONN|ENOTFOUND|CERT|PROXY|text\/html/);
  for (const text of [JSON.stringify(answer), ...log.filter((line) => !line.includes("Server listening"))]) {
    expect(text).not.toMatch(/canary|\/api\/v2|oauth|https?:\/\/|Bearer|Basic|totalCount"?:/);
  }
}

const failed = (name: string, cause: string) => `The connection to Genesys Cloud's ${name} failed: ${cause}`;
const REST = "REST API";
const TOKEN = "token endpoint";

/** What goes wrong, the settings for it, and the line of the log as a regular expression. */
const CASES: [name: string, prepare: () => Promise<Record<string, string>>, line: string, code: string][] = [
  [
    "nothing listens",
    async () => ({ GENESYS_LOGIN_URL: await nowhere() }),
    failed(TOKEN, "ECONNREFUSED"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "the host is not known",
    // Without a network the resolver itself cannot be asked.
    async () => ({ GENESYS_LOGIN_URL: "https://genesys.invalid" }),
    failed(TOKEN, "(ENOTFOUND|EAI_AGAIN)"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "the certificate is not trusted",
    async () => ({ GENESYS_LOGIN_URL: await startServer(html, createCertificate()) }),
    failed(TOKEN, "DEPTH_ZERO_SELF_SIGNED_CERT"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "TLS is asked of what speaks none",
    async () => ({ GENESYS_LOGIN_URL: (await startServer(html)).replace("http:", "https:") }),
    failed(TOKEN, "(ERR_SSL_\\w+|EPROTO|ECONNRESET)"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "the token endpoint answers html",
    async () => ({ GENESYS_LOGIN_URL: await startServer(html) }),
    "Genesys Cloud's token endpoint answered text/html with status 200",
    "UPSTREAM_BAD_RESPONSE",
  ],
  [
    "the REST API answers html",
    async () => {
      const url = await startServer(afterToken(html));
      return { GENESYS_API_URL: url, GENESYS_LOGIN_URL: url };
    },
    "Genesys Cloud's REST API answered text/html with status 200",
    "UPSTREAM_BAD_RESPONSE",
  ],
  [
    "the REST API cuts the connection",
    async () => {
      const url = await startServer(afterToken((request) => request.socket.destroy()));
      return { GENESYS_API_URL: url, GENESYS_LOGIN_URL: url };
    },
    failed(REST, "ECONNRESET"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "a proxy refuses",
    async () => {
      const proxy = await startForwardProxy(`user:${SECRET}`);
      proxy.refuse(407, `Unknown ${SECRET}`);
      servers.push(proxy);
      return { GENESYS_LOGIN_URL: "https://login.example.com", HTTPS_PROXY: proxy.url };
    },
    failed(`${TOKEN} through the proxy`, "ERR_PROXY_TUNNEL, the proxy answered 407"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "a proxy is down",
    async () => ({
      GENESYS_LOGIN_URL: "https://login.example.com",
      HTTPS_PROXY: (await nowhere()).replace("//", `//user:${SECRET}@`),
    }),
    failed(`${TOKEN} through the proxy`, "ECONNREFUSED"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "a proxy of plain http refuses the way to the REST API",
    async () => {
      const proxy = await startForwardProxy(`user:${SECRET}`);
      proxy.refuse(407, `Unknown ${SECRET}`);
      servers.push(proxy);
      const url = await startServer(afterToken(html));
      return { GENESYS_LOGIN_URL: url, GENESYS_API_URL: "http://localhost:1", ...proxyFor(proxy.url) };
    },
    failed(`${REST} through the proxy`, "the proxy answered 407"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "a proxy of plain http refuses the way to the token endpoint",
    async () => {
      const proxy = await startForwardProxy(`user:${SECRET}`);
      proxy.refuse(407, `Unknown ${SECRET}`);
      servers.push(proxy);
      return { GENESYS_LOGIN_URL: "http://localhost:1", ...proxyFor(proxy.url) };
    },
    failed(`${TOKEN} through the proxy`, "the proxy answered 407"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "a proxy of plain http is down",
    async () => ({ GENESYS_LOGIN_URL: "http://localhost:1", ...proxyFor(await nowhere()) }),
    failed(`${TOKEN} through the proxy`, "ECONNREFUSED"),
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "the credentials are refused",
    async () => ({}),
    "Genesys Cloud's token endpoint does not accept the gateway's credentials: status 401",
    "UPSTREAM_UNAUTHORIZED",
  ],
  [
    "the token endpoint has an outage",
    async () => ({ GENESYS_LOGIN_URL: await startServer(refuse(503, {})) }),
    "Genesys Cloud's token endpoint answered status 503",
    "UPSTREAM_UNAVAILABLE",
  ],
  [
    "the REST API refuses every token",
    async () => {
      const url = await startServer(freshTokens(refuse(401, { code: "bad.credentials" })));
      return { GENESYS_API_URL: url, GENESYS_LOGIN_URL: url };
    },
    "Genesys Cloud's REST API refuses GET of responsemanagement/libraries: status 401, bad.credentials",
    "UPSTREAM_UNAUTHORIZED",
  ],
  [
    "a permission is missing",
    async () => {
      const url = await startServer(afterToken(refuse(403, { code: "missing.permissions", message: SECRET })));
      return { GENESYS_API_URL: url, GENESYS_LOGIN_URL: url };
    },
    "Genesys Cloud's REST API refuses GET of responsemanagement/libraries: status 403, missing.permissions",
    "UPSTREAM_FORBIDDEN",
  ],
];

describe("the log says in one line why there is no answer, and the client does not learn it", () => {
  test.each(CASES)("%s", async (_, prepare, line, code) => {
    const started = await start(await prepare());
    for (let count = 0; count < 3; count += 1) {
      const answer = await started.ask();
      expect(answer.errors).toMatchObject([{ extensions: { code } }]);
      expectSilence(started, answer);
    }
    expect(started.lines()).toEqual([expect.stringMatching(new RegExp(`^${line}$`))]);
  });

  test("again after ten seconds", async () => {
    const started = await start({ GENESYS_LOGIN_URL: await nowhere() });
    const line = failed(TOKEN, "ECONNREFUSED");
    await started.ask();
    await clock.pass(9000);
    await started.ask();
    expect(started.lines()).toEqual([line]);
    await clock.pass(1000);
    await started.ask();
    expect(started.lines()).toEqual([line, line]);
  });

  test("no answer in time", async () => {
    let asked = 0;
    const url = await startServer(afterToken(() => (asked += 1)));
    const started = await start({ GENESYS_API_URL: url, GENESYS_LOGIN_URL: url });
    const answer = started.gateway.query(QUERY);
    await until(() => asked === 1);
    await clock.pass(5000);
    expect((await answer).errors).toMatchObject([{ extensions: { code: "UPSTREAM_TIMEOUT" } }]);
    expectSilence(started, await answer);
    expect(started.lines()).toEqual([failed(REST, "no answer in time")]);
  });

  test("nothing where Genesys Cloud answers", async () => {
    const started = await start({ GENESYS_CLIENT_SECRET: "sandbox" });
    expect((await started.ask()).data).toEqual({ libraries: { totalCount: 8 } });
    started.gateway.sandbox.faults([{ match: "*", status: 404 }]);
    await started.ask();
    expect(started.lines()).toEqual([]);
  });
});

describe("the same for the keys of the identity provider", () => {
  const fault = "AUTH_JWKS_URL cannot be used; the gateway keeps what it read before: The keys could not be read";
  test.each<[string, () => Promise<Record<string, string>>, string]>([
    ["nothing listens", async () => ({ AUTH_JWKS_URL: await nowhere() }), "ECONNREFUSED"],
    [
      "the certificate is not trusted",
      async () => ({ AUTH_JWKS_URL: await startServer(html, createCertificate()) }),
      "DEPTH_ZERO_SELF_SIGNED_CERT",
    ],
    [
      "html is answered",
      async () => ({ AUTH_JWKS_URL: await startServer(html) }),
      "the identity provider answered text/html with status 200",
    ],
    [
      "something else is answered",
      async () => ({ AUTH_JWKS_URL: await startServer(json({ secret: SECRET })) }),
      "the identity provider answered application/json with status 200",
    ],
    [
      "the connection is cut",
      async () => ({ AUTH_JWKS_URL: await startServer((request) => request.socket.destroy()) }),
      "ECONNRESET",
    ],
    [
      "a proxy refuses",
      async () => {
        const proxy = await startForwardProxy(`user:${SECRET}`);
        proxy.refuse(403, `Blocked ${SECRET}`);
        servers.push(proxy);
        return { AUTH_JWKS_URL: "https://login.example.com/keys", HTTPS_PROXY: proxy.url };
      },
      "ERR_PROXY_TUNNEL, the proxy answered 403",
    ],
  ])("%s", async (_, prepare, cause) => {
    const started = await start({ ...(await prepare()), AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE });
    for (let count = 0; count < 3; count += 1) {
      const answer = await started.ask();
      expect(answer.errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryAfter: 2 } }]);
      expectSilence(started, answer);
    }
    const way = cause.includes("proxy") ? " through the proxy" : "";
    expect(started.lines()).toEqual([`${fault}${way}: ${cause}.`]);
  });
});
