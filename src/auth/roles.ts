import { isPermissionPattern } from "./permission-patterns.ts";

/** Name of a role -> what it grants. */
export type Roles = ReadonlyMap<string, readonly string[]>;

/** Reads `{ "agent": ["responses:*:view"] }`; throws with what is wrong, in words that a person can act on. */
export function parseRoles(text: string): Roles {
  const roles = parseJson(text);
  if (typeof roles !== "object" || roles === null || Array.isArray(roles)) {
    throw new Error("is not a JSON object of role names and their permissions");
  }
  for (const [name, grants] of Object.entries(roles)) {
    if (!isListOf(grants, isPermissionPattern)) {
      throw new Error(
        `has no list of permissions such as "responses:library:view" for the role ${JSON.stringify(name)}`,
      );
    }
  }
  return new Map(Object.entries(roles as Record<string, string[]>));
}

/** What these roles grant together; a role that nobody has defined grants nothing. */
export function permissionsOfRoles(roles: Roles, names: readonly string[]): string[] {
  return names.flatMap((name) => roles.get(name) ?? []);
}

/** Parses JSON; the error does not quote the text, which may hold secrets. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("is not JSON");
  }
}

/** True for a list of texts that all pass the check. */
export function isListOf(value: unknown, check: (text: string) => boolean): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && check(one));
}
