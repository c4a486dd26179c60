# METADATA
# title: Who may do what, and is it kept up to date and told?
# custom:
#   order: 3
package policies.govuk.governance.access_policies

import future.keywords.not

import data.lib.history
import data.lib.outcome

# Shares over fewer changes than this are unknown.
_smallest_share := 10

# So many changes of access rules have to come by change request, or be taken in by somebody else.
_changes_percent := 80

# So many files of access rules have to be looked at by a second person, and to be tested.
_files_percent := 80

# The history of all files that were found speaks of one's own where so many of them are.
_own_percent := 80

_year_days := 365

# METADATA
# title: Access rules are written down, as text or as code
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
	outcome.exists([_document], _stating, _perhaps_stating),
	outcome.exists([_rule], _own, _perhaps_own),
]))

# METADATA
# title: Access rules were changed or reviewed in the last year
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
# title: Those concerned hear of changes
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
	outcome.exists([_relation, _rule], _noticed, array.concat(_perhaps_noticed, _uncovered)),
	outcome.exists([_history], _requested, _perhaps_requested),
	outcome.exists([_document], _telling, _perhaps_telling),
]))

# METADATA
# title: There is a way to ask for a change, and four changes in five take it
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
	outcome.at_least(_changes_percent, [_history], _requests, _histories),
	outcome.any_of([
		outcome.exists([_document], _asking, _perhaps_asking),
		outcome.exists([_template], _forms, _perhaps_forms),
		outcome.exists([_text], _guides, _perhaps_guides),
		# Many people change it themselves: they know how.
		outcome.exists([_rule, _file], _self_service, _perhaps_self_service),
	]),
]))

# METADATA
# title: Somebody else than the author looks at changes
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
		outcome.at_least(_files_percent, [_relation, _rule], _reviewed_files, array.concat(_seen, _uncovered)),
		outcome.at_least(_changes_percent, [_history], _merges, _histories),
	]),
	# Whatever a rule says, nobody looked at what was pushed.
	outcome.forall([_history], _histories, _pushed, _perhaps_pushed),
]))

# METADATA
# title: Machines apply all access rules, those for people among them
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Keep what people and teams may do as code too, and let a pipeline or a reconciler apply every file of it.
#   effort: L
#   actor: platform
#   counter: [docs.access, access.rule_file]
criteria["l5_as_code"] := outcome.given(_subject, outcome.all_of([
	outcome.forall([_relation, _rule], _applied, _not_applied, array.concat(_perhaps_applied, _uncovered)),
	# The rules of a program alone do not show where those for people are.
	outcome.exists([_rule], _for_people, array.concat(_own, _perhaps_own)),
]))

# METADATA
# title: Tests stand before changes of access rules
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
	[_relation, _rule],
	_checked_files,
	array.concat(_seen, _uncovered),
))

# METADATA
# title: Anyone concerned can see the rules and propose a change
# scope: document
# custom:
#   level: 5
#   grade: executed
#   remediation: Let all whom the rules concern see the repository, and take change requests from people outside of the team.
#   effort: S
#   actor: forge-admin
#   counter: [docs.access, access.rule_file]
criteria["l5_open"] := outcome.given(_subject, outcome.any_of([
	outcome.exists(
		[_identity],
		[r.id | some r in _identity.items; r.visibility == "public"],
		[r.id | some r in _identity.items; r.visibility == "unknown"],
	),
	# Whether a proposal came from outside is not told.
	outcome.exists([_history], [], [h.id | some h in _history.items; h.byRequest + h.mayBeRequests > 0]),
]))

_identity := input.evidence["repository.identity"]

_document := input.evidence["docs.access"]

_text := input.evidence["docs.document"]

_template := input.evidence["docs.template"]

_rule := input.evidence["access.rule_file"]

_relation := input.evidence["relation.access_rule"]

_history := input.evidence["git.access_history"]

_file := input.evidence["git.file_history"]

_subject := outcome.any_of([
	outcome.exists([_rule], _own, _perhaps_own),
	outcome.exists(
		[_document],
		[d.id | some d in _document.items; d.isOwn == "yes"],
		[d.id | some d in _document.items; d.isOwn == "unknown"],
	),
])

