// The lexer that Node reads the names of CommonJS exports with: its package gives the one that is
// plain JavaScript to `require` alone, and WebAssembly to `import`.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
module.exports = require('cjs-module-lexer');
