// The Node this kernel imitates: the version its programs see.

/** As `process.version` spells it. It follows the Node that the project pins. */
export const nodeVersion = 'v24.21.0';
