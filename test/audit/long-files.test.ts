import { globSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

const LONGEST = 200;

/** The files of `src/` that are longer, each with its reason. */
const REASONS: Record<string, string> = {
  "src/cache/cache.ts": "Every way to read and to write through the cache, side by side.",
  "src/context.ts": "What one request owns, with its types, and how it is made.",
  "src/http/subscriptions/websocket.ts":
    "One connection from its upgrade to its end: the hooks of the protocol share what is known of it.",
  "src/cache/entries.ts": "Finding, storing and loading entries share the store, the versions and the flights.",
  "src/http/given-again.ts":
    "A request from its arrival on, with all ways in which it is answered or goes on to Fastify.",
  "src/http/server.ts": "All parts of the server, with the order of their hooks and routes.",
  "src/cache/log-reader.ts":
    "How far the log was read, what is known then and the question that brings more change the same few variables.",
  "src/gateway.ts": "All parts of the gateway, each with its options, and how they start and end.",
  "src/redis.ts": "The connection, and what is known of it: whether Redis is away, slow, and for how long.",
  "src/cost/batches.ts": "One kind of batch for each way in which the datasources read several ids, side by side.",
  "src/cost/plan.ts": "The least, the usual and the most calls of an operation come from one walk over it.",
  "src/config/settings.ts": "The reader of each type of setting, side by side: they share the faults.",
  "src/config/settings-table.ts": "A table with one row for each setting.",
  "src/datasources/rest/collection.ts": "The verbs of a collection, which share what is known of its path.",
  "src/datasources/rest/versioned-update.ts": "PUT and PATCH with a version share their rules for conflicts.",
  "src/errors.ts":
    "All error codes and what each error says about a write. Every room imports it, so it is on the lowest floor.",
  "src/datasources/integrations/integrations.ts":
    "The verbs of integrations, which share what is known of their channels.",
  "src/datasources/libraries.ts": "The calls of libraries with their rules, and the verbs that make them.",
  "src/datasources/rest/rest.ts": "Reads and writes of one request share its trace, its call budget and its cache.",
  "src/genesys/client.ts": "The only file with got, whose errors hold the token and the URL.",
  "src/genesys/vendor-errors.ts": "A table with one row for each error code of the vendor.",
  "src/genesys/layers.ts": "The list of layers and the layers, in the order in which a call passes them.",
};

test("a file of src/ that is too long for one sitting has a reason", () => {
  const files = globSync("src/**/*.{ts,lua,js}", { exclude: ["src/generated/**"] });
  const long = files.filter((path) => readFileSync(path, "utf8").split("\n").length - 1 > LONGEST);
  expect(long.toSorted()).toEqual(Object.keys(REASONS).toSorted());
});
