import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectAlive, expectRefusal, send, sendRaw } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ graphiql: true });
  await expectAlive(gateway.url);
  // The first visit reads the files of the page.
  await send(gateway.url, { path: "/graphiql" });
});
afterAll(async () => {
  await expectAlive(gateway.url);
  await gateway.close();
});

const MUTATION = 'mutation { deleteLibrary(input: { id: "11111111-0000-4000-8000-000000000001" }) { deletedId } }';

describe("/graphql accepts only GET and POST, not", () => {
  test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "SEARCH", "QUERY", "PURGE", "LINK"])(
    "%s",
    async (method) => {
      const attack = { method, path: "/graphql?query={__typename}", headers: { "content-type": "application/json" } };
      const { headers } = await expectRefusal(gateway, attack, 405, "BAD_REQUEST");
      expect(headers["allow"]).toBe("GET, POST");
    },
  );

  test("HEAD, which would run the query and discard the answer", async () => {
    gateway.sandbox.resetCalls();
    const { status, headers } = await send(gateway.url, {
      method: "HEAD",
      path: "/graphql?query={libraries{totalCount}}",
    });
    expect([status, headers["allow"], gateway.sandbox.calls().total]).toEqual([405, "GET, POST", 0]);
  });

  test.each(["CONNECT example.com:443 HTTP/1.1", "BREW /graphql HTTP/1.1", "post /graphql HTTP/1.1", "PRI * HTTP/2.0"])(
    "%s",
    async (line) => {
      const reply = await sendRaw(gateway.url, `${line}\r\nHost: a\r\n\r\n`);
      expect(reply).not.toMatch(/^HTTP\/1.1 [23]/);
    },
  );
});

describe("only the request line decides the method:", () => {
  test.each(["x-http-method-override", "x-http-method", "x-method-override"])("%s changes nothing", async (name) => {
    const search = `query=${encodeURIComponent(MUTATION)}`;
    await expectRefusal(gateway, { path: `/graphql?${search}`, headers: { [name]: "POST" } }, 405, "BAD_REQUEST");
    await expectRefusal(gateway, { path: `/graphql?_method=POST&${search}` }, 405, "BAD_REQUEST");
  });

  test("a POST does not take its operation from the address", async () => {
    const path = `/graphql?query=${encodeURIComponent(MUTATION)}`;
    await expectRefusal(gateway, { method: "POST", path, body: {} }, 400, "BAD_REQUEST");
  });

  test("a GET does not take its operation from a body", async () => {
    const attack = { method: "GET", body: { query: MUTATION }, headers: { "content-length": "95" } };
    await expectRefusal(gateway, { ...attack, headers: {} }, 400, "BAD_REQUEST");
  });

  test("an unknown Expect header is refused", async () => {
    const reply = await sendRaw(gateway.url, "POST /graphql HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\n\r\n");
    expect(reply).toMatch(/^HTTP\/1.1 417 .*"code":"BAD_REQUEST"/s);
  });

  test("a request of HTTP/1.0 needs no Host", async () => {
    const reply = await sendRaw(gateway.url, "GET /graphql?query={__typename} HTTP/1.0\r\n\r\n");
    expect(reply).toMatch(/^HTTP\/1.1 200 .*"__typename":"Query"/s);
  });

  test("an upgrade is refused", async () => {
    const headers = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13";
    // The bytes after the answer are still read as HTTP.
    const next = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const reply = await sendRaw(gateway.url, `GET /graphql HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n`, next);
    expect(reply).toMatch(/^HTTP\/1.1 400 .*"code":"BAD_REQUEST".*HTTP\/1.1 200 .*"alive"/s);
  });
});

describe("every other path is 404 in JSON:", () => {
  test.each([
    "/",
    "/graphql/",
    "/GraphQL",
    "/graphql/../graphql",
    "/graphql%2f",
    "//graphql",
    "/.env",
    "/.git/config",
    "/package.json",
    "/src/main.ts",
    "/metrics",
    "/admin",
    "/__sandbox/calls",
    "/api/v2/users",
    "/graphiql/../../package.json",
    "/graphiql/..%2f..%2fpackage.json",
    "/graphiql/%2e%2e/%2e%2e/etc/passwd",
    "/graphiql/__proto__",
    "/%00",
    "/livez/x",
  ])("%s", async (path) => {
    await expectRefusal(gateway, { path }, 404, "BAD_REQUEST");
    await expectRefusal(gateway, { path, body: { query: "{ __typename }" } }, 404, "BAD_REQUEST");
  });

  test.each(["/%", "/%zz", "/graphiql/%c0%af", "/graphql%"])("%s is not a path", async (path) => {
    await expectRefusal(gateway, { path }, 400, "BAD_REQUEST");
  });
});
