// The cards of a queue: who runs, and who waits behind it, each with the line of the code that made it.

import type { LoopPlace } from '../../engine/types.ts';
import type { TurnStrings } from '../../i18n/strings/timeline/turn/types.ts';
import type { Callback } from '../../timeline/turns/callbacks.ts';
import type { Turn } from '../../timeline/turns/queues.ts';
import { codeText, type TurnWords } from '../../timeline/turns/turn-words.ts';
import { element } from '../block/element.ts';
import type { CodeLines } from './code-lines.ts';
import type { PlaceParts } from './turn-parts.ts';

/** As many cards of a queue are shown. */
const mostCards = 5;

/** What cards are made with. */
export interface CardMaker {
  readonly strings: TurnStrings;
  readonly words: TurnWords;
  readonly code: CodeLines;
}

/** Puts the cards of a place there. */
export function fillPlace(
  { root, cards, count }: PlaceParts,
  place: LoopPlace,
  { running, queues }: Turn,
  maker: CardMaker,
): void {
  const { strings, words } = maker;
  const queue = queues[place];
  const isHere = running?.in === place;
  root.toggleAttribute('data-running', isHere);
  count.textContent = strings.waiting(queue.length);
  const shown = queue.slice(0, queue.length > mostCards + 1 ? mostCards : mostCards + 1);
  const items = [
    ...(isHere ? [card(running, 'running', [strings.runs], maker)] : []),
    ...shown.map((each) => {
      const made = card(each.callback, each.readiness, words.notes(each), maker);
      made.firstElementChild?.toggleAttribute('data-new', each.isNew);
      return made;
    }),
  ];
  if (shown.length < queue.length) {
    items.push(element('li', 'turn-more', strings.more(queue.length - shown.length)));
  }
  cards.replaceChildren(...items);
}

function card(
  callback: Callback,
  state: string,
  notes: readonly string[],
  { strings, words, code }: CardMaker,
): HTMLLIElement {
  const item = element('li', '');
  const where = codeText(callback);
  const leads = callback.code !== undefined && code.has(callback.code);
  const made = leads ? element('button', 'turn-card') : element('span', 'turn-card');
  if (made instanceof HTMLButtonElement && where !== undefined) {
    made.type = 'button';
    made.title = strings.goTo(where);
  }
  made.dataset['callback'] = String(callback.index);
  made.dataset['state'] = state;
  made.append(element('span', 'turn-by', words.by(callback)));
  if (where !== undefined) made.append(' ', element('span', 'turn-where', where));
  if (notes.length > 0) made.append(' ', element('span', 'turn-state', notes.join(' · ')));
  item.append(made);
  return item;
}
