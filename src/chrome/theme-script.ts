// The one script that runs before a page is painted, so that no page shows the wrong theme first.

/** In the storage: `light` or `dark`; nothing when the reader follows the system. */
export const themeKey = 'interleave:theme';

/** A constant, because the Content Security Policy names its hash. */
export const themeScript = `try {
  const theme = localStorage.getItem('${themeKey}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}`;

/** For `script-src`. A unit test holds it to {@link themeScript}. */
export const themeScriptHash = 'sha256-TOd3XtK4V83omvu5v3SYGLz8bIsqG2ENsVahhrfYp0A=';
