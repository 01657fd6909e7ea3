import { findBreakingChanges } from "graphql";
import type { GraphQLSchema } from "graphql";

/** Each breaking change between two schemas, as the schema coordinate of what changed, such as `Query.library(id:)`. */
export function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return findBreakingChanges(before, after).map(({ description }) => coordinateOf(description));
}

/** graphql-js describes a change in a sentence only. */
function coordinateOf(description: string): string {
  const added = /^A required (?:field|arg) (\w+) on (?:(input type )|(directive ))?([\w.]+) was added\.$/.exec(
    description,
  );
  if (added) return added[2] ? `${added[4]}.${added[1]}` : `${added[4]}(${added[1]}:)`;
  const removed = /^(\w+) was removed from (?:(?:enum|union) type )?(\w+)\.$/.exec(description);
  if (removed) return `${removed[2]}.${removed[1]}`;
  const [, subject = description, argument] = /^([\w.]+)(?: arg (\w+))? /.exec(description) ?? [];
  return argument === undefined ? subject : `${subject}(${argument}:)`;
}

/** The version of a section and its bullets that begin with "Breaking:", newest section first. */
export function sectionsOf(changelog: string): { version: string; breaking: string[] }[] {
  return changelog
    .split(/^## \[/m)
    .slice(1)
    .map((section) => ({
      version: section.slice(0, section.indexOf("]")),
      breaking: section.split(/^- /m).filter((bullet) => bullet.startsWith("Breaking:")),
    }));
}

/**
 * The changes that no bullet names. A bullet names a change by its coordinate, or a member of many types by its name alone and
 * the number of them: "`clientMutationId` … in all 31 inputs".
 */
export function unnamed(changes: readonly string[], bullets: readonly string[]): string[] {
  const memberOf = (coordinate: string) => coordinate.split(".").at(-1)!;
  return changes.filter((change) => {
    const member = memberOf(change);
    const count = changes.filter((other) => memberOf(other) === member).length;
    const inAll = new RegExp(`\\ball ${count}\\b`);
    return !bullets.some(
      (bullet) => bullet.includes(`\`${change}\``) || (bullet.includes(`\`${member}\``) && inAll.test(bullet)),
    );
  });
}
