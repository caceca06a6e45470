// The theme: the system's, or the one the reader chose, which the site remembers.

import { keepItem } from '../storage/items.ts';
import { themeKey } from './theme-script.ts';

/** The order in which a key goes through them. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What is no theme's name means the system's. */
const themeOf = (name: string | null | undefined): Theme =>
  themes.find((theme) => theme === name) ?? 'system';

/** The theme as it is now. */
export const currentTheme = (): Theme => themeOf(document.documentElement.dataset['theme']);

/** Shows a theme and remembers it; without storage it lasts as long as the page. */
export function chooseTheme(theme: Theme): void {
  showTheme(theme);
  keepItem('lasting', themeKey, theme === 'system' ? undefined : theme);
}

function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  showBar();
  for (const select of document.querySelectorAll('theme-select')) {
    if (select instanceof ThemeSelect) select.show();
  }
}

/** The browser's bar has the colour of the page, also after another page came in its place. */
function showBar(): void {
  const chosen = currentTheme();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-theme]')) {
    const { theme } = meta.dataset;
    meta.media =
      chosen === 'system'
        ? `(prefers-color-scheme: ${theme ?? ''})`
        : chosen === theme
          ? ''
          : 'not all';
  }
}

class ThemeSelect extends HTMLElement {
  connectedCallback(): void {
    this.show();
    showBar();
    this.addEventListener('change', () => {
      chooseTheme(themeOf(this.#select?.value));
    });
  }

  /** Says which theme it is. */
  show(): void {
    if (this.#select) this.#select.value = currentTheme();
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector('select');
  }
}

customElements.define('theme-select', ThemeSelect);

// Chosen in another tab.
addEventListener('storage', ({ key, newValue }) => {
  if (key === themeKey) showTheme(themeOf(newValue));
});
