# METADATA
# title: Rules and texts on who may do what, and what becomes of them
# description: Ids of facts. A rule or a text counts where it is the source's own; what may be for others is in doubt.
package lib.access

import future.keywords.not

import data.lib.history

_year_days := 365

# Files of rules.
own := [r.id | some r in _rule.items; own_ids[r.id]]

perhaps_own := [r.id | some r in _rule.items; r.own == "unknown"; not own_ids[r.id]]

own_ids contains r.id if {
	some r in _rule.items
	r.own == "yes"
}

# What the source's own machines bring to where it lasts is no product's; what they try out is a sample.
own_ids contains r.id if {
	some r in _rule.items
	r.own == "unknown"
	_taken[r.id]
	count([part | some part in split(lower(r.path), "/"); part in _asides]) == 0
}

_taken := {a.rule | some a in _relation.items; a.applied == "yes"; a.how in {"pipeline", "reconciler"}}

_asides := {
	"example", "examples", "sample", "samples", "demo", "demos", "test", "tests", "e2e", "fixtures",
	"testdata", "hack", "templates", "charts",
}

for_people := [r.id | some r in _rule.items; own_ids[r.id]; r.people == "yes"]

# What a program may do is a part of that program: it is no rule for people, and shows nothing of how those are kept.
_of_programs := {r.id | some r in _rule.items; r.people == "no"}

# Texts that state rules.
stating := [d.id | some d in _document.items; d.isOwn == "yes"; d.statesRules == "yes"]

perhaps_stating := [d.id |
	some d in _document.items
	d.isOwn != "no"
	d.statesRules != "no"
	not _stating_ids[d.id]
]

_stating_ids := {id | some id in stating}

# Rules and texts of which it is asked whether they are kept up.
judged := array.concat(own, stating)

_judged_ids := {id | some id in judged}

perhaps_judged := array.concat(array.concat(perhaps_own, perhaps_stating), _access_reviews)

# Records of reviews, of rules that are written down elsewhere.
_access_reviews := [d.id |
	some d in _document.items
	d.form == "review"
	d.isOwn != "no"
	d.statesRules == "no"
]

current := array.concat(
	[id | some id in judged; _is_current[id]; not _of_programs[id]],
	[d.id |
		some d in _document.items
		d.form == "review"
		d.isOwn == "yes"
		d.statesRules != "yes"
		_is_reviewed[d.id]
		count(judged) > 0
	],
)

_is_current[id] if some id, _ in _is_reviewed

# A change after the date of review has passed is not yet the review.
_is_current[r.id] if {
	some r in _rule.items
	history.changed[r.path]
	r.reviewDue != "overdue"
}

_is_current[d.id] if {
	some d in _document.items
	history.changed[d.at.path]
	d.reviewDue != "overdue"
}

# That a review is not yet due says nothing of the last one.
_is_reviewed[r.id] if {
	some r in _rule.items
	is_number(r.reviewedAgeDays)
	r.reviewedAgeDays <= _year_days
}

_is_reviewed[d.id] if {
	some d in _document.items
	is_number(d.reviewedAgeDays)
	d.reviewedAgeDays <= _year_days
}

overdue := array.concat(
	[r.id |
		some r in _rule.items
		_judged_ids[r.id]
		r.reviewDue == "overdue"
		is_number(r.reviewedAgeDays)
		r.reviewedAgeDays > _year_days
		history.unchanged[r.path]
	],
	[d.id |
		some d in _document.items
		_judged_ids[d.id]
		d.reviewDue == "overdue"
		is_number(d.reviewedAgeDays)
		d.reviewedAgeDays > _year_days
		history.unchanged[d.at.path]
	],
)

# What becomes of one's own files.
of_own := [a | some a in _relation.items; own_ids[a.rule]]

seen := [a.id | some a in of_own]

_covered := {a.rule | some a in _relation.items}

# Files of which nothing is told, or that may be for others.
uncovered := array.concat([id | some id in own; not _covered[id]], perhaps_own)

noticed := [a.id | some a in of_own; "yes" in {a.owned, a.reviewRequired}]

perhaps_noticed := [a.id | some a in of_own; "unknown" in {a.owned, a.reviewRequired}]

# Pipelines cannot apply what lets them apply anything: such files are left out, unless they grant something to people.
applied := [a.id | some a in of_own; a.applied == "yes"]

not_applied := [a.id | some a in of_own; a.applied == "no"; _is_for_pipelines[a.id]]

perhaps_applied := [a.id |
	some a in of_own
	a.applied != "yes"
	not _not_applied_ids[a.id]
	not _is_before_pipelines[a.id]
]

_is_for_pipelines[a.id] if {
	some a in of_own
	a.bootstrap == "no"
}

_is_for_pipelines[a.id] if {
	some a in of_own
	_for_people_ids[a.rule]
}

_is_before_pipelines[a.id] if {
	some a in of_own
	a.bootstrap == "yes"
	not _for_people_ids[a.rule]
}

_for_people_ids := {id | some id in for_people}

_not_applied_ids := {id | some id in not_applied}

_rule := input.evidence["access.rule_file"]

_document := input.evidence["docs.access"]

_relation := input.evidence["relation.access_rule"]
