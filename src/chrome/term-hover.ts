// Shows a term's definition while the mouse rests on it. Press, touch and keyboard need no script.

/** Milliseconds that the mouse may take from the term to its definition, or stray from both. */
const patience = 250;

/** The definition that the mouse alone has brought up: a press makes it stay. */
let shown: HTMLElement | undefined;
let leaving: number | undefined;

document.addEventListener('pointerover', ({ pointerType, target }) => {
  if (pointerType === 'mouse' && target instanceof Element) goOver(target);
});

function goOver(target: Element): void {
  const term = target.closest<HTMLButtonElement>('button.term');
  const definition = term?.popoverTargetElement;
  if (term && definition instanceof HTMLElement) {
    stay();
    if (definition.matches(':popover-open')) return;
    definition.showPopover({ source: term });
    shown = definition;
  } else if (shown?.contains(target)) {
    stay();
  } else if (shown) {
    leaving ??= window.setTimeout(leave, patience);
  }
}

// The mouse that brought this file may rest on a term already.
if (matchMedia('(hover: hover)').matches) {
  const first = document.querySelector('button.term:hover');
  if (first) goOver(first);
}

document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('button.term')) shown = undefined;
});

function stay(): void {
  window.clearTimeout(leaving);
  leaving = undefined;
}

function leave(): void {
  stay();
  shown?.hidePopover();
  shown = undefined;
}
