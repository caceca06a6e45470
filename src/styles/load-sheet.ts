// Styles that no page needs at first: a sheet of their own, loaded with what they are for.

const sheets = new Map<string, Promise<void>>();

/** Loads a sheet, once. Resolves also where it cannot be had: what it is for works without it. */
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
      document.head.append(link);
    });
  sheets.set(url, loading);
  return loading;
}
