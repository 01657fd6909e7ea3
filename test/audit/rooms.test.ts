import { readdirSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { FLOORS, importFault } from "../../audit/lint/rooms.ts";

test.each([
  ["src/resolvers/library.ts", "src/datasources/libraries.ts"],
  ["src/datasources/libraries.ts", "src/cache/cache.ts"],
  ["src/genesys/rate-limit/queue.ts", "src/genesys/client.ts"],
  ["src/datasources/rest/loader.ts", "dataloader"],
  ["src/resolvers/library.ts", "src/generated/resolvers.ts"],
  ["src/main.ts", "sandbox/server.ts"],
  ["test/start.ts", "src/genesys/client.ts"],
  ["cli/explain.ts", "src/cost/explain.ts"],
])("%s may import %s", (from, to) => {
  expect(importFault(from, to)).toBeUndefined();
});

test.each([
  ["src/cache/cache.ts", "src/datasources/libraries.ts", /stands above src\/cache/],
  ["src/datasources/libraries.ts", "src/generated/resolvers.ts", /resolvers stands above src\/datasources/],
  ["src/cache/cache.ts", "src/genesys/token.ts", /stands beside src\/cache/],
  ["src/config/config.ts", "src/errors.ts", /stands beside/],
  ["src/datasources/libraries.ts", "got", /src\/genesys\/client\.ts/],
  ["src/resolvers/library.ts", "node:https", /src\/genesys\/client\.ts/],
  ["src/datasources/libraries.ts", "undici", /src\/genesys\/client\.ts/],
  ["src/datasources/libraries.ts", "dataloader", /createLoader/],
  ["src/cache/cache.ts", "ioredis", /src\/redis\.ts/],
  ["src/datasources/libraries.ts", "graphql", /knows no GraphQL/],
  ["src/datasources/libraries.ts", "@apollo/server", /knows no GraphQL/],
  ["src/resolvers/library.ts", "fastify", /web server/],
  ["src/resolvers/library.ts", "src/datasources/rest/rest.ts", /collection/],
  ["src/resolvers/library.ts", "src/genesys/client.ts", /Ask a collection/],
  ["src/gateway.ts", "sandbox/server.ts", /main\.ts/],
  ["src/attic/old.ts", "src/errors.ts", /Add it to FLOORS/],
])("%s may not import %s", (from, to, message) => {
  expect(importFault(from, to)).toMatch(message);
});

test("every room of src has a floor", () => {
  const rooms = readdirSync("src").map((name) => name.replace(/\.ts$/, ""));
  expect(rooms.filter((room) => room !== "generated").toSorted()).toEqual(FLOORS.flat().toSorted());
});
