// The method by which an object says how it is to be shown.

/** `util.inspect.custom`. */
export const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
