// What a thread asks and hears of the locks of its process (`navigator.locks`).

export type LockMode = 'exclusive' | 'shared';

/** One lock that is wanted; `id` is its thread's number for it. */
export interface LockRequest {
  readonly id: number;
  readonly name: string;
  readonly mode: LockMode;
  readonly steal: boolean;
  readonly ifAvailable: boolean;
}

export type LockQuestion =
  | { readonly kind: 'request'; readonly request: LockRequest }
  | { readonly kind: 'release'; readonly id: number }
  | { readonly kind: 'query' };

/** What has changed for one thread: its requests and locks, by its own numbers. */
export interface LockNews {
  readonly granted: readonly number[];
  readonly stolen: readonly number[];
  /** Asked for `ifAvailable`, and not available. */
  readonly refused: readonly number[];
}

type Told = Pick<LockRequest, 'name' | 'mode'>;

/** What a thread holds and waits for itself: of other threads Node does not tell. */
export interface LockSnapshot {
  readonly held: readonly Told[];
  readonly pending: readonly Told[];
}
