import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { GraphQLError } from "graphql";
import type { ExecutionArgs, GraphQLFormattedError, GraphQLSchema } from "graphql";
import { makeServer } from "graphql-ws";
import type { Context as ConnectionContext } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { Authenticate } from "../../auth/authenticate.ts";
import { ClientRejectedError } from "../../auth/client.ts";
import type { Client } from "../../auth/client.ts";
import type { SubscriptionsConfig } from "../../config/subscriptions-config.ts";
import type { Clock } from "../../deadline.ts";
import { GatewayError, HttpError } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import { errorsIn } from "../../graphql/subscriptions/prepare-subscription.ts";
import type { PrepareSubscription } from "../../graphql/subscriptions/prepare-subscription.ts";
import type { PersistedDocuments } from "../../graphql/persisted-documents/persisted-documents.ts";
import type { ClientAddress } from "../client-address.ts";
import { hasSeveralHosts, isHost } from "../connections.ts";
import { createEventQueue } from "./event-queue.ts";
import type { Backlog, EventQueue } from "./event-queue.ts";
import type { LiveOperations } from "./live-operations.ts";
import { senderOf } from "../sender.ts";
import type { Sender } from "../sender.ts";
import { isOwnOrigin } from "./origin.ts";
import type { ClientHeaders, Subscriber } from "./subscriber.ts";
import type { SubscriptionLog } from "./subscription-log.ts";
import { tooMany } from "./subscribers.ts";
import type { Subscribers } from "./subscribers.ts";
import { refuseUpgrade } from "./upgrade-refusal.ts";

/**
 * Why a connection was closed, as clients of graphql-ws understand it: after each of these but the last they come back. Their
 * documentation advises 4403 for a token that has ended, so that the next connection brings a new one.
 */
const CLOSE = {
  goingAway: 1001,
  restart: 1012,
  tryLater: 1013,
  forbidden: 4403,
  tooSlow: 4413,
  badRequest: 4400,
} as const;

/** Bytes of answers to messages that may wait, beside events; and the most bytes of a character. */
const MAX_UNREAD = 100_000;
const BYTES_OF_CHARACTER = 3;
/** Milliseconds in which a client may still read the end of its connection. */
const CLOSING_TIME = 5000;
const PATH = "/graphql";

export interface WebSocketOptions {
  config: SubscriptionsConfig;
  corsOrigins: readonly string[];
  schema: GraphQLSchema;
  /** Bytes of one message. */
  maxMessage: number;
  prepare: PrepareSubscription;
  persistedDocuments: Pick<PersistedDocuments, "resolve">;
  /** Throws where the text is nested too deeply, or has keys that change prototypes. */
  parseJson: (text: string) => unknown;
  operations: LiveOperations;
  subscribers: Subscribers;
  authenticate: Authenticate;
  /** Counts a request of this client, and throws if there were too many. */
  countRequest: ((client: Client) => unknown) | undefined;
  addressOf: ClientAddress["addressOf"];
  protocolOf: ClientAddress["protocolOf"];
  requestIdOf: (request: IncomingMessage) => string;
  isReady: () => boolean;
  log: SubscriptionLog;
  format: (error: GraphQLError) => GraphQLFormattedError;
  clock: Clock;
}

/** What is known of one connection. */
interface LiveSocket {
  socket: WebSocket;
  requestId: string;
  transport: "websocket";
  /** Of the upgrade; what `connection_init` says takes its place. */
  sender: Sender;
  /** Of the upgrade; those of `connection_init` take their place. */
  credentials: ClientHeaders;
  client?: Client;
  /** When the client was checked, on the clock. */
  checkedAt: number;
  backlog: Backlog;
  isAlive: boolean;
  close(code: number, reason: string): void;
}

type Ctx = ConnectionContext<Record<string, unknown> | undefined, LiveSocket>;

/** A subscription that was accepted, as the protocol's server takes it. */
interface AcceptedArgs extends ExecutionArgs {
  contextValue: Subscriber;
}

/** The WebSockets of this process. */
export interface WebSockets {
  /** Closes all of them so that their clients come back, and resolves when they are closed. */
  close(): Promise<void>;
}

