import { expect, test } from "@jest/globals";
import { createApolloClient, hashedQueries } from "../../examples/clients/apollo.ts";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { libraryId } from "../ids.ts";
import { startGateway } from "../start.ts";
import { schema } from "./operations.ts";
import { apolloClient } from "./tested-client.ts";

test("Apollo Client sends the hash of a query by GET, and its text once", async () => {
  const gateway = await startGateway({ env: { PERSISTED_DOCUMENTS: "allow" } });
  try {
    const seen: string[] = [];
    const witness: typeof fetch = async (input, init) => {
      const text = String(init?.body ?? decodeURIComponent(String(input)));
      const answer = await fetch(input, init);
      seen.push(`${init?.method} ${/\b(?:query|mutation) clients_/.test(text) ? "text" : "hash"} ${answer.status}`);
      return answer;
    };
    const options = { url: `${gateway.url}/graphql`, fetch: witness };
    const client = apolloClient(createApolloClient(schema, options, [hashedQueries(sha256)]));
    for (const number of [1, 2]) {
      const { library } = await client.read("library", { id: libraryId(number) });
      expect(library.id).toBe(libraryId(number));
    }
    expect(seen.splice(0)).toEqual(["GET hash 404", "POST text 200", "GET hash 200"]);
    const input = { id: libraryId(1), name: "New" };
    expect((await client.write("updateLibrary", { input })).updateLibrary.userErrors).toEqual([]);
    expect(seen).toEqual(["POST hash 404", "POST text 200"]);
  } finally {
    await gateway.close();
  }
});
