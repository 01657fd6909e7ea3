import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { ApolloLink } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import {
  createPersistedQueryManifestVerificationLink,
  generatePersistedQueryIdsFromManifest,
} from "@apollo/persisted-query-lists";
import { createApolloClient, hashedQueries as hashedInApollo } from "../../examples/clients/apollo.ts";
import type { ClientOptions } from "../../examples/clients/gateway.ts";
import { hashedQueries as hashedInUrql } from "../../examples/clients/urql.ts";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { libraryId } from "../ids.ts";
import { startGateway } from "../start.ts";
import { schema } from "./operations.ts";
import { apolloClient, urqlClient } from "./tested-client.ts";
import type { TestedClient } from "./tested-client.ts";
import { apolloManifest } from "./trusted-documents.ts";

/** A fetch that says of each request how it was sent, and what came back. */
function createWitness() {
  const seen: string[] = [];
  const witness: typeof fetch = async (input, init) => {
    const text = String(init?.body ?? decodeURIComponent(String(input)));
    const answer = await fetch(input, init);
    seen.push(`${init?.method} ${/\b(?:query|mutation)[\s+]clients_/.test(text) ? "text" : "hash"} ${answer.status}`);
    return answer;
  };
  return { seen, fetch: witness };
}

test.each<[string, (options: ClientOptions) => TestedClient, string[], string[]]>([
  [
    "Apollo Client",
    (options) => apolloClient(createApolloClient(schema, options, [hashedInApollo(sha256)])),
    ["GET hash 404", "POST text 200", "GET hash 200"],
    ["POST hash 404", "POST text 200"],
  ],
  [
    "urql",
    (options) => urqlClient(options, [hashedInUrql()]),
    // A text goes by GET too, unless it is too long.
    ["GET hash 404", "GET text 200", "GET hash 200"],
    ["POST text 200"],
  ],
])("%s sends the hash of a query by GET, and its text once", async (_, create, reads, writes) => {
  const gateway = await startGateway({ env: { PERSISTED_DOCUMENTS: "allow" } });
  try {
    const witness = createWitness();
    const client = create({ url: `${gateway.url}/graphql`, fetch: witness.fetch });
    for (const number of [1, 2]) {
      const { library } = await client.read("library", { id: libraryId(number) });
      expect(library.id).toBe(libraryId(number));
    }
    expect(witness.seen.splice(0)).toEqual(reads);
    const input = { id: libraryId(1), name: "New" };
    expect((await client.write("updateLibrary", { input })).updateLibrary.userErrors).toEqual([]);
    expect(witness.seen).toEqual(writes);
  } finally {
    await gateway.close();
  }
});

test("Apollo's own link sends the ids of its tool's file, and what it sends is what the file has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "apollo-"));
  const file = join(folder, "persisted-query-manifest.json");
  writeFileSync(file, apolloManifest());
  const gateway = await startGateway({ env: { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: file } });
  try {
    const witness = createWitness();
    const loadManifest = async () => JSON.parse(apolloManifest());
    const differences: unknown[] = [];
    const verification = createPersistedQueryManifestVerificationLink({
      loadManifest,
      onVerificationFailed: ({ reason }) => differences.push(reason),
    });
    const links = [
      // The package takes its types from Apollo Client's CommonJS half.
      verification as unknown as ApolloLink,
      new PersistedQueryLink(generatePersistedQueryIdsFromManifest({ loadManifest })),
    ];
    const options = { url: `${gateway.url}/graphql`, fetch: witness.fetch };
    const client = apolloClient(createApolloClient(schema, options, links));
    expect((await client.read("library", { id: libraryId(1) })).library.name).toBe("Greetings");
    expect([witness.seen, differences]).toEqual([["POST hash 200"], []]);
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true });
  }
});
