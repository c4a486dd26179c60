# METADATA
# title: How are policies applied and enforced?
# custom:
#   order: 5
package policies.govuk.governance.policy_enforcement

import future.keywords.not

import data.lib.outcome

# Shares over fewer changes than this are unknown.
_smallest_share := 10

# So many of the changes by change request show that they are looked at as a rule.
_by_request_percent := 80

# So many of the namespaces of users have to stand behind admission control.
_admitted_percent := 95

# What judges against a set of rules; tests, linters and formatters do not.
_policy_checks := {
	"policy_check",
	"infrastructure_scan",
	"workflow_scan",
	"code_scan",
	"dependency_scan",
	"image_scan",
	"licence_check",
	"secret_scan",
}

# METADATA
# title: Policies are written down, as text or as code
# scope: document
# custom:
#   level: 2
#   grade: declared
#   remediation: Write down what must and must not be done, as text or as rules that a tool reads.
#   effort: S
#   actor: team
#   implied_by: [l4_technology]
#   independent:
#     l3_process: changes may arrive by request as a matter of course, without a policy that says so
#     l5_exceptions_bounded: exceptions can be bounded whatever is written of the rules
criteria["l2_written"] := outcome.given(_subject, outcome.any_of([
	outcome.exists([_file, _branch_rule], array.concat(_rule_files, _active_branch_rules), array.concat(
		_perhaps_rule_files,
		_unsure_branch_rules,
	)),
	outcome.exists([_document, _template], array.concat(_ruling_documents, _checklists), _perhaps_ruling),
	outcome.exists([_owner], _owners, _perhaps_owners),
	outcome.exists([_capability], _checks, _perhaps_checks),
	outcome.exists([_admission], _denying, _perhaps_denying),
]))

# METADATA
# title: A process applies the policies
# scope: document
# custom:
#   level: 3
#   grade: present
#   remediation: Let changes be reviewed by rule, work through a checklist, or run a scan that tells what breaks a policy.
#   effort: S
#   actor: team
#   implied_by: [l4_technology]
#   independent:
#     l5_exceptions_bounded: exceptions can be bounded whatever the process is
criteria["l3_process"] := outcome.given(_subject, outcome.any_of([
	outcome.exists([_branch_rule], _reviewing_branch_rules, _unsure_branch_rules),
	outcome.exists([_owner], _owners, _perhaps_owners),
	outcome.exists([_template], _checklists, _perhaps_checklists),
	outcome.exists([_deployment], _approved_by_hand, _perhaps_approved),
	outcome.exists([_capability], _checks, _perhaps_checks),
	outcome.exists([_admission], _denying, _perhaps_denying),
	_mostly_requested,
]))

# METADATA
# title: Technology refuses what breaks a policy
# scope: document
# custom:
#   level: 4
#   grade: wired
#   remediation: Let a policy check fail change requests that break a rule, or let admission control refuse them.
#   effort: M
#   actor: team
#   implied_by: [l5_always_in_ci, l5_always_at_runtime]
#   independent:
#     l5_exceptions_bounded: exceptions of a check that only tells can be bounded too
#   counter: [policy.file]
criteria["l4_technology"] := outcome.given(_subject, outcome.any_of([
	outcome.exists([_capability], _blocking_checks, _perhaps_blocking),
	outcome.exists([_admission, _file], _denying, array.concat(_perhaps_denying, _denying_as_code)),
]))

# METADATA
# title: Every merge and every deployment stands behind a policy check that is required
# scope: document
# custom:
#   level: 5
#   grade: enforced
#   remediation: Put a policy check before each job that deploys, and make the forge require it for every merge.
#   effort: M
#   actor: forge-admin
#   counter: [relation.gate, ci.pipeline, ci.capability]
criteria["l5_always_in_ci"] := outcome.given(_subject, outcome.all_of([
	outcome.forall([_gate], _gated, outcome.known([_pipeline, _capability], _ungated), array.concat(
		_perhaps_gated,
		outcome.doubted([_pipeline, _capability], _ungated),
	)),
	outcome.exists([_required], _required_checks, _perhaps_required),
]))