# level 2

_own := [r.id | some r in _rule.items; r.own == "yes"]

_perhaps_own := [r.id | some r in _rule.items; r.own == "unknown"]

_own_ids := {id | some id in _own}

_stating := [d.id | some d in _document.items; d.isOwn == "yes"; d.statesRules == "yes"]

_perhaps_stating := [d.id |
	some d in _document.items
	d.isOwn != "no"
	d.statesRules != "no"
	not d.id in _stating_ids
]

_stating_ids := {id | some id in _stating}

# level 3

# One rule that is kept up shows it, whatever else there may be; only dates that have passed refute it.
_kept_current := outcome.exists([_rule, _document], _current, []) if {
	count(_current) > 0
} else := outcome.more_than(
	0,
	array.concat([_rule, _document], history.slots),
	{
		"total": count(_judged) + count(_perhaps_judged),
		"good": 0,
		"unsure": (count(_judged) + count(_perhaps_judged)) - count(_overdue),
	},
	array.concat(_judged, _perhaps_judged),
)

_judged := array.concat(_own, _stating)

_judged_ids := {id | some id in _judged}

_perhaps_judged := array.concat(array.concat(_perhaps_own, _perhaps_stating), _access_reviews)

# Records of reviews, of rules that are written down elsewhere.
_access_reviews := [d.id |
	some d in _document.items
	d.form == "review"
	d.isOwn != "no"
	d.statesRules == "no"
]

_current := array.concat(
	[id | some id in _judged; _is_current[id]],
	[d.id |
		some d in _document.items
		d.form == "review"
		d.isOwn == "yes"
		d.statesRules != "yes"
		_is_reviewed[d.id]
		count(_judged) > 0
	],
)

_is_current[id] if some id, _ in _is_reviewed

_is_current[r.id] if {
	some r in _rule.items
	r.path in history.changed
}

_is_current[d.id] if {
	some d in _document.items
	d.at.path in history.changed
}

_is_reviewed[r.id] if {
	some r in _rule.items
	r.reviewDue == "current"
}

_is_reviewed[r.id] if {
	some r in _rule.items
	is_number(r.reviewedAgeDays)
	r.reviewedAgeDays <= _year_days
}

_is_reviewed[d.id] if {
	some d in _document.items
	d.reviewDue == "current"
}

_is_reviewed[d.id] if {
	some d in _document.items
	is_number(d.reviewedAgeDays)
	d.reviewedAgeDays <= _year_days
}

_overdue := array.concat(
	[r.id |
		some r in _rule.items
		r.id in _judged_ids
		r.reviewDue == "overdue"
		is_number(r.reviewedAgeDays)
		r.reviewedAgeDays > _year_days
		r.path in history.unchanged
	],
	[d.id |
		some d in _document.items
		d.id in _judged_ids
		d.reviewDue == "overdue"
		is_number(d.reviewedAgeDays)
		d.reviewedAgeDays > _year_days
		d.at.path in history.unchanged
	],
)

# What becomes of one's own files, and of those that may be.
_of_own := [a | some a in _relation.items; a.rule in _own_ids]

_seen := [a.id | some a in _of_own]

_covered := {a.rule | some a in _relation.items}

# Files of which nothing is told, or that may be for others.
_uncovered := array.concat([id | some id in _own; not id in _covered], _perhaps_own)

_noticed := [a.id | some a in _of_own; "yes" in {a.owned, a.reviewRequired}]

_perhaps_noticed := [a.id | some a in _of_own; "unknown" in {a.owned, a.reviewRequired}]

# A history of files that are mostly samples or products for others says nothing of one's own.
_speaks if {
	_rule.complete
	count(_own) > 0
	count(_own) * 100 >= _own_percent * count(_rule.items)
}

_histories := [h.id | some h in _history.items]

_requested := [h.id | some h in _history.items; _speaks; h.byRequest > 0]

_perhaps_requested := [h.id | some h in _history.items; h.byRequest + h.mayBeRequests > 0]

_telling := [d.id | some d in _document.items; d.isOwn == "yes"; d.tellsOfChanges == "yes"]

_perhaps_telling := [d.id | some d in _document.items; d.isOwn != "no"; d.tellsOfChanges != "no"]

