// What is told of a port that goes along with a message.

export interface MovedPort {
  readonly port: MessagePort;
  /** The thread that its other end is in, where that is known. */
  readonly otherEnd: number | undefined;
}
