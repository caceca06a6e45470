// Where the index of a language is served.

/** Its path below the base of the site. `path` is the first folder of the language's addresses. */
export const indexFile = (path: string): string => `${path}/search.json`;
