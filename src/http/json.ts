import { isUtf8 } from "node:buffer";
import type { DoneFuncWithErrOrRes, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isTooDeep, MAX_NESTING } from "../graphql/limits/nesting.ts";
import { HttpError } from "../errors.ts";

/** The only form of a body: other charsets and compressed bodies are refused, so that what is checked is what is read. */
const JSON_UTF8 = /^application\/json[\t ]*(?:;[\t ]*charset=(?:utf-8|"utf-8")[\t ]*)?$/i;

/** Refuses a body that is announced as anything but plain JSON in UTF-8, before a byte of it is read. */
export function requireJson(
  { method, headers }: FastifyRequest,
  _reply: FastifyReply,
  done: DoneFuncWithErrOrRes,
): void {
  const { "content-type": type, "content-encoding": encoding } = headers;
  const isJson = type === undefined ? method === "GET" : type === "application/json" || JSON_UTF8.test(type);
  if (isJson && encoding === undefined) done();
  else done(new HttpError(415, "The body has to be application/json in UTF-8, and not compressed."));
}

/** Reads JSON bodies, and no others. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = createJsonParser(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request: unknown, body: Buffer, done) => {
    if (!isUtf8(body)) done(new HttpError(400, "The body is not UTF-8."));
    else attempt(() => parse(body.toString("utf8")), done);
  });
}

/** Tells Fastify what came of it. */
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

/** Reads JSON from outside: neither deep enough to exhaust the stack nor with keys that change prototypes. */
export function createJsonParser(app: FastifyInstance): (text: string) => unknown {
  const parseSafely = app.getDefaultJsonParser("error", "error");
  return (text) => {
    if (isTooDeep(text)) throw tooDeep();
    let result: unknown;
    // It answers at once; the callback is Fastify's form for parsers of streams.
    void parseSafely(undefined as never, text, (error, value) => {
      if (error) throw new HttpError(400, "The JSON cannot be read.");
      result = value;
    });
    return result;
  };
}

/** The refusal of a text that would have to be read by recursion without end. */
export function tooDeep(): HttpError {
  return new HttpError(400, `Brackets are nested more than ${MAX_NESTING} levels deep.`);
}
