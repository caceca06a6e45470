// <runnable-example>: attaches to a rendered code block. What a click needs, the click loads.

const loadRuns = () => import('./runs.ts');

class RunnableExample extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#act);
    this.addEventListener('pointerover', this.#prepare);
    this.addEventListener('focusin', this.#prepare);
  }

  readonly #act = (event: MouseEvent): void => {
    const button = event.target instanceof Element && event.target.closest('[data-action]');
    const action = button instanceof HTMLElement && button.dataset['action'];
    if (action === 'run') void loadRuns().then(({ startRun }) => startRun(this));
    if (action === 'stop')
      void loadRuns().then(({ stopRun }) => {
        stopRun(this);
      });
  };

  /** The first sign of intent, on a Run button: the engine starts to load before the click. */
  readonly #prepare = (event: Event): void => {
    if (!(event.target instanceof Element && event.target.closest('[data-action="run"]'))) return;
    this.removeEventListener('pointerover', this.#prepare);
    this.removeEventListener('focusin', this.#prepare);
    void loadRuns().then(({ prepare }) => {
      prepare();
    });
  };
}

customElements.define('runnable-example', RunnableExample);
