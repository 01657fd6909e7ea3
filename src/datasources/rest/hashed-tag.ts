/** Tags of single entities share this many names, so that the table of versions stays small; a clash costs one call. */
const BUCKETS = 131_072;

/** The tag of one entity of a kind: `library#4711`. Always the same for the same id. */
export function hashedTag(kind: string, id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return `${kind}#${hash % BUCKETS}`;
}
