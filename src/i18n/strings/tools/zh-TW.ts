// 程式碼區塊的工具，繁體中文。A block's tools in Traditional Chinese.

import type { ToolStrings } from './types.ts';

/** 句子裡引用的一行，太長就截短。 */
const quoted = (line: string): string =>
  line === '' ? '沒有內容' : `「${line.length > 40 ? `${line.slice(0, 40)}…` : line}」`;

export default {
  code: {
    files: '檔案',
    edit: '編輯',
    copy: '複製',
    reset: '還原',
    edited: '已修改',
    args: '引數',
    env: '環境變數',
  },
  editor: {
    label: (file) => `編輯 ${file}`,
    phrases: {
      Find: '尋找',
      Replace: '取代成',
      next: '下一個',
      previous: '上一個',
      all: '全選',
      'match case': '區分大小寫',
      regexp: '正規表示式',
      'by word': '全字比對',
      replace: '取代',
      'replace all': '全部取代',
      close: '關閉',
      'current match': '目前的符合項目',
      'replaced match on line $': '已取代第 $ 行的符合項目',
      'replaced $ matches': '已取代 $ 個符合項目',
      'on line': '位於第',
      'Go to line': '跳到第幾行',
      go: '前往',
    },
    resetAsks: '要捨棄你改過的內容嗎？',
    resetNow: '捨棄',
    keep: '保留',
    wasReset: '已還原成原本的程式碼。',
    undo: '復原',
  },
  input: {
    label: '標準輸入',
    send: '送出',
    end: '結束輸入',
    ended: '輸入已結束',
  },
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
