import type { GenesysCall } from "./client.ts";
import { checkId } from "../ids.ts";

/** The path of a call, its ids checked and put in. */
export function pathOf({ route, path = {} }: GenesysCall): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = path[name];
    if (id === undefined) throw new Error(`The route ${route} needs ${name}.`);
    return encodeURIComponent(checkId(id, name));
  });
}

/** The query of a call: absent values are left out, arrays repeat the key. */
export function searchParamsOf({ query = {} }: GenesysCall): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return params;
}

/**
 * The part of the upstream that a route belongs to: what is below it tends to fail together. `messaging/settings` of
 * today's paths is another one than that of the paths before.
 */
export function familyOf({ route }: GenesysCall): string {
  return /^\/api\/v2\/((?:conversations\/)?[a-z]+(?:\/[a-z]+)?)/.exec(route)?.[1] ?? route;
}
