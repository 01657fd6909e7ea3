import type { CompletedWrite } from "../datasources/rest/audited-write.ts";
import type { ChangedKind, EntityChange } from "./change.ts";

/** The datasources' word for an entity -> what has changed. Writes of other kinds are no change of an entity of their own. */
const KINDS: Readonly<Partial<Record<string, ChangedKind>>> = {
  library: "library",
  response: "response",
  profile: "supported-content-profile",
  setting: "messaging-setting",
  integration: "integration",
  // It is a field of its integration.
  "identity-resolution": "integration",
};

/** The change that a write of this gateway has made, or may have made; undefined where it is about no entity. */
export function changeOf(write: CompletedWrite, at: number): EntityChange | undefined {
  const { entity, isDone, fields } = write;
  const kind = KINDS[entity.type];
  if (!kind || entity.id === undefined) return undefined;
  const libraryIds = kind === "response" ? librariesOf(write) : undefined;
  const channel = kind === "integration" ? channelOf(fields) : undefined;
  return {
    ...{ kind, id: entity.id, at, source: "gateway" },
    // A write of unknown outcome may have left the entity as it was: a read of it tells.
    action: isDone ? write.action : "updated",
    ...(libraryIds && { libraryIds }),
    ...(channel !== undefined && { channel }),
  };
}

/** The libraries of a response before and after a write. Undefined where one of the two is not known. */
function librariesOf({ action, before, after }: CompletedWrite): string[] | undefined {
  const states = action === "created" ? [after] : action === "deleted" ? [before] : [before, after];
  const lists = states.map((state) => (state as { libraries?: unknown } | null | undefined)?.libraries);
  if (!lists.every(Array.isArray)) return undefined;
  const ids = (lists as { id?: unknown }[][]).flat().map((library) => library?.id);
  return [...new Set(ids.filter((id): id is string => typeof id === "string"))];
}

function channelOf(fields: object | undefined): string | undefined {
  const channel = (fields as { messengerType?: unknown } | undefined)?.messengerType;
  return typeof channel === "string" ? channel : undefined;
}
