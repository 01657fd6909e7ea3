/** Words that hide who does what. A text of the project names the client, the caller or the file instead. */
export const VAGUE_WORDS = /\b(nobody|somebody|whoever|anew)\b/i;
