# METADATA
# title: Who looks after which part of cloud security?
# custom:
#   order: 1
package policies.govuk.governance.shared_responsibility

import future.keywords.not

import data.lib.history
import data.lib.outcome
import data.lib.responsibility

# So much of what can carry a label has to name its owner.
_labelled_percent := 25

# So many parts of a split have to have a named owner.
_owned_percent := 80

# So many of the decisions of a year have to say who does what; fewer decisions than these show no habit.
_deciding_percent := 80

_fewest_decisions := 3

_year_days := 365

# METADATA
# title: A text, label or owner rule says who looks after which part or service
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
	outcome.exists([_responsibility], responsibility.divisions, responsibility.perhaps_divisions),
	outcome.exists([_owner], responsibility.owners, responsibility.perhaps_owners),
	outcome.at_least(_labelled_percent, [_label], _labels, [l.id | some l in _label.items; l.own != "no"]),
	outcome.exists([_contact], [c.id | some c in _contact.items; c.own == "yes"], _perhaps_contacts),
]))

# METADATA
# title: Who does which security task, provider or team, is listed where people find it
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
# title: At least 80 % of the listed parts have a named owner
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
	array.concat(responsibility.splits, responsibility.perhaps_splits),
))

# METADATA
# title: A list or decision of who does what was reviewed in the last year
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
# title: At least 80 % of the year's decisions on cloud services say who does what
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
# title: A scheduled job tells when the list of who does what is due for review
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
# title: Decisions weigh cost and benefit of letting a provider run a service
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
	outcome.exists(
		[_responsibility],
		array.concat(responsibility.splits, responsibility.reviews),
		array.concat(responsibility.perhaps_splits, responsibility.perhaps_reviews),
	),
	outcome.exists([_decision], responsibility.deciding, responsibility.perhaps_deciding),
])

# level 4

# Parts of which it is not told whether they have an owner, and tables that may be others', are in doubt.
_parts := {
	"total": sum([r.parts | some r in _responsibility.items; responsibility.split_ids[r.id]]) + _doubtful_parts,
	"good": sum([r.ownedParts | some r in _responsibility.items; responsibility.split_ids[r.id]]),
	"unsure": sum(_untold_parts) + _doubtful_parts,
}

_untold_parts := [untold |
	some r in _responsibility.items
	responsibility.split_ids[r.id]
	untold := (r.parts - r.ownedParts) - r.openParts
]

_doubtful_parts := sum([r.parts | some r in _responsibility.items; _perhaps_split_ids[r.id]])

_perhaps_split_ids := {id | some id in responsibility.perhaps_splits}

# One record that is kept up shows it, whatever else there may be; only dates that have passed refute it.
_reviewed := outcome.exists([_responsibility, _decision], responsibility.fresh, []) if {
	count(responsibility.fresh) > 0
} else := outcome.more_than(
	0,
	array.concat([_responsibility, _decision], history.slots),
	{
		"total": count(responsibility.records) + count(responsibility.perhaps_records),
		"good": 0,
		"unsure": (count(responsibility.records) + count(responsibility.perhaps_records)) - count(responsibility.overdue),
	},
	{"met": [], "unmet": responsibility.overdue, "unknown": array.concat(responsibility.records, responsibility.perhaps_records)},
)

# level 5

# Decisions of the last year to take, change or leave a service.
_recent := [d.id | some d in _decision.items; _recent_ids[d.id]]

_recent_ids := {d.id |
	some d in _decision.items
	responsibility.is_decided[d.id]
	d.status == "accepted"
	d.aboutCloud == "yes"
	is_number(d.ageDays)
	d.ageDays <= _year_days
}

_perhaps_recent := [d.id |
	some d in _decision.items
	responsibility.may_be_decided[d.id]
	d.aboutCloud != "no"
	not _recent_ids[d.id]
	not _old_ids[d.id]
]

_old_ids := {d.id | some d in _decision.items; is_number(d.ageDays); d.ageDays > _year_days}

_decisions := {
	"total": count(_recent) + count(_perhaps_recent),
	"good": count([id | some id in _recent; responsibility.deciding_ids[id]]),
	"unsure": count([d.id | some d in _decision.items; _recent_ids[d.id]; d.saysWho == "unknown"]) + count(_perhaps_recent),
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

_dated := [id | some id in responsibility.records; _has_date[id]]

_perhaps_dated := array.concat(
	[id | some id in responsibility.perhaps_records; _has_date[id]],
	[id | some id in array.concat(responsibility.records, responsibility.perhaps_records); _may_have_date[id]],
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

_weighing := [d.id | some d in _decision.items; responsibility.is_decided[d.id]; d.aboutCloud == "yes"; d.weighs == "yes"]

_perhaps_weighing := [d.id | some d in _decision.items; responsibility.may_be_decided[d.id]; d.aboutCloud != "no"; d.weighs != "no"]
