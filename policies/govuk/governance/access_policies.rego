# METADATA
# title: Who may do what, and is it kept up to date and told?
# custom:
#   order: 3
package policies.govuk.governance.access_policies

import future.keywords.not

import data.lib.access
import data.lib.access_changes
import data.lib.history
import data.lib.outcome

# So many files of access rules have to be looked at by a second person, and to be tested.
_files_percent := 80

# METADATA
# title: Who may do what is written down, as text or as code
# scope: document
# custom:
#   level: 2
#   grade: declared
#   remediation: Write down who may have which access and what is done when people come and go, or keep the rules as code.
#   effort: S
#   actor: team
#   implied_by: [l3_current, l4_process, l4_reviewed_by_other, l5_as_code, l5_tested]
#   independent:
#     l3_told: a text may tell how people hear of rules that are written nowhere
#     l5_open: who can see a repository says nothing of what it holds
criteria["l2_documented"] := outcome.given(_subject, outcome.any_of([
	outcome.exists([_document], access.stating, access.perhaps_stating),
	outcome.exists([_rule], access.own, access.perhaps_own),
]))

# METADATA
# title: Access rules, those of single programs aside, were changed or reviewed in the last year
# scope: document
# custom:
#   level: 3
#   grade: declared
#   remediation: Go through the access rules at least once a year, and put the date of the review on them.
#   effort: S
#   actor: team
#   independent:
#     l4_process: the changes that came by request may be older than a year
#     l4_reviewed_by_other: a second person may look at changes that are never made
#     l5_as_code: what is applied by a machine can be out of date
#     l5_tested: what is tested can be out of date
#     l5_open: what everybody can see can be out of date
criteria["l3_current"] := outcome.given(_subject, _kept_current)

# METADATA
# title: Owners, change requests or notices tell those concerned of changes
# scope: document
# custom:
#   level: 3
#   grade: declared
#   remediation: Name owners for the paths of access rules, or let changes to them come as change requests.
#   effort: S
#   actor: team
#   implied_by: [l4_process, l4_reviewed_by_other]
#   independent:
#     l5_as_code: a pipeline applies what nobody heard of
#     l5_tested: a test tells its author alone
#     l5_open: what everybody can see need not be told to anybody
criteria["l3_told"] := outcome.given(_subject, outcome.any_of([
	_owners_notice,
	outcome.exists([_history], access_changes.requested, access_changes.perhaps_requested),
	outcome.exists([_document], _telling, _perhaps_telling),
]))

# METADATA
# title: How to ask for access is known, and at least 80 % of changes come by request
# scope: document
# custom:
#   level: 4
#   grade: declared
#   remediation: Let each change of an access rule come as a change request, and write down how to ask for one.
#   effort: M
#   actor: team
#   independent:
#     l5_as_code: a pipeline also applies what was pushed
#     l5_tested: tests may block the few changes that come as requests
#     l5_open: who could propose a change need not do so
criteria["l4_process"] := outcome.given(_subject, outcome.all_of([
	_some_changes,
	outcome.at_least(access_changes.percent, [_history], access_changes.requests, access_changes.histories),
	outcome.any_of([
		outcome.exists([_document], _asking, _perhaps_asking),
		outcome.exists([_template], _forms, _perhaps_forms),
		outcome.exists([_text], _guides, _perhaps_guides),
		# Many people change it themselves: they know how.
		outcome.exists([_rule, _file], _self_service, _perhaps_self_service),
	]),
]))

# METADATA
# title: Somebody else than the author is asked to review changes
# scope: document
# custom:
#   level: 4
#   grade: present
#   remediation: Name owners for the paths of access rules, and require that one of them approves each change.
#   effort: S
#   actor: forge-admin
#   independent:
#     l5_as_code: a pipeline applies what nobody looked at
#     l5_tested: a test is no second person
#     l5_open: many may look, and nobody has to
#   counter: [docs.access]
criteria["l4_reviewed_by_other"] := outcome.given(_subject, outcome.all_of([
	outcome.any_of([
		outcome.at_least(_files_percent, [_rule], _reviewed_files, array.concat(access.seen, access.uncovered)),
		outcome.at_least(access_changes.percent, [_history], access_changes.merges, access_changes.histories),
	]),
	# Whatever a rule says, nobody looked at what was pushed.
	outcome.forall([_history], access_changes.histories, access_changes.pushed, access_changes.perhaps_pushed),
]))

# METADATA
# title: A pipeline or reconciler applies every access rule, those for people among them
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Keep what people and teams may do as code too, and let a pipeline or a reconciler apply every file of it.
#   effort: L
#   actor: platform
#   counter: [docs.access, access.rule_file]
criteria["l5_as_code"] := outcome.given(_subject, outcome.all_of([
	outcome.forall([_rule], access.applied, access.not_applied, array.concat(access.perhaps_applied, access.uncovered)),
	# The rules of a program alone do not show where those for people are.
	outcome.exists([_rule], access.for_people, array.concat(access.own, access.perhaps_own)),
]))

# METADATA
# title: Tests, plans or policy checks block bad changes of access rules
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Let a test, a plan or a policy check of the access rules fail change requests that break them.
#   effort: M
#   actor: team
#   counter: [docs.access, access.rule_file]
criteria["l5_tested"] := outcome.given(_subject, outcome.at_least(
	_files_percent,
	[_rule],
	_checked_files,
	array.concat(access.seen, access.uncovered),
))

