/** What a generated resolver type answers, without promises. */
type Answered<R> =
  NonNullable<R> extends infer F ? (F extends (...args: never[]) => infer T ? Awaited<T> : never) : never;

/** The objects in a value: without `null`, errors and the lists around them. */
type Objects<T> = T extends Error | null | undefined
  ? never
  : T extends Promise<infer Value>
    ? Objects<Value>
    : T extends readonly (infer Item)[]
      ? Objects<Item>
      : T;

/**
 * The fields that the answered type takes from its parent and that this value cannot have. An optional field makes a bare
 * reference fit the type of a whole entity; its missing fields would all be `null`.
 */
type Beyond<Held, Wanted> = Exclude<keyof Objects<Wanted>, keyof Objects<Held> | "__typename">;

type FieldOf<R> = Exclude<keyof R, "__isTypeOf" | "__resolveType">;

/** The fields that the default resolver cannot answer: the parent lacks them, or holds another shape or only a part of it. */
type Missing<R, Parent> = {
  [Field in FieldOf<R>]: Field extends keyof Parent
    ? Parent[Field] extends Answered<R[Field]>
      ? [Beyond<Parent[Field], Answered<R[Field]>>] extends [never]
        ? never
        : Field
      : Field
    : Field;
}[FieldOf<R>];

/**
 * The resolvers of a type, with those required that its parent makes necessary. Generated types leave every resolver optional;
 * with this one tsc names a forgotten field. A parent that is a reference or a whole entity is a union of the two: what only the
 * entity has needs a resolver.
 */
export type Complete<R, Parent> = R & { [Field in Missing<R, Parent> & keyof R]-?: NonNullable<R[Field]> };

/** The object types whose parent cannot answer every field by itself. */
type Demanding<Resolvers, Parents> = {
  [Type in keyof Resolvers & keyof Parents]-?: Parents[Type] extends object
    ? [Missing<NonNullable<Resolvers[Type]>, Parents[Type]>] extends [never]
      ? never
      : Type
    : never;
}[keyof Resolvers & keyof Parents];

/** The resolvers of a graph: a type with a field that needs a resolver cannot be left out. */
export type CompleteTypes<Resolvers, Parents> = Resolvers & {
  [Type in Demanding<Resolvers, Parents>]-?: Complete<NonNullable<Resolvers[Type]>, Parents[Type]>;
};
