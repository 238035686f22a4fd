"use strict";
// The words of the interface, in both languages.
const WORDS = {
  zh: {
    documents: "文档", text: "正文", records: "记录", overview: "总览", other: "English", otherLabel: "Switch to English", help: "帮助",
    find: "指标、标题或原文", findDocument: "文档标题、机构", unit: "单位", flag: "疑点", year: "年份", state: "审阅", kind: "文种", any: "全部", clear: "清除筛选",
    target: "目标", actual: "实绩", list: "任务清单", task: "任务", section: "标题", unitMark: "责任单位",
    accept: "认可", reject: "否决", edit: "改正", undo: "撤销", save: "保存", cancel: "取消", close: "关闭", open: "未审",
    accepted: "已认可", rejected: "已否决", edited: "已改正", download: "下载审阅", load: "读入审阅", reviewed: "已审",
    none: "没有符合筛选的记录", noRecords: "本文没有记录", pick: "点选正文中的标记或右侧记录，查看字段与出处。",
    value: "数值", low: "下限", high: "上限", comparator: "比较", change: "增减", from: "由", indicator: "指标", status: "性质", commitment: "力度", nature: "约束",
    deadline: "期限", parent: "其中之于", rule: "规则", sentence: "原句", bytes: "原文件字节", label: "清单", count: "宣称", found: "找到", items: "成员", title: "标题",
    number: "序号", responsible: "责任单位", deadlines: "期限", measurements: "所含指标", recordKind: "类别", record: "记录", raw: "原文",
    increase: "增加", decrease: "减少", ensure: "确保", strive: "力争", expect: "预期", binding: "约束性", expected: "预期性",
    lead: "牵头", assist: "配合", relative: "相对目标", delegated: "上级下达", complete: "全覆盖", noneKind: "不设具体目标",
    issuer: "机构", index_number: "索引号", document_number: "文号", written_date: "成文日期", published_date: "发布日期", region: "地区", path: "文件", review_year: "回顾年", plan_year: "计划年", encoding: "编码",
    summary: "总结", plan: "计划", summary_and_plan: "总结与计划", key_points: "工作要点", work_report: "政府工作报告", notice: "通知", bulletin: "统计公报", otherKind: "其他",
    review: "回顾", problems: "问题", doubts: "疑点", before: "上一篇", after: "下一篇", index: "全部文档", flagged: "有疑点", outline: "纲",
    byIndicator: "目标与实绩，按指标", byIndicatorNote: "每图一个指标，同单位的数值按年份排列；点击数据点看出处。", byYear: "记录按年份", byFlag: "疑点按种类", coverage: "文档与年份的覆盖", coverageNote: "格中为该文档（或机构）该年份的数值个数。",
    noPlots: "没有可比较的指标：需要同一指标、同一单位的两个以上数值。", more: "其余 {n} 项未画出", all: "共",
    keys: [["j / k", "下一条、上一条记录"], ["n / p", "下一篇、上一篇文档"], ["a / r / e", "认可、否决、改正所选记录"], ["u", "撤销审阅"], ["/", "筛选"], ["o", "总览与正文切换"], ["?", "本帮助"], ["Esc", "关闭、取消选择"]],
    keysTitle: "按键", kept: "审阅结果保存在本浏览器中，可随时下载为 review.jsonl，再用 gangmu eval --review 计算精度。",
    shown: "{n} / {all} 条", flags: {
      sum_mismatch: "分项之和不符", count_mismatch: "个数不符", conflicting_values: "数值冲突", share_over_100: "占比超过100%", change_mismatch: "增减不符",
      truncated: "文本截断", masked: "文字遮蔽", repaired: "已修复", numbering_gap: "序号缺漏", damaged: "文本损坏", lost: "内容缺失",
    },
  },
  en: {
    documents: "Documents", text: "Text", records: "Records", overview: "Overview", other: "中文", otherLabel: "切换为中文", help: "Help",
    find: "Indicator, title or words", findDocument: "Title or issuer", unit: "Unit", flag: "Flag", year: "Year", state: "Review", kind: "Kind", any: "all", clear: "Clear filters",
    target: "Target", actual: "Result", list: "Task list", task: "Task", section: "Heading", unitMark: "Unit in charge",
    accept: "Accept", reject: "Reject", edit: "Edit", undo: "Undo", save: "Save", cancel: "Cancel", close: "Close", open: "not reviewed",
    accepted: "accepted", rejected: "rejected", edited: "corrected", download: "Download review", load: "Load review", reviewed: "reviewed",
    none: "No record passes the filters", noRecords: "This document has no records", pick: "Pick a mark in the text or a record on the right to see its fields and where it comes from.",
    value: "Value", low: "Low", high: "High", comparator: "Comparator", change: "Change", from: "From", indicator: "Indicator", status: "Status", commitment: "Commitment", nature: "Nature",
    deadline: "Deadline", parent: "Part of", rule: "Rule", sentence: "Sentence", bytes: "Bytes of the file", label: "Label", count: "Declared", found: "Found", items: "Members", title: "Title",
    number: "Number", responsible: "Responsible", deadlines: "Deadlines", measurements: "Measurements", recordKind: "Kind", record: "Record", raw: "In the text",
    increase: "increase", decrease: "decrease", ensure: "ensure", strive: "strive", expect: "expect", binding: "binding", expected: "expected",
    lead: "lead", assist: "assists", relative: "relative", delegated: "as delegated", complete: "complete", noneKind: "no figure set",
    issuer: "Issuer", index_number: "Index no.", document_number: "Document no.", written_date: "Written", published_date: "Published", region: "Region", path: "File", review_year: "Looks back on", plan_year: "Plans for", encoding: "Encoding",
    summary: "Summary", plan: "Plan", summary_and_plan: "Summary and plan", key_points: "Key points", work_report: "Work report", notice: "Notice", bulletin: "Bulletin", otherKind: "Other",
    review: "review", problems: "problems", doubts: "Doubts", before: "Previous", after: "Next", index: "All documents", flagged: "flagged", outline: "Outline",
    byIndicator: "Targets against results, by indicator", byIndicatorNote: "One plot an indicator: values of one unit by year. Click a point to see where it comes from.", byYear: "Records by year", byFlag: "Flags by kind", coverage: "Coverage by document and year", coverageNote: "Each cell counts the values of a document (or issuer) for a year.",
    noPlots: "Nothing to compare: it takes two or more values of one indicator in one unit.", more: "{n} more not drawn", all: "of",
    keys: [["j / k", "next, previous record"], ["n / p", "next, previous document"], ["a / r / e", "accept, reject, edit the record"], ["u", "undo the decision"], ["/", "filter"], ["o", "overview or text"], ["?", "this help"], ["Esc", "close, pick nothing"]],
    keysTitle: "Keys", kept: "Decisions are kept in this browser; download them as review.jsonl, then gangmu eval --review gives the precision.",
    shown: "{n} of {all}", flags: {
      sum_mismatch: "parts do not add up", count_mismatch: "count differs", conflicting_values: "values conflict", share_over_100: "share over 100 %", change_mismatch: "change does not fit",
      truncated: "text cut off", masked: "words masked", repaired: "repaired", numbering_gap: "gap in numbering", damaged: "text damaged", lost: "content lost",
    },
  },
};
const DATA = JSON.parse(document.getElementById("data").textContent);
const app = document.getElementById("app");
let language = kept("gangmu-language") || document.documentElement.lang || "zh";
if (!WORDS[language]) language = "zh";

// A word of the interface, with its {places} filled in.
function say(word, fill = {}) {
  const said = WORDS[language][word] ?? word;
  return typeof said === "string" ? said.replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "") : said;
}
function flagWord(code) { return WORDS[language].flags[code] ?? code; }
function kindWord(kind) { return kind === "other" ? say("otherKind") : say(kind); }

// What the browser keeps; one that keeps nothing still shows the page.
function kept(key) { try { return localStorage.getItem(key); } catch { return null; } }
function keep(key, value) { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* nothing is kept */ } }

// An element with attributes and children; `on…` are handlers. Texts are always texts, never markup.
function make(tag, attributes = {}, ...children) {
  const svg = ["svg", "g", "rect", "circle", "line", "path", "text", "title", "pattern", "defs", "polyline"].includes(tag) && attributes.svg !== false;
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
