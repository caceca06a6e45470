// Looks at StackBlitz as a reader does: by the Run buttons of the built site.
import type { Page } from '@playwright/test';
import type { RunEvent } from '../../src/engine/types.ts';
import type { Example } from '../../src/example/example.ts';
import { linesOf } from '../../src/example/lines.ts';
import { checkProperty } from '../../src/example/property.ts';
import type { RunEnd } from '../../src/playground/block/events.ts';
import { examplesByAddress } from '../e2e/addresses.ts';
import { Block } from '../e2e/block.ts';
import { probes, type Probe } from './probes.ts';
import type { Finding, Report } from './report.ts';

/** What the page heard of a block's run. */
interface Heard {
  readonly events: RunEvent[];
  end?: RunEnd;
}

declare global {
  var heard: Heard;
}

/** Longer than a boot and a run on a slow day, in milliseconds. */
const limit = 60_000;

/** A program may take so many times as long as it took when it was recorded. */
const patience = 10;

/** StackBlitz ran nothing at all. */
export class EngineFailure extends Error {}

/** What was seen, without the day. */
export type Seen = Omit<Report, 'date' | 'origin' | 'browser'>;

/**
 * Runs the examples of these ids, or all, and the probes. `begun` hears of each. Rejects with
 * {@link EngineFailure} where StackBlitz runs nothing.
 */
export async function examine(
  page: Page,
  ids: readonly string[],
  begun: (id: string) => void,
): Promise<Seen> {
  await page.addInitScript(() => {
    document.addEventListener('run-start', () => (globalThis.heard = { events: [] }));
    document.addEventListener('run-event', ({ detail }) => globalThis.heard.events.push(detail));
    document.addEventListener('run-end', ({ detail }) => (globalThis.heard.end = detail));
  });
  const nodes = new Set<string>();

  async function run(id: string, within: number, prepare?: (block: Block) => Promise<void>) {
    const block = new Block(page, id);
    await block.run.waitFor();
    return runBlock(page, block, within, prepare);
  }

  function find(id: string, { events, end }: Heard, broken: string | undefined): Finding {
    const { outcome, place } = end ?? {};
    if (place?.engine === 'stackblitz') nodes.add(place.nodeVersion);
    if (outcome?.kind === 'failed' && nodes.size === 0) {
      throw new EngineFailure(JSON.stringify(outcome.failure));
    }
    const nameless = events.find(({ at, source }) => !(at >= 0) || source.pid <= 0);
    const because = broken ?? (nameless && 'An event has no source or no time.');
    return {
      id,
      holds: because === undefined,
      ...(place && { engine: place.engine }),
      ...(outcome?.kind === 'exited' && { took: Math.round(outcome.duration) }),
      ...(because !== undefined && { because }),
    };
  }

  async function tryExample({ id, property, recording }: Example): Promise<Finding> {
    begun(id);
    const heard = await run(id, limit + patience * (recording?.result.duration ?? 0));
    const { outcome } = heard.end ?? {};
    if (outcome && outcome.kind !== 'failed') {
      return find(id, heard, checkProperty(property, heard.events, outcome));
    }
    const finding = find(id, heard, `The engine failed: ${JSON.stringify(outcome?.failure)}`);
    // What has failed may be gone until the page is loaded anew.
    await page.reload();
    return finding;
  }

  async function tryAbility({ ability, code, types }: Probe): Promise<Finding> {
    begun(ability);
    const heard = await run('interleave', limit / 2, async (block) => {
      await block.replaceFile('main.mjs', code);
      await block.run.click();
      if (types === undefined) return;
      await block.root.getByRole('textbox', { name: 'Input' }).fill(types);
      await page.keyboard.press('Enter');
    });
    const said = linesOf(heard.events).map(({ text }) => text);
    const isThere = said.includes('yes') && heard.end?.outcome.kind === 'exited';
    return find(ability, heard, isThere ? undefined : said.join('\n') || 'It never said so.');
  }

  const examples: Finding[] = [];
  for (const [address, shown] of await examplesByAddress()) {
    const wanted = shown.filter(({ id }) => ids.length === 0 || ids.includes(id));
    if (wanted.length === 0) continue;
    await page.goto(`${address}?engine=stackblitz`);
    for (const example of wanted) examples.push(await tryExample(example));
  }
  await page.goto('/en/?engine=stackblitz');
  const abilities: Finding[] = [];
  for (const probe of probes) abilities.push(await tryAbility(probe));
  return { node: [...nodes].join(', '), examples, abilities };
}

/** Presses Run, and Stop where the program goes on for too long. */
async function runBlock(
  page: Page,
  block: Block,
  within: number,
  start = (pressed: Block): Promise<void> => pressed.run.click(),
): Promise<Heard> {
  await page.evaluate(() => (globalThis.heard = { events: [] }));
  await start(block);
  const ended = (): boolean => globalThis.heard.end !== undefined;
  try {
    await page.waitForFunction(ended, undefined, { timeout: within });
  } catch {
    await block.stop.click();
    await page.waitForFunction(ended);
  }
  return page.evaluate(() => globalThis.heard);
}
