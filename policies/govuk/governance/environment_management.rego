# METADATA
# title: How are environments managed?
# custom:
#   order: 4
package policies.govuk.governance.environment_management

import future.keywords.not

import data.lib.infrastructure
import data.lib.outcome

# More than so many of the units have to be changed by a pipeline, a reconciler or a service.
_automated_percent := 50

# Definitions that people change as often as every month in a year are improved as a matter of course.
_changes_in_a_year := 12

# So many of these changes come as change requests.
_by_request_percent := 80

# So much of what a cluster or an account holds has to be owned by code.
_owned_percent := 95

# METADATA
# title: How environments are run is written down
# scope: document
# custom:
#   level: 2
#   grade: declared
#   remediation: Write down, step by step, how each environment is set up, changed and brought back.
#   effort: S
#   actor: team
#   implied_by: [l3_scripted]
#   independent:
#     l4_improved: definitions may change often in an environment that nobody describes
#     l5_drift_alerts: a cluster may watch over itself whatever is written of it
criteria["l2_documented"] := outcome.given(infrastructure.subject, outcome.any_of([
	outcome.exists([_document], _runbooks, _perhaps_runbooks),
	outcome.exists([_instruction], _instructions, []),
	infrastructure.made,
]))

# METADATA
# title: Some of it is scripted or declared
# scope: document
# custom:
#   level: 3
#   grade: present
#   remediation: Turn the first steps that people do by hand into a script or, better, into a declared definition.
#   effort: M
#   actor: team
#   implied_by: [l4_standardised, l4_automated]
#   independent:
#     l4_improved: what is often changed may be settings that no environment is made from
#     l5_drift_alerts: a cluster may watch over what was made by hand
criteria["l3_scripted"] := outcome.given(infrastructure.subject, infrastructure.made)

# METADATA
# title: One definition serves several environments
# scope: document
# custom:
#   level: 4
#   grade: present
#   remediation: Make environments from one module, chart or overlay, so that only their values differ.
#   effort: M
#   actor: team
#   independent:
#     l5_all_as_code: everything may be code without anything in common
#     l5_drift_alerts: change may be noticed whatever the environments have in common
criteria["l4_standardised"] := outcome.given(infrastructure.subject, _standardised)

# METADATA
# title: Most environments are changed by machines
# scope: document
# custom:
#   level: 4
#   grade: wired
#   remediation: Let a pipeline or a reconciler apply what is on trunk, and take the right to do so by hand away.
#   effort: M
#   actor: team
#   implied_by: [l5_all_as_code]
#   independent:
#     l5_drift_alerts: what people apply by hand can be watched too
#   counter: [iac.root, iac.script, ci.provisioning]
criteria["l4_automated"] := outcome.given(infrastructure.subject, outcome.more_than(
	_automated_percent,
	[_root],
	{
		"total": count(infrastructure.units),
		"good": count(infrastructure.automated),
		"unsure": count(infrastructure.perhaps_automated),
	},
	infrastructure.told_automated,
))

# METADATA
# title: Definitions are improved once a month or more, by change request
# scope: document
# custom:
#   level: 4
#   grade: executed
#   remediation: Change the definitions in small steps and by change request, and let a bot keep their versions current.
#   effort: S
#   actor: team
#   independent:
#     l5_all_as_code: everything may be code that nobody touches
#     l5_drift_alerts: change may be noticed in definitions that nobody touches
#   counter: [iac.root, iac.script, ci.provisioning, relation.root_coverage]
criteria["l4_improved"] := outcome.given(infrastructure.subject, _improving)

# METADATA
# title: Everything is code
# scope: document
# custom:
#   level: 5
#   grade: outcome
#   remediation: Bring what was made by hand under code, and let only machines change it.
#   effort: L
#   actor: platform
#   counter: [iac.root, iac.script, ci.provisioning, relation.root_coverage]
criteria["l5_all_as_code"] := outcome.given(infrastructure.subject, outcome.all_of([
	outcome.forall(
		[_root],
		infrastructure.seen_automated,
		infrastructure.seen_by_hand,
		infrastructure.perhaps_seen_automated,
	),
	outcome.at_least(_owned_percent, [_cluster], _objects, [o.id | some o in _cluster.items]),
	outcome.at_least(_owned_percent, [_account], _resources, [o.id | some o in _account.items]),
]))

