// zh: 照順序，一份一份存。
// en: Saves reports in order, one after the other.
export async function saveAll(reports, save) {
  for (const report of reports) {
    await save(report);
  }
}
