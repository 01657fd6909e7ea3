import type { CodegenConfig } from "@graphql-codegen/cli";

/** All types of the schema. `Response`, `Node` and `ResponseType` are types of the browser too, so each name has a prefix. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  generates: {
    "src/graph.ts": {
      plugins: ["typescript"],
      config: {
        typesPrefix: "Graph",
        enumType: "string-literal",
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: "string", JSON: "unknown" },
      },
    },
  },
};

export default config;
