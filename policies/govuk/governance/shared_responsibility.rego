# METADATA
# title: Who looks after which part of cloud security?
# custom:
#   order: 1
package policies.govuk.governance.shared_responsibility

import future.keywords.not

import data.lib.history
import data.lib.outcome

# So much of what can carry a label has to name its owner.
_labelled_percent := 25

# So many parts of a split have to have a named owner.
_owned_percent := 80

# So many of the decisions of a year have to say who does what; fewer decisions than these show no habit.
_deciding_percent := 80

_fewest_decisions := 3

_year_days := 365

# METADATA
# title: It is known that providers and teams each look after a part
# scope: document
# custom:
#   level: 2
#   grade: declared
#   remediation: Write down what the provider looks after and what is left to you, and name an owner for each service.
#   effort: S
#   actor: team
#   implied_by: [l3_in_use]
#   independent:
#     l5_value: cost can be weighed without a word on who looks after what
criteria["l2_aware"] := outcome.given(_subject, outcome.any_of([
	_in_use,
	outcome.exists([_responsibility], _divisions, _perhaps_divisions),
	outcome.exists([_owner], _owners, _perhaps_owners),
	outcome.at_least(_labelled_percent, [_label], _labels, [l.id | some l in _label.items; l.own != "no"]),
	outcome.exists([_contact], [c.id | some c in _contact.items; c.own == "yes"], _perhaps_contacts),
]))

# METADATA
# title: Who does what for security is spelt out, and can be found
# scope: document
# custom:
#   level: 3
#   grade: declared
#   remediation: List who patches, backs up, keeps keys, gives access and watches, for provider and team, and link the list from the README.
#   effort: S
#   actor: team
#   implied_by: [l4_recorded, l4_reviewed, l5_central]
#   independent:
#     l5_value: as for l2_aware
criteria["l3_in_use"] := outcome.given(_subject, _in_use)

# METADATA
# title: Four parts in five have a named owner
# scope: document
# custom:
#   level: 4
#   grade: declared
#   remediation: Name a team or a role for each part of the split, and fill in what was left open.
#   effort: S
#   actor: team
#   independent:
#     l5_central: decisions may say who does what where nobody keeps the whole of it
#     l5_cadence: a table can be reviewed on time and have gaps
#     l5_value: as for l2_aware
criteria["l4_recorded"] := outcome.given(_subject, outcome.at_least(
	_owned_percent,
	[_responsibility],
	_parts,
	array.concat(_splits, _perhaps_splits),
))

# METADATA
# title: What was written down is looked at again
# scope: document
# custom:
#   level: 4
#   grade: declared
#   remediation: Put the date of the last review and the next on the record, and keep to it.
#   effort: S
#   actor: team
#   implied_by: [l5_cadence]
#   independent:
#     l5_central: new decisions say nothing of older records
#     l5_value: as for l2_aware
criteria["l4_reviewed"] := outcome.given(_subject, _reviewed)

# METADATA
# title: Decisions on cloud services say who does what
# scope: document
# custom:
#   level: 5
#   grade: declared
#   remediation: Ask in the template of decisions who runs, patches, keeps and watches what, and answer it in each.
#   effort: M
#   actor: team
#   counter: [ci.capability, policy.file]
criteria["l5_central"] := outcome.given(_subject, outcome.any_of([
	outcome.at_least(_deciding_percent, [_decision], _decisions, array.concat(_recent, _perhaps_recent)),
	# What a check demands is not told: it may be an owner. Where there is none, the decisions alone tell.
	outcome.forall([_capability, _file], [], [], array.concat(_checks, _refusing_files)),
]))

# METADATA
# title: The review comes round by itself
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Let a scheduled job tell the owners when a record is due for review.
#   effort: S
#   actor: team
#   counter: [docs.responsibility, docs.decision]
criteria["l5_cadence"] := outcome.given(_subject, outcome.any_of([
	outcome.all_of([
		outcome.exists(
			[_reminder],
			[r.id | some r in _reminder.items; r.runs == "yes"],
			[r.id | some r in _reminder.items; r.runs == "unknown"],
		),
		outcome.exists([_responsibility, _decision], _dated, _perhaps_dated),
	]),
	# Past reviews may have been on time; earlier dates are not seen.
	outcome.exists([_responsibility, _decision], [], array.concat(_dated, _perhaps_dated)),
]))

# METADATA
# title: Decisions weigh what it is worth to let a provider run it
# scope: document
# custom:
#   level: 5
#   grade: declared
#   remediation: Compare in each decision what it costs and brings to let a provider run the service or to run it yourself.
#   effort: M
#   actor: team
criteria["l5_value"] := outcome.given(_subject, outcome.exists([_decision], _weighing, _perhaps_weighing))

