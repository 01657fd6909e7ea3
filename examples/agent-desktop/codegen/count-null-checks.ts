import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generate } from "@graphql-codegen/cli";
import type { Types } from "@graphql-codegen/plugin-helpers";
import { parse } from "yaml";

const PAGE = "examples/agent-desktop";
const GENERATED = `${PAGE}/src/generated/`;
const CHECK = /\?\.|\?\?|!\.|!\[/g;

/** The checks for null in the code of the page as it is. */
function countChecks(): number {
  const files = globSync(`${PAGE}/src/**/*.{ts,tsx}`, { exclude: [`${GENERATED}**`] });
  return files.reduce((sum, path) => sum + [...readFileSync(path, "utf8").matchAll(CHECK)].length, 0);
}

/** The errors of tsc in a copy of the page whose types are made without `nullability: { errorHandlingClient: true }`. */
async function countErrors(): Promise<number> {
  const copy = mkdtempSync(join(tmpdir(), "null-checks-"));
  try {
    for (const path of ["tsconfig.json", "package.json", PAGE, "examples/clients"]) {
      cpSync(path, join(copy, path), { recursive: true });
    }
    symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
    const { generates } = parse(readFileSync("codegen.yml", "utf8")) as Pick<Types.Config, "generates">;
    const { config, ...others } = generates[GENERATED] as Types.ConfiguredOutput;
    const output = { ...others, schema: "schema.graphql", config: { ...config, nullability: undefined } };
    await generate({ generates: { [`${join(copy, GENERATED)}/`]: output }, silent: true }, true);
    const { stdout } = spawnSync(join("node_modules", ".bin", "tsc"), ["-p", join(copy, PAGE)], { encoding: "utf8" });
    return [...stdout.matchAll(/error TS\d+/g)].length;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

process.stdout.write(
  [
    `?., ?? and ! in the page, with @semanticNonNull: ${countChecks()}`,
    `more that tsc demands without it: ${await countErrors()}`,
    "",
  ].join("\n"),
);