# METADATA
# title: Everybody concerned can see the rules and propose changes
# scope: document
# custom:
#   level: 5
#   grade: executed
#   remediation: Let all whom the rules concern see the repository, and take change requests from people outside of the team.
#   effort: S
#   actor: forge-admin
#   counter: [docs.access, access.rule_file, relation.access_rule]
criteria["l5_open"] := outcome.given(_subject, outcome.any_of([
	outcome.exists(
		[_identity],
		[r.id | some r in _identity.items; r.visibility == "public"],
		[r.id | some r in _identity.items; r.visibility == "unknown"],
	),
	# Whether a proposal came from outside is not told.
	outcome.exists([_history], [], [h.id | some h in access_changes.items; h.byRequest + h.mayBeRequests > 0]),
]))

_identity := input.evidence["repository.identity"]

_document := input.evidence["docs.access"]

_text := input.evidence["docs.document"]

_template := input.evidence["docs.template"]

_rule := input.evidence["access.rule_file"]

_relation := input.evidence["relation.access_rule"]

_owner := input.evidence["owners.rule"]

_history := input.evidence["git.access_history"]

_file := input.evidence["git.file_history"]

_subject := outcome.any_of([
	outcome.exists([_rule], access.own, access.perhaps_own),
	outcome.exists(
		[_document],
		[d.id | some d in _document.items; d.isOwn == "yes"],
		[d.id | some d in _document.items; d.isOwn == "unknown"],
	),
])

# level 3

# Who works alone and is named as owner of it tells nobody.
_owners_notice := outcome.all_of([
	outcome.exists([_relation, _rule], access.noticed, array.concat(access.perhaps_noticed, access.uncovered)),
	outcome.any_of([
		access_changes.several_people,
		outcome.exists([_relation], [a.id | some a in access.of_own; _is_of_others[a.id]], access.seen),
	]),
])

_is_of_others[a.id] if {
	some a in access.of_own
	a.reviewRequired == "yes"
}

# A team, or several, among whom others than the author are.
_is_of_others[a.id] if {
	some a in access.of_own
	a.owned == "yes"
	some id in a.by
	_several_owners[id]
}

_several_owners := {o.id | some o in _owner.items; o.owners + o.groups > 1}

# One rule that is kept up shows it, whatever else there may be; only dates that have passed refute it.
_kept_current := outcome.exists([_rule, _document], access.current, []) if {
	count(access.current) > 0
} else := outcome.more_than(
	0,
	array.concat([_rule, _document], history.slots),
	{
		"total": count(access.judged) + count(access.perhaps_judged),
		"good": 0,
		"unsure": (count(access.judged) + count(access.perhaps_judged)) - count(access.overdue),
	},
	{"met": [], "unmet": access.overdue, "unknown": array.concat(access.judged, access.perhaps_judged)},
)

_telling := [d.id | some d in _document.items; d.isOwn == "yes"; d.tellsOfChanges == "yes"]

_perhaps_telling := [d.id | some d in _document.items; d.isOwn != "no"; d.tellsOfChanges != "no"]

# level 4

# How a text changes is not followed, and rules that nobody changed show no way.
_some_changes := outcome.exists(
	[_history, _rule],
	[h.id | some h in access_changes.items; h.changes > 0],
	array.concat(access_changes.histories, array.concat(access.stating, access.perhaps_stating)),
)

_asking := [d.id | some d in _document.items; d.isOwn == "yes"; d.tellsHowToAsk == "yes"]

_perhaps_asking := [d.id | some d in _document.items; d.isOwn != "no"; d.tellsHowToAsk != "no"]

_forms := [t.id | some t in _template.items; t.isOwn == "yes"; t.asksForAccess == "yes"]

_perhaps_forms := [t.id | some t in _template.items; t.isOwn != "no"; t.asksForAccess != "no"]

_guides := [d.id | some d in _text.items; d.form == "contribution_guide"; d.isOwn == "yes"]

_perhaps_guides := [d.id | some d in _text.items; d.form == "contribution_guide"; d.isOwn == "unknown"]

_self_service := [r.id | some r in _rule.items; access.own_ids[r.id]; r.people == "yes"; history.shared[r.path]]

_perhaps_self_service := [r.id | some r in _rule.items; r.own != "no"; r.people != "no"; history.shared[r.path]]

# Each file is told of by itself: of which nothing is told, or may hide, is in doubt, whatever else was not looked at.
_reviewed_files := {
	"total": count(access.own) + count(access.perhaps_own),
	"good": count(_reviewed),
	"unsure": (count(_perhaps_reviewed) + count(outcome.doubted([_relation], _unreviewed))) + count(access.uncovered),
}

_reviewed := [a.id | some a in access.of_own; _is_reviewed_by_other[a.id]]

_perhaps_reviewed := [a.id |
	some a in access.of_own
	not _is_reviewed_by_other[a.id]
	{a.owned, a.reviewRequired} != {"no"}
]

# A forge may ask for an approval all the same.
_unreviewed := [a.id | some a in access.of_own; {a.owned, a.reviewRequired} == {"no"}]

_is_reviewed_by_other[a.id] if {
	some a in access.of_own
	a.reviewRequired == "yes"
}

# An owner who makes all the changes is no second person, and nobody asks owners of what does not come by request.
_is_reviewed_by_other[a.id] if {
	some a in access.of_own
	a.owned == "yes"
	access_changes.several_people.outcome == "met"
	access_changes.come_by_request
}

# level 5

_checked_files := {
	"total": count(access.own) + count(access.perhaps_own),
	"good": count([a | some a in access.of_own; a.checked == "yes"]),
	"unsure": count(_perhaps_checked) + count(access.uncovered),
}

_perhaps_checked := [a.id | some a in access.of_own; _may_be_checked[a.id]]

_may_be_checked[a.id] if {
	some a in access.of_own
	a.checked == "unknown"
}

# What was not looked at may check it.
_may_be_checked[a.id] if {
	some a in access.of_own
	a.checked == "no"
	not _relation.complete
}
