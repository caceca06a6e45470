// 程式碼區塊的工具，繁體中文。A block's tools in Traditional Chinese.

import type { ToolStrings } from './types.ts';

/** 句子裡引用的一行，太長就截短。 */
const quoted = (line: string): string =>
  line === '' ? '沒有內容' : `「${line.length > 40 ? `${line.slice(0, 40)}…` : line}」`;

export default {
  output: {
    sources: '只看這些來源',
    times: '時間',
    copy: '複製輸出',
    download: '下載輸出',
    cut: (characters) => `……還有 ${String(characters)} 個字元`,
    copied: '已複製。',
    notCopied: '瀏覽器不允許複製。',
  },
  verdict: {
    same: '和執行紀錄逐行相同。',
    kept: (at) =>
      at
        ? `符合這個範例的保證，只是順序或內容不同：第 ${String(at.line)} 行是${quoted(at.here)}，紀錄中是${quoted(at.recorded)}。每次執行，執行緒交錯的方式都可能不一樣。`
        : '符合這個範例的保證。',
    broken: (at) =>
      at
        ? `不符合這個範例的保證：第 ${String(at.line)} 行是${quoted(at.here)}，紀錄中是${quoted(at.recorded)}。`
        : '不符合這個範例的保證。',
  },
} satisfies ToolStrings;
