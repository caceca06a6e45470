// What is computed at once, or in a later turn for a callback.

type Callback = (error: Error | null, ...results: unknown[]) => void;

/**
 * Gives what `compute` gives, or hands it to the callback in a turn of the loop's own; `type` is what Node
 * calls the resource.
 */
export function inTurn<T>(
  later: (job: () => void, type: string) => void,
  type: string,
  callback: unknown,
  compute: () => T,
  spread: (result: T) => unknown[] = (result) => [result],
  failed: (error: Error) => Error = (error) => error,
): T | undefined {
  if (callback === undefined) return compute();
  const call = callback as Callback;
  later(() => {
    let results: unknown[];
    try {
      results = spread(compute());
    } catch (error) {
      call(failed(error as Error));
      return;
    }
    call(null, ...results);
  }, type);
  return undefined;
}
