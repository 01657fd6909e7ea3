import { useQuery } from "@apollo/client/react";
import { LibrariesDocument } from "../generated/graphql.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { LibraryBranch } from "./library-branch.tsx";
import { MoreItem } from "./more-item.tsx";
import type { ResponseRows } from "./response-item.tsx";
import { Tree } from "./tree.tsx";

/** All libraries. Each reads its responses when it is opened. */
export function LibraryTree(rows: ResponseRows) {
  const { data, error, fetchMore, refetch } = useQuery(LibrariesDocument);
  if (error)
    return <ProblemNote title="The libraries could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="muted">Loading…</p>;
  const { nodes, pageInfo, totalCount } = data.libraries;
  return (
    <Tree label="Libraries">
      {nodes.map((library) => (
        <LibraryBranch key={library.id} library={library} {...rows} />
      ))}
      <MoreItem
        itemKey="more"
        keys={nodes.map(({ id }) => id)}
        total={totalCount}
        hasMore={pageInfo.hasNextPage}
        onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </Tree>
  );
}
