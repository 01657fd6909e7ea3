import { expect, test } from "@jest/globals";
import fastify from "fastify";
import { refuse } from "../../src/http/refusals.ts";

test("a fault in the code is logged with the id of its request, and tells the client no detail", async () => {
  const lines: string[] = [];
  const app = fastify({
    genReqId: () => "request-1",
    childLoggerFactory: (logger) => logger,
    logger: { stream: { write: (line: string) => void lines.push(line) } },
  });
  app.setErrorHandler((error: Error, request, reply) => refuse(error as never, request, reply));
  app.get("/", () => {
    throw new Error("canary detail");
  });
  const { statusCode, body, headers } = await app.inject("/");
  expect([statusCode, headers["x-request-id"]]).toEqual([500, "request-1"]);
  expect(body).not.toContain("canary");
  const faults = lines.filter((line) => line.includes("unexpected error")).map((line) => JSON.parse(line) as object);
  expect(faults).toEqual([expect.objectContaining({ requestId: "request-1", err: expect.anything() })]);
  await app.close();
});
