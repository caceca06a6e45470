// The parts of the kernel, by name: each is `parts/<name>.ts`, a script of its own.

// For their types alone: whoever imports this file as more has every part in its own bundle.
export * as absent from '../../parts/absent.ts';
export * as asserting from '../../parts/asserting.ts';
export * as buffer from '../../parts/buffer.ts';
export * as children from '../../parts/children.ts';
export * as cluster from '../../parts/cluster.ts';
export * as commands from '../../parts/commands.ts';
export * as domains from '../../parts/domains.ts';
export * as files from '../../parts/files.ts';
export * as hooking from '../../parts/hooking.ts';
export * as inspecting from '../../parts/inspecting.ts';
export * as lexing from '../../parts/lexing.ts';
export * as measuring from '../../parts/measuring.ts';
export * as modules from '../../parts/modules.ts';
export * as readline from '../../parts/readline.ts';
export * as rewriting from '../../parts/rewriting.ts';
export * as streams from '../../parts/streams.ts';
export * as utilities from '../../parts/utilities.ts';
export * as v8 from '../../parts/v8.ts';
export * as vm from '../../parts/vm.ts';
export * as webstreams from '../../parts/webstreams.ts';
export * as asymmetric from '../../parts/rare/asymmetric.ts';
export * as brotli from '../../parts/rare/brotli.ts';
export * as ciphers from '../../parts/rare/ciphers.ts';
export * as crypto from '../../parts/rare/crypto.ts';
export * as globbing from '../../parts/rare/globbing.ts';
export * as quantum from '../../parts/rare/quantum.ts';
export * as testing from '../../parts/rare/testing.ts';
export * as webcrypto from '../../parts/rare/webcrypto.ts';
export * as zlib from '../../parts/rare/zlib.ts';
