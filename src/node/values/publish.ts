// Node's diagnostics channels, as the kernel's own modules use them.

/** Publishes on a channel by its name; the message is made only where somebody listens. */
export type Publish = (name: string, message: () => unknown) => void;
