// The author's solution beside the reader's own program, with the lines marked that differ.

import { lineChanges } from '../../exercise/line-changes.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { Block } from '../block/block.ts';
import { element } from '../block/element.ts';

/** Lays each file of the solution beside what the block holds, in the fold that a press opens. */
export async function compareSolution(block: Block, button: HTMLElement): Promise<void> {
  const { exercise } = (await loadBlockStrings()).tools;
  for (const own of button.parentElement?.querySelectorAll<HTMLElement>('[data-solution]') ?? []) {
    const name = own.dataset['solution'] ?? '';
    const solution = linesOf(own.querySelector('pre:not(.compared)')?.textContent);
    const yours = linesOf(block.files[name]);
    const { here, there } = lineChanges(yours, solution);
    const sides = element('div', 'solution-sides');
    sides.append(
      side(exercise.yours, name, 'del', yours, here),
      side(exercise.solution, name, 'ins', solution, there),
    );
    own.querySelector('.solution-sides')?.remove();
    own.querySelector('pre')?.toggleAttribute('hidden', true);
    own.append(sides);
  }
}

const linesOf = (text = ''): readonly string[] => text.replace(/\n$/, '').split('\n');

function side(
  title: string,
  name: string,
  mark: 'del' | 'ins',
  lines: readonly string[],
  changed: readonly boolean[],
): HTMLElement {
  const made = element('div', 'solution-side');
  const code = element('pre', 'compared');
  code.tabIndex = 0;
  code.role = 'group';
  code.ariaLabel = `${title}: ${name}`;
  lines.forEach((line, at) => {
    code.append(changed[at] ? element(mark, '', line) : element('span', '', line), '\n');
  });
  made.append(element('p', 'solution-title', title), code);
  return made;
}
