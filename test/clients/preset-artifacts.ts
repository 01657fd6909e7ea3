import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { TypedText } from "../../examples/clients/fetch.ts";
import type { Data } from "../start.ts";

/** What graphql-codegen's client preset has made of some documents. */
export interface Preset {
  /** A document by the name of its operation, as an application imports it. */
  document(name: string): TypedText<Data, unknown>;
  /** `persisted-documents.json`. */
  manifest: string;
}

/** An application's folder, in which codegen or TypeScript can run. */
export interface Application {
  folder: string;
  write(path: string, text: string): void;
  /** Runs a program of node_modules. Throws what it says. */
  run(program: string, ...args: string[]): void;
  close(): void;
}

/** Makes a folder with the schema, and with a configuration of examples/clients under this name. */
export function createApplication(configuration: string, as = "codegen.ts"): Application {
  const folder = mkdtempSync(join(tmpdir(), "codegen-"));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, "src"));
  write("package.json", JSON.stringify({ type: "module" }));
  copyFileSync("schema.graphql", join(folder, "schema.graphql"));
  copyFileSync(join("examples/clients", configuration), join(folder, as));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return {
    folder,
    write,
    run(program, ...args) {
      const path = resolve("node_modules", program);
      const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
        cwd: folder,
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`);
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

export const CODEGEN = "@graphql-codegen/cli/esm/bin.js";

/** Runs the client preset with a configuration of examples/clients/codegen, in a folder of its own that is gone afterwards. */
export async function generateWithPreset(documents: readonly string[], configuration: string): Promise<Preset> {
  const application = createApplication(join("codegen", configuration));
  try {
    application.write("src/documents.ts", documents.map((text) => `graphql(/* GraphQL */ \`${text}\`);`).join("\n"));
    application.run(CODEGEN, "--config", "codegen.ts");
    const generated = join(application.folder, "src/graph");
    const exported = (await import(pathToFileURL(join(generated, "graphql.ts")).href)) as Record<string, unknown>;
    return {
      manifest: readFileSync(join(generated, "persisted-documents.json"), "utf8"),
      document(name) {
        const found = Object.values(exported).find((value) => new RegExp(`\\b${name}\\b`).test(String(value)));
        if (found === undefined) throw new Error(`The preset has made no document of ${name}.`);
        return found as TypedText<Data, unknown>;
      },
    };
  } finally {
    application.close();
  }
}
