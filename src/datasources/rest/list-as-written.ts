import type { RecentWrite } from "../../cache/recent-writes.ts";
import { entityName } from "./entity-rules.ts";
import type { EntityRules } from "./entity-rules.ts";
import type { ListEvidence } from "./list-evidence.ts";
import { GONE, isEntity } from "./parse.ts";
import type { CachedCall } from "./rest-call.ts";
import { rowAsWritten } from "./row-as-written.ts";
import type { AsWritten, RecentWritesByEntity } from "./row-as-written.ts";
import { isWholeList, listIn, rowsIn, withRows } from "./rows.ts";

/** What a list says of a write that may have changed it. */
type Telling = "visible" | "missing" | "undecided";

/**
 * The list as the gateway's writes left its rows; undefined where what it is a list of was deleted. A row that is gone keeps its place,
 * because cursors count the rows of Genesys Cloud.
 */
export function listAsWritten(
  answer: unknown,
  call: CachedCall,
  rules: EntityRules,
  writes: RecentWritesByEntity,
  evidence: ListEvidence,
): AsWritten | undefined {
  if (rules.owner !== undefined && writes.get(rules.owner)?.outcome === "deleted") return undefined;
  const rows = rowsIn(answer);
  if (!rows) return { answer, isUnsettled: false };
  let isCorrected = false;
  const current = new Set<string>();
  const outdated = new Set<string>();
  const kept = rows.map((row) => {
    if (!isEntity(row)) return row;
    const corrected = rowAsWritten(row, rules, writes);
    if (corrected.isUnsettled) isCorrected = true;
    (corrected.isUnsettled ? outdated : current).add(entityName(rules.kind, row.id));
    const hasLeft = corrected.row && corrected.isOutdated && rules.contains?.(corrected.row) === false;
    return hasLeft ? GONE : (corrected.row ?? GONE);
  });

  const isWhole = isWholeList(answer);
  const tellingOf = (write: RecentWrite): Telling | undefined => {
    if (outdated.has(write.entity)) return "missing";
    return current.has(write.entity) ? "visible" : tellingOfNone(write, rules, isWhole);
  };
  const { cache } = call;
  const tags = new Set([...cache.tags, ...(cache.embedded?.mustMatch(answer) ?? [])]);
  const touched = [...writes.values()].filter((write) => write.tags.some((tag) => tags.has(tag)));
  const by = (telling: Telling) => touched.filter((write) => tellingOf(write) === telling);
  const { total } = listIn(answer);
  const isUnsettled = evidence.isUnsettled({
    call,
    total: typeof total === "number" ? total : undefined,
    visible: by("visible"),
    missing: by("missing"),
    undecided: by("undecided"),
  });
  return { answer: isCorrected ? withRows(answer, kept) : answer, isUnsettled: isCorrected || isUnsettled };
}

/** What a page says of a write whose entity is not in it; nothing of a write that cannot add, move or remove a row. */
function tellingOfNone(
  { entity, outcome, state }: RecentWrite,
  rules: EntityRules,
  isWhole: boolean,
): Telling | undefined {
  if (outcome === "unknown") return "missing";
  if (!entity.startsWith(`${rules.kind}:`)) {
    // Its rows may be deleted with another entity.
    if (outcome !== "deleted" || rules.deletedWith === undefined) return undefined;
    return isWhole ? "visible" : "undecided";
  }
  if (!isWhole) return "undecided";
  if (outcome === "deleted") return "visible";
  const belongs = isEntity(state) ? rules.contains?.(state) : undefined;
  if (belongs === undefined) return rules.contains === undefined ? "missing" : "undecided";
  return belongs ? "missing" : "visible";
}