/** Serves subscriptions over WebSockets, by the protocol of graphql-ws, and takes over `upgrade` of the server. */
export function serveWebSockets(server: Server, options: WebSocketOptions): WebSockets {
  const { config, corsOrigins, maxMessage, prepare, persistedDocuments, parseJson, operations, subscribers } = options;
  const { schema, authenticate, countRequest, addressOf, protocolOf, requestIdOf, isReady, log, format, clock } =
    options;
  const connections = new Set<LiveSocket>();
  let isClosing = false;
  const sockets = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: maxMessage },
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });

  async function connect({ connectionParams, extra }: Ctx): Promise<void> {
    const sent = headersIn(connectionParams);
    const { authorization, "x-api-key": apiKey } = sent;
    if (authorization !== undefined || apiKey !== undefined)
      extra.credentials = { ...extra.credentials, headers: { authorization, "x-api-key": apiKey } };
    const { traceId = extra.sender.traceId, application = extra.sender.application } = senderOf(sent);
    extra.sender = { traceId, application };
    try {
      const client = await authenticate(extra.credentials.headers, extra.credentials.address);
      countRequest?.(client);
      extra.client = client;
      extra.checkedAt = clock.now();
    } catch (error) {
      if (!(error instanceof ClientRejectedError)) throw error;
      const { code } = error.extensions;
      // As of a refused request: the upgrade itself has no line.
      log.refusedClient(extra, { code, reason: error.reason });
      extra.close(code === "UNAUTHENTICATED" ? CLOSE.forbidden : CLOSE.tryLater, code);
      throw error;
    }
  }

  /** The queue of each subscription that was accepted. */
  const queues = new WeakMap<Subscriber, EventQueue>();

  async function subscribe(ctx: Ctx, payload: object): Promise<AcceptedArgs | readonly GraphQLError[]> {
    const { extra } = ctx;
    const client = extra.client!;
    let subscriber: Subscriber | undefined;
    let facts: Subscriber["facts"] | undefined;
    try {
      countRequest?.(client);
      const own = Object.keys(ctx.subscriptions).length - 1;
      if (own >= config.maxPerConnection) throw tooMany(own, config.maxPerConnection);
      const query = persistedDocuments.resolve(payload);
      const prepared = await prepare(query === undefined ? payload : { ...payload, query, extensions: undefined });
      if (!prepared) throw onlySubscriptions();
      ({ facts } = prepared);
      const accepted = subscriberOf(extra, client, facts);
      subscribers.add(accepted);
      subscriber = accepted;
      await operations.join(prepared, subscriber);
      const { document, operationName } = prepared;
      return { schema, document, operationName, rootValue: undefined, contextValue: subscriber };
    } catch (error) {
      const errors = errorsIn(error instanceof HttpError ? coded(error) : error);
      if (subscriber) subscribers.end(subscriber, "error", errors.map(codeOnly));
      else log.refused({ ...extra, client, facts }, errors);
      return errors;
    }
  }

  function subscriberOf(extra: LiveSocket, client: Client, facts: Subscriber["facts"]): Subscriber {
    const now = clock.now();
    const { backlog, requestId, sender, credentials } = extra;
    const queue = createEventQueue(backlog, () => subscribers.end(subscriber, "client"));
    const subscriber: Subscriber = {
      ...{ requestId, transport: "websocket", client, sender, credentials, facts },
      outlet: {
        next(event) {
          if (backlog.events >= config.queueEvents || backlog.bytes > config.queueBytes) return false;
          queue.push(event);
          return true;
        },
        end(reason, errors) {
          if (reason === "restart") extra.close(CLOSE.restart, "RESTART");
          else if (reason === "unauthenticated") extra.close(CLOSE.forbidden, "UNAUTHENTICATED");
          else if (reason === "too-slow") extra.close(CLOSE.tooSlow, "SUBSCRIPTION_TOO_SLOW");
          else queue.finish(errors[0] && new GatewayError(errors[0].message, errors[0].extensions as never));
        },
      },
      // The next event checks a client again that has connected long ago.
      ...{ since: now, checkedAt: extra.checkedAt, beatAt: now, events: 0, isOver: false },
    };
    queues.set(subscriber, queue);
    return subscriber;
  }

  const protocol = makeServer<Record<string, unknown> | undefined, LiveSocket>({
    onConnect: connect,
    onSubscribe: (ctx, _id, payload) => subscribe(ctx, payload),
    subscribe: ({ contextValue }) => queues.get(contextValue as Subscriber)! as never,
    onNext: (_ctx, _id, _payload, _args, result) => result as never,
    onError: (_ctx, _id, _payload, errors) => errors.map(format),
  });

  function open(socket: WebSocket, request: IncomingMessage): void {
    const { authorization, "x-api-key": apiKey } = request.headers;
    let cancel: (() => void) | undefined;
    const connection: LiveSocket = {
      socket,
      ...connectionOf(request),
      credentials: { headers: { authorization, "x-api-key": apiKey }, address: addressOf(request) },
      checkedAt: clock.now(),
      backlog: { events: 0, bytes: 0 },
      isAlive: true,
      close(code, reason) {
        if (socket.readyState !== socket.OPEN) return;
        socket.close(code, reason);
        cancel = clock.after(CLOSING_TIME, () => socket.terminate());
      },
    };
    connections.add(connection);
    /** True, and the connection ends, where more waits than events: answers to messages that the client sends and does not read. */
    function isFlooded(): boolean {
      if (socket.bufferedAmount <= BYTES_OF_CHARACTER * connection.backlog.bytes + MAX_UNREAD) return false;
      connection.close(CLOSE.tooSlow, "TOO_MANY_UNREAD_MESSAGES");
      return true;
    }
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise<void>((resolve, reject) => {
            if (socket.readyState !== socket.OPEN || isFlooded()) return resolve();
            socket.send(text, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code = CLOSE.badRequest, reason = "") => connection.close(code, reason),
        onMessage: (receive) =>
          void socket.on("message", (data, isBinary) => {
            attempt(async () => {
              const text = String(data);
              if (isBinary) throw new Error("binary");
              parseJson(text);
              await receive(text);
            });
          }),
      },
      connection,
    );
    const attempt = (work: () => Promise<void>) =>
      void work().catch(() => connection.close(CLOSE.badRequest, "BAD_REQUEST"));
    // The library answers each of them.
    socket.on("ping", isFlooded);
    socket.on("pong", () => (connection.isAlive = true));
    // `close` follows.
    socket.on("error", () => undefined);
    socket.once("close", (code, reason) => {
      cancel?.();
      connections.delete(connection);
      void closed(code, String(reason));
    });
  }

  function connectionOf(request: IncomingMessage) {
    return { requestId: requestIdOf(request), transport: "websocket" as const, sender: senderOf(request.headers) };
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const status = refusalOf(request);
    if (status !== undefined) {
      const connection = { ...connectionOf(request), credentials: { address: addressOf(request) } };
      log.refusedUpgrade(connection, { path: pathOf(request), status });
      return refuseUpgrade(socket, status);
    }
    sockets.handleUpgrade(request, socket, head, open);
  }

  /** The status of a request that gets no WebSocket. */
  function refusalOf(request: IncomingMessage): number | undefined {
    const { headers } = request;
    if (config.max === 0 || pathOf(request) !== PATH) return 404;
    if (!isHost(headers.host) || hasSeveralHosts(request)) return 400;
    if (!isOwnOrigin(headers, protocolOf(request), corsOrigins)) return 403;
    return isClosing || !isReady() || connections.size >= config.max ? 503 : undefined;
  }

  const stopPinging = clock.every(config.heartbeat, () => {
    for (const connection of connections) {
      if (!connection.isAlive) connection.socket.terminate();
      connection.isAlive = false;
      connection.socket.ping();
    }
  });
  // Any other upgrade is no request for a WebSocket, and is answered as if it asked for none.
  Object.assign(server, { shouldUpgradeCallback: isHandshake });
  server.on("upgrade", upgrade);

  return {
    async close() {
      isClosing = true;
      stopPinging();
      const ends = [...connections].map(
        ({ socket, close }) =>
          new Promise<void>((resolve) => {
            socket.once("close", () => resolve());
            if (socket.readyState === socket.CLOSED) resolve();
            close(CLOSE.goingAway, "RESTART");
          }),
      );
      await Promise.all(ends);
    },
  };
}

