import { isListOf, parseJson } from "./json.ts";

/** A permission of Genesys Cloud: domain, entity, action. */
const PERMISSION = /^[A-Za-z]\w*:[A-Za-z]\w*:[A-Za-z]\w*$/;
const PATTERN = /^(?:\*|(?:\*|[A-Za-z]\w*):(?:\*|[A-Za-z]\w*):(?:\*|[A-Za-z]\w*))$/;

/** True for a permission, and for a pattern: in `responses:*:view` the `*` stands for any part, and `*` alone for everything. */
export function isPermissionPattern(text: string): boolean {
  return PERMISSION.test(text) || PATTERN.test(text);
}

/** Permission patterns by role name. */
export type Roles = ReadonlyMap<string, readonly string[]>;

/** Reads `{ "agent": ["responses:*:view"] }`; throws an error whose message says what is wrong. */
export function parseRoles(text: string): Roles {
  const roles = parseJson(text);
  if (typeof roles !== "object" || roles === null || Array.isArray(roles)) {
    throw new Error("is not a JSON object of role names and their permissions");
  }
  for (const [name, patterns] of Object.entries(roles)) {
    if (!isListOf(patterns, isPermissionPattern)) {
      throw new Error(
        `has no list of permissions such as "responses:library:view" for the role ${JSON.stringify(name)}`,
      );
    }
  }
  return new Map(Object.entries(roles as Record<string, string[]>));
}
