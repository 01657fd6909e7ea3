import type { IncomingHttpHeaders } from "node:http";
import type { GraphQLFormattedError } from "graphql";
import type { Client } from "../../auth/client.ts";
import type { Sender } from "../sender.ts";
import type { OperationFacts } from "../../graphql/operation-facts.ts";

/** One event of a subscription, as the client gets it. */
export interface LiveEvent {
  answer: { data?: unknown; errors?: readonly GraphQLFormattedError[]; extensions?: { stale: readonly number[] } };
  /** The answer in JSON. */
  text: string;
}

/** Why a subscription has ended. */
export type EndReason =
  /** The client has ended it, or has left. */
  | "client"
  /** The gateway stops, or the client has other permissions now: it may subscribe again at once. */
  | "restart"
  /** The token has ended, or the key was revoked. */
  | "unauthenticated"
  /** The client does not read what it gets, or reads it too slowly. */
  | "too-slow"
  /** Any other error. */
  | "error";

/** What carries the events of one subscription to its client. */
export interface Outlet {
  /** False where more waits to be sent than may: nothing further is. */
  next(event: LiveEvent): boolean;
  /** Ends the subscription. The errors say why; without any the client may subscribe again. */
  end(reason: EndReason, errors: readonly GraphQLFormattedError[]): void;
  /** Shows proxies that the connection is in use. Left out where the connection does that by itself. */
  beat?(): void;
}

/** What identifies the client, to be checked again. */
export interface ClientHeaders {
  headers: Pick<IncomingHttpHeaders, "authorization" | "x-api-key">;
  address: string;
}

/** One subscription of one client. */
export interface Subscriber {
  requestId: string;
  transport: "sse" | "websocket";
  client: Client;
  sender: Sender;
  credentials: ClientHeaders;
  facts: OperationFacts;
  outlet: Outlet;
  /** When it began, when its client was checked, and when its connection showed a sign of life last, on the clock. */
  since: number;
  checkedAt: number;
  beatAt: number;
  events: number;
  isOver: boolean;
}
