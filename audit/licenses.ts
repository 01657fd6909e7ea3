import { argumentsOrExit } from "../cli/arguments.ts";
import { nameOf, readJson } from "./lockfile.ts";
import type { Lockfile } from "./lockfile.ts";

/** Licences that are compatible with Apache-2.0 and require only a notice. */
const ALLOWED = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unlicense",
]);

/** Licences that are also allowed for packages that only build and test, because those are not distributed. */
const ALLOWED_IN_DEVELOPMENT = new Set([...ALLOWED, "Python-2.0", "CC-BY-4.0", "MPL-2.0"]);

/** True if the SPDX expression allows a choice of allowed licences. */
export function isAllowed(license: string | undefined, isDevelopment: boolean): boolean {
  const allowed = isDevelopment ? ALLOWED_IN_DEVELOPMENT : ALLOWED;
  if (license === undefined) return false;
  const plain = license.replace(/^\((.*)\)$/, "$1");
  // No package has nested expressions. One that does is refused, and a person decides.
  if (plain.includes(" AND ")) return plain.split(" AND ").every((one) => allowed.has(one));
  return plain.split(" OR ").some((one) => allowed.has(one));
}

/** Counts packages by licence, and lists those whose licence is not allowed. */
export function auditLicenses({ packages }: Lockfile) {
  const counts = new Map<string, { production: number; development: number }>();
  const refused: string[] = [];
  for (const [path, { version, license, dev = false }] of Object.entries(packages)) {
    if (path === "") continue;
    const name = license ?? "none";
    const count = counts.get(name) ?? { production: 0, development: 0 };
    count[dev ? "development" : "production"] += 1;
    counts.set(name, count);
    if (!isAllowed(license, dev)) refused.push(`${nameOf(path)} ${version}: ${name}`);
  }
  return { counts, refused };
}

if (import.meta.main) {
  argumentsOrExit({
    usage: "npm run audit:licenses",
    about: "Counts the licences of all packages, and exits with code 1 if one is not allowed.",
    flags: {},
  });
  const { counts, refused } = auditLicenses(readJson<Lockfile>("package-lock.json"));
  const rows = [...counts].toSorted(([a], [b]) => a.localeCompare(b));
  const lines = [
    `${"licence".padEnd(24)}production  development`,
    ...rows.map(
      ([name, { production, development }]) =>
        `${name.padEnd(24)}${String(production).padStart(10)}${String(development).padStart(13)}`,
    ),
    ...refused.map((text) => `NOT ALLOWED: ${text}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
