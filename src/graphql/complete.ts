/** What a generated resolver type answers, without promises. */
type Answer<R> =
  NonNullable<R> extends infer F ? (F extends (...args: never[]) => infer T ? Awaited<T> : never) : never;

/** The fields that the default resolver cannot answer: the parent lacks them or holds them in another shape. */
type Missing<R, Parent> = {
  [Field in Exclude<keyof R, "__isTypeOf" | "__resolveType">]: Field extends keyof Parent
    ? Parent[Field] extends Answer<R[Field]>
      ? never
      : Field
    : Field;
}[Exclude<keyof R, "__isTypeOf" | "__resolveType">];

/**
 * The resolvers of a type with every resolver required that its parent makes necessary, so that tsc names a field
 * whose resolver was forgotten: the generated types alone leave every resolver optional.
 */
export type Complete<R, Parent> = R & { [Field in Missing<R, Parent> & keyof R]-?: NonNullable<R[Field]> };
