import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectAlive, expectRefusal, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true });
  await expectAlive(gateway.url);
});
afterAll(() => gateway.close());

const QUERY = "{ libraries { totalCount } }";
const path = `/graphql?query=${encodeURIComponent(QUERY)}`;
const MUTATION = 'mutation { deleteLibrary(input: { id: "1" }) { deletedId } }';
const CHROMIUM =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const FORM = new URLSearchParams({ query: MUTATION }).toString();

describe("what a page of another site can make a browser send without a preflight request", () => {
  test.each<[string, Record<string, string>]>([
    ["a link or an image", { "user-agent": CHROMIUM, "sec-fetch-site": "cross-site", "sec-fetch-dest": "image" }],
    ["a script of the same site", { "user-agent": CHROMIUM, "sec-fetch-site": "same-site" }],
    ["an image, over plain HTTP to another host", { "user-agent": CHROMIUM, accept: "image/avif,*/*;q=0.8" }],
    ["fetch with any Accept, over plain HTTP", { "user-agent": CHROMIUM, accept: "application/graphql-response+json" }],
    ["fetch with an origin", { origin: "https://evil.example", accept: "application/json" }],
    ["a frame without an origin", { origin: "null", "user-agent": CHROMIUM }],
    ["a link, by its referer", { referer: "https://evil.example/" }],
    ["anything with cookies", { cookie: "a=b" }],
    ["a browser that lies about itself", { "user-agent": "curl/8", "sec-fetch-site": "cross-site" }],
    ["an event source", { accept: "text/event-stream", origin: "https://evil.example" }],
    ["a browser with an empty header", { "user-agent": CHROMIUM, "apollo-require-preflight": "" }],
    ["fetch with a simple type", { "content-type": "text/plain", "user-agent": CHROMIUM }],
  ])("a GET by %s is refused", async (_, headers) => {
    const status = headers["content-type"] === undefined ? 400 : 415;
    await expectRefusal(gateway, { path, headers: { accept: "*/*", ...headers } }, status, "BAD_REQUEST");
  });

  test.each<[string, string, string]>([
    ["a form", "application/x-www-form-urlencoded", FORM],
    ["a form of text", "text/plain", JSON.stringify({ query: MUTATION })],
    [
      "a form with files",
      "multipart/form-data; boundary=x",
      `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n${MUTATION}\r\n--x--`,
    ],
    ["a beacon", "text/plain;charset=UTF-8", JSON.stringify({ query: MUTATION })],
  ])("a POST by %s is refused, and writes nothing", async (_, type, body) => {
    const headers = { "content-type": type, origin: "https://evil.example", "user-agent": CHROMIUM };
    await expectRefusal(gateway, { headers, body }, 415, "BAD_REQUEST");
    // Apollo Server's own header does not replace the right type of the body.
    await expectRefusal(
      gateway,
      { headers: { ...headers, "apollo-require-preflight": "1" }, body },
      415,
      "BAD_REQUEST",
    );
  });

  test("a mutation by GET is refused for every client", async () => {
    const mutation = `/graphql?query=${encodeURIComponent(MUTATION)}`;
    const { headers } = await expectRefusal(gateway, { path: mutation }, 405, "BAD_REQUEST");
    expect(headers["allow"]).toBe("POST");
  });
});

describe("a GET that cannot come from another site is answered:", () => {
  test.each<[string, Record<string, string>]>([
    ["of a program", {}],
    ["of a program that names a type", { accept: "application/graphql-response+json" }],
    ["of a mobile app", { "user-agent": "okhttp/5.1.0" }],
    ["of a page of the gateway", { "user-agent": CHROMIUM, "sec-fetch-site": "same-origin" }],
    ["typed by a person", { "user-agent": CHROMIUM, "sec-fetch-site": "none" }],
    ["of a page that asked first, by a type", { "user-agent": CHROMIUM, "content-type": "application/json" }],
    ["of a page of Apollo Client that asked first", { "user-agent": CHROMIUM, "x-apollo-operation-name": "A" }],
    [
      "of a page that asked first",
      { "user-agent": CHROMIUM, origin: "https://a.example", "apollo-require-preflight": "1" },
    ],
  ])("%s", async (_, headers) => {
    const reply = await send(gateway.url, { path, headers });
    expect([reply.status, reply.body]).toEqual([200, { data: { libraries: { totalCount: 8 } } }]);
  });
});
