// A program that tells of every export of every built-in module what it is, two levels deep.

/** Its text. It prints JSON: for each path what is there, in one line that can be compared. */
export const mirrorProgram = `
import module from 'node:module';
process.on('warning', () => undefined);
const told = {};
const attributes = ({ enumerable, configurable, writable, get, set }) =>
  (enumerable ? 'e' : '-') + (configurable ? 'c' : '-') +
  (get || set ? (get ? 'g' : '-') + (set ? 's' : '-') : writable ? 'w' : '-');
const kindOf = (value) => {
  if (value === null) return 'null';
  if (typeof value === 'function') return 'function ' + value.name + ' ' + value.length;
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : Object.getPrototypeOf(value) === null ? 'bare object' : 'object';
  return typeof value;
};
const known = new Set(Object.getOwnPropertyNames(Symbol).map((name) => Symbol[name]));
/** Not those that Node marks as its own, nor symbols that only it knows. */
const publicKeys = (value) => Reflect.ownKeys(value).filter((key) => key !== 'constructor' && (typeof key === 'symbol' ? known.has(key) : !key.startsWith('_')));
const skipped = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);
function tell(path, holder, key, depth) {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key);
  let value;
  try { value = holder[key]; } catch (error) { told[path] = attributes(descriptor) + ' throws'; return; }
  told[path] = attributes(descriptor) + ' ' + kindOf(value);
  if (depth === 0 || value === null || !['object', 'function'].includes(typeof value)) return;
  look(path, value, depth - 1);
}
function look(path, value, depth) {
  if (Array.isArray(value)) return;
  for (const key of publicKeys(value)) {
    if (typeof value === 'function' && skipped.has(key)) continue;
    tell(path + '.' + String(key), value, key, depth);
  }
  if (typeof value !== 'function') return;
  const { prototype } = value;
  if (prototype === undefined || prototype === null) return;
  const parent = Object.getPrototypeOf(value);
  const keys = publicKeys(prototype);
  // A function that is no class: what it has for a prototype says nothing.
  if (keys.length === 0 && parent === Function.prototype && !/^class\b/.test(value)) return;
  for (const key of keys) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    const kind = 'value' in descriptor ? kindOf(descriptor.value) : 'accessor';
    told[path + '#' + String(key)] = attributes(descriptor) + ' ' + kind;
  }
  told[path + ' extends'] = parent === null ? 'nothing' : parent.name || 'nothing';
  try {
    told[path + ' extended'] = typeof class extends value {};
  } catch (error) {
    told[path + ' extended'] = error.name;
  }
}
for (const name of module.builtinModules) {
  if (name.startsWith('_') || name === 'wasi') continue;
  const { default: exports } = await import(name.startsWith('node:') ? name : 'node:' + name);
  const short = name.replace('node:', '');
  told[short] = kindOf(exports);
  look(short, exports, 1);
}
console.log(JSON.stringify(told));
`;
