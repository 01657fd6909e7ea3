import type { IncomingMessage, ServerResponse } from "node:http";
import type { Client } from "../auth/client.ts";
import type { OperationFacts } from "../graphql/operation-facts.ts";
import { applicationOf } from "../telemetry/application.ts";
import { NOTHING_DONE, statusOf, traceOf } from "./request-facts.ts";
import type { RequestFacts } from "./request-facts.ts";

interface GivenAnswer {
  requestId: string;
  address: string;
  scheme: "http" | "https";
  client: Client;
  operation: OperationFacts | undefined;
  bytes: number;
  milliseconds: number;
}

/** The facts of a request whose answer was given again, once it has been sent or the client has left. */
export function factsOfGivenAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: GivenAnswer,
): RequestFacts {
  // Field by field, which costs a fraction of spreads.
  return {
    requestId: answer.requestId,
    traceId: traceOf(request),
    method: request.method ?? "",
    scheme: answer.scheme,
    path: "/graphql",
    route: "/graphql",
    address: answer.address,
    client: answer.client,
    application: applicationOf(request.headers),
    operation: answer.operation,
    status: statusOf(response),
    milliseconds: answer.milliseconds,
    givenAgain: true,
    calls: NOTHING_DONE.calls,
    bytes: answer.bytes,
    errors: NOTHING_DONE.errors,
    reason: undefined,
  };
}
