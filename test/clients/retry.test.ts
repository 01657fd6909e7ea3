import { describe, expect, test } from "@jest/globals";
import { createRetryingFetch } from "../../examples/clients/retry.ts";

/** Answers these in turn, and counts the requests. */
function createServer(...answers: (() => Response)[]) {
  const server = {
    requests: 0,
    fetch: (async () => answers[Math.min((server.requests += 1), answers.length) - 1]!()) as typeof fetch,
  };
  return server;
}

const json = (body: object, init?: ResponseInit) => () => new Response(JSON.stringify(body), init);
const failed = (data: object | null, extensions: object) => json({ data, errors: [{ message: "m", extensions }] });
const GOOD = json({ data: { library: { name: "Greetings" } } });
const WAIT = { retryAfter: 2, retryable: true };

async function outcome(...answers: (() => Response)[]) {
  const server = createServer(...answers);
  const waited: number[] = [];
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  const answer = await createRetryingFetch({ fetch: server.fetch, wait })("https://graph.example.com/graphql");
  return { requests: server.requests, waited, text: await answer.text() };
}

describe("a fetch that waits as long as the gateway says", () => {
  test.each<[string, () => Response]>([
    ["a refused request", json({ errors: [{ message: "m", extensions: { retryAfter: 2 } }] }, { status: 429 })],
    ["a page of a proxy", () => new Response("busy", { status: 503, headers: { "retry-after": "2" } })],
    ["an answer whose only field failed", failed({ library: null }, WAIT)],
    ["an answer without data", failed(null, WAIT)],
  ])("sends again after %s", async (_, refused) => {
    expect(await outcome(refused, GOOD)).toEqual({ requests: 2, waited: [2000], text: await GOOD().text() });
  });

  test.each<[string, () => Response]>([
    ["an answer of which a part is there", failed({ library: null, divisions: {} }, WAIT)],
    ["a write that may have happened", failed({ updateLibrary: null }, { retryAfter: 2, retryable: false })],
    ["an error that does not pass", failed({ library: null }, { code: "FORBIDDEN" })],
    ["a date", () => new Response("", { status: 503, headers: { "retry-after": "Fri, 01 Jan 2027 00:00:00 GMT" } })],
    ["a wait of two minutes", failed(null, { retryAfter: 120 })],
    ["a good answer", GOOD],
  ])("does not send again after %s", async (_, answer) => {
    expect(await outcome(answer)).toEqual({ requests: 1, waited: [], text: await answer().text() });
  });

  test("gives up after three tries", async () => {
    const refused = failed(null, WAIT);
    expect(await outcome(refused)).toEqual({ requests: 3, waited: [2000, 2000], text: await refused().text() });
  });

  test("stops waiting when the request is aborted", async () => {
    const server = createServer(failed(null, { retryAfter: 50 }));
    const controller = new AbortController();
    const answer = createRetryingFetch({ fetch: server.fetch })("https://graph.example.com/graphql", controller);
    setTimeout(() => controller.abort(new Error("The page is gone.")), 10);
    await expect(answer).rejects.toThrow("The page is gone.");
    expect(server.requests).toBe(1);
  });
});