_identity := input.evidence["repository.identity"]

_responsibility := input.evidence["docs.responsibility"]

_decision := input.evidence["docs.decision"]

_reminder := input.evidence["docs.reminder"]

_owner := input.evidence["owners.rule"]

_label := input.evidence["iac.owner_label"]

_contact := input.evidence["iac.security_contact"]

_capability := input.evidence["ci.capability"]

_file := input.evidence["policy.file"]

_subject := outcome.exists([_identity], [r.id | some r in _identity.items; r.files > 0], [])

# level 2

_divisions := [r.id | some r in _responsibility.items; r.isOwn == "yes"; _divides[r.id]]

_perhaps_divisions := [r.id | some r in _responsibility.items; r.isOwn != "no"; _may_divide[r.id]]

_divides[r.id] if {
	some r in _responsibility.items
	r.splits == "yes"
}

# A table of who does what for security, between teams alone.
_divides[r.id] if {
	some r in _responsibility.items
	r.form == "matrix"
	r.concrete == "yes"
}

_may_divide[r.id] if {
	some r in _responsibility.items
	r.splits != "no"
}

_may_divide[r.id] if {
	some r in _responsibility.items
	r.form == "matrix"
}

# One owner of everything says nothing of parts.
_owners := [o.id | some o in _owner.items; o.active == "yes"; o.owners > 0; not o.isCatchAll]

_perhaps_owners := [o.id | some o in _owner.items; o.active != "no"; o.owners > 0; not o.isCatchAll]

_labels := {
	"total": sum([l.resources | some l in _label.items; l.own != "no"]),
	"good": sum([l.labelled | some l in _label.items; l.own == "yes"]),
	"unsure": sum([l.unsure | some l in _label.items; l.own == "yes"]) + sum([l.resources |
		some l in _label.items
		l.own == "unknown"
	]),
}

_perhaps_contacts := [c.id | some c in _contact.items; c.own == "unknown"]

# level 3

_in_use := outcome.any_of([
	outcome.exists([_responsibility], array.concat(_splits, _reviews), array.concat(_perhaps_splits, _perhaps_reviews)),
	outcome.exists([_decision], _deciding, _perhaps_deciding),
])

_splits := [r.id | some r in _responsibility.items; r.id in _split_ids]

_perhaps_splits := [r.id |
	some r in _responsibility.items
	r.form != "review"
	r.isOwn != "no"
	r.splits != "no"
	r.concrete != "no"
	r.reachable != "no"
	not r.id in _split_ids
]

_split_ids := {r.id |
	some r in _responsibility.items
	r.form != "review"
	r.isOwn == "yes"
	r.splits == "yes"
	r.concrete == "yes"
	r.reachable == "yes"
}

# The record of a review against a framework of good architecture.
_reviews := [r.id | some r in _responsibility.items; r.form == "review"; r.isOwn == "yes"]

_perhaps_reviews := [r.id | some r in _responsibility.items; r.form == "review"; r.isOwn == "unknown"]

_deciding := [d.id | some d in _decision.items; d.id in _deciding_ids]

_deciding_ids := {d.id | some d in _decision.items; _is_decided[d.id]; d.aboutCloud == "yes"; d.saysWho == "yes"}

_perhaps_deciding := [d.id |
	some d in _decision.items
	_may_be_decided[d.id]
	d.aboutCloud != "no"
	d.saysWho != "no"
	not d.id in _deciding_ids
]

# Few records state what became of them.
_is_decided[d.id] if {
	some d in _decision.items
	not d.isTemplate
	d.isOwn == "yes"
	d.status in {"accepted", "unknown"}
}

_may_be_decided[d.id] if {
	some d in _decision.items
	not d.isTemplate
	d.isOwn != "no"
	d.status in {"accepted", "unknown"}
}

# level 4

# Parts of which it is not told whether they have an owner, and tables that may be others', are in doubt.
_parts := {
	"total": sum([r.parts | some r in _responsibility.items; r.id in _split_ids]) + _doubtful_parts,
	"good": sum([r.ownedParts | some r in _responsibility.items; r.id in _split_ids]),
	"unsure": sum(_untold_parts) + _doubtful_parts,
}

_untold_parts := [untold |
	some r in _responsibility.items
	r.id in _split_ids
	untold := (r.parts - r.ownedParts) - r.openParts
]

_doubtful_parts := sum([r.parts | some r in _responsibility.items; r.id in _perhaps_split_ids])

