import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type {
  DoneFuncWithErrOrRes,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RequestPayload,
  onSendHookHandler,
  preParsingHookHandler,
} from "fastify";
import type { Authenticate } from "../auth/authenticate.ts";
import { quotaHeaders } from "../auth/client.ts";
import type { Client, Quota } from "../auth/client.ts";
import { createBasis } from "../cache/basis.ts";
import type { Cache } from "../cache/cache.ts";
import type { AnswerRecord } from "../context.ts";
import type { Clock } from "../deadline.ts";
import type { Answers, Candidate, FinishedAnswer } from "../graphql/answers/answers.ts";
import { createVariantOf } from "./answer-variant.ts";
import type { VariantOptions } from "./answer-variant.ts";
import type { ClientAddress } from "./client-address.ts";
import { loggable } from "../graphql/error-text.ts";
import { lifetimeOf } from "./lifetime.ts";
import { finishedAnswer } from "./finished-answer.ts";
import type { LoadLimit } from "./overload.ts";
import { readBody, replay } from "./read-body.ts";
import { factsOfGivenAnswer } from "./given-answer-facts.ts";
import type { RequestArrival, RequestFactsListener } from "./request-facts.ts";

interface GivenAgainOptions extends VariantOptions {
  answers: Answers;
  cache: Pick<Cache, "confirm" | "whileUnchanged">;
  /** True where other replicas write too, so that Redis has to say what is new. */
  hasRedis: boolean;
  authenticate: Authenticate;
  addressOf: ClientAddress["addressOf"];
  protocolOf: ClientAddress["protocolOf"];
  /** Counts a request of this client, and throws if there were too many. */
  countRequest: ((client: Client) => Quota) | undefined;
  limitLoad: LoadLimit;
  /** False while the process stops. */
  isReady: () => boolean;
  /** Milliseconds that a request may take. */
  requestTime: number;
  requestIdOf: (request: IncomingMessage) => string;
  /** Get the facts of the requests that are answered here. */
  listeners: readonly RequestFactsListener[];
  /** Called for each answer that is given again. */
  onGiven?: (() => void) | undefined;
  clock: Clock;
}

/** What is known of a request when Fastify gets it. */
export interface Arrival extends RequestArrival {
  address: string;
  /** What the client may still send. */
  quota?: Quota | undefined;
  /** Why the client was refused. */
  refusal?: { error: unknown };
  /** The body, which has been read. */
  body?: Buffer;
  /** True when Redis has answered what is new since the request arrived. */
  isConfirmed?: boolean;
  candidate?: Candidate | undefined;
  record?: AnswerRecord;
}

/** A property costs less than an entry of a `WeakMap`, which the garbage collector visits for every request. */
const ARRIVAL = Symbol("arrival");
type Arrived = IncomingMessage & { [ARRIVAL]?: Arrival };

/** What has been done with a request before Fastify got it. */
export function arrivalOf(request: IncomingMessage): Arrival | undefined {
  return (request as Arrived)[ARRIVAL];
}

/** Drops what is known of a request beside its sender: it has been read, and its connection stays open for hours. */
export function forgetArrival(request: IncomingMessage): void {
  const arrival = arrivalOf(request);
  if (!arrival) return;
  (request as Arrived)[ARRIVAL] = { at: arrival.at, address: arrival.address, scheme: arrival.scheme };
  // The body has been read to its end.
  for (const name of ["data", "end"]) request.removeAllListeners(name);
}

/** The connection of the long way to what has been done before it. */
export interface GivenAgain {
  /** The client of a request that has been authenticated and counted; throws its refusal. */
  clientOf(request: IncomingMessage): Client | undefined;
  /** Lets Fastify read a body that has been read before. */
  preParsing: preParsingHookHandler;
  /** Keeps the finished answer. It has to be the last hook. */
  onSend: onSendHookHandler;
}

/**
 * Answers a request before Fastify gets it where its answer was finished before and everything that it rests on is as it was. All
 * checks that come before the parser are made; a request that is unusual in any way goes the long way, which makes them again.
 */
