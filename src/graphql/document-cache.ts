import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>["documentStore"]>;

/**
 * Characters of all texts that are kept parsed. A parsed one was measured to take 50 times its text: this is 20 MB. The
 * store that Apollo Server brings along goes by the JSON of the parsed one, and came to 80 MB.
 */
const MAX_CHARACTERS = 400_000;

/** Keeps what was parsed and validated lately. A client that makes up a new text for every request cannot make it grow. */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ loc }) => Math.max(1, loc?.source.body.length ?? MAX_CHARACTERS),
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}