_perhaps_split_ids := {id | some id in _perhaps_splits}

# One record that is kept up shows it, whatever else there may be; only dates that have passed refute it.
_reviewed := outcome.exists([_responsibility, _decision], _fresh, []) if {
	count(_fresh) > 0
} else := outcome.more_than(
	0,
	array.concat([_responsibility, _decision], history.slots),
	{
		"total": count(_records) + count(_perhaps_records),
		"good": 0,
		"unsure": (count(_records) + count(_perhaps_records)) - count(_overdue),
	},
	array.concat(_records, _perhaps_records),
)

_records := array.concat(array.concat(_splits, _reviews), _deciding)

_perhaps_records := array.concat(array.concat(_perhaps_splits, _perhaps_reviews), _perhaps_deciding)

_record_ids := {id | some id in _records}

_fresh := [id | some id in _records; _is_fresh[id]]

_is_fresh[r.id] if {
	some r in _responsibility.items
	r.reviewDue == "current"
}

_is_fresh[r.id] if {
	some r in _responsibility.items
	is_number(r.reviewedAgeDays)
	r.reviewedAgeDays <= _year_days
}

_is_fresh[r.id] if {
	some r in _responsibility.items
	r.at.path in history.revised
}

_is_fresh[d.id] if {
	some d in _decision.items
	d.reviewDue == "current"
}

_is_fresh[d.id] if {
	some d in _decision.items
	is_number(d.reviewedAgeDays)
	d.reviewedAgeDays <= _year_days
}

_is_fresh[d.id] if {
	some d in _decision.items
	d.at.path in history.revised
}

_overdue := array.concat(
	[r.id |
		some r in _responsibility.items
		r.id in _record_ids
		r.reviewDue == "overdue"
		is_number(r.reviewedAgeDays)
		r.reviewedAgeDays > _year_days
		r.at.path in history.unrevised
	],
	[d.id |
		some d in _decision.items
		d.id in _record_ids
		d.reviewDue == "overdue"
		is_number(d.reviewedAgeDays)
		d.reviewedAgeDays > _year_days
		d.at.path in history.unrevised
	],
)

# level 5

# Decisions of the last year to take, change or leave a service.
_recent := [d.id | some d in _decision.items; d.id in _recent_ids]

_recent_ids := {d.id |
	some d in _decision.items
	_is_decided[d.id]
	d.status == "accepted"
	d.aboutCloud == "yes"
	is_number(d.ageDays)
	d.ageDays <= _year_days
}

_perhaps_recent := [d.id |
	some d in _decision.items
	_may_be_decided[d.id]
	d.aboutCloud != "no"
	not d.id in _recent_ids
	not d.id in _old_ids
]

_old_ids := {d.id | some d in _decision.items; is_number(d.ageDays); d.ageDays > _year_days}

_decisions := {
	"total": count(_recent) + count(_perhaps_recent),
	"good": count([id | some id in _recent; id in _deciding_ids]),
	"unsure": count([d.id | some d in _decision.items; d.id in _recent_ids; d.saysWho == "unknown"]) + count(_perhaps_recent),
} if {
	count(_recent) >= _fewest_decisions
} else := {
	"total": count(_recent) + count(_perhaps_recent),
	"good": 0,
	"unsure": count(_recent) + count(_perhaps_recent),
}

_checks := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability in {"policy_check", "infrastructure_scan", "unknown"}
	c.blocking != "no"
	c.onChangeRequest != "no"
]

_refusing_files := [f.id | some f in _file.items; f.form in {"admission", "guardrail"}; f.enforces != "no"]

_dated := [id | some id in _records; _has_date[id]]

_perhaps_dated := array.concat(
	[id | some id in _perhaps_records; _has_date[id]],
	[id | some id in array.concat(_records, _perhaps_records); _may_have_date[id]],
)

# A date that has passed is no cadence.
_has_date[r.id] if {
	some r in _responsibility.items
	r.reviewDue == "current"
}

_has_date[d.id] if {
	some d in _decision.items
	d.reviewDue == "current"
}

_may_have_date[r.id] if {
	some r in _responsibility.items
	r.reviewDue == "unknown"
}

_may_have_date[d.id] if {
	some d in _decision.items
	d.reviewDue == "unknown"
}

_weighing := [d.id | some d in _decision.items; _is_decided[d.id]; d.aboutCloud == "yes"; d.weighs == "yes"]

_perhaps_weighing := [d.id | some d in _decision.items; _may_be_decided[d.id]; d.aboutCloud != "no"; d.weighs != "no"]
