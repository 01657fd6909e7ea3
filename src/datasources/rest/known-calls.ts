/** Calls of one kind that are kept at most, twice over: a new generation begins when one is full. */
const MOST = 4096;

/** The same function, which builds the call for one text once as long as it is asked for now and then. Calls are never changed. */
export function knownCalls<T>(build: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const call = old.get(text) ?? build(text);
    if (young.size >= MOST) {
      old = young;
      young = new Map();
    }
    young.set(text, call);
    return call;
  };
}