# METADATA
# title: Nothing that breaks a policy gets to run
# scope: document
# custom:
#   level: 5
#   grade: enforced
#   remediation: Let admission control refuse what breaks a policy, and fail closed, in the namespaces of all users.
#   effort: M
#   actor: platform
criteria["l5_always_at_runtime"] := outcome.given(_subject, outcome.at_least(
	_admitted_percent,
	[_admission],
	_namespaces,
	[a.id | some a in _admission.items],
))

# METADATA
# title: Every exception has a reason, an owner and an end
# scope: document
# custom:
#   level: 5
#   grade: present
#   remediation: Give each exception a reason, an owner and a date on which it ends, and remove those that have ended.
#   effort: S
#   actor: team
criteria["l5_exceptions_bounded"] := outcome.given(_subject, outcome.forall(
	[_waiver],
	_bounded,
	_unbounded,
	_perhaps_bounded,
))

_identity := input.evidence["repository.identity"]

_file := input.evidence["policy.file"]

_branch_rule := input.evidence["policy.branch_rule"]

_waiver := input.evidence["policy.waiver"]

_document := input.evidence["docs.document"]

_template := input.evidence["docs.template"]

_owner := input.evidence["owners.rule"]

_pipeline := input.evidence["ci.pipeline"]

_capability := input.evidence["ci.capability"]

_deployment := input.evidence["ci.deployment"]

_flow := input.evidence["git.flow"]

_admission := input.evidence["k8s.admission"]

_required := input.evidence["forge.required_check"]

_gate := input.evidence["relation.gate"]

_subject := outcome.exists([_identity], [r.id | some r in _identity.items; r.files > 0], [])

# level 2

_rule_files := [f.id | some f in _file.items; _states_rules[f.id]]

# Nothing in it was understood as a rule: helpers, constants, or a file that cannot be read.
_perhaps_rule_files := [f.id | some f in _file.items; not _states_rules[f.id]]

_states_rules[f.id] if {
	some f in _file.items
	f.rules > 0
}

# What chooses a tool's rules need not count them.
_states_rules[f.id] if {
	some f in _file.items
	f.form == "scanner_configuration"
}

_active_branch_rules := [b.id | some b in _branch_rule.items; b.active == "yes"]

_unsure_branch_rules := [b.id | some b in _branch_rule.items; b.active != "no"]

# The steps of running an environment are no policy.
_ruling_documents := [d.id |
	some d in _document.items
	d.form != "runbook"
	d.isOwn == "yes"
	d.statesRules == "yes"
]

_perhaps_ruling := array.concat(
	[d.id |
		some d in _document.items
		d.form != "runbook"
		d.isOwn != "no"
		d.statesRules != "no"
	],
	_perhaps_checklists,
)

# What a reporter of an issue ticks applies no policy to a change.
_checklists := [t.id |
	some t in _template.items
	t.form == "change_request"
	t.isOwn == "yes"
	t.checklistItems > 0
]

_perhaps_checklists := [t.id |
	some t in _template.items
	t.form == "change_request"
	t.isOwn != "no"
	t.checklistItems > 0
]

# A list of maintainers and a catalog tell people whom to ask; they apply nothing.
_applied_forms := {"github", "gitlab", "bitbucket", "azure", "prow"}

# A rule for paths at which no file lies applies to nothing.
_owners := [o.id |
	some o in _owner.items
	o.form in _applied_forms
	o.active == "yes"
	o.owners > 0
	o.meetsFiles == "yes"
]

_perhaps_owners := [o.id |
	some o in _owner.items
	o.form in _applied_forms
	o.active != "no"
	o.owners > 0
	o.meetsFiles != "no"
]

# A scan that only tells applies a rule set too, if anything but a person or a caller starts it. What was not resolved
# may be one.
_checks := [c.id |
	some c in _capability.items
	c.active == "yes"
	c.capability in _policy_checks
	c.confidence != "name"
	"yes" in {c.onChangeRequest, c.onTrunkPush, c.onSchedule, c.onTag}
]

_perhaps_checks := [c.id |
	some c in _capability.items
	c.active != "no"
	_may_be_check[c.id]
]

