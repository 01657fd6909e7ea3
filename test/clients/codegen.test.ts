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

/** The example of docs/clients/fetch.md, with what its types must allow and refuse. */
function pageOf(document: string): string {
  const [, code] = /```ts\n(.*?)```/s.exec(document)!;
  return `${code}
    declare const id: string;
    export const version: number | null | undefined = library?.version;
    // The browser's type, not the graph's.
    export const answer: Response = await fetch("/graphql");
    // @ts-expect-error A variable is missing.
    await ask(LIBRARY, {});
    const SEARCH = graphql(/* GraphQL */ \`query Search { searchResponses { nodes { name } } }\`);
    const { searchResponses } = await ask(SEARCH, {});
    // Null only beside an error, and then ask rejects.
    export const names: (string | null | undefined)[] = searchResponses.nodes.map(({ name }) => name);
    // @ts-expect-error The query does not select it.
    export const division = library?.division;`;
}

test("three types of the schema have the name of a type of the browser", () => {
  const browser = browserNames();
  expect(Object.keys(schema.getTypeMap()).filter((name) => browser.has(name))).toEqual([
    "Node",
    "Response",
    "ResponseType",
  ]);
});

test("codegen/all-types.ts gives every type another name", () => {
  const application = createApplication("codegen/all-types.ts");
  try {
    application.run(CODEGEN, "--config", "codegen.ts");
    expect(shadows(application, "src/graph.ts")).toEqual([]);
  } finally {
    application.close();
  }
});

test("codegen/fetch.ts makes types that fit fetch.ts and the example of its page, and shadows none of the browser", () => {
  const application = createApplication("codegen/fetch.ts");
  try {
    for (const name of ["fetch.ts", "gateway.ts", "retry.ts"]) {
      copyFileSync(join("examples/clients", name), join(application.folder, "src", name));
    }
    application.write("src/page.ts", pageOf(readFileSync("docs/clients/fetch.md", "utf8")));
    application.run(CODEGEN, "--config", "codegen.ts");
    expect(shadows(application, "src/graph/graphql.ts")).toEqual([]);
    const options = ["--strict", "--noEmit", "--skipLibCheck", "--allowImportingTsExtensions", "--types", ""];
    const modules = ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2023"];
    const libraries = ["--lib", "es2023,dom,dom.iterable"];
    application.run("typescript/bin/tsc", ...options, ...modules, ...libraries, "src/page.ts");
    // Without a bundler, as a server runs it.
    application.write("package.json", '{ "type": "module" }');
    const node = ["--module", "nodenext", "--target", "es2023"];
    application.run("typescript/bin/tsc", ...options, ...node, ...libraries, "src/page.ts");
  } finally {
    application.close();
  }
});
