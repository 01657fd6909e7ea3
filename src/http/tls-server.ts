import { randomBytes, X509Certificate } from "node:crypto";
import type { Server as HttpServer, RequestListener } from "node:http";
import { createSecureServer } from "node:http2";
import type { Http2SecureServer } from "node:http2";
import type { Socket } from "node:net";
import type { FastifyBaseLogger } from "fastify";
import { checkPair, parseCertificates, parsePrivateKey } from "../config/files/certificates.ts";
import { createReloadedFile } from "../config/reloaded-file.ts";
import type { TlsConfig } from "../config/tls-config.ts";
import type { Clock } from "../deadline.ts";
import type { ClientTimes, ConnectionOptions } from "./connections.ts";
import { watchHttp2Sessions } from "./http2-sessions.ts";
import type { Http2Sessions } from "./http2-sessions.ts";

interface TlsServerOptions {
  connection: ConnectionOptions;
  times: ClientTimes;
  clock: Clock;
}

type Log = Pick<FastifyBaseLogger, "info" | "warn" | "error">;

export interface TlsServers {
  /** Makes a server that does not listen yet. Fastify asks for one, and for each further address of `localhost`. */
  createServer(onRequest: RequestListener): HttpServer;
  /** Uses new files from now on, and says so in the log. Answers a function that ends this. */
  watch(log: Log): () => void;
}

/** Milliseconds between two looks at the files. */
const LOOK = 1000;
/** Milliseconds before the end of a certificate from which on the log warns when the certificate is read. */
const SOON = 14 * 24 * 3600 * 1000;
/** Requests that one client may have open on one connection of HTTP/2. */
const MAX_STREAMS = 100;
/** Bytes of random keys for tickets that resume a TLS session. */
const TICKET_KEYS = 48;

/** Makes servers for HTTP/2 and HTTP/1.1 over TLS, which use new certificates as soon as the files have changed. */
export function createTlsServers(config: TlsConfig, { connection, times, clock }: TlsServerOptions): TlsServers {
  const { certFile, keyFile, clientCaFile } = config;
  const servers: Http2SecureServer[] = [];
  const watches: Http2Sessions[] = [];
  let log: Log | undefined;
  const paths = { cert: certFile, key: keyFile, ...(clientCaFile !== undefined && { ca: clientCaFile }) };
  const files = Object.entries(paths).map(([name, path]) => {
    const parse = (text: string) => text;
    const onFault = () =>
      log?.error(`${NAMES[name as keyof Credentials]} cannot be read; the gateway keeps what it read`);
    return [name, createReloadedFile({ path, parse, onFault })] as const;
  });
  const read = () => Object.fromEntries(files.map(([name, file]) => [name, file.get()])) as unknown as Credentials;

  let used = read();
  let seen = JSON.stringify(used);
  let tried = seen;

  function look(): void {
    const found = read();
    const text = JSON.stringify(found);
    // Certificate and key are two files, which change one after the other: they are used once they stand still.
    const standsStill = text === seen;
    seen = text;
    if (!standsStill || text === tried) return;
    tried = text;
    try {
      check(found);
      for (const server of servers) use(server, found);
    } catch (error) {
      log?.error(`The new ${(error as Error).message}; the gateway keeps the certificate that it had`);
      return;
    }
    used = found;
    log?.info("New TLS files are in use");
    warnOfEnd(found.cert);
  }

  function warnOfEnd(cert: string): void {
    const { validTo, validToDate } = new X509Certificate(cert);
    const left = validToDate.getTime() - clock.wallTime();
    if (left <= 0) log?.error(`The certificate of TLS_CERT_FILE has expired: ${validTo}`);
    else if (left < SOON) log?.warn(`The certificate of TLS_CERT_FILE expires soon: ${validTo}`);
  }

  function createServer(onRequest: RequestListener): HttpServer {
    const { http, keepAliveTimeout, requestTimeout } = connection;
    const http1Options = { ...http, keepAliveTimeout, requestTimeout };
    const server = createSecureServer({
      ...used,
      requestCert: used.ca !== undefined,
      rejectUnauthorized: used.ca !== undefined,
      handshakeTimeout: times.headers,
      allowHTTP1: true,
      http1Options,
      settings: { maxHeaderListSize: http.maxHeaderSize, maxConcurrentStreams: MAX_STREAMS, enablePush: false },
    });
    // The two kinds of requests have the same methods and properties where the gateway uses them.
    server.on("request", onRequest as never);
    server.on("tlsClientError", ({ code }: NodeJS.ErrnoException) => {
      if (code?.startsWith("ERR_SSL_") === true) log?.info(`A TLS handshake failed: ${code}`);
    });
    const sockets = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
    const sessions = watchHttp2Sessions(server, times, keepAliveTimeout, clock);
    watches.push(sessions);
    servers.push(server);
    return Object.assign(server as unknown as HttpServer, {
      closeAllConnections() {
        sessions.destroy();
        for (const socket of sockets) socket.destroy();
      },
    });
  }

  return {
    createServer,
    watch(target) {
      log = target;
      warnOfEnd(used.cert);
      const stopLooking = clock.every(LOOK, look);
      return () => {
        stopLooking();
        for (const { stop } of watches) stop();
      };
    },
  };
}

interface Credentials {
  cert: string;
  key: string;
  ca?: string;
}

/** The settings that name the files. */
const NAMES = { cert: "TLS_CERT_FILE", key: "TLS_KEY_FILE", ca: "TLS_CLIENT_CA_FILE" } as const;

/** Throws an error that says which file cannot be used, and why. */
function check({ cert, key, ca }: Credentials): void {
  named(NAMES.cert, () => parseCertificates(cert));
  named(NAMES.key, () => parsePrivateKey(key));
  if (ca !== undefined) named(NAMES.ca, () => parseCertificates(ca));
  named(`${NAMES.cert} and ${NAMES.key}`, () => checkPair(cert, key));
}

function named(name: string, work: () => unknown): void {
  try {
    work();
  } catch (cause) {
    throw new Error(`${name} ${(cause as Error).message}`, { cause });
  }
}

function use(server: Http2SecureServer, credentials: Credentials): void {
  server.setSecureContext(credentials);
  // A ticket would resume a session without a look at the client's certificate, whose authority may be gone.
  server.setTicketKeys(randomBytes(TICKET_KEYS));
}
