// The stand-in for StackBlitz runs the Node that StackBlitz would.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeContainer } from '../support/stackblitz/container.ts';

/** What Node a container of these files runs. */
async function served(files: Readonly<Record<string, string>>): Promise<string> {
  const container = await makeContainer();
  try {
    const d = Object.fromEntries(
      Object.entries(files).map(([name, c]) => [name, { f: { c } }] as const),
    );
    await container.load(Buffer.from(JSON.stringify({ d })));
    return await new Promise((resolve) => {
      let printed = '';
      const output = (data: Buffer, more: () => void): void => {
        printed += data.toString();
        more();
      };
      const closed = (): void => resolve(printed.trim());
      container.run(
        { command: 'node', args: ['--version'] },
        { output, exit: () => undefined, closed },
      );
    });
  } finally {
    await container.close();
  }
}

const asked = {
  'nothing asked for: 20': [{}, /^v20\./],
  'engines in package.json: 22': [
    { 'package.json': '{ "engines": { "node": "22.22.0" } }' },
    /^v22\./,
  ],
  'a file .nvmrc: 22': [{ '.nvmrc': 'v22.22.0\n' }, /^v22\./],
  'another version than it has: 20': [
    { 'package.json': '{ "engines": { "node": ">=24" } }', '.nvmrc': 'v24.0.0' },
    /^v20\./,
  ],
} as const;

for (const [name, [files, version]] of Object.entries(asked)) {
  test(name, async () => assert.match(await served(files), version));
}
