// Where the site will be served: every host says so in its own way.

/** Where `npm start` serves it: used when nobody says where else. */
const local = 'http://localhost:4321';

type Environment = Readonly<Record<string, string | undefined>>;

/** The origin of the site, from `SITE_URL` or what the hosts set while they build. */
export function siteAddress(environment: Environment): string {
  const {
    SITE_URL,
    URL: netlify,
    CF_PAGES_URL,
    VERCEL_PROJECT_PRODUCTION_URL: vercel,
  } = environment;
  return SITE_URL ?? netlify ?? CF_PAGES_URL ?? (vercel ? `https://${vercel}` : local);
}

/** The path below which the site lives, from `BASE_PATH`: `/` unless it shares its origin. */
export function siteBase({ BASE_PATH }: Environment): string {
  return BASE_PATH ? `/${BASE_PATH.replaceAll(/^\/+|\/+$/g, '')}/`.replace('//', '/') : '/';
}