/** True for a request that RFC 6455 lets become a WebSocket. */
function isHandshake({ method, headers }: IncomingMessage): boolean {
  const { upgrade = "", "sec-websocket-key": key = "", "sec-websocket-version": version } = headers;
  const isValid = /^[+/0-9A-Za-z]{22}==$/.test(key) && (version === "13" || version === "8");
  return method === "GET" && upgrade.toLowerCase() === "websocket" && isValid;
}

const PROTOCOL = "graphql-transport-ws";

/** What `connection_init` says of the client, by the names of headers in small letters: pages cannot set headers of a WebSocket. */
function headersIn(parameters: Readonly<Record<string, unknown>> | undefined): IncomingHttpHeaders {
  const texts = Object.entries(parameters ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value]));
}

const pathOf = ({ url = "" }: IncomingMessage) => url.split("?", 1)[0]!;

/** An error without its text, for the log. */
const codeOnly = ({ extensions }: GraphQLError) => ({ message: "", extensions: { code: extensions["code"] } });

/** A refusal of the document, as an error of the operation: there is no status of HTTP that could say it. */
function coded({ message, code }: HttpError): GraphQLError {
  return new GraphQLError(message, { originalError: new GatewayError(message, { code: code as ErrorCode }) });
}

function onlySubscriptions(): GatewayError {
  const message = "A WebSocket serves subscriptions. Send queries and mutations as HTTP requests.";
  return new GatewayError(message, { code: "BAD_USER_INPUT" });
}
