// Isolates a page whose host cannot send the headers, by way of the service worker.

const reloadedKey = 'interleave:isolated';

/** Loads the page once more, through the worker. Once a visit: what does not help then never will. */
export async function isolate(): Promise<void> {
  const { serviceWorker } = navigator;
  try {
    if (sessionStorage.getItem(reloadedKey) !== null) return;
    sessionStorage.setItem(reloadedKey, 'tried');
  } catch {
    // Without storage it could go on for ever.
    return;
  }
  if (!serviceWorker.controller) {
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  location.reload();
}
