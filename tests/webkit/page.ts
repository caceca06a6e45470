// What a test does on a page of WebKit's, by script: see webkit.ts, which says why.

import type { WebDriver } from 'selenium-webdriver';

/** Clicks on the one element that a selector finds, once it can be clicked: the script may yet come. */
export async function click(driver: WebDriver, selector: string): Promise<void> {
  await driver.executeAsyncScript((wanted: string, done: () => void) => {
    const look = (): void => {
      const element = document.querySelector<HTMLElement>(wanted);
      if (!element?.checkVisibility()) return;
      observer.disconnect();
      element.click();
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { attributes: true, childList: true, subtree: true });
    look();
  }, selector);
}

/** Resolves once the page and its scripts are there: the driver comes back before. */
export async function waitForPage(driver: WebDriver): Promise<void> {
  await driver.executeAsyncScript((done: () => void) => {
    if (document.readyState === 'complete') done();
    else addEventListener('load', () => void setTimeout(done), { once: true });
  });
}
