// 查找與移動的文字，繁體中文。Finding things and moving around, in Traditional Chinese.

import type { ReadingStrings } from './types.ts';

export default {
  contents: '目錄',
  home: '首頁',
  breadcrumbs: '目前位置',
  untranslated: '這一頁還沒有中文版，以下是英文版。',
  close: '關閉',
  theme: { label: '佈景主題', system: '跟隨系統', light: '淺色', dark: '深色' },
  search: {
    label: '搜尋',
    placeholder: '字詞、程式碼、術語…',
    hint: '搜尋標題、內文、程式碼與詞彙表。',
    found: (count) => `找到 ${String(count)} 處`,
    nothing: (query) => `找不到「${query}」。`,
    advice: '換個說法，或少打幾個字試試。',
    meant: (terms) => `，也找了「${terms.join('」、「')}」`,
    instead: (query, part, found) => `找不到完整的「${query}」。只找「${part}」：${found}`,
    inOther: (count) => `英文版找到 ${String(count)} 處。`,
    between: '',
    didYouMean: ['你是不是要找「', '」？'],
    notLoaded: '搜尋功能載入失敗。請檢查網路，再試一次。',
  },
  keys: {
    title: '鍵盤快速鍵',
    actions: {
      search: '搜尋',
      help: '顯示這份說明',
      contents: '目錄',
      nextHeading: '下一個標題',
      previousHeading: '上一個標題',
      nextArticle: '下一篇',
      previousArticle: '上一篇',
      language: '切換語言',
      theme: '切換佈景主題',
    },
    presenting: { title: '投影時', larger: '放大字級', smaller: '縮小字級', end: '結束投影' },
    enabled: '啟用單鍵快速鍵',
    or: '或',
  },
} satisfies ReadingStrings;
