/** True if the pattern includes the permission. */
export function matchesPattern(pattern: string, permission: string): boolean {
  if (pattern === "*") return true;
  const parts = pattern.split(":");
  const wanted = permission.split(":");
  return parts.length === wanted.length && parts.every((part, at) => part === "*" || part === wanted[at]);
}

/**
 * Answers whether a client has a permission. In `exact`, as a token lists them, `*` is a letter like any other. In
 * `patterns` it stands for any part.
 */
export function createPermissionCheck(
  exact: Iterable<string>,
  patterns: Iterable<string>,
): (permission: string) => boolean {
  const permissions = new Set<string>(exact);
  const withStar: string[] = [];
  for (const pattern of patterns) {
    if (pattern.includes("*")) withStar.push(pattern);
    else permissions.add(pattern);
  }
  return (permission) => permissions.has(permission) || withStar.some((pattern) => matchesPattern(pattern, permission));
}
