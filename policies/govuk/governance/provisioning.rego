# METADATA
# title: How are cloud services provisioned?
# custom:
#   order: 7
package policies.govuk.governance.provisioning

import future.keywords.not

import data.lib.infrastructure
import data.lib.outcome

# More than so many of the units have their state where no two runs can harm it.
_kept_percent := 50

# So much of what an account or a cluster holds has to be owned by code.
_owned_percent := 95

# At most so many of the changes to an account are made by people.
_by_people_percent := 1

# METADATA
# title: Scripts or definitions make cloud resources
# scope: document
# custom:
#   level: 2
#   grade: present
#   remediation: Write a script for the first service that people still make by hand.
#   effort: S
#   actor: team
#   implied_by: [l3_iac]
#   independent:
#     l5_all: pipelines may apply what lies elsewhere
#     l5_nothing_else: the code that owns what the cloud holds may lie elsewhere
criteria["l2_scripts"] := outcome.given(infrastructure.subject, outcome.any_of([
	outcome.exists([_root], _making, _perhaps_making),
	outcome.exists([_script], infrastructure.own_scripts, infrastructure.perhaps_own_scripts),
	outcome.exists([_provisioning], _making_steps, array.concat(infrastructure.applying, infrastructure.perhaps_applying)),
]))

# METADATA
# title: Some of it is declared
# scope: document
# custom:
#   level: 3
#   grade: present
#   remediation: Declare what a script makes as infrastructure as code, beginning with what changes most.
#   effort: M
#   actor: team
#   implied_by: [l4_most]
#   independent:
#     l5_all: pipelines may run scripts
#     l5_nothing_else: the code that owns what the cloud holds may lie elsewhere
criteria["l3_iac"] := outcome.given(infrastructure.subject, _some_declared)

# METADATA
# title: Most of it is declared, and its state is shared and locked
# scope: document
# custom:
#   level: 4
#   grade: present
#   remediation: Move the state of each root to a store that all reach and that locks, or let a stack service or a reconciler hold it.
#   effort: M
#   actor: team
#   independent:
#     l5_all: a pipeline can apply a root whose state nothing locks
#     l5_nothing_else: what code owns may be held without a lock
criteria["l4_most"] := outcome.given(infrastructure.subject, _mostly_kept)

# METADATA
# title: All of production is applied by machines, from trunk
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Let pipelines or reconcilers apply every root of production from trunk, and take the texts and scripts for doing it by hand away.
#   effort: M
#   actor: team
#   counter: [iac.root, iac.script, ci.provisioning]
criteria["l5_all"] := outcome.given(infrastructure.subject, outcome.forall(
	[_root],
	_only_by_machines,
	_left_to_people,
	_perhaps_only,
))

# METADATA
# title: The cloud holds nothing else
# scope: document
# custom:
#   level: 5
#   grade: outcome
#   remediation: Find what people change in the account, and bring it under code.
#   effort: L
#   actor: platform
#   counter: [iac.root, iac.script, ci.provisioning, relation.root_coverage]
criteria["l5_nothing_else"] := outcome.given(infrastructure.subject, outcome.all_of([
	outcome.at_least(100 - _by_people_percent, [_mutation], _changes, [m.id | some m in _mutation.items]),
	outcome.at_least(_owned_percent, [_account], _resources, [o.id | some o in _account.items]),
	outcome.at_least(_owned_percent, [_cluster], _objects, [o.id | some o in _cluster.items]),
]))

_root := input.evidence["iac.root"]

_script := input.evidence["iac.script"]

_provisioning := input.evidence["ci.provisioning"]

_coverage := input.evidence["relation.root_coverage"]

_mutation := input.evidence["aws.mutation"]

_account := input.evidence["aws.ownership"]

_cluster := input.evidence["k8s.ownership"]

# Setting up a host that is there makes nothing.
_making := [r.id | some r in _root.items; infrastructure.own_ids[r.id]; r.creates == "yes"]

_perhaps_making := array.concat(
	infrastructure.perhaps_own,
	[r.id | some r in _root.items; infrastructure.own_ids[r.id]; r.creates == "unknown"],
)

# What is deployed to a platform may have been made there by hand.
_making_steps := [p.id | some p in _provisioning.items; infrastructure.applying_ids[p.id]; p.does == "apply"]

# level 3

