// <site-search>: the button that opens the search. The search itself comes with its first use.

let isOpening = false;

/** Whether the search was asked for and is about to be there: keys are meant for it. */
export const isSearchOpening = (): boolean => isOpening;

/** Opens the search in the language of an element, above the page that is shown. */
export async function openSearch(of: Element = document.documentElement): Promise<void> {
  if (isOpening) return;
  isOpening = true;
  try {
    const { showSearch } = await import('./search-dialog.ts');
    await showSearch(of.matches(':lang(en)') ? 'en' : 'zh-TW');
  } finally {
    isOpening = false;
  }
}

class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => void openSearch(this));
  }
}

customElements.define('site-search', SiteSearch);
