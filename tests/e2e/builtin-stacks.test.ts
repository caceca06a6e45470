// What programs get to know of their own stacks: held to real Node, program by program.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'util.getCallSites, in a module and in CommonJS': {
    'main.mjs': `import { getCallSites } from 'node:util';
import { outer } from './other.cjs';
const own = (sites) => sites
  .filter(({ scriptName }) => !scriptName.startsWith('node:'))
  .map(({ scriptId, ...known }) => ({ ...known, id: /^\\d+$/.test(scriptId) }));
class Cook {
  static boil() { return getCallSites(); }
  fry() { return [1].map(() => getCallSites({ sourceMap: false }))[0]; }
}
console.log(own(Cook.boil()));
async function later() { await null; return getCallSites(); }
console.log(own(await later()));
console.log(own([...(function* () { yield getCallSites(); })()][0]));
console.log(own(new Cook().fry()));
console.log(own(outer()));
console.log(Object.getPrototypeOf(getCallSites(1)[0]), getCallSites(1).length, getCallSites.name);
Error.stackTraceLimit = 0;
console.log(own(getCallSites(2)).length);
Error.stackTraceLimit = 10;
Error.prepareStackTrace = () => { throw new Error('not asked'); };
console.log(own(getCallSites(1)));
for (const given of [[0], [201], [1.5], ['x'], [null], [3, null], [{ sourceMap: 1 }], [4, { sourceMap: 'x' }]]) {
  try { getCallSites(...given); console.log('no error', given); }
  catch ({ name, code, message }) { console.log(name, code, message); }
}`,
    'other.cjs': `const util = require('util');
module.exports.outer = function outer() {
  return inner();
};
function inner() { return util.getCallSites(2); }`,
  },
  'stacks of errors that are thrown at, and through, what is imported': {
    'main.mjs': `import { call, tag, boom as bang } from './other.mjs';
import boom from './other.cjs';
import { readFileSync } from 'node:fs';
const own = (error) => error.stack.split('\\n').filter((line) => !/node:/.test(line));
const tried = (job) => { try { job(); } catch (error) { console.log(own(error)); } };
tried(() => call(() => { bang(); }));
tried(() => 1 + bang('x'));
tried(() => { tag\`x\`; });
tried(() => { bang ( ); });
tried(() => { bang /* one */ /* ( */ (); });
tried(() => { bang // two (
  (); });
tried(() => bang?.());
tried(() => boom());
tried(() => [bang, bang].map((each) => each()));
tried(() => { new bang(); });
tried(() => { readFileSync({}); });
const late = new RangeError('first');
late.message = 'then';
console.log(own(late)[0]);
try { readFileSync({}); } catch (error) { error.message = 'other'; console.log(own(error)[0], Object.keys(error)); }`,
    'other.mjs': `export function boom() { throw new Error('boom'); }
export const call = (job) => job();
export function tag() { return boom(); }`,
    'other.cjs': `module.exports = function () { throw new TypeError('from CommonJS'); };`,
  },
  "a program's own Error.prepareStackTrace": {
    'main.mjs': `import { callsites } from './other.cjs';
const before = Error.prepareStackTrace;
console.log(typeof before);
const told = (site) => [
  site.getFileName(), site.getScriptNameOrSourceURL(), site.getLineNumber(), site.getColumnNumber(),
  site.getFunctionName(), site.getTypeName(), site.getMethodName(), site.isAsync(),
  site.isConstructor(), site.isEval(), site.isNative(), site.isToplevel(), String(site),
];
Error.prepareStackTrace = (error, sites) => [error.message, sites.filter((site) => !site.getFileName()?.startsWith('node:')).map(told)];
class Cook {
  constructor() { this.error = new Error('made in a constructor'); }
  async fry() { await null; return new Error('after an await'); }
  [Symbol.iterator]() { return new Error('in a method named by a symbol'); }
}
console.log(new Cook().error.stack);
console.log((await new Cook().fry()).stack);
console.log(new Cook()[Symbol.iterator]().stack);
const holder = {};
(function captured() { Error.captureStackTrace(holder, captured); })();
console.log(holder.stack);
Error.prepareStackTrace = before;
console.log(new Error('as before').stack.split('\\n').slice(0, 2));
console.log(callsites().map(({ getFileName }, index, all) => all[index].getFileName()).slice(0, 2));
Error.prepareStackTrace = undefined;
console.log(new Error('again').stack.split('\\n').slice(0, 2));
Error.prepareStackTrace = () => { throw new TypeError('while preparing'); };
try { new Error('x').stack; } catch (error) { Error.prepareStackTrace = before; console.log(error.message); }`,
    'other.cjs': `exports.callsites = () => {
  const before = Error.prepareStackTrace;
  try {
    let sites = [];
    Error.prepareStackTrace = (_, given) => { sites = given.slice(1); return sites; };
    new Error().stack;
    return sites;
  } finally { Error.prepareStackTrace = before; }
};`,
  },
};

for (const [name, files] of Object.entries(programs)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, files);
  });
}
