// The command that looks at StackBlitz, pointed at the stand-in: what it finds, and how it ends.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Report } from '../stackblitz/report.ts';
import { expect, test } from './engines.ts';

interface Checked {
  readonly code: number | null;
  readonly errors: string;
  readonly report: Report | undefined;
}

/** Checks these examples and the abilities. */
async function check(origin: string, ...ids: string[]): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), 'check-'));
  const command = ['tests/stackblitz/check.ts', '--origin', origin, '--report', folder, ...ids];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  const report = await readFile(join(folder, 'report.json'), 'utf8').then(
    (json) => JSON.parse(json) as Report,
    () => undefined,
  );
  await rm(folder, { recursive: true });
  return { code, errors, report };
}

const held = ({ examples = [], abilities = [] }: Partial<Report> = {}): Record<string, boolean> =>
  Object.fromEntries([...examples, ...abilities].map(({ id, holds }) => [id, holds]));

test('Node 24 has all abilities; what it keeps is in the report', async ({ standIn }) => {
  standIn.serveNode('24');
  const { code, report } = await check(standIn.origin, 'settle-later');
  expect(code).toBe(3);
  expect(report?.node).toMatch(/^v24\./);
  expect(held(report)).toEqual({
    'settle-later': true,
    'ends-busy-threads': true,
    'shared-memory': true,
    'standard-input': true,
    sockets: true,
    'node-22': true,
    'node-24': true,
  });
  expect(report?.examples[0]?.took).toBeGreaterThan(0);
});

test('a Node that shares no memory and reads no file first: found, and why', async ({
  standIn,
}) => {
  standIn.serveNode('20');
  await standIn.misbehave('no-shared-memory');
  const { code, report } = await check(standIn.origin, 'same-memory');
  expect(code).toBe(3);
  expect(report?.node).toMatch(/^v20\./);
  expect(held(report)).toMatchObject({
    'same-memory': false,
    'shared-memory': false,
    'node-22': false,
  });
  expect(report?.examples[0]?.because).toBeTruthy();
});

test('nothing answers, or nothing boots: a code of its own, and no report', async ({ standIn }) => {
  await standIn.misbehave('build-rejects');
  const booting = await check(standIn.origin);
  expect(booting).toMatchObject({ code: 4, report: undefined });
  expect(booting.errors).toContain('answers, but runs nothing');
  await standIn.misbehave('refuse');
  const refused = await check(standIn.origin);
  expect(refused).toMatchObject({ code: 4, report: undefined });
  expect(refused.errors).toContain('cannot be reached from here');
});
