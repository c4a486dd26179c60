/**
 * What the first page says of a repository that is kept for an event, to teach, to start from, or about a house that does
 * not exist.
 */
export const forLearning =
  /\b(?:materials?|slides?|notes|exercises?|sources?|handouts?|labs?) (?:of|for|from|to) (?:our|the|an?|my|this) (?:[\w-]{1,20} ){0,4}(?:course|workshop|training|talk|lecture|class|boot ?camp|hack ?day|meet-?up|tutorial)s?\b|\b(?:talk|lecture|workshop|keynote) at\b|\bfor (?:our|the|your) exercises?\b|\b(?:an|the) (?:invented|fictional|fictitious|imaginary|made-up) \w|\bhack ?(?:day|athon)\b|\bcompanion (?:code|repositor(?:y|ies)|material)\b|\b(?:code|examples?) (?:of|for|from) (?:the|an?|our|this|my) (?:[\w-]{1,20} ){0,2}(?:tutorial|book|course|blog post|article|series)\b|\b(?:starter kit|boilerplate|cookiecutter)\b|\bstarting point for (?:new|your|any|other)\b|\bmake it yours\b|\bbook club\b|\binternal audit\b|\breading list\b/i;

const companies =
  '(?:companies|businesses|organi[sz]ations|enterprises|schools|councils|customers|agencies|firms|buyers|those who buy|users)';
/** What it says of one that is for others to use, or is somebody else's: a product, a module, a tender, a fork. */
export const forUseByOthers = new RegExp(
  [
    `\\b(?:desk|software|product|apps?|tool|platform|service|SaaS) for (?:\\w{1,12} ){0,2}${companies}\\b`,
    `\\b(?:manuals?|documentation|docs|runbooks|pages|papers|guides?)\\b[^.\\n]{0,60}\\b(?:for|at|of) (?:\\w{1,12} ){0,2}${companies}\\b`,
    '\\b(?:HR software|software (?:for|that))\\b|\\bthese are (?:its|the) manuals\\b|\\bfor those who buy\\b',
    '\\b(?:Apache|MIT|BSD|GPL|MPL)(?:[- ]\\d\\.\\d)? licen[cs]ed?\\b|\\bopen[- ]source\\b',
    '\\b(?:Terraform|Ansible|Puppet|Chef|Pulumi|Helm) (?:module|role|cookbook|collection|provider|chart)s?\\b|\\b(?:operator|controller|plug-?in) for\\b',
    '^\\W{0,5}terraform-[a-z]{2,20}-',
    '\\bwebsite of the \\w{1,30} project\\b|\\binvitation to tender\\b|\\bwhite ?papers?\\b|\\bfork(?:ed)? (?:of|from)\\b',
  ].join('|'),
  'i',
);
