import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NO_CREDENTIAL } from "../../auth/authenticate.ts";
import type { Authenticate } from "../../auth/authenticate.ts";
import type { Client } from "../../auth/client.ts";
import { ClientRejectedError, STATUS_PERMISSION } from "../../auth/client.ts";
import type { Status } from "../../telemetry/status.ts";
import type { ClientAddress } from "../client-address.ts";
import { renderStatus, STATUS_HEADERS } from "./render-status.ts";

interface StatusPageOptions {
  status: () => Status;
  authenticate: Authenticate;
  addressOf: ClientAddress["addressOf"];
  clock: { wallTime(): number };
}

/** Serves `/status`, a page for the people who run the gateway. A browser asks for the API key, which is the password. */
export function registerStatusPage(app: FastifyInstance, { status, clock, ...access }: StatusPageOptions): void {
  app.get("/status", async (request, reply) => {
    const client = await clientOf(request, access);
    if (!client) return askForKey(reply);
    request.client = client;
    if (!client.may(STATUS_PERMISSION)) {
      return reply
        .code(403)
        .type("text/plain; charset=utf-8")
        .send(`This page needs the permission ${STATUS_PERMISSION}.\n`);
    }
    return reply
      .headers(STATUS_HEADERS)
      .type("text/html; charset=utf-8")
      .send(renderStatus(status(), clock.wallTime()));
  });
}

type Access = Pick<StatusPageOptions, "authenticate" | "addressOf">;

/**
 * The client; undefined for one that is refused, and the log says why unless it has not been asked before. The password of basic
 * authentication is an API key or a token.
 */
async function clientOf(request: FastifyRequest, { authenticate, addressOf }: Access): Promise<Client | undefined> {
  const { headers, raw } = request;
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(headers.authorization ?? "") ?? [];
  const decoded = encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
  const authorization =
    decoded === undefined ? headers.authorization : `Bearer ${decoded.slice(decoded.indexOf(":") + 1)}`;
  try {
    return await authenticate({ ...headers, ...(authorization !== undefined && { authorization }) }, addressOf(raw));
  } catch (error) {
    if (!(error instanceof ClientRejectedError)) throw error;
    const { extensions, reason } = error;
    if (reason !== NO_CREDENTIAL) request.refusal = { code: extensions.code, reason };
    return undefined;
  }
}

function askForKey(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .header("www-authenticate", 'Basic realm="Enter your API key as the password", charset="UTF-8"')
    .type("text/plain; charset=utf-8")
    .send("This page needs an API key: enter it as the password.\n");
}
