// The part of an address that says that a block is to be presented.

/** What a link to a presented block has before its fragment. */
export const presentQuery = '?present';

/** Whether the address says so. */
export const isPresentAsked = (): boolean => new URLSearchParams(location.search).has('present');

/** Has the address no longer say so; what else it says stays. */
export function forgetPresent(): void {
  if (!isPresentAsked()) return;
  const rest = location.search
    .slice(1)
    .split('&')
    .filter((each) => !/^present(?:=|$)/.test(each))
    .join('&');
  const { pathname, hash } = location;
  history.replaceState(history.state, '', `${pathname}${rest && `?${rest}`}${hash}`);
}
