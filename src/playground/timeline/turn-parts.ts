// What the view of a turn is made of on the page: its steps, what runs and why, and a queue for each place.

import type { LoopPlace } from '../../engine/types.ts';
import type { TurnStrings } from '../../i18n/strings/timeline/turn/types.ts';
import type { TurnStep } from '../../timeline/turns/position.ts';
import { toolButton } from '../block/controls.ts';
import { element } from '../block/element.ts';

/** The place of one queue. */
export interface PlaceParts {
  readonly root: HTMLElement;
  readonly cards: HTMLElement;
  /** In words, how many wait. */
  readonly count: HTMLElement;
}

/** The elements of the view of a turn. */
export interface TurnParts {
  readonly root: HTMLElement;
  readonly buttons: ReadonlyMap<TurnStep, HTMLButtonElement>;
  readonly step: HTMLElement;
  readonly thread: HTMLSelectElement;
  /** Around the choice of the thread. */
  readonly threads: HTMLElement;
  /** The callback that runs, and why. */
  readonly said: HTMLElement;
  readonly note: HTMLElement;
  /** All but the note. */
  readonly body: HTMLElement;
  readonly places: ReadonlyMap<LoopPlace, PlaceParts>;
}

const phases = ['timers', 'poll', 'check', 'closing'] as const satisfies LoopPlace[];
const after = ['ticks', 'microtasks'] as const satisfies LoopPlace[];

/** What a button shows before and behind its words. */
const signs = {
  first: ['|◀', ''],
  previous: ['◀', ''],
  next: ['', '▶'],
  onward: ['', '▶▶'],
  last: ['', '▶|'],
} as const satisfies Record<TurnStep, readonly [string, string]>;

let count = 0;

/** Makes the parts. */
export function turnParts(strings: TurnStrings): TurnParts {
  count += 1;
  const root = element('div', 'turn');
  root.dataset['part'] = 'turn';
  root.role = 'group';
  const keys = element('p', 'timeline-keys', strings.keys);
  keys.id = `turn-keys-${String(count)}`;
  root.setAttribute('aria-describedby', keys.id);

  const bar = element('div', 'turn-bar');
  const buttons = new Map<TurnStep, HTMLButtonElement>();
  for (const name of ['first', 'previous', 'next', 'onward', 'last'] as const) {
    const button = stepButton(name, strings[name]);
    buttons.set(name, button);
    bar.append(button);
  }
  const step = element('span', 'turn-step');
  const threads = element('label', 'turn-threads', strings.thread);
  const thread = document.createElement('select');
  threads.append(thread);
  bar.append(step, threads);

  const said = element('div', 'turn-said');
  said.dataset['part'] = 'turn-said';
  said.role = 'status';
  const note = element('p', 'timeline-note');

  const places = new Map<LoopPlace, PlaceParts>();
  const place = (name: LoopPlace): HTMLElement => {
    const parts = placeParts(name, strings);
    places.set(name, parts);
    return parts.root;
  };
  const program = element('ul', 'turn-program');
  program.append(place('program'));
  const loop = element('ul', 'turn-phases');
  loop.append(...phases.map(place));
  const box = element('div', 'turn-loop');
  box.append(element('p', 'turn-label', strings.loop), loop);
  const again = element('p', 'turn-again', strings.again);
  box.append(again);
  const around = element('div', 'turn-round');
  around.append(program, box);
  const queues = element('ol', 'turn-queues');
  queues.append(...after.map(place));
  const behind = element('div', 'turn-after');
  behind.append(element('p', 'turn-label', strings.after), queues);
  const picture = element('div', 'turn-picture');
  picture.append(around, behind);
  const body = element('div', 'turn-body');
  body.append(bar, said, picture);
  root.append(keys, body, note);
  return { root, buttons, step, thread, threads, said, note, body, places };
}

/** A button of signs alone, but for the one that is pressed most. */
function stepButton(name: TurnStep, words: string): HTMLButtonElement {
  const button = toolButton('');
  button.dataset['turn'] = name;
  const [before, behind] = signs[name];
  const isSign = name !== 'next';
  if (isSign) button.ariaLabel = button.title = words;
  const sign = (text: string): HTMLElement => {
    const part = element('span', '', text);
    part.ariaHidden = 'true';
    return part;
  };
  if (before !== '') button.append(sign(before), isSign ? '' : ' ');
  if (!isSign) button.append(words);
  if (behind !== '') button.append(isSign ? '' : ' ', sign(behind));
  return button;
}

function placeParts(name: LoopPlace, strings: TurnStrings): PlaceParts {
  const root = element('li', 'turn-place');
  root.dataset['place'] = name;
  const head = element('p', 'turn-place-name');
  const waiting = element('span', 'turn-count');
  head.append(
    element('strong', '', strings.places[name]),
    element('span', 'turn-holds', strings.holds[name]),
    waiting,
  );
  const cards = element('ul', 'turn-cards');
  root.append(head, cards);
  return { root, cards, count: waiting };
}
