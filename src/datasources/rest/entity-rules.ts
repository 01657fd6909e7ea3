import type { EntityState } from "./entity-state.ts";

/** The entities that an answer shows, as far as this gateway writes them. */
export interface EntityRules {
  /** Kind of the rows of a list, or of the one entity. */
  kind: string;
  /** The id of the one entity that the call reads. Left out: the call reads a list, or which entity is chosen. */
  id?: string;
  /** The call reads which entity is chosen, such as a default: `default-setting:organization`. */
  choice?: string;
  /** The call reads one object without an id: `threading-timeline:organization`. */
  object?: string;
  /** Fields of a row that hold such an object -> the first part of its name; the second one is the id of the row. */
  objects?: Readonly<Record<string, string>>;
  /** The entity that the list belongs to: `library:4711`. A list does not exist without it. */
  owner?: string;
  /** Fields of a row that refer to other entities -> the kinds of these. */
  references?: Readonly<Record<string, string>>;
  /** A row is deleted together with any entity that this field refers to. */
  deletedWith?: string;
  /** Fields that a read answers and a write does not. */
  onlyRead?: readonly string[];
  /** Whether the list contains this state of an entity; undefined where only Genesys Cloud can tell. */
  contains?: (state: EntityState) => boolean | undefined;
}

/** What replicas remember of a write that chooses an entity, such as a default. */
export interface ChosenState {
  /** Left out: no entity is chosen. */
  chosen?: EntityState;
}

/** Under this name replicas remember what was written of an entity. */
export const entityName = (kind: string, id: string): string => `${kind}:${id}`;
