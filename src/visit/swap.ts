// Puts another page into this document: all of it, except the frames in which the engines live.

import { loadedScripts, scriptsOf } from './fetch-page.ts';

/** Shows `page`. Everything it needs to look right is there before anything changes. */
export async function swapPage(page: Document, signal: AbortSignal): Promise<void> {
  await Promise.all(newSheets(page).map(addSheet));
  signal.throwIfAborted();
  for (const script of scriptsOf(page)) addScript(script);
  swapHead(page);
  const { lang, dataset } = page.documentElement;
  document.documentElement.lang = lang;
  document.documentElement.dataset['page'] = dataset['page'];
  const hadFocus = document.activeElement?.getAttribute('data-stays');
  swapBody(page);
  // What a reader uses to move stays in hand; else the text is next, and screen readers name it.
  const focus = hadFocus ? `[data-stays="${hadFocus}"]` : 'main';
  document.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
}

const sheetSelector = 'link[rel="stylesheet"]';

function newSheets(page: Document): string[] {
  const hrefs = (of: Document): string[] =>
    [...of.querySelectorAll(sheetSelector)].map((link) => link.getAttribute('href') ?? '');
  const known = hrefs(document);
  return hrefs(page).filter((href) => !known.includes(href));
}

function addSheet(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      reject(new Error(`${href} did not load`));
    };
    document.head.append(link);
  });
}

function addScript(src: string): void {
  if (loadedScripts.has(src)) return;
  loadedScripts.add(src);
  const script = document.createElement('script');
  script.type = 'module';
  script.src = src;
  document.head.append(script);
}

/** What works on the document as a whole stays; a second policy would be added to the first. */
const staysInHead = `script, style, ${sheetSelector}, meta[http-equiv]`;

function swapHead(page: Document): void {
  for (const element of [...document.head.children]) {
    if (!element.matches(staysInHead)) element.remove();
  }
  const next = [...page.head.children].filter((element) => !element.matches(staysInHead));
  document.head.prepend(...next);
}

function swapBody(page: Document): void {
  // A frame that moves is loaded anew: it must stay where it is.
  for (const node of [...document.body.childNodes]) {
    if (!(node instanceof HTMLIFrameElement)) node.remove();
  }
  for (const element of page.querySelectorAll('script, noscript')) element.remove();
  document.body.prepend(...page.body.childNodes);
}
