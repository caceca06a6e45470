export const soup = { bowls: 3 };
