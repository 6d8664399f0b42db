import type { progress as english } from '../en/progress.ts';

/** 学习进度：做过什么、存在哪里、什么原因存不下来。 */
export const progress: typeof english = {
  pageTitle: '学习进度',
  pageSummary: '查看已经完成的内容，以及如何保存、迁移或清空进度。',
  where: '进度只保存在这台设备的这个浏览器里，不会发送到任何地方。要备份或换到别的浏览器，请保存为文件。',
  needsScript: '记录和显示进度需要 JavaScript，而它现在被关闭了。课文仍可正常阅读。',

  done: '已完成',
  begun: '{total} 道练习，已全对 {full} 道',
  exercises: '{total} 道练习',
  exercisesOne: '1 道练习',

  markTitle: '本课进度',
  markNone: '本课有 {total} 道练习，还没有全部答对的。',
  markSome: '{total} 道练习中已有 {full} 道全部答对。所有练习全对后，本课会自动标记为已完成。',
  markPlain: '本课尚未标记为已完成。',
  markDone: '本课已完成。',
  markDoneCount: '本课已完成。{total} 道练习中有 {full} 道全部答对。',
  mark: '标记为已完成',
  unmark: '取消标记',

  lessons: '课程',
  tried: '做过的练习',
  fullMarks: '全对的练习',
  lessonsDone: '完成的课程',
  count: '{n} / {total}',

  exportTitle: '保存为文件',
  exportText: '文件包含作答次数、最好成绩、已完成的课程，以及填了但还没检查的答案。',
  export: '把进度保存为文件',
  importTitle: '从文件载入',
  importText: '载入不会丢掉现有进度：两边之中更好、更新的结果会保留下来。',
  import: '选择文件',
  imported: '已载入。文件中有 {exercises} 道练习、{lessons} 课的进度。',
  importedInPart:
    '已部分载入：读出 {exercises} 道练习、{lessons} 课的进度；另有 {invalid} 项无法读取，未载入。',
  importedHere: '但浏览器没有保存下来：离开本页后就会丢失。请保留该文件，刷新页面后再次载入。',
  importNotJson: '没有载入任何内容：{file} 已损坏，或者不是进度文件。',
  importNotProgress: '没有载入任何内容：{file} 里没有本站的进度。',
  importNewer: '没有载入任何内容：{file} 由本站的更新版本写成。请刷新页面后重新选择文件。',
  importUnreadable: '没有载入任何内容：浏览器无法读取 {file}。',
  resetTitle: '从头开始',
  resetText: '清空这个浏览器里的全部进度。离开本页之前可以撤销。',
  reset: '清空全部进度',
  resetDone: '全部进度已清空。',
  resetRefused: '没有清空任何进度：浏览器里保存的进度无法修改。请刷新页面后重试。',
  undo: '撤销',
  undone: '进度已恢复。',

  asideTitle: '另存的内容',
  asideText:
    '以下内容出现在保存进度的位置，但无法完整读取。能读出的部分已计入进度；原文留在这里，直到你删除。最多保留最近三份。',
  asideItem: '发现于 {date}，共 {size} 个字符',
  asideDownload: '下载',
  asideDelete: '删除',
  asideDeleted: '已删除。',

  unavailableTitle: '进度将无法保存。',
  unavailableText:
    '浏览器不允许本站存储任何数据。课文和练习照常可用，但离开页面后所做的内容就会丢失。要保存进度，请在浏览器设置中允许本站的网站数据（Cookie），然后刷新页面。',
  fullTitle: '最近的进度没有存下来。',
  fullText:
    '浏览器为本站提供的存储空间已满。练习照常可用，但离开页面后现在所做的内容就会丢失。请先把进度保存为文件，再到浏览器设置中清除本站的数据，然后在“学习进度”页载入该文件。',
  corruptTitle: '保存的进度有一部分无法读取。',
  corruptText:
    '数据可能已损坏，或被其他程序改写。能读出的部分已保留；原文没有删除，而是另存了一份，可以在这里或“学习进度”页下载。',
  newerTitle: '你的进度由本站的更新版本保存。',
  newerText:
    '当前页面是旧版本，多半来自浏览器缓存。它不会改动已保存的进度，也不会写入新内容。请刷新以获取新版本。',
  download: '下载另存的内容',
  reload: '刷新',
  dismiss: '关闭提示',
  noticeLabel: '关于学习进度',
};
