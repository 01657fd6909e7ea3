import { createSourceEventStream, execute, GraphQLError } from "graphql";
import type { ExecutionArgs, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { Client } from "../../auth/client.ts";
import type { Context } from "../../context.ts";
import type { OperationFacts } from "../../graphql/operation-facts.ts";
import type { PreparedSubscription } from "../../graphql/subscriptions/prepare-subscription.ts";
import { staleAges } from "../explain-extension.ts";
import type { LiveEvent, Subscriber } from "./subscriber.ts";

/** All subscribers that get the same answers: each event is executed once for them. */
interface LiveOperation {
  subscribers: Set<Subscriber>;
  /** Rejects with the errors, as a list, of an operation that cannot be watched. */
  started: Promise<void>;
  end(): void;
}

export interface LiveOperationsOptions {
  schema: GraphQLSchema;
  maxCoercionErrors: number;
  /** The context of one execution; `end` is called after it. */
  contextOf: (client: Client, name: string | undefined) => { context: Context; end: () => void };
  format: (error: GraphQLError) => GraphQLFormattedError;
  /** Runs the execution of an event, and observes it. Left out: nothing does. */
  observeEvent?: (<T>(operation: OperationFacts, work: () => Promise<T>) => Promise<T>) | undefined;
  /** Equal for two clients that may do the same. */
  permissionsOf: (client: Client) => string;
  /** True where the subscriber may still get events; else it has been ended. */
  check: (subscriber: Subscriber) => boolean | Promise<boolean>;
  deliver: (subscriber: Subscriber, event: LiveEvent) => void;
  /** Ends a subscription that has failed, or whose stream has ended. */
  finish: (subscriber: Subscriber, error?: unknown) => void;
}

/** The subscriptions of this process by what they ask for. */
export interface LiveOperations {
  /** Gives the events to the subscriber from now on, until it is over. Throws the errors, as a list, where it may not get them. */
  join(prepared: PreparedSubscription, subscriber: Subscriber): Promise<void>;
  leave(subscriber: Subscriber): void;
}

export function createLiveOperations(options: LiveOperationsOptions): LiveOperations {
  const { schema, maxCoercionErrors, contextOf, format, permissionsOf, check, deliver, finish } = options;
  const { observeEvent = (_operation, work) => work() } = options;
  const operations = new Map<string, LiveOperation>();
  const operationOf = new Map<Subscriber, LiveOperation>();

  function begin(key: string, prepared: PreparedSubscription, first: Subscriber): LiveOperation {
    const { document, operationName, variables, facts } = prepared;
    const subscribers = new Set<Subscriber>();
    let stream: AsyncGenerator<unknown> | undefined;
    let isOver = false;
    const args = {
      ...{ schema, document, variableValues: variables },
      ...(operationName !== undefined && { operationName }),
      options: { maxCoercionErrors },
    };
    const operation: LiveOperation = {
      subscribers,
      started: start(),
      end() {
        isOver = true;
        if (operations.get(key) === operation) operations.delete(key);
        void stream?.return(undefined);
      },
    };
    operations.set(key, operation);
    return operation;

    async function start(): Promise<void> {
      const { context, end } = contextOf(first.client, facts.name);
      const source = await createSourceEventStream({ ...args, contextValue: context }).finally(end);
      if (!(Symbol.asyncIterator in source)) {
        operation.end();
        throw (source.errors ?? []).map(asInputFault);
      }
      stream = source as AsyncGenerator<unknown>;
      if (isOver) void stream.return(undefined);
      else void run();
    }

    async function run(): Promise<void> {
      try {
        for await (const change of stream!) await give(change);
        finishAll();
      } catch (error) {
        finishAll(error);
      }
    }

    /** Executes one event, while the clients are checked. */
    async function give(change: unknown): Promise<void> {
      const asked = [...subscribers];
      const checks = asked.map((subscriber) => ({ subscriber, may: check(subscriber) }));
      const reader = checks.find(({ may }) => may !== false)?.subscriber;
      if (!reader) return;
      const event = await observeEvent(facts, () =>
        executed({ ...args, rootValue: change }, reader.client, facts.name),
      );
      const sendTo = (subscriber: Subscriber) => void (subscriber.isOver || deliver(subscriber, event));
      // Those whose token is still being verified keep no other one waiting.
      for (const { subscriber, may } of checks) if (may === true) sendTo(subscriber);
      for (const { subscriber, may } of checks) if (may instanceof Promise && (await may)) sendTo(subscriber);
    }

    function finishAll(error?: unknown): void {
      operation.end();
      for (const subscriber of [...subscribers]) finish(subscriber, error);
    }
  }

  async function executed(args: ExecutionArgs, client: Client, name: string | undefined): Promise<LiveEvent> {
    const { context, end } = contextOf(client, name);
    try {
      const { data, errors } = await execute({ ...args, contextValue: context });
      const stale = staleAges(context);
      const answer = {
        data,
        ...(errors && { errors: errors.map(format) }),
        ...(stale.length > 0 && { extensions: { stale } }),
      };
      return { answer, text: JSON.stringify(answer) };
    } finally {
      end();
    }
  }

  function leave(subscriber: Subscriber): void {
    const operation = operationOf.get(subscriber);
    if (!operation) return;
    operationOf.delete(subscriber);
    operation.subscribers.delete(subscriber);
    if (operation.subscribers.size === 0) operation.end();
  }

  return {
    async join(prepared, subscriber) {
      const key = `${permissionsOf(subscriber.client)} ${prepared.key}`;
      const operation = operations.get(key) ?? begin(key, prepared, subscriber);
      operation.subscribers.add(subscriber);
      operationOf.set(subscriber, operation);
      try {
        await operation.started;
      } catch (errors) {
        leave(subscriber);
        throw errors;
      }
    },
    leave,
  };
}

/** An error that no resolver has thrown is about the variables: it has no path, or comes from the arguments of a field. */
function asInputFault(error: GraphQLError): GraphQLError {
  if (error.path && !(error.originalError instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: "BAD_USER_INPUT" } });
}
