import type { CodegenConfig } from "@graphql-codegen/cli";

/** For fetch.ts: documents as typed strings, and persisted-documents.json for the gateway's PERSISTED_DOCUMENTS_FILE. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/graph/**"],
  generates: {
    "src/graph/": {
      preset: "client",
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        documentMode: "string",
        // As fetch.ts and the example of its page import: Node.js finds no file without its extension.
        importExtension: ".ts",
        useTypeImports: true,
        enumType: "string-literal",
        strictScalars: true,
        scalars: { DateTime: "string", JSON: "unknown" },
        // `ask` rejects at any error, so a field with @semanticNonNull is not null in its types. It needs the package graphql-sock.
        nullability: { errorHandlingClient: true },
      },
    },
  },
};

export default config;
