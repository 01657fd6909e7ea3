import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ graphiql: true });
});
afterAll(() => gateway.close());

const LARGE = "{ searchResponses(first: 50) { nodes { id name texts { content } } } }";
const SMALL = "{ libraries { totalCount } }";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function post(query: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers } };
    const outgoing = request(`${gateway.url}/graphql`, init, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(JSON.stringify({ query }));
  });
}

describe("an answer over 1 kB", () => {
  test.each([
    ["br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip;q=1, br;q=0", "gzip", gunzipSync],
  ] as const)("to a client that takes %s is compressed with %s", async (accepted, encoding, decompress) => {
    const plain = await post(LARGE, {});
    const { status, headers, body } = await post(LARGE, { "accept-encoding": accepted });
    expect([status, headers["content-encoding"]]).toEqual([200, encoding]);
    expect(headers["vary"]).toContain("accept-encoding");
    expect(decompress(body).toString("utf8")).toBe(plain.body.toString("utf8"));
    expect(body.length).toBeLessThan(plain.body.length / 3);
  });

  test.each(["", "identity", "deflate", "zstd", "compress", "nonsense", "br;q=0, gzip;q=0"])(
    "to a client that takes %j is as it is",
    async (accepted) => {
      const { status, headers, body } = await post(LARGE, { "accept-encoding": accepted });
      expect([status, headers["content-encoding"], headers["content-length"]]).toEqual([
        200,
        undefined,
        String(body.length),
      ]);
    },
  );
});

test("a smaller answer is not compressed", async () => {
  const { headers, body } = await post(SMALL, { "accept-encoding": "br, gzip" });
  expect([headers["content-encoding"], JSON.parse(body.toString("utf8"))]).toEqual([
    undefined,
    { data: { libraries: { totalCount: 8 } } },
  ]);
});

test("GraphiQL's large files are compressed once, and never for each visitor", async () => {
  const html = await (await fetch(`${gateway.url}/graphiql`)).text();
  const script = /"(\/graphiql\/graphiql\.[^"]+\.js)"/.exec(html)![1]!;
  const asked = await fetch(`${gateway.url}${script}`, { headers: { "accept-encoding": "br" } });
  expect([asked.status, asked.headers.get("content-encoding")]).toEqual([200, null]);
});

describe("the status of an invalid operation", () => {
  test.each([
    ["no Accept", {}, 400],
    ["*/*", { accept: "*/*" }, 400],
    ["today's type", { accept: "application/graphql-response+json" }, 400],
    ["both types", { accept: "application/graphql-response+json, application/json;q=0.9" }, 400],
    ["the former type by name", { accept: "application/json" }, 200],
  ])("with %s", async (_, headers, status) => {
    for (const query of ["{", "{ nothing }", "query ($n: Int!) { libraries(first: $n) { totalCount } }"]) {
      expect([query, (await post(query, headers as Record<string, string>)).status]).toEqual([query, status]);
    }
  });

  test("is 400 for every client if the operation exceeds a limit", async () => {
    const query = `{ ${"a".repeat(1)}: __typename ${"__typename ".repeat(1001)} }`;
    expect((await post(query, { accept: "application/json" })).status).toBe(400);
  });
});

describe("the headers of an answer", () => {
  test.each(["/graphql?query={__typename}", "/livez", "/readyz", "/nothing"])(
    "%s may be neither stored nor framed",
    async (path) => {
      const { headers } = await fetch(`${gateway.url}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      });
    },
  );
});
