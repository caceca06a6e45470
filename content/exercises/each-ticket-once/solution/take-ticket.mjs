// zh: 拿一張票，回傳它的號碼；賣完了就是 undefined。
// en: Takes a ticket and returns its number; undefined once all are sold.
export function takeTicket(tickets) {
  let left = Atomics.load(tickets, 0);
  while (left !== 0) {
    const before = Atomics.compareExchange(tickets, 0, left, left - 1);
    if (before === left) return left;
    // zh: 有人搶先了：用現在的數再試。
    // en: Somebody was faster: try again with the number as it is now.
    left = before;
  }
  return undefined;
}
