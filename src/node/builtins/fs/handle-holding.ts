// Who uses a `FileHandle` besides its owner: while somebody does, it is not really closed.

export const hold = Symbol('kRef');
export const release = Symbol('kUnref');

/** What a stream wants of a `FileHandle`: its calls may be the program's own. */
export interface HeldHandle {
  readonly fd: number;
  read(...given: unknown[]): Promise<object>;
  write(...given: unknown[]): Promise<object>;
  writev(...given: unknown[]): Promise<object>;
  sync(): Promise<unknown>;
  close(): Promise<void>;
  on(event: string, listener: () => void): unknown;
  [hold](): void;
  [release](): void;
}

type Done = (error: unknown, ...results: unknown[]) => void;
type Call = (...given: unknown[]) => Promise<object>;

function settle(promise: Promise<unknown>, done: Done): void {
  promise.then(() => {
    done(undefined);
  }, done);
}

/** The calls of `fs` that a stream makes, made on a handle instead of its descriptor. */
export function callsOf(handle: HeldHandle) {
  const onHandle =
    (name: 'read' | 'write' | 'writev', count: string) =>
    (_fd: unknown, ...given: unknown[]): void => {
      const done = given.pop() as Done;
      const call: Call = handle[name];
      call.apply(handle, given).then(
        (result) => {
          done(null, Reflect.get(result, count), given[0]);
        },
        (error: unknown) => {
          done(error, 0, given[0]);
        },
      );
    };
  return {
    open: (): never => {
      throw new TypeError('a handle is open');
    },
    read: onHandle('read', 'bytesRead'),
    write: onHandle('write', 'bytesWritten'),
    writev: onHandle('writev', 'bytesWritten'),
    close: (...[, done]: unknown[]): void => {
      handle[release]();
      settle(handle.close(), done as Done);
    },
    fsync: (...[, done]: unknown[]): void => {
      settle(handle.sync(), done as Done);
    },
  };
}