# level 4

# Histories that hold enough changes to judge, and speak of one's own files.
_telling_histories := [h | some h in _history.items; _speaks; h.changes >= _smallest_share]

# How a text changes is not followed, and rules that nobody changed show no way.
_some_changes := outcome.exists(
	[_history, _rule],
	[h.id | some h in _history.items; h.changes > 0],
	array.concat(_histories, array.concat(_stating, _perhaps_stating)),
)

_changes := sum([h.changes | some h in _history.items])

_too_small := _changes - sum([h.changes | some h in _telling_histories])

_requests := {
	"total": _changes,
	"good": sum([h.byRequest | some h in _telling_histories]),
	"unsure": sum([h.mayBeRequests | some h in _telling_histories]) + _too_small,
}

# Who takes a request in may be its author, after somebody else approved it: only what was pushed is sure.
_merges := {
	"total": _changes,
	"good": sum([h.mergedByOther | some h in _telling_histories]),
	"unsure": sum([seen | some h in _telling_histories; seen := (h.changes - h.mergedByOther) - h.direct]) + _too_small,
}

_asking := [d.id | some d in _document.items; d.isOwn == "yes"; d.tellsHowToAsk == "yes"]

_perhaps_asking := [d.id | some d in _document.items; d.isOwn != "no"; d.tellsHowToAsk != "no"]

_forms := [t.id | some t in _template.items; t.isOwn == "yes"; t.asksForAccess == "yes"]

_perhaps_forms := [t.id | some t in _template.items; t.isOwn != "no"; t.asksForAccess != "no"]

_guides := [d.id | some d in _text.items; d.form == "contribution_guide"; d.isOwn == "yes"]

_perhaps_guides := [d.id | some d in _text.items; d.form == "contribution_guide"; d.isOwn == "unknown"]

_self_service := [r.id | some r in _rule.items; r.own == "yes"; r.people == "yes"; r.path in history.shared]

_perhaps_self_service := [r.id | some r in _rule.items; r.own != "no"; r.people != "no"; r.path in history.shared]

_reviewed_files := {
	"total": count(_own) + count(_perhaps_own),
	"good": count(_reviewed),
	"unsure": (count(_perhaps_reviewed) + count(outcome.doubted([_relation], _unreviewed))) + count(_uncovered),
}

_reviewed := [a.id | some a in _of_own; _is_reviewed_by_other[a.id]]

_perhaps_reviewed := [a.id |
	some a in _of_own
	not _is_reviewed_by_other[a.id]
	{a.owned, a.reviewRequired} != {"no"}
]

# A forge may ask for an approval all the same.
_unreviewed := [a.id | some a in _of_own; {a.owned, a.reviewRequired} == {"no"}]

_is_reviewed_by_other[a.id] if {
	some a in _of_own
	a.reviewRequired == "yes"
}

# An owner who makes all the changes is no second person.
_is_reviewed_by_other[a.id] if {
	some a in _of_own
	a.owned == "yes"
	_several_people.outcome == "met"
}

_several_people := outcome.any_of([
	history.several_people,
	outcome.exists([_history], [h.id | some h in _history.items; h.authors > 1], []),
])

_pushed := [h.id | some h in _telling_histories; _is_pushed[h.id]]

# Some of the files are not one's own: it may be those that were pushed.
_perhaps_pushed := [h.id | some h in _history.items; _is_pushed[h.id]; not _speaks]

_is_pushed[h.id] if {
	some h in _history.items
	h.changes >= _smallest_share
	h.direct * 100 > (100 - _changes_percent) * h.changes
}

# level 5

_applied := [a.id | some a in _of_own; a.applied == "yes"]

_not_applied := [a.id | some a in _of_own; a.applied == "no"]

_perhaps_applied := [a.id | some a in _of_own; a.applied == "unknown"]

_for_people := [r.id | some r in _rule.items; r.own == "yes"; r.people == "yes"]

_checked_files := {
	"total": count(_own) + count(_perhaps_own),
	"good": count([a | some a in _of_own; a.checked == "yes"]),
	"unsure": count([a | some a in _of_own; a.checked == "unknown"]) + count(_uncovered),
}
