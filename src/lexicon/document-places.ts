import { isForeign } from './trees.ts';

/** Texts that people write in one of the markups that are read. */
const prose = /\.(?:md|markdown|mdown|mdx|rst|adoc|asciidoc)(?:\.erb)?$|(?:^|\/)(?:README|CONTRIBUTING|ONBOARDING)$/i;
/** What tells of the past, is the same everywhere, or is for a machine that writes code. */
const never =
  /(?:^|\/)(?:CHANGE-?LOG|CHANGES|HISTORY|NEWS|RELEASE[-_]?NOTES|CODE[-_]OF[-_]CONDUCT|LICEN[CS]E|NOTICE|AUTHORS|AGENTS|CLAUDE|GEMINI|SKILL|copilot-instructions)[^/]{0,40}$|(?:^|\/)\.(?:agents|claude|cursor|codex|gemini)\/|(?:^|\/)(?:changelogs?|node_modules|vendor|i18n|locales?|blog|news|archived?|deprecated|obsolete)\//i;
/** A translation lies beside what it translates. */
const translated =
  /[._-](?:zh|ja|ko|de|fr|es|pt|ru|it|pl|tr|vi|uk|ar|fa|hi)(?:[-_][a-z]{2,4})?\.[a-z]{2,8}$|(?:^|\/)(?:zh|ja|ko|de|fr|es|pt|ru|it|pl|tr|vi|uk)(?:[-_][a-z]{2,4})?\//i;
const documentation = /(^|\/)(?:docs?|documentation)(?=\/)/gi;

const decisions =
  /(?:^|\/)(?:adrs?|decisions|decision[-_]?(?:records?|logs?)|architecture[-_]decision[-_]?(?:records?|logs?)?|architectural[-_]decision[-_]?(?:records?|logs?)?|architecture[-_]decisions|rfcs?)\//i;
const kept =
  /(?:^|\/)(?:docs?|documentation|wiki|runbooks?|playbooks?|onboarding|handbook|guides?|polic(?:y|ies)|standards|governance|\.github|\.gitlab)\/|^(?:source|content)\//i;
const telling =
  /(?:^|[/_.-])(?:on-?boarding|off-?boarding|joiners?|leavers?|access|permissions|responsibilit(?:y|ies)|raci|ownership|operating[-_]model|security|well[-_]architected)(?=[/_.-])/i;
const front = /(?:^|\/)(?:README|CONTRIBUTING)[^/]{0,20}$/i;

/** Whether a text lies in a folder kept for records of decisions. */
export function isDecisionPath(path: string): boolean {
  return decisions.test(path) && prose.test(path) && !never.test(path.replace(/(?:^|\/)archived?\//gi, '/'));
}

/** Whether a file is a text that may tell how this source is looked after, by its place and name. */
export function isDocumentPath(path: string): boolean {
  if (path.length > 900 || !prose.test(path) || translated.test(path)) return false;
  if (isDecisionPath(path)) return !isForeign(path.replace(documentation, '$1own'));
  if (never.test(path) || isForeign(path.replace(documentation, '$1own'))) return false;
  return !path.includes('/') || kept.test(path) || front.test(path) || telling.test(path);
}

/** Whether a text is kept beside what is in force: set aside, or to be filled in. */
export const setAside =
  /(?:^|[/_.-])(?:archived?|deprecated|obsolete|superseded|retired|historical|old|legacy|rejected)(?=[/_.-])/i;
export const templatePath = /(?:^|[/_.-])templates?(?=[/_.-]|$)/i;

/** Texts by which people are taught, or by which words are explained: they tell of others. */
export const teachingPath =
  /(?:^|[/_.-])(?:trainings?|workshops?|courses?|lessons?|tutorials?|slides?|decks?|presentations?|talks?|exams?|quiz(?:zes)?|learning|curriculum|certifications?|glossary|terminology|definitions|blog|articles?|news|third[-_]party|vendors?)(?=[/_.-])/i;
/** What a repository is for that is kept for one event, or for those who learn. */
export const eventTitle =
  /^(?:[\w'’-]{1,20} ){0,3}(?:hack ?days?|hackathons?|workshops?|boot ?camps?|summer schools?|courses?|tutorials?|meet-?ups?|demos?)(?: \d{4}| materials?)?\W{0,3}$/i;
export const teachingTitle =
  /\b(?:training|workshop|course|lesson|tutorial|slides?|exam|quiz|curriculum|glossary|terminology|definitions|learning (?:path|objectives)|study notes)\b/i;

/** Folders and names of what is not in force: still to be agreed, a copy that was put by, or made by a tool. */
export const unsettledPath =
  /(?:^|\/)(?:drafts?|_drafts|proposals?|proposed|ideas|wip|backups?|generated|autogen(?:erated)?)\/|[._-](?:drafts?|wip|proposal|bak|backup|orig|copy)\.[a-z.]{1,20}$|(?:^|\/)(?:draft|proposal|wip)[._-][^/]{0,100}$/i;
/** The same of what is meant for others, or came from them: adverts, posts, courses, copies of the texts of other houses. */
export const outwardPath =
  /(?:^|\/)(?:_?posts|jobs?|careers?|hiring|recruit(?:ment|ing)|vacanc(?:y|ies)|interviews?|upstream|external|academy|class(?:es|room)|bootcamp)\/|(?:^|[/_.-])(?:101|interview[-_]questions?|job[-_](?:advert|ad|description|spec)s?)(?=[/_.-])/i;

/** What is put before a language model, by its folder or its name. */
export const promptPath =
  /(?:^|\/)\.?(?:system[-_])?(?:prompts?|chatmodes?)\/|(?:^|\/)\.github\/(?:instructions|agents)\/|[._](?:prompt|instructions|chatmode|agent)\.md$|(?:^|[/_.-])(?:system[-_])?prompt\.[a-z]{2,8}$/i;

/** Pages from which readers begin, and lists of pages of site generators. */
export const indexPath =
  /^README[^/]{0,20}$|^\.github\/README[^/]{0,20}$|^(?:docs?|documentation|source|content|wiki)\/(?:README|index|home|_index|SUMMARY|_sidebar)(?:\.[^/]{1,20})?$|^(?:index|SUMMARY|_sidebar|Home)\.(?:md|rst|adoc)$|^(?:docs\/)?mkdocs\.ya?ml$|^docs\/source\/index\.rst$/i;
/** Configuration of what publishes pages in ways that are not read: what it shows is not known. */
export const publisherPath =
  /(?:^|\/)(?:docusaurus\.config\.[cm]?[jt]s|antora\.yml|antora-playbook\.ya?ml|_config\.yml|book\.toml|hugo\.(?:toml|ya?ml)|\.vitepress\/config\.[cm]?[jt]s|vuepress\.config\.js|conf\.py|mint\.json|astro\.config\.[cm]?[jt]s|\.gitbook\.yaml|techdocs\.ya?ml|catalog-info\.ya?ml)$|(?:^|\/)config\.toml$/i;
/** The site generator of GOV.UK's documentation puts each page of `source/` into its navigation. */
export const techDocsPath = /^config\/tech-docs\.ya?ml$/;
