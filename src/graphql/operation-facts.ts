/** What is known of an operation beside its values. */
export interface OperationFacts {
  /** `query` or `mutation`. Undefined where the document could not be read. */
  type?: string | undefined;
  /** Undefined where it has no name. */
  name?: string | undefined;
  /** The SHA-256 hash of the document, in hexadecimal digits. */
  document?: string | undefined;
}
