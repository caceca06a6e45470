// The whole screen, where the browser gives it.

/** Takes the screen until `signal` aborts; asks for the `end` when the reader takes it back. Never rejects. */
export async function fillScreen(end: () => void, signal: AbortSignal): Promise<void> {
  try {
    // The page, not the element: a dialog comes up above it.
    await document.documentElement.requestFullscreen();
  } catch {
    // No browser must: the window is filled.
    return;
  }
  const leave = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
  };
  if (signal.aborted) {
    leave();
    return;
  }
  signal.addEventListener('abort', leave);
  const look = (): void => {
    if (!document.fullscreenElement) end();
  };
  document.addEventListener('fullscreenchange', look, { signal });
}
