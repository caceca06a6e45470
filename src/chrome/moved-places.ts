// A link may name a place that this page no longer has.

function look(): void {
  // A fragment with `=` brings a program.
  if (!/^#[^=]+$/.test(location.hash) || document.querySelector(':target')) return;
  void import('../visit/places.ts').then(({ followMoved }) => followMoved());
}

addEventListener('load', look);
addEventListener('hashchange', look);
