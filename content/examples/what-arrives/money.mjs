export class Money {
  constructor(amount) {
    this.amount = amount;
  }
  format() {
    return `NT$${this.amount}`;
  }
}
