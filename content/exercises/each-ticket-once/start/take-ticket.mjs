// zh: 拿一張票，回傳它的號碼；賣完了就是 undefined。
// en: Takes a ticket and returns its number; undefined once all are sold.
export function takeTicket(tickets) {
  const left = Atomics.load(tickets, 0);
  if (left === 0) return undefined;
  Atomics.store(tickets, 0, left - 1);
  return left;
}
