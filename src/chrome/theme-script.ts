// The one script that runs before a page is painted, so that no page shows the wrong theme first.

/** In the storage: `light` or `dark`; nothing when the reader follows the system. */
export const themeKey = 'interleave:theme';

/**
 * A constant, because the Content Security Policy names its hash. The colour of the browser's bar stands
 * in the page for both themes: a chosen one turns that of the other off.
 */
export const themeScript = `try {
  const theme = localStorage.getItem('${themeKey}');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[data-theme]'))
      meta.media = meta.dataset.theme === theme ? '' : 'not all';
  }
} catch {}`;

/** For `script-src`. A unit test holds it to {@link themeScript}. */
export const themeScriptHash = 'sha256-5HOgb4dsXfjRvp+2HlY5Qv2GvTI/UcvkbJVvCh63qi8=';
