import type { IncomingMessage } from "node:http";
import { ApiError } from "./errors.ts";

/** The platform's limit `request.bytes.max`. */
const maximumBytes = 512_000;

/** Reads a body as text. Throws 413 as soon as the body exceeds the limit. */
export async function readText(request: IncomingMessage, limit = maximumBytes): Promise<string> {
  const tooLarge = () => new ApiError(413, undefined, undefined, { headers: { Connection: "close" } });
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a JSON body. Throws 415 for another media type, and 400 if the body is missing or not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const hasBody = request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"]) > 0;
  if (!hasBody) throw new ApiError(400, "bad.request", "The request needs a JSON body.");
  const mediaType = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw new ApiError(415);
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "bad.request", "The request body is not valid JSON.");
  }
}
