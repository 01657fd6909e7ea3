import type { Operation } from "./contract.ts";

export type Granted = readonly string[] | "all";

/** Returns the permissions that the client lacks; empty if it may pass. `*` in a grant matches any part. */
export function missingPermissions(granted: Granted, needed: Operation["permissions"]): string[] {
  if (granted === "all" || needed.list.length === 0) return [];
  const missing = needed.list.filter((permission) => !granted.some((grant) => covers(grant, permission)));
  return needed.match === "any" && missing.length < needed.list.length ? [] : missing;
}

function covers(grant: string, permission: string): boolean {
  const parts = grant.split(":");
  const wanted = permission.split(":");
  return parts.length === wanted.length && parts.every((part, at) => part === "*" || part === wanted[at]);
}
