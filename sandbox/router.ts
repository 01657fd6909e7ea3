import type { Handler, Handlers, Route } from "./api.ts";
import { operations, routeKey, type Operation } from "./contract.ts";

export interface Found {
  /** Key for call counts and fault matching. Set for unknown routes too. */
  key: string;
  route?: Route;
  /** Allowed methods. Set if the path exists, but not with this method. */
  allow?: string;
}

interface Entry {
  operation: Operation;
  handler: Handler;
  segments: string[];
}

/** Builds a router for those operations of the contract that have a handler. */
export function createRouter(handlers: Handlers): (method: string, path: string) => Found {
  const entries: Entry[] = operations
    .filter(({ operationId }) => Object.hasOwn(handlers, operationId))
    .map((operation) => ({
      operation,
      handler: handlers[operation.operationId]!,
      segments: operation.path.split("/"),
    }));
  // "/libraries/bulk" must win over "/libraries/{libraryId}".
  const holes = ({ segments }: Entry) => segments.filter((segment) => segment.startsWith("{")).length;
  entries.sort((left, right) => holes(left) - holes(right));

  return (method, path) => {
    const segments = path.split("/");
    const samePath = entries.flatMap((entry) => {
      const params = paramsOf(entry.segments, segments);
      return params === undefined ? [] : [{ entry, params }];
    });
    const hit = samePath.find(({ entry }) => entry.operation.method === method);
    if (hit !== undefined) {
      const { operation, handler } = hit.entry;
      return { key: routeKey(operation), route: { operation, handler, params: hit.params } };
    }
    const [nearest] = samePath;
    if (nearest === undefined) return { key: `${method} unknown` };
    const template = nearest.entry.operation.path;
    const methods = samePath.filter(({ entry }) => entry.operation.path === template);
    return {
      key: routeKey({ method, path: template }),
      allow: methods.map(({ entry }) => entry.operation.method).join(", "),
    };
  };
}

function paramsOf(template: string[], segments: string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of template.entries()) {
    const segment = segments[at]!;
    if (part.startsWith("{")) {
      const value = decode(segment);
      if (value === undefined || value === "") return undefined;
      params[part.slice(1, -1)] = value;
    } else if (part !== segment) return undefined;
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
