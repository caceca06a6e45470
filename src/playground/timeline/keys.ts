// The keys of a timeline: from event to event, nearer and farther.

import type { Step } from '../../timeline/steps.ts';
import type { TurnStep } from '../../timeline/turns/position.ts';

/** What keys ask for. */
export interface KeyRequests {
  /** `isSecond`: with the cursor to which is measured. */
  step(step: Step, isSecond: boolean): void;
  /** To another callback. */
  turn(step: TurnStep): void;
  zoom(factor: number): void;
  fit(): void;
  /** Says what every lane does at the cursor. */
  tell(): void;
  clear(): void;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Has the plot obey keys while it has the focus. */
export function obeyKeys(plot: HTMLElement, requests: KeyRequests): void {
  const acts: Readonly<Record<string, () => void>> = {
    '.': () => requests.turn('next'),
    ',': () => requests.turn('previous'),
    '+': () => requests.zoom(0.5),
    '=': () => requests.zoom(0.5),
    '-': () => requests.zoom(2),
    '−': () => requests.zoom(2),
    '0': () => requests.fit(),
    Enter: () => requests.tell(),
    ' ': () => requests.tell(),
    Escape: () => requests.clear(),
  };
  plot.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const act = step ? () => requests.step(step, event.shiftKey) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}
