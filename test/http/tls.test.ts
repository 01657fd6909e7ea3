import { once } from "node:events";
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { connect as connectHttp2, constants } from "node:http2";
import type { ClientHttp2Session, IncomingHttpHeaders, SecureClientSessionOptions } from "node:http2";
import { request as sendRequest } from "node:https";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import type { TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { serve } from "../../src/gateway.ts";
import { createCertificate } from "../certificate.ts";
import type { Certificate } from "../certificate.ts";
import { freePort } from "../free-port.ts";
import { startSandbox } from "../../sandbox/server.ts";
import { startGateway } from "../start.ts";
import { createMeter } from "../telemetry/collected.ts";
import type { Gateway, StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const QUERY = "{ libraries { totalCount } }";
const BODY = JSON.stringify({ query: QUERY });
const FOUND = '{"data":{"libraries":{"totalCount":8}}}\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tls-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the files, and answers the settings that name them. */
function writeFiles(own: Certificate, clients?: Certificate): Record<string, string> {
  const path = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    TLS_CERT_FILE: path("tls.crt", own.cert),
    TLS_KEY_FILE: path("tls.key", own.key),
    ...(clients && { TLS_CLIENT_CA_FILE: path("clients.crt", clients.cert) }),
  };
}

type ClientOptions = Pick<SecureClientSessionOptions, "ca" | "cert" | "key">;

/** A connection of HTTP/2. Its faults are those of its requests. */
function openSession(url: string, options: ClientOptions): ClientHttp2Session {
  const session = connectHttp2(url, { servername: "localhost", ...options });
  session.on("error", () => {});
  return session;
}

const HEADERS = { ":path": "/graphql", ":method": "POST", "content-type": "application/json" };

/** Sends a request on a connection of HTTP/2; rejects where the stream ends without an answer. */
async function ask(
  session: ClientHttp2Session,
  headers: Record<string, string> = HEADERS,
  body = BODY,
): Promise<Answer> {
  const isGet = headers[":method"] === "GET";
  const stream = session.request({ ...headers, ...(!isGet && { "content-length": Buffer.byteLength(body) }) });
  stream.end(isGet ? undefined : body);
  const closed = once(stream, "close").then(() => {
    throw new Error("The connection has ended");
  });
  const response = await Promise.race([once(stream, "response"), closed]);
  closed.catch(() => {});
  const [answered] = response as [IncomingHttpHeaders & { ":status": number }];
  const text = (await stream.setEncoding("utf8").toArray()).join("");
  return { status: answered[":status"], headers: answered, body: text };
}

/** Sends a request by HTTP/1.1, on a connection of its own. */
function askByHttp1(url: string, options: ClientOptions, headers: Record<string, string> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const all = {
    ...{ method: "POST", agent: false, servername: "localhost", ...options },
    headers: { "content-type": "application/json", ...headers },
  } as const;
  sendRequest(`${url}/graphql`, all, (answer) => {
    void answer
      .setEncoding("utf8")
      .toArray()
      .then((parts) => resolve({ status: answer.statusCode!, headers: answer.headers, body: parts.join("") }), reject);
  })
    .on("error", reject)
    .end(BODY);
  return promise;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    ({ code }: NodeJS.ErrnoException) => code,
  );

const own = createCertificate();
const trusting: ClientOptions = { ca: own.cert };

describe("a gateway with a certificate", () => {
  let gateway: Gateway;
  let files: string;
  const log: string[] = [];
  const sessions: ClientHttp2Session[] = [];
  let isReady = true;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tls-"));
    files = folder;
    const logStream = { write: (line: string) => log.push(line) };
    gateway = await startGateway({
      ...{ cache: true, limits: true, graphiql: true, isReady: () => isReady, logLevel: "info", logStream },
      env: writeFiles(own),
    });
  });
  afterEach(() => {
    isReady = true;
    for (const session of sessions.splice(0)) session.destroy();
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(files, { recursive: true, force: true });
  });

  function open(): ClientHttp2Session {
    const session = openSession(gateway.url, trusting);
    sessions.push(session);
    return session;
  }

  test("names an https address", () => {
    expect(gateway.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  });

  test("speaks HTTP/2 and HTTP/1.1, as the client asks", async () => {
    const session = open();
    expect(await ask(session)).toMatchObject({ status: 200, body: FOUND });
    expect(session.alpnProtocol).toBe("h2");
    expect(await askByHttp1(gateway.url, trusting)).toMatchObject({ status: 200, body: FOUND });
  });

  test("is refused by a client that does not trust its certificate", async () => {
    expect(await codeOf(askByHttp1(gateway.url, {}))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  });

  test("speaks no older TLS than 1.2", async () => {
    const socket = connectTls({
      port: Number(new URL(gateway.url).port),
      ...trusting,
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1.1",
    });
    const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toMatch(/^ERR_SSL_/);
  });

  test("gives finished answers again, by both protocols the same", async () => {
    const session = open();
    const query = { ...HEADERS, "x-number": "1" };
    // The description of `webhookHeaders` has a character of three bytes.
    const webhook = `__type(name: "CreateOpenIntegrationInput") { inputFields { description } }`;
    const body = JSON.stringify({ query: `{ libraries(first: 2) { nodes { name } } ${webhook} }` });
    const before = gateway.givenAgain();
    const first = await ask(session, query, body);
    let again = first;
    await until(async () => {
      again = await ask(session, query, body);
      return gateway.givenAgain() > before;
    });
    const { date: _one, "x-request-id": _id, ...headers } = first.headers;
    const { date: _two, "x-request-id": _otherId, ...sameHeaders } = again.headers;
    expect(first.body).toContain("…");
    expect([again.body, sameHeaders]).toEqual([first.body, headers]);

    const byGet = { ":path": `/graphql?query=${encodeURIComponent(QUERY)}`, ":method": "GET" };
    const beforeGet = gateway.givenAgain();
    await until(async () => {
      expect((await ask(session, byGet)).body).toBe(FOUND);
      return gateway.givenAgain() > beforeGet;
    });
  });

  test("serves the probes and pages by HTTP/2 too", async () => {
    const session = open();
    const statuses = [];
    for (const path of ["/livez", "/readyz", "/graphiql", "/nothing"])
      statuses.push((await ask(session, { ":path": path, ":method": "GET" })).status);
    expect(statuses).toEqual([200, 200, 200, 404]);
    const page = await ask(session, {
      ":path": "/",
      ":method": "GET",
      accept: "text/html",
      ":authority": "graphql.example.com",
    });
    expect(page.body).toContain("https://graphql.example.com/graphql");
  });

  test("refuses a request whose host is none, or two, by HTTP/2 too", async () => {
    const session = open();
    const refused = [
      { ...HEADERS, ":authority": "a:b:c" },
      { ...HEADERS, ":authority": "localhost", host: "evil.example" },
    ];
    for (const headers of refused) {
      const { status, body } = await ask(session, headers);
      expect([status, body]).toEqual([400, expect.stringContaining("The Host header is invalid.")]);
    }
    expect((await ask(session, { ...HEADERS, ":authority": "localhost", host: "localhost" })).status).toBe(200);
  });

  test("refuses headers and bodies that are too large, and goes on with the connection", async () => {
    const session = open();
    const large = { ...HEADERS, "x-large": "x".repeat(17 * 1024) };
    // On a new connection the client has not confirmed the limit yet.
    const early = await ask(session, large).then(
      ({ status }) => status,
      () => "no stream",
    );
    expect([431, "no stream"]).toContain(early);
    await ask(session);
    expect(await codeOf(ask(session, large))).toMatch(/^ERR_HTTP2_/);
    expect((await ask(session, HEADERS, "x".repeat(1_700_000))).status).toBe(413);
    expect((await ask(session, { ...HEADERS, "content-type": "text/plain" })).status).toBe(415);
    expect((await ask(session)).status).toBe(200);
    expect(await codeOf(askByHttp1(gateway.url, trusting, { "x-large": "x".repeat(17 * 1024) }))).toBe("answered");
  });

  test("answers 100 requests of one connection at the same time", async () => {
    const session = open();
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(session)));
    expect(answers.filter(({ body }) => body !== FOUND)).toEqual([]);
  });

  test("a client that leaves in the middle of its request leaves nothing behind", async () => {
    for (let at = 0; at < 20; at += 1) {
      const session = open();
      const stream = session.request(HEADERS).on("error", () => {});
      stream.write("{");
      await once(session, "remoteSettings");
      if (at % 2 === 0) session.destroy();
      else stream.close(constants.NGHTTP2_CANCEL);
    }
    for (const session of sessions.splice(0)) session.destroy();
    await until(async () => (await gateway.connections()) === 0);
    expect((await ask(open())).status).toBe(200);
  });

  test("ends each connection with its answer while it stops, and answers what runs", async () => {
    const session = open();
    await ask(session);
    isReady = false;
    const closed = once(session, "close");
    const answers = await Promise.all([ask(session), ask(session)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await closed;
    const byHttp1 = await askByHttp1(gateway.url, trusting);
    expect([byHttp1.status, byHttp1.headers.connection]).toEqual([200, "close"]);
  });

  test("logs a request as for plain HTTP", async () => {
    await ask(open());
    const lines = () => log.map((line) => JSON.parse(line) as { msg: string });
    await until(() => lines().some(({ msg }) => msg === "request completed"));
    const line = lines().find(({ msg }) => msg === "request completed");
    expect(line).toMatchObject({ client: "anonymous", status: 200, operationType: "query" });
  });
});

describe("a gateway that stops", () => {
  test("answers the requests of HTTP/2 that run, and closes connections that do nothing", async () => {
    const gateway = await startGateway({ env: writeFiles(own) });
    const idle = openSession(gateway.url, trusting);
    const busy = openSession(gateway.url, trusting);
    await Promise.all([ask(idle), ask(busy)]);
    gateway.sandbox.faults([{ match: "GET *", delay: 300 }]);
    gateway.sandbox.resetCalls();
    const answer = ask(busy);
    await until(() => gateway.sandbox.calls().total > 0);
    await gateway.close();
    expect(await answer).toMatchObject({ status: 200, body: FOUND });
    await until(() => idle.destroyed && busy.destroyed);
  });
});

describe("slow clients of HTTP/2", () => {
  const TIMES = { headers: 8000, request: 15_000, look: 1000 };
  async function start(options: StartOptions = {}) {
    const clock = createTestClock();
    const gateway = await startGateway({ clock, clientTimes: TIMES, env: writeFiles(own), ...options });
    const session = openSession(gateway.url, trusting);
    await once(session, "remoteSettings");
    return { clock, gateway, session };
  }

  test("a connection without a request ends after the time for headers", async () => {
    const { clock, gateway, session } = await start();
    await clock.pass(8000);
    expect(session.closed).toBe(false);
    await clock.pass(2000);
    await until(() => session.destroyed);
    await gateway.close();
  });

  test("a connection that was used may be idle for 65 seconds", async () => {
    const { clock, gateway, session } = await start();
    await ask(session);
    await clock.pass(65_000);
    expect((await ask(session)).status).toBe(200);
    await clock.pass(67_000);
    await until(() => session.destroyed);
    await gateway.close();
  });

  test("a request whose body does not arrive gets 408, and others of the connection are answered", async () => {
    const { clock, gateway, session } = await start();
    const stream = session.request(HEADERS);
    stream.write("{");
    const answered = once(stream, "response");
    await until(async () => (await ask(session)).status === 200);
    await clock.pass(17_000);
    const [headers] = (await answered) as [{ ":status": number }];
    let text = "";
    stream.setEncoding("utf8").on("data", (part: string) => (text += part));
    await once(stream, "close");
    expect([headers[":status"], text]).toEqual([408, expect.stringContaining("The request took too long to arrive.")]);
    expect((await ask(session)).status).toBe(200);
    session.destroy();
    await gateway.close();
  });

  test("a connection that says nothing of TLS ends", async () => {
    const gateway = await startGateway({ clientTimes: { ...TIMES, headers: 200 }, env: writeFiles(own) });
    const socket = connectTcp(Number(new URL(gateway.url).port), "127.0.0.1");
    await once(socket, "close");
    await gateway.close();
    expect(socket.destroyed).toBe(true);
  });
});

describe("what is observed of a request by HTTP/2", () => {
  test("is as by HTTP/1.1: its address and its scheme", async () => {
    const lines: string[] = [];
    const meter = createMeter();
    const gateway = await startGateway({
      ...{ cache: true, logLevel: "info", logStream: { write: (line: string) => lines.push(line) } },
      instrumentation: meter.instrumentation,
      env: { ...writeFiles(own), LOG_FIELDS: "address,path" },
    });
    try {
      const session = openSession(gateway.url, trusting);
      for (let times = 0; times < 3; times += 1) await ask(session);
      await ask(session, { ":path": "/nothing", ":method": "GET" });
      const requests = () => lines.filter((line) => line.includes("request completed"));
      await until(() => requests().length === 4);
      for (const line of requests()) expect(JSON.parse(line)).toMatchObject({ address: "127.0.0.1" });
      const points = await meter.points("http.server.request.duration");
      expect(points.map(({ attributes }) => attributes["url.scheme"])).toEqual(points.map(() => "https"));
      session.destroy();
    } finally {
      await gateway.close();
      await meter.close();
    }
  });

  test("with a method that Node does not know is one line, and an answer as to any method that is not allowed", async () => {
    const lines: string[] = [];
    const meter = createMeter();
    const gateway = await startGateway({
      ...{ cache: true, logLevel: "info", logStream: { write: (line: string) => lines.push(line) } },
      instrumentation: meter.instrumentation,
      env: { ...writeFiles(own), LOG_FIELDS: "path,address,bytes" },
    });
    try {
      const session = openSession(gateway.url, trusting);
      const before = lines.length;
      const refused = await ask(session, { ":path": "/graphql?a=b", ":method": "BREW", "x-request-id": "brew-1" });
      expect(refused).toMatchObject({
        status: 405,
        headers: { allow: "GET, POST", "x-request-id": "brew-1", "cache-control": "no-store" },
      });
      expect(JSON.parse(refused.body)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
      expect((await ask(session, { ":path": "/nothing", ":method": "BREW" })).status).toBe(404);
      expect((await ask(session)).status).toBe(200);
      await until(() => lines.length >= before + 3);
      expect(lines.slice(before).map((line) => JSON.parse(line) as object)).toMatchObject([
        {
          ...{ level: 30, msg: "request completed", requestId: "brew-1", method: "_OTHER", path: "/graphql" },
          ...{ status: 405, address: "127.0.0.1", bytes: Buffer.byteLength(refused.body) },
        },
        { level: 30, msg: "request completed", method: "_OTHER", path: "/nothing", status: 404 },
        { level: 30, msg: "request completed", method: "POST", status: 200 },
      ]);
      const methods = (await meter.points("http.server.request.duration")).map(
        ({ attributes }) => attributes["http.request.method"],
      );
      expect(methods).toEqual(["_OTHER", "_OTHER", "POST"]);
      session.destroy();
    } finally {
      await gateway.close();
      await meter.close();
    }
  });
});

describe("new files", () => {
  const next = createCertificate();
  const log: string[] = [];

  async function start(options: StartOptions = {}) {
    log.length = 0;
    const clock = createTestClock();
    const gateway = await startGateway({
      ...{ clock, env: writeFiles(own), logLevel: "info", logStream: { write: (line: string) => log.push(line) } },
      ...options,
    });
    return { clock, gateway };
  }
  /** The certificate that the gateway uses for new connections. */
  async function certificateOf(gateway: Gateway): Promise<string> {
    const socket: TLSSocket = connectTls({ port: Number(new URL(gateway.url).port), rejectUnauthorized: false });
    await once(socket, "secureConnect");
    const { raw } = socket.getPeerCertificate();
    socket.destroy();
    if (raw.equals(Buffer.from(own.cert.replace(/-----.*-----|\n/g, ""), "base64"))) return "first";
    return raw.equals(Buffer.from(next.cert.replace(/-----.*-----|\n/g, ""), "base64")) ? "next" : "other";
  }
  const logged = (text: string) => log.filter((line) => line.includes(text)).length;

  test("are used for new connections, and old connections go on", async () => {
    const { clock, gateway } = await start();
    const session = openSession(gateway.url, trusting);
    await ask(session);
    writeFiles(next);
    await clock.pass(3000);
    expect(await certificateOf(gateway)).toBe("next");
    expect((await ask(session)).status).toBe(200);
    expect(logged("New TLS files are in use")).toBe(1);
    session.destroy();
    await gateway.close();
  });

  test("that are written one after the other are used together", async () => {
    const { clock, gateway } = await start();
    writeFileSync(join(folder, "tls.crt"), next.cert);
    await clock.pass(1000);
    writeFileSync(join(folder, "tls.key"), next.key);
    await clock.pass(3000);
    expect(await certificateOf(gateway)).toBe("next");
    expect(log.filter((line) => line.includes('"level":50'))).toEqual([]);
    await gateway.close();
  });

  test("that cannot be used leave the old ones in use, and the log says why, once", async () => {
    const { clock, gateway } = await start();
    writeFileSync(join(folder, "tls.crt"), next.cert);
    await clock.pass(10_000);
    expect(logged("The new TLS_CERT_FILE and TLS_KEY_FILE are not a pair")).toBe(1);
    writeFileSync(join(folder, "tls.crt"), "nonsense");
    await clock.pass(10_000);
    expect(logged("The new TLS_CERT_FILE holds no certificate")).toBe(1);
    unlinkSync(join(folder, "tls.crt"));
    await clock.pass(10_000);
    expect(logged("TLS_CERT_FILE cannot be read")).toBe(1);
    expect(await certificateOf(gateway)).toBe("first");
    writeFiles(next);
    await clock.pass(3000);
    expect(await certificateOf(gateway)).toBe("next");
    expect(log.join("")).not.toMatch(/PRIVATE KEY|BEGIN/);
    await gateway.close();
  });

  test("that have expired are used, and the log says so", async () => {
    const expired = createCertificate({ expires: "21" });
    const { clock, gateway } = await start();
    writeFiles(expired);
    await clock.pass(3000);
    expect(await certificateOf(gateway)).toBe("other");
    expect(logged("has expired")).toBe(1);
    await gateway.close();
  });
});

describe("client certificates", () => {
  const authority = createCertificate({ name: "clients", isAuthority: true });
  const other = createCertificate({ name: "others", isAuthority: true });
  const known = createCertificate({ name: "known", issuer: authority });
  const stranger = createCertificate({ name: "stranger", issuer: other });
  const expired = createCertificate({ name: "expired", issuer: authority, expires: "21" });

  const isAnswered = (url: string, client?: Certificate) =>
    ask(openSession(url, { ...trusting, ...client })).then(
      ({ status }) => status === 200,
      () => false,
    );

  test("a client without one, or with one of another authority, or an expired one, is refused in the handshake", async () => {
    const gateway = await startGateway({ env: writeFiles(own, authority) });
    const outcomes = [];
    for (const client of [known, undefined, stranger, expired]) outcomes.push(await isAnswered(gateway.url, client));
    expect(outcomes).toEqual([true, false, false, false]);
    expect(await askByHttp1(gateway.url, { ...trusting, ...known })).toMatchObject({ status: 200, body: FOUND });
    expect(await codeOf(askByHttp1(gateway.url, trusting))).not.toBe("answered");
    await gateway.close();
  });

  test("a new file of authorities counts for every new connection, resumed ones too", async () => {
    const clock = createTestClock();
    const gateway = await startGateway({ clock, env: writeFiles(own, authority) });
    const options = { port: Number(new URL(gateway.url).port), ...trusting, ...known, ALPNProtocols: ["http/1.1"] };
    const first = connectTls({ ...options, servername: "localhost" });
    const [session] = (await once(first, "session")) as [Buffer];
    first.destroy();
    writeFiles(own, other);
    await clock.pass(3000);
    const resumed = connectTls({ ...options, servername: "localhost", session });
    resumed.on("error", () => {}).write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(
      (
        await resumed
          .setEncoding("utf8")
          .toArray()
          .catch(() => [])
      ).join(""),
    ).toBe("");
    expect([await isAnswered(gateway.url, known), await isAnswered(gateway.url, stranger)]).toEqual([false, true]);
    await gateway.close();
  });
});

describe("a started process with TLS", () => {
  const authority = createCertificate({ name: "clients", isAuthority: true });

  test("answers probes without a client certificate on their own port, and nothing else there", async () => {
    const healthPort = await freePort();
    const env = { ...writeFiles(own, authority), PORT: "0", HEALTH_PORT: String(healthPort), LOG_LEVEL: "silent" };
    const clock = createTestClock();
    const sandbox = await startSandbox();
    const upstream = { GENESYS_API_URL: sandbox.url, GENESYS_LOGIN_URL: sandbox.url, AUTH_MODE: "open" };
    const oauthClient = { GENESYS_CLIENT_ID: "sandbox", GENESYS_CLIENT_SECRET: "sandbox" };
    const running = await serve(readConfig({ ...env, ...upstream, ...oauthClient, DRAIN_DELAY: "5" }), { clock });
    const probe = async (path: string) => (await fetch(`http://127.0.0.1:${healthPort}${path}`)).status;
    // It is ready once it has its first token.
    await until(async () => (await probe("/readyz")) === 200);
    expect([await probe("/livez"), await probe("/graphql")]).toEqual([200, 404]);
    expect(await codeOf(askByHttp1(running.url, trusting))).not.toBe("answered");
    const closed = running.close();
    expect([await probe("/livez"), await probe("/readyz")]).toEqual([200, 503]);
    await clock.pass(5000);
    await closed;
    expect(await probe("/livez").catch(() => "refused")).toBe("refused");
    await sandbox.close();
  });

  test("cuts off what still runs 14 seconds after its stop", async () => {
    const clock = createTestClock();
    const env = { ...writeFiles(own), PORT: "0", LOG_LEVEL: "silent", GENESYS_UPSTREAM: "sandbox" };
    const running = await serve(readConfig(env), { clock });
    const session = openSession(running.url, trusting);
    const silent = connectTcp(Number(new URL(running.url).port), "127.0.0.1");
    const half = session.request(HEADERS).on("error", () => {});
    half.write("{");
    await Promise.all([once(session, "remoteSettings"), once(silent, "connect")]);
    let isClosed = false;
    const closed = running.close().then(() => (isClosed = true));
    await clock.pass(13_000);
    expect(isClosed).toBe(false);
    await clock.pass(1000);
    await closed;
    await until(() => session.destroyed && silent.destroyed);
  });
});
