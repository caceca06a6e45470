// zh: 最多等這麼久；時間到了，工作也停。
// en: Waits for the work so long and no longer: then the work stops, too.
export async function withTimeout(milliseconds, work) {
  return await work(AbortSignal.timeout(milliseconds));
}
