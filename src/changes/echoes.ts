import type { RecentWrite } from "../cache/recent-writes.ts";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import type { Clock } from "../deadline.ts";
import type { AuditedChange, Service } from "./audited-change.ts";
import type { Coverage } from "./coverage.ts";
import type { EntityChange } from "./change.ts";

/** The writes of all replicas that wait for their audit. They tell which audits are echoes, and how far audits lag behind. */
export interface OwnWrites {
  /** Notes a write as the cache tells it; `age` is in milliseconds. */
  note(write: { entity: string; outcome: RecentWrite["outcome"]; age: number }): void;
  /** Takes the write that this audit is the echo of. False where there is none. Without `came`, its delay is not measured. */
  match(change: AuditedChange, came?: Coming): boolean;
  /** To be called after a poll of the service that began at `polledAt`: an audit that is not here by then is lost. */
  judge(coverage: Coverage, service: Service, polled: { at: number; steadySince: number }): void;
  /** How late the last echo came, in milliseconds. */
  lag(): number | undefined;
  /** False after an audit was lost or came too late, until audits have come in time again. */
  isTrusted(): boolean;
}

/** What is known of when an audit came, in milliseconds of the wall clock. */
export interface Coming {
  /** Echoes of earlier writes do not tell how late audits are: before that, nothing was looking for them. */
  measuredSince: number;
  /** It was not there then. */
  absentAt: number;
}

/** Milliseconds after a write in which its audit has to come. */
export const LAG_LIMIT = 120_000;
/** Milliseconds for which audits are not trusted after one was lost; and for how much longer without a write that proves them. */
export const MISTRUST = 600_000;
const UNPROVEN = 3_000_000;
/** Milliseconds by which the clock of Genesys Cloud may differ from this one's, the duration of a write included. */
const SKEW = 60_000;
/** Writes that are remembered at most. */
const MOST = 5000;

/** The names of the written entities in the cache. */
const KINDS: Partial<Record<string, AuditedKind>> = {
  library: "library",
  response: "response",
  profile: "supported-content-profile",
  setting: "messaging-setting",
  integration: "integration",
};

interface OwnWrite {
  kind: AuditedKind;
  name: string;
  at: number;
}

const nameOf = (kind: AuditedKind, id: string, action: EntityChange["action"]) => `${kind} ${id} ${action}`;

/** Creates the list, which is empty. `vendorAhead`: milliseconds by which the clock of audits is ahead of this one. */
export function createOwnWrites(clock: Clock, vendorAhead: () => number): OwnWrites {
  let writes: OwnWrite[] = [];
  let lag: number | undefined;
  let mistrust: { until: number; isOver: boolean } | undefined;

  function distrust(): void {
    mistrust = { until: clock.now() + MISTRUST, isOver: false };
  }

  return {
    note({ entity, outcome, age }) {
      const [prefix = "", id = ""] = entity.split(":", 2);
      const kind = KINDS[prefix];
      // Only its audit tells whether a write of unknown outcome has happened.
      if (kind === undefined || outcome === "unknown") return;
      if (writes.length >= MOST) writes = writes.slice(MOST / 10);
      writes.push({ kind, name: nameOf(kind, id, outcome), at: clock.wallTime() - age });
    },
    match({ kind, id, action, at }, came) {
      const name = nameOf(kind, id, action);
      const noted = at - vendorAhead();
      const index = writes.findIndex((write) => write.name === name && Math.abs(write.at - noted) <= SKEW);
      if (index === -1) return false;
      const [write] = writes.splice(index, 1);
      if (!came || write!.at < came.measuredSince) return true;
      lag = Math.max(0, clock.wallTime() - write!.at);
      // Between two polls, it came at a moment that is not known.
      if (came.absentAt - write!.at > LAG_LIMIT) distrust();
      else if (mistrust) mistrust.isOver = true;
      return true;
    },
    judge(coverage, service, { at, steadySince }) {
      const isDue = (write: OwnWrite) => coverage.get(write.kind) === service && write.at + LAG_LIMIT < at;
      if (writes.some((write) => isDue(write) && write.at >= steadySince)) distrust();
      // Those that nothing covers leave too.
      writes = writes.filter((write) => !isDue(write) && write.at + 10 * LAG_LIMIT > at);
    },
    lag: () => lag,
    isTrusted() {
      if (!mistrust) return true;
      const end = mistrust.until + (mistrust.isOver ? 0 : UNPROVEN);
      if (clock.now() >= end) mistrust = undefined;
      return mistrust === undefined;
    },
  };
}
