import { createHash } from "node:crypto";

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** As graphql-codegen's client preset 5 writes it with `persistedDocuments: true`. */
export const PRESET = {
  "sha256:081780b52f10e58d4a9adbec84c07d29249173b35f6412a5c270acb3238440bb":
    "fragment Name on Library { name } query Libraries($first: Int) { libraries(first: $first) { nodes { ...Name } totalCount } }",
};

/** As Apollo's generate-persisted-query-manifest writes it. */
export const APOLLO = {
  format: "apollo-persisted-query-manifest",
  version: 1,
  operations: [
    {
      id: "94e6303baa8534a892cf8a03b1c946b18ef69f0177ea6ce38637dbcb7d873f7e",
      name: "Libraries",
      type: "query",
      body: "query Libraries($first: Int) {\n  libraries(first: $first) {\n    totalCount\n    nodes {\n      ...Name\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Name on Library {\n  name\n  __typename\n}",
    },
  ],
};
