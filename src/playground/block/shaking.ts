// Shaking a block: the seed by which the built-in engine makes other choices, and where it is set.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { ShakeStrings } from '../../i18n/strings/tools/types.ts';
import sheet from '../../styles/block-shake.css?url';
import { loadSheet } from '../../styles/load-sheet.ts';
import type { Block } from './block.ts';
import { element } from './element.ts';
import { readSeed, toSeed, writeSeed } from './seed.ts';

/** Where it begins when the reader asks for no seed of their own. */
const firstSeed = 1;

/** Shakes the runs of a block with a seed from now on, or, with undefined, no longer. */
export async function shake(block: Block, seed: number | undefined): Promise<void> {
  writeSeed(block, seed);
  if (seed === undefined && !formOf(block)) return;
  await offerShake(block);
  show(block);
}

/** Shows, below the run of a block, the switch and the field of the seed. */
export async function offerShake(block: Block): Promise<void> {
  const [{ tools }] = await Promise.all([loadBlockStrings(), loadSheet(sheet)]);
  if (formOf(block)) return;
  block.part('panel').parentElement?.after(makeForm(block, tools.shake));
  show(block);
}

function makeForm(block: Block, strings: ShakeStrings): HTMLFormElement {
  const form = element('form', 'block-shake');
  form.dataset['part'] = 'shake';
  const toggle = field('checkbox', 'shake');
  const seed = field('number', 'seed');
  seed.min = '0';
  seed.max = String(0xffff_ffff);
  seed.step = '1';
  seed.required = true;
  seed.inputMode = 'numeric';
  const about = element('span', 'block-shake-about', strings.about);
  about.id = `${block.root.id}-shake`;
  toggle.setAttribute('aria-describedby', about.id);
  form.append(labelled(strings.title, toggle), labelled(strings.seed, seed), about);

  let latest = firstSeed;
  const read = (): void => {
    latest = toSeed(seed.valueAsNumber) ?? latest;
    writeSeed(block, toggle.checked ? latest : undefined);
  };
  seed.addEventListener('input', read);
  // What is no seed is not left standing as if it were used.
  seed.addEventListener('change', () => {
    show(block);
  });
  toggle.addEventListener('change', () => {
    read();
    show(block);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    block.button('run').click();
  });
  return form;
}

/** Has the form show what holds. */
function show(block: Block): void {
  const form = formOf(block);
  const toggle = form?.querySelector<HTMLInputElement>('[name="shake"]');
  const seed = form?.querySelector<HTMLInputElement>('[name="seed"]');
  if (!toggle || !seed) return;
  const now = readSeed(block);
  toggle.checked = now !== undefined;
  seed.disabled = now === undefined;
  seed.value = String(now ?? (seed.value === '' ? firstSeed : seed.value));
}

const formOf = (block: Block): HTMLFormElement | null =>
  block.root.querySelector<HTMLFormElement>('form[data-part="shake"]');

function field(type: string, name: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = type;
  input.name = name;
  input.autocomplete = 'off';
  return input;
}

function labelled(text: string, control: HTMLInputElement): HTMLLabelElement {
  const label = document.createElement('label');
  if (control.type === 'checkbox') label.append(control, text);
  else label.append(text, control);
  return label;
}
