/** What is known at once, or later. A promise for each of many values that are known costs more than the values. */
export type PromiseOrValue<T> = Promise<T> | T;

/** Passes the value on, at once where it is known. */
export function passOn<T, R>(value: PromiseOrValue<T>, change: (value: T) => PromiseOrValue<R>): PromiseOrValue<R> {
  return value instanceof Promise ? value.then(change) : change(value);
}
