import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import type { Client } from "../auth/client.ts";
import type { Clock } from "../deadline.ts";

/** Writes the lines that Fastify writes for any request; `arrivedAt` is on the clock. Undefined where the level asks for none. */
export function createAnswerLog(log: FastifyBaseLogger, nextRequestId: () => string, clock: Clock) {
  if (!["info", "debug", "trace"].includes(log.level)) return undefined;
  return (request: IncomingMessage, response: ServerResponse, client: Client, arrivedAt: number): void => {
    const { method, url, headers, socket } = request;
    const line = log.child({ reqId: nextRequestId() });
    const req = { method, url, host: headers.host, raw: request, socket };
    line.info({ req }, "incoming request");
    response.on("finish", () => {
      const responseTime = clock.now() - arrivedAt;
      line.info({ client: client.name, res: response, responseTime }, "request completed");
    });
  };
}
