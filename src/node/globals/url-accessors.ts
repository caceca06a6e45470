// What a URL prints.

/** The accessors of a URL, in the order in which it prints them. */
export const urlAccessors = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
] as const;
