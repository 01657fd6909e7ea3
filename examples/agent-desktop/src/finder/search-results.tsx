import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { useAnnounce } from "../announce.tsx";
import { SearchDocument } from "../generated/graphql.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { MoreItem } from "./more-item.tsx";
import { ResponseItem } from "./response-item.tsx";
import type { ResponseRows } from "./response-item.tsx";
import { Tree } from "./tree.tsx";

interface Props extends ResponseRows {
  phrase: string;
}

/**
 * What the search has found. Apollo Client keeps answers apart by their phrase, so a late answer never replaces a newer one; until
 * the newer one is there, the results before it stay.
 */
export function SearchResults({ phrase, ...rows }: Props) {
  const { data, previousData, error, fetchMore, refetch } = useQuery(SearchDocument, { variables: { phrase } });
  const announce = useAnnounce();
  const found = data?.searchResponses;
  const count = found && countOf(found);
  useEffect(() => {
    if (count !== undefined) announce(count);
  }, [announce, count, phrase]);
  if (error) return <ProblemNote title="The search failed" error={error} onRetry={() => void refetch()} />;
  const results = found ?? previousData?.searchResponses;
  if (!results) return <p className="muted">Searching…</p>;
  const { nodes, pageInfo, totalCount } = results;
  return (
    <div aria-busy={!found} className="results">
      <p className="muted">{countOf(results)}</p>
      {nodes.length > 0 && (
        <Tree label={found ? `Results for ${phrase}` : "Results"}>
          {nodes.map((response) => (
            <ResponseItem key={response.id} itemKey={response.id} response={response} {...rows} />
          ))}
          <MoreItem
            itemKey="more"
            keys={nodes.map(({ id }) => id)}
            total={totalCount}
            hasMore={found !== undefined && pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </Tree>
      )}
    </div>
  );
}

function countOf({ nodes, totalCount }: { nodes: readonly unknown[]; totalCount: number | null }): string {
  const count = totalCount ?? nodes.length;
  return count === 1 ? "1 response" : `${count} responses`;
}
