// How the scripts are cut: by the moment in which a reader needs them, not by file.

/** A chunk takes what its files import along, but for what belongs to a moment before it. */
interface Moment {
  readonly name: string;
  readonly test: RegExp;
  readonly priority: number;
}

/** First to last. What is in none is a chunk of its own: the strings of a language, an engine. */
const moments: readonly (readonly [name: string, test: RegExp])[] = [
  // What the page of the choice of language needs too.
  ['locale', /\/src\/i18n\/saved-locale\.ts/],
  // Before any click.
  ['page', /\/src\/(?:layouts\/Page\.astro|chrome\/page\.ts|article\/page\.ts)/],
  // What more than one of the moments below needs of the block.
  ['block', /\/src\/playground\/touched\.ts/],
  ['run', /\/src\/playground\/run\/runs\.ts/],
  ['many', /\/src\/playground\/many\/many\.ts/],
  ['edit', /\/src\/playground\/editor\/editor\.ts/],
  ['share', /\/src\/playground\/share\/sharing\.ts/],
];

/** The groups as the bundler takes them. */
export const chunks: readonly Moment[] = moments.map(([name, test], index) => ({
  name,
  test,
  priority: moments.length - index,
}));