# METADATA
# title: Unexpected change is noticed, and somebody is told
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Compare what runs with what is declared on a schedule, or let a reconciler do it, and send what it finds to people.
#   effort: M
#   actor: team
#   counter: [iac.root, iac.script, ci.provisioning]
criteria["l5_drift_alerts"] := outcome.given(
	infrastructure.subject,
	outcome.exists([_drift, _coverage], _alerting, _perhaps_alerting),
)

_document := input.evidence["docs.document"]

_instruction := input.evidence["iac.instruction"]

_root := input.evidence["iac.root"]

_drift := input.evidence["iac.drift"]

_coverage := input.evidence["relation.root_coverage"]

_history := input.evidence["git.path_history"]

_cluster := input.evidence["k8s.ownership"]

_account := input.evidence["aws.ownership"]

# level 2

_runbooks := [d.id | some d in _document.items; d.form == "runbook"; d.isOwn == "yes"; d.tellsSteps == "yes"]

_perhaps_runbooks := [d.id | some d in _document.items; d.form == "runbook"; d.isOwn != "no"]

_instructions := [i.id | some i in _instruction.items; i.routine != "no"]

# level 4

# One unit that shares its definition with another environment shows it, whatever else there may be.
_standardised := outcome.exists([_root], _sharing, []) if {
	count(_sharing) > 0
} else := outcome.more_than(
	0,
	[_root],
	{"total": count(infrastructure.units), "good": 0, "unsure": count(_perhaps_sharing)},
	outcome.parted(infrastructure.units, [], _perhaps_sharing),
)

_sharing := [r.id | some r in _root.items; infrastructure.own_ids[r.id]; r.sharesDefinition == "yes"]

_perhaps_sharing := array.concat(
	infrastructure.perhaps_own,
	[r.id | some r in _root.items; infrastructure.own_ids[r.id]; r.sharesDefinition == "unknown"],
)

_definitions := [h | some h in _history.items; h.group == "infrastructure"]

_improved := [h.id |
	some h in _definitions
	_is_frequent[h.id]
	h.windowChanges > 0
	h.windowByRequest * 100 >= _by_request_percent * h.windowChanges
]

# Files that came and went, and those in other places, may have been improved all the same.
_perhaps_improved := [h.id | some h in _definitions; not _improved_ids[h.id]]

_improved_ids := {id | some id in _improved}

_is_frequent[h.id] if {
	some h in _definitions
	sum(h.quarters) >= _changes_in_a_year
}

# Changes that no person made are those of a bot that keeps versions current.
_is_frequent[h.id] if {
	some h in _definitions
	h.changes > h.humanChanges
	sum(h.quarters) > 0
}

# Definitions may lie in places that the history was not asked about.
_improving := outcome.exists([_history], _improved, _perhaps_improved) if {
	count(_definitions) > 0
} else := outcome.exists([_history, _root], [], infrastructure.units)

# level 5

_objects := {
	"total": sum([o.objects | some o in _cluster.items]),
	"good": sum([o.ownedByCode | some o in _cluster.items]),
	"unsure": 0,
}

_resources := {
	"total": sum([o.resources | some o in _account.items]),
	"good": sum([o.ownedByCode | some o in _account.items]),
	"unsure": 0,
}

_alerting := array.concat(
	[c.id | some c in _coverage.items; infrastructure.own_ids[c.root]; c.driftAlerted == "yes"],
	[d.id | some d in _drift.items; d.enabled == "yes"; d.notifies == "yes"],
)

_perhaps_alerting := array.concat(
	[c.id | some c in _coverage.items; c.driftAlerted != "no"],
	[d.id | some d in _drift.items; d.enabled != "no"; d.notifies != "no"],
)