# One declared unit shows it, whatever else there may be; scripts alone refute it.
_some_declared := outcome.exists([_root], _declared, []) if {
	count(_declared) > 0
} else := outcome.more_than(
	0,
	[_root, _script],
	{"total": count(_makers), "good": 0, "unsure": count(_perhaps_declared)},
	outcome.parted(_makers, [], _perhaps_declared),
)

_making_ids := {id | some id in _making}

_declared := [r.id | some r in _root.items; _making_ids[r.id]; r.declarative == "yes"]

_perhaps_declared := array.concat(
	[r.id | some r in _root.items; _making_ids[r.id]; r.declarative == "unknown"],
	array.concat(_perhaps_making, infrastructure.perhaps_own_scripts),
)

_makers := array.concat(
	array.concat(_making, _perhaps_making),
	array.concat(infrastructure.own_scripts, infrastructure.perhaps_own_scripts),
)

# level 4

# One that may count and is kept cannot lower the share of those that do. Scripts alone have no state that anybody shares;
# beside roots they may be small.
_mostly_kept := outcome.more_than(
	_kept_percent,
	[_root],
	{
		"total": count(_making) + count(_perhaps_lowering),
		"good": count(_kept),
		"unsure": count(_perhaps_kept),
	},
	outcome.parted(array.concat(_making, _perhaps_lowering), _kept, _perhaps_kept),
) if {
	count(_making) > 0
} else := outcome.more_than(
	_kept_percent,
	[_root],
	{"total": count(_perhaps_making), "good": 0, "unsure": count(_perhaps_making)},
	_perhaps_making,
) if {
	count(_perhaps_making) > 0
} else := outcome.more_than(
	_kept_percent,
	[_root, _script],
	{"total": count(_makers), "good": 0, "unsure": count(infrastructure.perhaps_own_scripts)},
	outcome.parted(_makers, [], infrastructure.perhaps_own_scripts),
)

_declared_ids := {id | some id in _declared}

_kept := [r.id | some r in _root.items; _declared_ids[r.id]; _is_safe[r.id]]

_kept_ids := {id | some id in _kept}

_is_safe[r.id] if {
	some r in _root.items
	r.state == "held"
}

_is_safe[r.id] if {
	some r in _root.items
	r.state == "shared"
	r.locked == "yes"
}

_perhaps_lowering := [id | some id in _perhaps_making; not _is_kept[id]]

_is_kept[r.id] if {
	some r in _root.items
	r.declarative == "yes"
	_is_safe[r.id]
}

_perhaps_kept := array.concat(
	_perhaps_lowering,
	[r.id | some r in _root.items; _making_ids[r.id]; not _kept_ids[r.id]; _may_be_safe[r.id]],
)

_may_be_safe[r.id] if {
	some r in _root.items
	r.declarative != "no"
	r.state in {"held", "unknown"}
}

_may_be_safe[r.id] if {
	some r in _root.items
	r.declarative != "no"
	r.state == "shared"
	r.locked != "no"
}

# level 5

# Units that users may depend on.
_production := {r.id | some r in _root.items; infrastructure.unit_ids[r.id]; r.production != "no"}

_only_by_machines := [c.id |
	some c in _coverage.items
	_production[c.root]
	infrastructure.automated_ids[c.root]
	c.fromTrunk == "yes"
	c.onlyThus == "yes"
]

_left_to_people := [c.id |
	some c in _coverage.items
	_production[c.root]
	infrastructure.own_ids[c.root]
	c.automated == "no"
	_surely_production[c.root]
]

_told := {id | some id in array.concat(_only_by_machines, _left_to_people)}

_covered := {c.root | some c in _coverage.items}

# One of which nothing tells may be one that nobody depends on.
_surely_production := {r.id | some r in _root.items; r.production == "yes"}

_perhaps_only := array.concat(
	[c.id |
		some c in _coverage.items
		_production[c.root]
		not _told[c.id]
	],
	[id | some id in _production; not _covered[id]],
)

_changes := {
	"total": sum([m.changes | some m in _mutation.items]),
	"good": sum([m.changes | some m in _mutation.items]) - sum([m.byPeople | some m in _mutation.items]),
	"unsure": 0,
}

_resources := {
	"total": sum([o.resources | some o in _account.items]),
	"good": sum([o.ownedByCode | some o in _account.items]),
	"unsure": 0,
}

_objects := {
	"total": sum([o.objects | some o in _cluster.items]),
	"good": sum([o.ownedByCode | some o in _cluster.items]),
	"unsure": 0,
}
