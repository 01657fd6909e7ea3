import type { ResponseFieldsFragment } from "../generated/graphql.ts";
import { snippetOf } from "../response/texts.ts";
import { TreeItem } from "./tree-item.tsx";

/** What the rows of both trees need to know of the rest of the page. */
export interface ResponseRows {
  /** Id of the open response. */
  opened: string | undefined;
  /** Ids of the responses with changes that are not saved. */
  unsaved: ReadonlySet<string>;
  onOpen: (id: string) => void;
}

interface Props extends ResponseRows {
  itemKey: string;
  level?: number;
  response: ResponseFieldsFragment;
}

/** A response in a list: its name, and how its text begins. */
export function ResponseItem({ itemKey, level = 1, response, opened, unsaved, onOpen }: Props) {
  return (
    <TreeItem
      itemKey={itemKey}
      level={level}
      isSelected={opened === response.id}
      onActivate={() => onOpen(response.id)}
    >
      <span className="item-name">
        {response.name || "Without a name"}
        {unsaved.has(response.id) && <span className="chip chip-warn">Not saved</span>}
      </span>
      <span className="snippet">{snippetOf(response)}</span>
    </TreeItem>
  );
}
