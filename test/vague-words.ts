/** Words that hide who does what. A text of the project names the client, the caller or the file instead. */
export const VAGUE_WORDS = /\b((no|some)body|who(ever)|a(new))\b/i;
