// 程式碼區塊的工具，繁體中文。A block's tools in Traditional Chinese.

import type { ToolStrings } from './types.ts';

/** 句子裡引用的一行，太長就截短。 */
const quoted = (line: string): string =>
  line === '' ? '沒有內容' : `「${line.length > 40 ? `${line.slice(0, 40)}…` : line}」`;

const inRun = (run: number, seed: number | undefined): string =>
  seed === undefined
    ? `第 ${String(run)} 次執行`
    : `第 ${String(run)} 次執行（用種子 ${String(seed)} 打亂排程）`;

export default {
  code: {
    files: '檔案',
    edit: '編輯',
    share: '分享',
    present: '投影',
    play: '到練習場',
    copy: '複製',
    reset: '還原',
    edited: '已修改',
    entry: '起始檔案',
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
    resetAsks: '要捨棄修改的內容嗎？',
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
  sharing: {
    ways: '分享方式',
    copyLink: '複製連結',
    copyOwnLink: '複製原範例的連結',
    copyPresentLink: '複製投影連結',
    download: '下載',
    openStackBlitz: '在 StackBlitz 開啟',
    linkCopied: '已複製連結。整個程式都在連結裡，沒有傳送到任何地方。',
    ownLinkCopied: '已複製連結，點開就是這裡的這個範例。',
    presentLinkCopied: '已複製連結，點開就只有這個程式，占滿整個視窗。',
    linkInAddress: '連結已放在網址列，請從那裡複製。',
    tooLong: (length, longest) =>
      `程式太長，放不進連結：需要 ${String(length)} 個字元，上限是 ${String(longest)}。請改用下載。`,
    fromLink: '這段程式碼來自連結，不是本站的內容。按下執行之前，它不會執行。',
    leave: '回到這一頁的程式碼',
    damaged: '連結裡的程式已損毀，下面是這一頁的程式碼。',
    elsewhere: '連結裡的程式屬於另一頁的範例。',
    openThere: '到那一頁開啟',
    unknown: '連結裡的程式屬於本站沒有的範例。',
  },
  present: { smaller: '縮小字級', larger: '放大字級', end: '結束投影' },
  playground: {
    title: '練習場',
    description: '寫一個自己的程式，要幾個檔案都可以，直接在這裡執行。',
    block: '你的程式',
    nothingYet: '還沒有執行過。',
    choose: '從這裡開始',
    chooseOne: '選一個範例……',
    scratch: '空白檔案',
    programs: '我的程式',
    noPrograms: '還沒有。在這裡改過的程式都會存在這個瀏覽器裡。',
    programName: '程式名稱',
    noName: '程式要有名稱。',
    programTaken: '已經有同名的程式。',
    startOptions: '執行設定',
    bring: '開啟',
    notBrought: '範例載入失敗。請檢查網路，再試一次。',
    brought: (title) => `已開啟「${title}」。你原本的程式都還在。`,
    add: '新增檔案',
    rename: '重新命名',
    remove: '刪除',
    fileName: '檔名',
    done: '確定',
    cancel: '取消',
    badName: '檔名只能有英文字母、數字、點、底線和連字號，例如 worker.mjs 或 lib/pool.mjs。',
    nameTaken: '已經有同名的檔案。',
    removed: (file) => `已刪除 ${file}。`,
    lastFile: '程式至少要有一個檔案，這是最後一個。',
  },
  output: {
    sources: '只看這些來源',
    times: '時間',
    timeline: '時間軸',
    copy: '複製輸出',
    download: '下載輸出',
    cut: (characters) => `……還有 ${String(characters)} 個字元`,
    copied: '已複製。',
    notCopied: '瀏覽器不允許複製。',
  },
  verdict: {
    same: '和執行紀錄逐行相同。',
    kept: '符合這個範例的保證。',
    differs: (at) =>
      `第 ${String(at.line)} 行是${quoted(at.here)}，紀錄中是${quoted(at.recorded)}。沒有保證的部分，例如先後順序或時間，每次執行都可能不同。`,
    broken: (at) =>
      at
        ? `不符合這個範例的保證：第 ${String(at.line)} 行是${quoted(at.here)}，紀錄中是${quoted(at.recorded)}。`
        : '不符合這個範例的保證。',
  },
  promise: {
    title: '這個範例保證，每次執行都會是這樣（每一行以正規表示式表示）：',
    exact: '輸出就是這幾行，順序也相同：',
    lines: '下面每一項各有一行，順序不限：',
    order: (first, then) => `所有「${first}」都在「${then}」之前。`,
    between: (line, first, then) => `在「${first}」之後、「${then}」之前，有一行「${line}」。`,
    has: (line) => `有一行「${line}」。`,
    lacks: (line) => `沒有「${line}」這一行。`,
    last: (line) => `最後一行是「${line}」。`,
    exit: (code) => `程式的離開碼是 ${String(code)}。`,
    differs: (runs) => `執行 ${String(runs)} 次，輸出不會全都相同。`,
  },
  wayOut: {
    broken: '原因可能出在 StackBlitz。',
    long: '比執行紀錄久得多。',
    other: '也可以換個引擎。',
    run: '改用內建引擎執行',
  },
  shake: {
    title: '打亂排程',
    seed: '種子',
    about:
      '哪個訊息、計時器或檔案先到，Node 沒有規定。種子會讓先後和平常不同；種子相同，先後就相同。只有內建引擎做得到。',
    ranWith: (seed) => `以種子 ${String(seed)} 打亂排程。`,
  },
  many: {
    title: '各種結果',
    run: (times) => `連跑 ${String(times)} 次`,
    verb: '連跑',
    times: (times) => `${String(times)} 次`,
    progress: (done, times) => `${String(done)}／${String(times)} 次`,
    summary: (runs, groups) =>
      groups === 1
        ? `執行了 ${String(runs)} 次，只有一種結果。`
        : `執行了 ${String(runs)} 次，有 ${String(groups)} 種結果。`,
    orderAlone: '每次印出的都是同樣這幾行，只是順序不同。',
    numbersAlone: '只有數字不同。',
    kept: (kept, judged) => `${String(judged)} 次裡有 ${String(kept)} 次符合這個範例的保證。`,
    ended: {
      stopped: '已停止。',
      time: '已滿 3 分鐘，沒有再執行下去。',
      endless: '連續三次執行都沒有在 10 秒內結束，所以沒有再執行下去。',
    },
    keptSoFar: '以下是在那之前的執行。',
    unjudged: (runs) => `有 ${String(runs)} 次沒有結束，不算在內。`,
    cut: (lines) => `每次執行只比較前 ${String(lines)} 行。`,
    aside: '時間、程序編號和資料夾不算差異。',
    input: '每次執行都會收到上一次執行時輸入的那幾行，接著輸入就結束。',
    outcome: (letter) => `結果 ${letter}`,
    count: (count, runs, percent) => `${String(count)}／${String(runs)} 次（${percent}）`,
    recorded: '和執行紀錄相同',
    groupKept: (kept, judged) =>
      kept === 0 ? '不符合保證' : `${String(judged)} 次裡有 ${String(kept)} 次符合保證`,
    seed: (seed) => `種子 ${String(seed)}`,
    line: (line, text) => `第 ${String(line)} 行：${text}`,
    noLine: (line) => `沒有第 ${String(line)} 行`,
    order: '順序不同',
    unended: '10 秒內沒有結束',
    outputLimit: '印得太多，被終止了',
    outOfMemory: '記憶體用盡',
    exited: (code) => `離開碼 ${String(code)}`,
    killed: (signal) => `被 ${signal} 終止`,
    firstDifference: '第一處不同',
    overHere: '這裡沒有這一行',
    before: (lines) => `前面還有 ${lines.toLocaleString('zh-TW')} 行，兩邊相同。`,
    further: (lines) => `……後面還有 ${lines.toLocaleString('zh-TW')} 行。`,
    others: (groups, runs) => `另外還有 ${String(groups)} 種結果，共 ${String(runs)} 次。`,
    show: '顯示這次執行',
    sideBySide: '並排比較',
    left: '左邊',
    right: '右邊',
    numbers: '不同的數字',
    durations: '時間',
    inLine: (line) => `第 ${String(line)} 行`,
    figures: (least, median, greatest) => `最小 ${least}，中位數 ${median}，最大 ${greatest}`,
    range: (from, to) => `${from}–${to}`,
    value: '數值',
    runs: '次數',
  },
  hints: {
    'no-network': () =>
      '這裡的程式連不上網路。請把資料直接寫進程式，或用「分享」下載，在自己的電腦上用 Node 執行。',
    'cross-origin': () =>
      '瀏覽器裡的程式只連得到允許其他網站存取（CORS）的伺服器。用「分享」下載，就能在自己的電腦上用 Node 執行。',
    'no-package': (name) =>
      `「${name}」是 npm 上的套件，這裡沒有安裝任何套件。請改用 Node 內建的模組，或下載程式後執行 npm install ${name}。`,
    'no-file': (name) =>
      `這個程式沒有「${name}」這個檔案。路徑要以 ./ 開頭並寫出副檔名，例如 ./worker.mjs。`,
    'require-in-module': () =>
      "副檔名是 .mjs 的檔案是模組，沒有 require。請改寫成 import fs from 'node:fs'，或把副檔名改成 .cjs。",
    'python-print': () => 'Python 的 print()，在 JavaScript 裡是 console.log()。',
    'python-def': () =>
      'def 是 Python 的語法。JavaScript 的函式寫成 function name() { … } 或 async function name() { … }。',
    'python-elif': () =>
      'elif 是 Python 的語法。JavaScript 寫成 if (…) { … } else if (…) { … } else { … }。',
    'python-constant': (name) =>
      `${name} 是 Python 的寫法，在 JavaScript 裡是 ${name === 'None' ? 'null（或 undefined）' : name.toLowerCase()}。`,
    'python-import': () =>
      "這是 Python 的 import。JavaScript 寫成 import { readFile } from 'node:fs/promises'。",
  },
  prediction: {
    title: '先猜再看',
    unknown: '事先無法知道',
    skip: '直接看答案',
    askAgain: '再問我一次',
    right: '對了。',
    wrong: '不是這樣。',
    answer: '答案：',
  },
  exercise: {
    checking: '檢查中…',
    progress: (done, all) => `已執行 ${String(done)}／${String(all)} 次`,
    solved: (runs) =>
      runs === 1 ? '解出來了：每一條都成立。' : `解出來了：${String(runs)} 次執行，每一條都成立。`,
    broken: (broken, all) => `還沒：${String(all)} 條裡有 ${String(broken)} 條不成立。`,
    restored: (files) => `${files.join('、')} 已經還原成原本的樣子。`,
    notShaken: '內建引擎在這裡跑不起來，所以沒有打亂排程再檢查。',
    stopped: '停止了，這次不算。',
    stale: '這是改動之前那份程式碼的結果。',
    inLine: (line, text, ...which) => `${inRun(...which)}的第 ${String(line)} 行：「${text}」`,
    missing: (...which) => `${inRun(...which)}的輸出裡看不到這件事。`,
    exited: (code, ...which) => `${inRun(...which)}的結束代碼是 ${String(code)}。`,
    unended: (seconds, ...which) => `${inRun(...which)}過了 ${String(seconds)} 秒還沒結束。`,
    forbidden: (file, line) => `${file} 第 ${String(line)} 行。`,
    holds: '成立：',
    holdsNot: '不成立：',
    yours: '你的程式碼',
    solution: '解答',
  },
} satisfies ToolStrings;
