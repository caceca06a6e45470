// Styles that no page needs at first: a sheet of their own, loaded with what they are for.

const sheets = new Map<string, Promise<void>>();

/** As long as a sheet is waited for, in milliseconds: what it is for works without it. */
const limit = 5_000;

/** Loads a sheet, once. Resolves also where it cannot be had, or not in time. */
export function loadSheet(url: string): Promise<void> {
  const loading =
    sheets.get(url) ??
    new Promise<void>((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = url;
      link.onload = link.onerror = () => {
        resolve();
      };
      setTimeout(resolve, limit);
      document.head.append(link);
    });
  sheets.set(url, loading);
  return loading;
}
