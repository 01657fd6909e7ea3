import { createServer } from "node:http";
import type { Server } from "node:http";

/**
 * The least that any Node server does for an answer: it reads the body of the request, finds the finished answer by it, and
 * sends that. `answers` has the answers of the gateway by the body of their request.
 */
export function createFinishedBytes(answers: ReadonlyMap<string, string>): Server {
  const finished = new Map([...answers].map(([body, answer]) => [body, Buffer.from(answer)]));
  // As the gateway: connections wait while other servers have their turns.
  return createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => (body += text));
    request.on("end", () => {
      const answer = finished.get(body);
      const headers = { "content-type": "application/json; charset=utf-8", "content-length": answer?.length ?? 0 };
      response.writeHead(answer ? 200 : 404, headers).end(answer);
    });
  });
}
