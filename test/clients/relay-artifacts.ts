import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConcreteRequest, ReaderFragment } from "relay-runtime";

const require = createRequire(import.meta.url);

/** What relay-compiler has made of some documents. */
export interface Artifacts {
  /** The file of trusted documents, with `persistConfig`. */
  manifest: string | undefined;
  request(name: string): ConcreteRequest;
  fragment(name: string): ReaderFragment;
}

/** False where relay-compiler has no binary for this machine. Then it says what is skipped. */
export function hasRelayCompiler(): boolean {
  if (require("relay-compiler") !== null) return true;
  process.stderr.write("Skipped: relay-compiler has no binary for this platform.\n");
  return false;
}

/**
 * Compiles GraphQL documents with a configuration of examples/clients, in a folder of its own that is gone afterwards. The names of
 * operations and fragments begin with `clients`. Throws what the compiler says.
 */
export function compileForRelay(documents: readonly string[], configuration = "relay.config.json"): Artifacts {
  const folder = mkdtempSync(join(tmpdir(), "relay-"));
  try {
    for (const name of ["src", "artifacts"]) mkdirSync(join(folder, name));
    copyFileSync("schema.graphql", join(folder, "schema.graphql"));
    const example = JSON.parse(readFileSync(join("examples/clients", configuration), "utf8")) as object;
    // CommonJS, so that the artifacts can be loaded as they are: they import each other without the end of the name.
    const config = { ...example, language: "javascript", eagerEsModules: false, artifactDirectory: "./artifacts" };
    writeFileSync(join(folder, "relay.config.json"), JSON.stringify(config));
    // The compiler adds to the file, so it wants one.
    if ("persistConfig" in example) writeFileSync(join(folder, "persisted-documents.json"), "{}");
    const tagged = documents.map((document) => `graphql\`${document}\`;`);
    writeFileSync(join(folder, "src", "clients.js"), tagged.join("\n"));
    const cli = require.resolve("relay-compiler/cli.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`relay-compiler: ${stdout}${stderr}`);
    const load = (name: string): unknown => require(join(folder, "artifacts", `${name}.graphql.js`));
    const names = documents.flatMap((document) => [
      ...document.matchAll(/\b(?:query|mutation|subscription|fragment) (clients\w+)|queryName: "(\w+)"/g),
    ]);
    const loaded = new Map(names.map((match) => [match[1] ?? match[2]!, load(match[1] ?? match[2]!)]));
    const persisted = join(folder, "persisted-documents.json");
    return {
      manifest: existsSync(persisted) ? readFileSync(persisted, "utf8") : undefined,
      request: (name) => loaded.get(name) as ConcreteRequest,
      fragment: (name) => loaded.get(name) as ReaderFragment,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
