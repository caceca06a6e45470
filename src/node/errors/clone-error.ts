// What cannot go in a message, in Node's words.

/** A `DataCloneError`. */
export function cloneError(message: string): DOMException {
  return new DOMException(message, 'DataCloneError');
}

/** Of what may only be moved, and does not stand in the transfer list. */
export function notListed(): DOMException {
  return cloneError(
    'Object that needs transfer was found in message but not listed in transferList',
  );
}