_may_be_check[c.id] if {
	some c in _capability.items
	c.capability in _policy_checks
}

_may_be_check[c.id] if {
	some c in _capability.items
	c.capability == "unknown"
}

# level 3

# A rule for other branches, or for who knows which, asks for no review of what reaches trunk.
_reviewing_branch_rules := [b.id |
	some b in _branch_rule.items
	b.active == "yes"
	b.onTrunk == "yes"
	b.requiresReview == "yes"
]

_approved_by_hand := [d.id |
	some d in _deployment.items
	d.active == "yes"
	d.does != "unknown"
	d.approval == "inline"
]

# An environment may be protected by the forge.
_perhaps_approved := [d.id | some d in _deployment.items; d.active != "no"; d.approval != "none"]

_mostly_requested := outcome.at_least(_by_request_percent, [_flow], n, [f.id | some f in _trunk_flows]) if {
	judged := [f | some f in _trunk_flows; f.changes >= _smallest_share]
	too_small := [f.changes | some f in _trunk_flows; f.changes < _smallest_share]
	n := {
		"total": sum([f.changes | some f in _trunk_flows]),
		"good": sum([f.byRequest | some f in judged]),
		"unsure": sum([f.mayBeRequests | some f in judged]) + sum(too_small),
	}
}

_trunk_flows := [f | some f in _flow.items; f.role == "trunk"]

# level 4

_blocking_checks := [c.id |
	some c in _capability.items
	c.active == "yes"
	c.capability in _policy_checks
	c.confidence != "name"
	c.blocking == "yes"
	c.onChangeRequest == "yes"
]

_perhaps_blocking := [c.id |
	some c in _capability.items
	c.active != "no"
	_may_be_check[c.id]
	c.blocking != "no"
	c.onChangeRequest != "no"
]

_denying := [a.id | some a in _admission.items; a.denies == "yes"]

_perhaps_denying := [a.id | some a in _admission.items; a.denies != "no"]

# Whether anything applies them is not known here.
_denying_as_code := [f.id |
	some f in _file.items
	f.form in {"admission", "guardrail"}
	f.enforces != "no"
]

# level 5

_gated := [g.id | some g in _gate.items; g.gated == "yes"]

_ungated := [g.id | some g in _gate.items; g.gated == "no"]

_perhaps_gated := [g.id | some g in _gate.items; g.gated == "unknown"]

# A check that is required and judges by no policy gates nothing.
_required_checks := [r.id | some r in _required.items; r.bypass == "no"; _gating_jobs[r.check]]

_gating_jobs := {c.job |
	some g in _gate.items
	g.subject == "merge"
	g.gated == "yes"
	some id in g.checks
	some c in _capability.items
	c.id == id
}

_perhaps_required := [r.id | some r in _required.items; r.bypass != "yes"]

_namespaces := {
	"total": sum([a.userNamespaces | some a in _admission.items]),
	"good": sum([a.coveredNamespaces | some a in _admission.items; a.denies == "yes"; a.failsClosed == "yes"]),
	"unsure": sum([a.coveredNamespaces |
		some a in _admission.items
		not _refusing_ids[a.id]
		a.denies != "no"
		a.failsClosed != "no"
	]),
}

_refusing := [a.id | some a in _admission.items; a.denies == "yes"; a.failsClosed == "yes"]

_refusing_ids := {id | some id in _refusing}

_bounded := [w.id |
	some w in _waiver.items
	w.hasReason == "yes"
	w.hasOwner == "yes"
	w.expiry == "unexpired"
]

_unbounded := [w.id | some w in _waiver.items; _is_unbounded[w.id]]

_perhaps_bounded := [w.id | some w in _waiver.items; not _judged[w.id]]

_judged := {id | some id in array.concat(_bounded, _unbounded)}

_is_unbounded[w.id] if {
	some w in _waiver.items
	w.hasReason == "no"
}

_is_unbounded[w.id] if {
	some w in _waiver.items
	w.hasOwner == "no"
}

_is_unbounded[w.id] if {
	some w in _waiver.items
	w.expiry in {"none", "expired"}
}
