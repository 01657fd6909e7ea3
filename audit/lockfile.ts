import { readFileSync } from "node:fs";
import { argumentsOrExit } from "../cli/arguments.ts";

/** The fields of a package-lock.json entry that the checks read. */
interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
  os?: string[];
  cpu?: string[];
  hasInstallScript?: boolean;
}

export interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, Locked>;
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  /** Packages with an install script, and whether it may run. */
  allowScripts: Record<string, boolean>;
}

/** Entries of package-lock.json that make an installation unsafe. Empty if all are safe. */
export function faultsOf(lockfile: Lockfile, manifest: Manifest): string[] {
  const faults: string[] = [];
  if (lockfile.lockfileVersion !== 3) faults.push("package-lock.json is not of version 3.");
  for (const [path, locked] of Object.entries(lockfile.packages)) {
    if (path === "") continue;
    const name = nameOf(path);
    const fault = (text: string) => void faults.push(`${name} ${locked.version ?? ""} ${text}.`);
    if (locked.link || !path.startsWith("node_modules/")) fault("is not from a registry");
    if (!/^\d+\.\d+\.\d+/.test(locked.version ?? "")) fault("has no version");
    // `.npmrc` omits addresses: a package comes from the configured registry, and its hash identifies it.
    if (locked.resolved !== undefined) fault("names an address to come from");
    if (
      locked.integrity === undefined ? !isOfAnotherPlatform(locked) : !/^sha512-[\w+/]{86}==$/.test(locked.integrity)
    ) {
      fault("has no SHA-512 of its content");
    }
    if (locked.hasInstallScript && !(name in manifest.allowScripts))
      fault("has an install script that allowScripts does not list");
  }
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const exact = version.split("@").at(-1)!;
    const locked = lockfile.packages[`node_modules/${name}`]?.version;
    if (locked !== exact)
      faults.push(`${name} is ${locked ?? "not there"} in package-lock.json and ${version} in package.json.`);
  }
  return faults;
}

/**
 * True for packages that npm may skip. The registry that wrote the file lacked some of them, so their hashes are unknown.
 * These are development tools for other platforms; nothing of it runs in production.
 */
function isOfAnotherPlatform({ dev = false, optional = false, os = [], cpu = [] }: Locked): boolean {
  return dev && optional && os.length + cpu.length > 0;
}

/** Returns `@b/c` for `node_modules/a/node_modules/@b/c`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Reads a JSON file of the repository. */
export function readJson<T>(name: "package.json" | "package-lock.json"): T {
  return JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8")) as T;
}

if (import.meta.main) {
  argumentsOrExit({
    usage: "npm run audit:lockfile",
    about: "Checks package-lock.json, and exits with code 1 if anything is wrong with it.",
    flags: {},
  });
  const lockfile = readJson<Lockfile>("package-lock.json");
  const faults = faultsOf(lockfile, readJson<Manifest>("package.json"));
  const count = Object.keys(lockfile.packages).length - 1;
  process.stdout.write(`${[...faults, `${count} packages, ${faults.length} faults`].join("\n")}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
