import type { IncomingHttpHeaders } from "node:http";
import type { Attributes } from "@opentelemetry/api";

/**
 * What a client says of its application, in the headers of Apollo's clients. Anyone can send them, so costs, permissions and limits
 * go by the authenticated client alone.
 */
export interface Application {
  name?: string;
  version?: string;
}

/** Printable ASCII without spaces at its ends. Nothing else gets into a log or a span. */
const VALID = /^[!-~](?:[ -~]{0,98}[!-~])?$/;

/** Reads `apollographql-client-name` and `apollographql-client-version`. A value that is not valid is left out. */
export function applicationOf(headers: IncomingHttpHeaders): Application | undefined {
  const name = checked(headers["apollographql-client-name"]);
  const version = checked(headers["apollographql-client-version"]);
  if (name === undefined && version === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
}

function checked(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && VALID.test(value) ? value : undefined;
}

/** What the span of a request says of it. */
export function applicationAttributes(application: Application | undefined): Attributes {
  return { "apollo.client.name": application?.name, "apollo.client.version": application?.version };
}
