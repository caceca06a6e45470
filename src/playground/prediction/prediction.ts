// A question on the run of a block: takes the answer, says what is right, and asks again.

import { choiceOf, parsePrediction, type Prediction } from '../../example/prediction.ts';
import { piecesOf } from '../../example/sentence.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import { assetUrl } from '../../i18n/paths.ts';
import type { PredictionStrings } from '../../i18n/strings/tools/types.ts';
import { pageLocale } from '../../i18n/timeline-strings.ts';
import type { Block } from '../block/block.ts';
import { element } from '../block/element.ts';
import type { PredictionState } from '../block/events.ts';
import { askedIn, type Asked } from './asked.ts';

/** Takes an answer, or in an order the next line of it; a line that was taken is given back. */
export async function predict(block: Block, button: HTMLElement): Promise<void> {
  const asked = askedIn(block);
  if (!asked?.isOpen()) return;
  asked.take(button);
  if (!asked.isAnswered()) return;
  const [prediction, strings] = await load(block);
  // Pressed twice, taken back, or skipped while it loaded.
  if (!asked.isOpen() || !asked.isAnswered()) return;
  const { taken } = asked;
  const right = [prediction.right].flat();
  if (taken.join() === right.join()) say(asked, prediction, strings, 'right');
  else say(asked, prediction, strings, 'wrong', taken[firstDifference(taken, right)]);
}

/** Shows the answer to a question that is open. */
export async function skip(block: Block): Promise<void> {
  const asked = askedIn(block);
  if (!asked?.isOpen()) return;
  const [prediction, strings] = await load(block);
  if (asked.isOpen()) say(asked, prediction, strings, 'shown');
}

/** Puts the question as it was at first. */
export async function askAgain(block: Block): Promise<void> {
  const { tools } = await loadBlockStrings();
  const asked = askedIn(block);
  if (!asked) return;
  asked.reset();
  change(asked, 'open', tools.prediction.skip, 'skip-prediction');
  asked.choices[0]?.focus();
}

async function load({ example }: Block): Promise<readonly [Prediction, PredictionStrings]> {
  const [answer, { tools }] = await Promise.all([
    fetch(assetUrl(`predictions/${example}.json`)),
    loadBlockStrings(),
  ]);
  return [parsePrediction(await answer.text(), example), tools.prediction];
}

/** Says how the answer was, if there was one: the reader took `wrong`. */
function say(
  asked: Asked,
  prediction: Prediction,
  strings: PredictionStrings,
  state: 'right' | 'wrong' | 'shown',
  wrong?: string,
): void {
  const locale = pageLocale();
  const why = prediction.why[locale];
  const right = [prediction.right].flat();
  const because = wrong === undefined ? undefined : choiceOf(prediction, wrong).why?.[locale];
  const texts = {
    right: [[strings.right, why]],
    wrong: [
      [strings.wrong, because ?? ''],
      [strings.answer, why],
    ],
    shown: [[strings.answer, why]],
  }[state];
  asked.said.replaceChildren(...texts.map(([first = '', rest = '']) => paragraph(first, rest)));
  asked.mark(right);
  change(asked, state, strings.askAgain, 'ask-again');
}

function paragraph(first: string, rest: string): HTMLElement {
  const parts = piecesOf(rest).map(({ text, isCode }) => {
    if (!isCode) return text;
    const code = document.createElement('code');
    code.textContent = text;
    return code;
  });
  const begin = document.createElement('b');
  begin.textContent = first;
  const all = element('p', '');
  all.append(begin, ' ', ...parts);
  return all;
}

function change(
  asked: Asked,
  state: PredictionState,
  words: string,
  action: 'skip-prediction' | 'ask-again',
): void {
  // One button: who has pressed it keeps the focus.
  asked.tool.textContent = words;
  asked.tool.dataset['action'] = action;
  asked.become(state);
}

const firstDifference = (some: readonly string[], others: readonly string[]): number =>
  some.findIndex((each, place) => each !== others[place]);
