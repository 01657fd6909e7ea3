import { copyFileSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { schema } from "./operations.ts";
import { CODEGEN, createApplication } from "./preset-artifacts.ts";
import type { Application } from "./preset-artifacts.ts";

/** The names of the browser's types and variables. */
function browserNames(): Set<string> {
  const [library] = globSync("node_modules/@typescript/*/lib/lib.dom.d.ts");
  const declared = readFileSync(library!, "utf8").matchAll(
    /^(?:interface|type|declare (?:var|function|const)) (\w+)/gm,
  );
  return new Set([...declared].map(([, name]) => name!));
}

/** What a generated file exports under a name of the browser. */
function shadows({ folder }: Application, path: string): string[] {
  const text = readFileSync(join(folder, path), "utf8");
  const exported = [...text.matchAll(/^export (?:type|interface|const|class|enum|function) (\w+)/gm)];
  expect(exported.length).toBeGreaterThan(2);
  const browser = browserNames();
  return exported.map(([, name]) => name!).filter((name) => browser.has(name));
}

const PAGE = `
import { createFetchClient } from "./fetch.ts";
import { graphql } from "./graph/gql.ts";

const LIBRARY = graphql(/* GraphQL */ \`query Page($id: ID!) { library(id: $id) { id name version } }\`);

export async function page(url: string): Promise<string> {
  const ask = createFetchClient({ url });
  const { library } = await ask(LIBRARY, { id: "1" });
  const version: number = library?.version ?? 0;
  // The browser's type, not the graph's.
  const answer: Response = await fetch(url);
  return \`\${library?.name} \${version} \${answer.status}\`;
}

// @ts-expect-error A variable is missing.
export const withoutVariables = createFetchClient({ url: "" })(LIBRARY, {});
`;

test("three types of the schema have the name of a type of the browser", () => {
  const browser = browserNames();
  expect(Object.keys(schema.getTypeMap()).filter((name) => browser.has(name))).toEqual([
    "Node",
    "Response",
    "ResponseType",
  ]);
});

test("codegen/all-types.ts gives every type another name", () => {
  const application = createApplication("all-types.ts");
  try {
    application.run(CODEGEN, "--config", "codegen.ts");
    expect(shadows(application, "src/graph.ts")).toEqual([]);
  } finally {
    application.close();
  }
});

test("codegen/fetch.ts makes types that fit fetch.ts, and shadows none of the browser", () => {
  const application = createApplication("fetch.ts");
  try {
    for (const name of ["fetch.ts", "gateway.ts"]) {
      copyFileSync(join("examples/clients", name), join(application.folder, "src", name));
    }
    application.write("src/page.ts", PAGE);
    application.run(CODEGEN, "--config", "codegen.ts");
    expect(shadows(application, "src/graph/graphql.ts")).toEqual([]);
    const options = ["--strict", "--noEmit", "--skipLibCheck", "--allowImportingTsExtensions", "--types", ""];
    const modules = ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2023"];
    application.run("typescript/bin/tsc", ...options, ...modules, "--lib", "es2023,dom,dom.iterable", "src/page.ts");
  } finally {
    application.close();
  }
});
