/** A permission of Genesys Cloud: domain, entity, action. */
const PERMISSION = /^[A-Za-z]\w*:[A-Za-z]\w*:[A-Za-z]\w*$/;
const PATTERN = /^(?:\*|(?:\*|[A-Za-z]\w*):(?:\*|[A-Za-z]\w*):(?:\*|[A-Za-z]\w*))$/;

/** True for a permission, and for a pattern such as `responses:*:view`, in which `*` stands for any part; `*` alone is all. */
export function isPermissionPattern(text: string): boolean {
  return PERMISSION.test(text) || PATTERN.test(text);
}

/** True when this grant holds the permission. */
export function matchesPattern(grant: string, permission: string): boolean {
  if (grant === "*") return true;
  const parts = grant.split(":");
  const wanted = permission.split(":");
  return parts.length === wanted.length && parts.every((part, at) => part === "*" || part === wanted[at]);
}

/** Joins what somebody was given: permissions that count word for word, and grants in which `*` counts too. */
export function createPermissionCheck(
  exact: Iterable<string>,
  grants: Iterable<string>,
): (permission: string) => boolean {
  const words = new Set<string>(exact);
  const patterns: string[] = [];
  for (const grant of grants) {
    if (grant.includes("*")) patterns.push(grant);
    else words.add(grant);
  }
  return (permission) => words.has(permission) || patterns.some((pattern) => matchesPattern(pattern, permission));
}
