// What waits until ports have heard that the thread of their other ends is gone.

interface Farewell {
  readonly ports: Set<MessagePort>;
  readonly then: () => void;
}

/** The ports that have yet to hear it, and what comes when the last of them has. */
export class Farewells {
  readonly #open = new Set<Farewell>();

  await(ports: readonly MessagePort[], then: () => void): void {
    if (ports.length === 0) then();
    else this.#open.add({ ports: new Set(ports), then });
  }

  /** This port has heard it, or is not to any more. */
  heard(port: MessagePort): void {
    for (const each of this.#open) {
      if (!each.ports.delete(port) || each.ports.size > 0) continue;
      this.#open.delete(each);
      each.then();
    }
  }
}
