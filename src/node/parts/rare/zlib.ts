// A part: `node:zlib`.
export { createCompressionStreams } from '../../builtins/zlib/compression-streams.ts';
export { createZlib } from '../../builtins/zlib/zlib.ts';
