// A port's listeners, each under a key by which it is found again.

export type EventListener = (event: Event) => unknown;

/** What the browser calls for each listener, by event type and key. */
export class PortListeners {
  readonly #byType = new Map<string, Map<unknown, EventListener>>();

  /** False where there is one of that type and key. */
  add(type: string, key: unknown, listener: EventListener): boolean {
    const ofType = this.#byType.get(type) ?? new Map<unknown, EventListener>();
    this.#byType.set(type, ofType);
    if (ofType.has(key)) return false;
    ofType.set(key, listener);
    return true;
  }

  /** The one that was there. */
  remove(type: string, key: unknown): EventListener | undefined {
    const ofType = this.#byType.get(type);
    const listener = ofType?.get(key);
    ofType?.delete(key);
    return listener;
  }

  count(type: string): number {
    return this.#byType.get(type)?.size ?? 0;
  }

  /** The keys for each type that has any. */
  keys(): ReadonlyMap<string, readonly unknown[]> {
    const all = [...this.#byType].map(([type, ofType]) => [type, [...ofType.keys()]] as const);
    return new Map(all.filter(([, keys]) => keys.length > 0));
  }
}
