// What a block says to whoever listens, as any script of a page hears it: from the document.

import type { Page } from '@playwright/test';
import type { BlockEvents } from '../../src/playground/block/events.ts';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

type Told = {
  readonly [Name in keyof BlockEvents]: {
    readonly name: Name;
    readonly example: string;
    readonly composed: boolean;
    readonly detail: BlockEvents[Name];
  };
}[keyof BlockEvents];

/** Has a script of the page listen on its document, before anything else runs. */
async function listen(page: Page): Promise<() => Promise<readonly Told[]>> {
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    for (const name of ['run-start', 'run-event', 'run-end', 'edit', 'reset']) {
      document.addEventListener(name, (event) => {
        if (!(event instanceof CustomEvent) || !(event.target instanceof HTMLElement)) return;
        const { example } = event.target.dataset;
        told.push({ name, example, composed: event.composed, detail: event.detail as unknown });
      });
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { told: readonly Told[] }).told);
}

test('a run is told from its start, event by event, to its result and verdict', async ({
  page,
  openHome,
}) => {
  const told = await listen(page);
  await openHome('en');
  await page.goto(addressOfExample('one-turn'));
  const block = new Block(page, 'one-turn');
  await block.run.click();
  await expect(block.root).toHaveAttribute('data-verdict', 'same');
  const all = await told();
  expect(all.every(({ example, composed }) => example === 'one-turn' && composed)).toBe(true);
  const [start, ...rest] = all;
  expect(start).toMatchObject({
    name: 'run-start',
    detail: { isOriginal: true, program: { entry: 'main.mjs' } },
  });
  const end = rest.pop();
  expect(end).toMatchObject({
    name: 'run-end',
    detail: {
      outcome: { kind: 'exited', code: 0 },
      place: { engine: 'stackblitz' },
      verdict: { kind: 'same' },
    },
  });
  const events = rest.flatMap((each) => (each.name === 'run-event' ? [each.detail] : []));
  expect(events).toHaveLength(rest.length);
  expect(events[0]?.kind).toBe('started');
  expect(events.at(-1)?.kind).toBe('exited');
  const printed = events.flatMap((event) => ('text' in event ? [event.text] : [])).join('');
  expect(printed.trimEnd().split('\n')).toEqual(await block.text());
});

test('a run that is stopped, replaced or cannot begin has one end, too', async ({
  page,
  openHome,
}) => {
  const told = await listen(page);
  const block = await openHome('en');
  await runProgram(block, 'setInterval(() => console.log("tick"), 20);\n');
  await expect(block.output).toContainText('tick');
  await block.stop.click();
  await runProgram(block, 'setInterval(() => console.log("tock"), 20);\n');
  await expect(block.output).toContainText('tock');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(block.output).toContainText('tock');
  await block.stop.click();
  await block.hasState('stopped');
  const runs = (await told()).filter(({ name }) => name !== 'run-event');
  expect(runs.map(({ name }) => name)).toEqual([
    'run-start',
    'run-end',
    'run-start',
    'run-end',
    'run-start',
    'run-end',
  ]);
  for (const { name, detail } of runs) {
    if (name === 'run-start') expect(detail.isOriginal).toBe(false);
    if (name !== 'run-end') continue;
    expect(detail.outcome.kind).toBe('stopped');
    expect(detail.verdict).toBeUndefined();
  }
});

test('an edit and a reset are told, with the files', async ({ page, openHome }) => {
  const told = await listen(page);
  const block = await openHome('zh-tw');
  const original = await block.root.locator('code').first().textContent();
  await block.root.locator('[data-action="edit"]').click();
  await expect(block.root.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('1;');
  await block.root.locator('[data-action="reset"]').click();
  await block.root.locator('[data-action="reset-now"]').click();
  await block.root.locator('[data-action="undo-reset"]').click();
  await expect(block.root).toHaveAttribute('data-edited');
  const edited = { files: { 'main.mjs': '1;' }, isEdited: true };
  expect(await told()).toMatchObject([
    { name: 'edit', example: 'interleave', composed: true, detail: edited },
    { name: 'reset', detail: { files: { 'main.mjs': original }, isEdited: false } },
    { name: 'edit', detail: edited },
  ]);
});

test('a listener that throws takes nothing from the block', async ({ page, openHome }) => {
  await page.addInitScript(() => {
    document.addEventListener('run-event', () => {
      throw new Error('not the fault of the block');
    });
  });
  const block = await openHome('en');
  await runProgram(block, 'console.log("on");\n');
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['on']);
});