export function giveAnswersAgain(app: FastifyInstance, options: GivenAgainOptions): GivenAgain {
  const { answers, cache, hasRedis, authenticate, countRequest, limitLoad, isReady, requestTime } = options;
  const { addressOf, protocolOf, requestIdOf, onGiven, clock } = options;
  const variantOf = createVariantOf(options);
  const wanting = options.listeners.filter(({ wants }) => wants({ path: "/graphql", codes: [] }));
  const listeners = wanting.filter(({ given }) => given === undefined);
  const quickListeners = wanting.filter(({ given }) => given !== undefined);
  let isClosing = false;

  const [longWay] = app.server.listeners("request") as [RequestListener];
  app.server.removeListener("request", longWay);
  app.server.on("request", receive);
  app.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });

  function receive(request: IncomingMessage, response: ServerResponse): void {
    const variant = isReady() && !isClosing ? variantOf(request) : undefined;
    if (variant === undefined || !limitLoad.begin(response)) return longWay(request, response);
    const arrival: Arrival = { at: clock.now(), address: addressOf(request), scheme: protocolOf(request) };

    function pass(key?: string): void {
      arrival.candidate = key === undefined ? undefined : answers.begin(key);
      if (arrival.candidate) arrival.record = { basis: createBasis(), permissions: new Map(), isPlain: false };
      (request as Arrived)[ARRIVAL] = arrival;
      longWay(request, response);
    }

    function give(answer: FinishedAnswer): void {
      if (response.destroyed) return;
      onGiven?.();
      const requestId = requestIdOf(request);
      if (listeners.length > 0) observe(answer, requestId);
      if (quickListeners.length > 0) {
        const { operation } = answer;
        const facts = { operation, scheme: arrival.scheme, milliseconds: clock.now() - arrival.at };
        for (const listener of quickListeners) listener.given!(request, facts);
      }
      const headers = [...answer.headers, "x-request-id", requestId];
      if (arrival.quota) {
        const { ratelimit, "ratelimit-policy": policy } = quotaHeaders(arrival.quota);
        headers.push("ratelimit", ratelimit, "ratelimit-policy", policy);
      }
      response.writeHead(200, headers).end(answer.body, "latin1");
      // The client is slow to read: it has as long as for any answer.
      if (request.httpVersionMajor === 2 || request.socket.writableLength > 0)
        lifetimeOf({ raw: response }, clock, requestTime);
    }

    function observe({ operation, body }: FinishedAnswer, requestId: string): void {
      // Not `once`, which costs a wrapper: it closes once.
      response.on("close", () => {
        const milliseconds = clock.now() - arrival.at;
        const answer = {
          requestId,
          client: arrival.client!,
          address: arrival.address,
          scheme: arrival.scheme,
          operation,
          bytes: body.length,
          milliseconds,
        };
        const facts = factsOfGivenAnswer(request, response, answer);
        for (const listener of listeners) listener.finished(facts, request);
      });
    }

    // No promise where nothing is awaited: it would cost more than all checks.
    function look(key: string): void {
      if (!hasRedis) giveOrPass(key);
      else if (answers.has(key))
        cache.confirm().then((isConfirmed) => attempt(() => lookConfirmed(key, isConfirmed)), giveUp);
      else pass(key);
    }

    /** What other replicas have written is known now, and may have dropped the answer. */
    function lookConfirmed(key: string, isConfirmed: boolean): void {
      arrival.isConfirmed = isConfirmed;
      if (isConfirmed) giveOrPass(key);
      else pass(key);
    }

    function giveOrPass(key: string): void {
      const found = answers.find(key, (permission) => arrival.client!.may(permission));
      if (found) give(found);
      else pass(key);
    }

    function lookBy(body: Buffer): void {
      arrival.body = body;
      // Latin-1 tells any two bodies apart.
      attempt(() => look(variant + body.toString("latin1")));
    }

    function refuse(error: unknown): void {
      arrival.refusal = { error };
      pass();
    }

    function admit(client: Client): void {
      arrival.client = client;
      try {
        arrival.quota = countRequest?.(client);
      } catch (error) {
        return refuse(error);
      }
      if (request.method === "GET") look(`${variant}${request.url}`);
      else readBody(request, lookBy, pass);
    }

    function begin(): void {
      let client: Client | Promise<Client>;
      try {
        client = authenticate(request.headers, arrival.address);
      } catch (error) {
        return refuse(error);
      }
      if (client instanceof Promise) client.then(admit, refuse).catch(giveUp);
      else admit(client);
    }

    function attempt(work: () => void): void {
      try {
        work();
      } catch (error) {
        giveUp(error);
      }
    }

    function giveUp(error: unknown): void {
      app.log.error({ err: loggable(error) }, "an answer could not be given again");
      if (!response.headersSent) pass();
    }

    attempt(begin);
  }

  function keep({ raw }: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    const { candidate, record } = arrivalOf(raw) ?? {};
    if (!candidate || !record?.isPlain) return;
    const answer = finishedAnswer(reply, payload, record.operation);
    if (!answer) return;
    const { basis, permissions } = record;
    // Not waited for: the answer goes out meanwhile.
    void cache.whileUnchanged(basis, (ground) => answers.keep(candidate, answer, { ...ground, permissions }));
  }

  return {
    clientOf(request) {
      const { client, refusal } = arrivalOf(request) ?? {};
      if (refusal) throw refusal.error;
      return client;
    },
    preParsing({ raw }, _reply, payload, done: (error: null, payload: RequestPayload) => void) {
      const body = arrivalOf(raw)?.body;
      done(null, body ? replay(body) : payload);
    },
    onSend(request, reply, payload, done: DoneFuncWithErrOrRes) {
      keep(request, reply, payload);
      done(null, payload);
    },
  };
}
