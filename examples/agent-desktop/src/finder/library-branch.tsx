import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { LibraryResponsesDocument } from "../generated/graphql.ts";
import { MoreItem } from "./more-item.tsx";
import { ProblemItem } from "./problem-item.tsx";
import { ResponseItem } from "./response-item.tsx";
import type { ResponseRows } from "./response-item.tsx";
import { TreeItem } from "./tree-item.tsx";

interface Props extends ResponseRows {
  library: { id: string; name: string | null };
}

/** A library, and below it its responses once it is open. */
export function LibraryBranch({ library, ...rows }: Props) {
  const [isExpanded, setExpanded] = useState(false);
  const { data, error, loading, refetch } = useResponses(library.id, isExpanded);
  return (
    <>
      <TreeItem
        itemKey={library.id}
        isExpanded={isExpanded}
        isBusy={isExpanded && loading}
        onActivate={() => setExpanded(!isExpanded)}
      >
        <span className="item-name">
          {library.name || "Without a name"}
          {data && data.responses !== null && <span className="count">{data.responses.totalCount}</span>}
        </span>
      </TreeItem>
      {isExpanded && error && (
        <ProblemItem itemKey={`${library.id}/problem`} level={2} error={error} onRetry={() => void refetch()} />
      )}
      {isExpanded && !error && <Responses libraryId={library.id} {...rows} />}
    </>
  );
}

const useResponses = (libraryId: string, isExpanded: boolean) =>
  useQuery(LibraryResponsesDocument, { variables: { libraryId }, skip: !isExpanded });

function Responses({ libraryId, ...rows }: ResponseRows & { libraryId: string }) {
  const { data, fetchMore } = useResponses(libraryId, true);
  if (!data) return <Hint libraryId={libraryId} text="Loading…" />;
  if (data.responses === null) return <Hint libraryId={libraryId} text="This library does not exist any more" />;
  const { nodes, pageInfo, totalCount } = data.responses;
  if (nodes.length === 0) return <Hint libraryId={libraryId} text="No responses" />;
  return (
    <>
      {nodes.map((response) => (
        <ResponseItem
          key={response.id}
          itemKey={`${libraryId}/${response.id}`}
          level={2}
          response={response}
          {...rows}
        />
      ))}
      <MoreItem
        itemKey={`${libraryId}/more`}
        level={2}
        keys={nodes.map(({ id }) => `${libraryId}/${id}`)}
        total={totalCount}
        hasMore={pageInfo.hasNextPage}
        onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </>
  );
}

function Hint({ libraryId, text }: { libraryId: string; text: string }) {
  return (
    <TreeItem itemKey={`${libraryId}/hint`} level={2} className="muted" onActivate={() => {}}>
      {text}
    </TreeItem>
  );
}
