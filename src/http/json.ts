import { isUtf8 } from "node:buffer";
import type { DoneFuncWithErrOrRes, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isTooDeep, MAX_NESTING } from "../graphql/limits/nesting.ts";
import { HttpError } from "../errors.ts";

/** The only accepted form of a body. Other charsets and compressed bodies could hide what the checks look for. */
const JSON_UTF8 = /^application\/json[\t ]*(?:;[\t ]*charset=(?:utf-8|"utf-8")[\t ]*)?$/i;

/** True for the content type of a body that the gateway reads. */
export function isJson(type: string): boolean {
  return type === "application/json" || JSON_UTF8.test(type);
}

/** An `onRequest` hook that refuses a body other than plain JSON in UTF-8, before it is read. */
export function requireJson(
  { method, headers }: FastifyRequest,
  _reply: FastifyReply,
  done: DoneFuncWithErrOrRes,
): void {
  const { "content-type": type, "content-encoding": encoding } = headers;
  if ((type === undefined ? method === "GET" : isJson(type)) && encoding === undefined) done();
  else done(new HttpError(415, "The body must be application/json in UTF-8, without compression."));
}

/** Makes the server read JSON bodies, and no others. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = createJsonParser(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request: unknown, body: Buffer, done) => {
    if (!isUtf8(body)) done(new HttpError(400, "The body is not UTF-8."));
    else attempt(() => parse(body.toString("utf8")), done);
  });
}

/** Passes the result or the error of the work to Fastify. */
function attempt(work: () => unknown, done: (error: Error | null, value?: unknown) => void): void {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, value);
}

/** Makes a parser for JSON from clients. It refuses nesting that exhausts the stack, and keys that change prototypes. */
export function createJsonParser(app: FastifyInstance): (text: string) => unknown {
  const parseSafely = app.getDefaultJsonParser("error", "error");
  return (text) => {
    if (isTooDeep(text)) throw tooDeep();
    let result: unknown;
    // It calls back synchronously: Fastify's parsers of streams have the same form.
    void parseSafely(undefined as never, text, (error, value) => {
      if (error) throw new HttpError(400, "The body or a parameter is not valid JSON.");
      result = value;
    });
    return result;
  };
}

/** The error for brackets that are nested too deeply for a recursive parser. */
export function tooDeep(): HttpError {
  return new HttpError(400, `Brackets are nested more than ${MAX_NESTING} levels deep.`);
}
