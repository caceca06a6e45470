// 介面文字，繁體中文。The interface in Traditional Chinese.

import type { Ability } from '../../engine/abilities.ts';
import reading from '../reading/zh-TW.ts';
import tools from './tools/zh-TW.ts';
import type { Strings } from './types.ts';

/** 改由內建引擎執行時，原因後面接的這一句：有什麼不同。 */
const instead = '這次改由內建引擎執行：並行的行為相同，但不是完整的 Node。';

/** 程式會做的事、需要的東西，不是每個引擎都支援。 */
const needs: Readonly<Record<Ability, string>> = {
  'ends-busy-threads': '會結束忙碌中的執行緒',
  'shared-memory': '會用到共享記憶體',
  'standard-input': '會讀取標準輸入',
  sockets: '會開啟網路 socket',
  'node-22': '需要 Node.js 22 以上',
  'node-24': '需要 Node.js 24 以上',
};

export default {
  siteName: '交錯',
  tagline: '邊讀邊跑，學會 Node.js 並行程式',
  skip: '跳到內容',
  course: '課程',
  insteadOf: '取代 Python 的',
  previous: '上一篇',
  next: '下一篇',
  notFound: '找不到這一頁。回首頁看看：',
  aside: {
    note: '補充',
    trap: '常見的坑',
    python: '如果你寫過 Python',
  },
  glossary: {
    title: '詞彙表',
    description: '課程裡的術語，每個用一兩句話解釋，並附上講解它的文章。',
  },
  exercises: {
    title: '練習',
    description:
      '每一題是一支還不對的程式。在網頁裡改好，按檢查，程式會實際執行，一條一條告訴你成立了沒有。',
    level: { easy: '入門', medium: '中等', hard: '進階' },
    minutes: (minutes) => `${String(minutes)} 分鐘`,
    practises: '練習的文章：',
    ofArticle: '這一篇的練習',
    demands: '要做到的事',
    check: '檢查',
    judgedBy: (runs, shaken) => {
      const plain = `檢查時會執行 ${String(runs)} 次`;
      return shaken === 0 ? `${plain}。` : `${plain}，再打亂排程執行 ${String(shaken)} 次。`;
    },
    given: (files) => `${files.join('、')} 不用改，檢查前會還原。`,
    hint: (number, all) => `提示 ${String(number)}／${String(all)}`,
    solution: '解答',
    solved: '已解出',
    nothingYet: '執行之後，程式印出的東西會出現在這裡。',
  },
  noScript: '要執行程式碼，請啟用 JavaScript。每個程式下方是 Node.js 實際印出的結果。',
  footer: '開放原始碼，採用 MIT 授權。',
  block: {
    run: '執行',
    stop: '停止',
    runAgain: '再跑一次',
    recorded: (by) => `${by} 的執行紀錄`,
    language: '程式語言',
    output: '輸出',
    code: (file) => `程式碼：${file}`,
    booting: {
      probing: '正在連線到 StackBlitz…',
      loading: '正在載入 Node…',
      starting: '正在啟動 Node…',
    },
    running: '執行中…',
    silent: '執行引擎好幾秒沒有回應了：可能正在忙，也可能是記憶體用盡。',
    clock: (milliseconds) => `${(milliseconds / 1000).toFixed(1)} 秒`,
    stale: '這是修改前的輸出。',
    recordedBefore: '這是原本程式碼的輸出。',
    about: '詳細資訊',
    exited: (code, after) => `結束，離開碼 ${String(code)}，耗時 ${after}`,
    killed: (signal, after) => `被 ${signal} 終止，耗時 ${after}`,
    stopped: (after) => `已停止，執行了 ${after}`,
    timedOut: (after) => `超過時間上限而中止，執行了 ${after}`,
    outputLimit: (after) => `輸出量達到上限，程式已中止，執行了 ${after}`,
    outOfMemory: (after) => `瀏覽器中止了程式，很可能是記憶體用盡，執行了 ${after}`,
    engine: { stackblitz: 'StackBlitz', builtin: '內建引擎' },
    ranOn: (engine, node) => `${engine} · Node.js ${node}`,
    fellBack: {
      'not-isolated': `StackBlitz 需要跨來源隔離的頁面。${instead}`,
      offline: `目前離線。${instead}`,
      unreachable: `連不上 StackBlitz。${instead}`,
      'too-slow': `StackBlitz 太久沒有回應。${instead}`,
      unsupported: `StackBlitz 不支援這個瀏覽器。${instead}`,
      broken: `StackBlitz 無法啟動這個程式。${instead}`,
    },
    fellBackToStackblitz: '內建引擎無法在這裡執行，這次改由 StackBlitz 執行。',
    lacks: {
      stackblitz: (ability) => `這個程式${needs[ability]}，StackBlitz 不支援，所以由內建引擎執行。`,
      builtin: (ability) => `這個程式${needs[ability]}，內建引擎不支援，所以由 StackBlitz 執行。`,
      everywhere: (ability) => `這個程式${needs[ability]}，兩個引擎都不支援。`,
    },
    retry: '再試一次 StackBlitz',
    retryByReload: '重新整理，再試一次 StackBlitz',
    reloaded: '頁面已重新整理，再跑一次就會先試 StackBlitz。',
    prefer: {
      stackblitz: '優先使用 StackBlitz',
      builtin: '一律使用內建引擎',
    },
    failed: {
      'not-isolated': '這個頁面沒有跨來源隔離，無法執行程式。請重新整理後再試。',
      offline: '目前離線，而這個引擎需要網路。',
      unreachable: '連不上執行引擎。請檢查網路，再執行一次。',
      'too-slow': '執行引擎太久沒有回應。請再執行一次，或重新整理頁面。',
      unsupported: '這個瀏覽器缺少執行引擎需要的功能，請改用較新的瀏覽器。',
      broken: '執行引擎故障。請再執行一次，或重新整理頁面。',
    },
    hidden: (count, lost) =>
      `較早的 ${String(count)} 行未顯示，下載輸出可以看到${lost === 0 ? '全部' : `最前面 ${String(lost)} 行以外的內容`}。`,
    unknownSource: '來源不明',
    chart: '畫成長條的數字',
    noOutput: '程式沒有印出任何東西。',
    seconds: (milliseconds) => `${(milliseconds / 1000).toFixed(2)} 秒`,
    tools,
  },
  reading,
} satisfies Strings;
