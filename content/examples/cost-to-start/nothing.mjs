// zh: 什麼也不做。
// en: Does nothing.
